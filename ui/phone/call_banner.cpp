// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/call_banner.h"

#include "ui/common/formats.h"
#include "ui/common/plain_label.h"
#include "ui/common/theme.h"
#include "ui/phone/call_desk.h"
#include "ui/phone/caller_text.h"
#include "ui/phone/phone_commands.h"
#include "ui/phone/phone_style.h"
#include "ui/phone/pop_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QVBoxLayout>

namespace visage::ui {
namespace {

constexpr int lineHeight = 40;
constexpr int widestName = 520;

QString iconOf(const CallCard& card) {
    if (card.ended())
        return QStringLiteral("clipboard-list");
    if (card.call.state == call::CallState::Held)
        return QStringLiteral("pause");
    return card.ringing() ? QStringLiteral("phone-incoming") : QStringLiteral("phone-call");
}

} // namespace

CallBanner::CallBanner(CallDesk& desk, const Theme& theme, CommandRegistry& commands, QWidget* parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_theme(theme)
    , m_commands(commands) {
    setObjectName(QStringLiteral("callBanner"));
    setCursor(Qt::PointingHandCursor);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 0, 16, 0);
    column->setSpacing(0);
    int number = 0;
    for (Line& line : m_lines) {
        line = makeLine(++number);
        column->addWidget(line.row);
    }
    connect(&theme, &Theme::changed, this, &CallBanner::refresh);
}

CallBanner::Line CallBanner::makeLine(int number) {
    Line line;
    line.row = new QWidget(this);
    line.row->setFixedHeight(lineHeight);
    line.icon = new PlainLabel(line.row);
    line.name = new PlainLabel(line.row);
    line.text = new PlainLabel(line.row);
    line.key = new PlainLabel(line.row);
    line.name->setObjectName(QStringLiteral("bannerName%1").arg(number));
    line.text->setObjectName(QStringLiteral("bannerText%1").arg(number));
    line.name->setElideMode(Qt::ElideRight);
    line.text->setElideMode(Qt::ElideRight);
    setPixelSize(line.name, pop_size::line, true);
    setPixelSize(line.text, pop_size::alert);
    setPixelSize(line.key, 12);
    setPart(line.key, "key");
    auto* row = new QHBoxLayout(line.row);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(line.icon);
    row->addWidget(line.name);
    row->addWidget(line.text, 1);
    row->addWidget(line.key, 0, Qt::AlignVCenter);
    line.name->setMaximumWidth(widestName);
    return line;
}

void CallBanner::refresh() {
    std::vector<const CallCard*> cards;
    if (m_desk.shownAsBanner())
        cards.push_back(m_desk.shown());
    for (const CallCard* card : m_desk.waiting())
        cards.push_back(card);
    m_known = 0;
    for (std::size_t n = 0; n < m_lines.size(); ++n) {
        m_lines[n].row->setVisible(n < cards.size());
        if (n < cards.size())
            present(m_lines[n], *cards[n], n == 0);
    }
    setVisible(!cards.empty());
    update();
}

/// The people to choose from, where the number keys mean them; of the calls behind it, that the call has
/// be taken for that.
QString CallBanner::textOf(const CallCard& card) const {
    if (card.ended())
        return tr("Still to be finished");
    if (!card.ringing())
        return callStateText(card);
    if (card.lookedUp && card.answer.kind == client::CallerAnswer::Kind::Several)
        return &card == m_desk.shown() ? candidatesText(card) : tr("Take the call to choose the customer");
    return popText(card, m_desk.workspace(), m_desk.clock().now()).why;
}

void CallBanner::present(Line& line, const CallCard& card, bool first) {
    const QString name = callerName(card);
    line.card = card.key;
    line.icon->setPixmap(m_theme.icon(iconOf(card), m_theme.tokens().accent).pixmap(QSize(20, 20)));
    line.name->setText(name);
    line.name->setAccessibleName(
        tr("%1: %2", "a call's state and the caller").arg(callStateText(card), name));
    line.text->setText(textOf(card));
    line.text->setAccessibleName(line.text->text());
    const QAction* take = m_commands.action(QString::fromLatin1(phone_command::take));
    line.key->setText(tr("%1 shows the call").arg(take->shortcut().toString(QKeySequence::NativeText)));
    line.key->setVisible(&card == m_desk.next());
    if (first && card.lookedUp)
        m_known = card.key;
}

void CallBanner::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    if (m_known != 0)
        QMetaObject::invokeMethod(
            this, [this, key = m_known] { Q_EMIT painted(key); }, Qt::QueuedConnection);
}

void CallBanner::mousePressEvent(QMouseEvent* event) {
    // Deaf while a call has just begun to ring: the click was meant for what stood here before.
    if (event->button() != Qt::LeftButton || !m_desk.armed())
        return;
    for (const Line& line : m_lines)
        if (line.row->isVisible() && line.row->geometry().contains(event->pos()))
            Q_EMIT takeWanted(line.card);
}

void CallBanner::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace visage::ui
