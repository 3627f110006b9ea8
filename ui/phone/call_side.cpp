// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/call_side.h"

#include "ui/common/formats.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"
#include "ui/phone/call_desk.h"
#include "ui/phone/guarded_button.h"
#include "ui/phone/phone_commands.h"
#include "ui/phone/phone_style.h"
#include "ui/phone/pop_text.h"

#include <QEvent>
#include <QVBoxLayout>

namespace visage::ui {
namespace {

constexpr int timerPixels = 32;

QString keyOf(const CommandRegistry& commands, const char* id) {
    const QAction* action = commands.action(QString::fromLatin1(id));
    return action ? action->shortcut().toString(QKeySequence::NativeText) : QString();
}

PlainLabel* makeLabel(QWidget* parent, const char* name, int pixels, bool bold) {
    auto* label = new PlainLabel(parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setElideMode(Qt::ElideRight);
    label->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
    setPixelSize(label, pixels, bold);
    return label;
}

QVBoxLayout* makeColumn(QWidget* page) {
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    return column;
}

} // namespace

CallSide::CallSide(CallDesk& desk, const Theme& theme, CommandRegistry& commands, QWidget* parent)
    : QStackedWidget(parent)
    , m_desk(desk)
    , m_theme(theme)
    , m_commands(commands)
    , m_ringing(makeRinging())
    , m_talking(makeTalking())
    , m_ended(makeEnded()) {
    for (QWidget* page : {m_ringing, m_talking, m_ended})
        addWidget(page);
    connect(&theme, &Theme::changed, this, &CallSide::dress);
    dress();
    retranslate();
}

QWidget* CallSide::makeRinging() {
    auto* page = new QWidget(this);
    m_answer = new GuardedButton(page);
    m_answer->setObjectName(QStringLiteral("popAnswer"));
    m_answer->setIconSize(QSize(30, 24)); // with a gap to the word
    setLook(m_answer, Look::Good);
    m_reject = new GuardedButton(page);
    m_reject->setObjectName(QStringLiteral("popReject"));
    setLook(m_reject, Look::Danger);
    for (GuardedButton* button : {m_answer, m_reject})
        button->setArmed([this] { return m_desk.armed(); });
    connect(m_answer, &QPushButton::clicked, &m_desk, &CallDesk::answer);
    connect(m_reject, &QPushButton::clicked, &m_desk, &CallDesk::reject);
    auto* column = makeColumn(page);
    column->addWidget(m_answer);
    column->addStretch(1);
    column->addWidget(m_reject, 0, Qt::AlignRight);
    return page;
}

QWidget* CallSide::makeTalking() {
    auto* page = new QWidget(this);
    m_state = makeLabel(page, "popState", pop_size::line, true);
    m_timer = makeLabel(page, "popTimer", timerPixels, true);
    m_muted = makeLabel(page, "popMuted", pop_size::line, true);
    setPart(m_muted, "muted");
    auto* column = makeColumn(page);
    column->addWidget(m_state);
    column->addWidget(m_muted);
    column->addWidget(m_timer);
    column->addStretch(1);
    return page;
}

QWidget* CallSide::makeEnded() {
    auto* page = new QWidget(this);
    m_wrapTimer = makeLabel(page, "wrapUpTimer", pop_size::line, false);
    m_finish = new QPushButton(page);
    m_finish->setObjectName(QStringLiteral("finishCall"));
    m_finish->setAutoDefault(false);
    setLook(m_finish, Look::Primary);
    connect(m_finish, &QPushButton::clicked, &m_desk, &CallDesk::finish);
    auto* column = makeColumn(page);
    column->addWidget(m_wrapTimer);
    column->addStretch(1);
    column->addWidget(m_finish);
    return page;
}

void CallSide::dress() {
    const Tokens& t = m_theme.tokens();
    m_answer->setIcon(m_theme.icon(QStringLiteral("phone-incoming"), t.dark ? t.background : t.onAccent));
}

void CallSide::retranslate() {
    const QString answerKey = keyOf(m_commands, phone_command::answer);
    m_answer->setText(u' ' + tr("Answer", "button") + QStringLiteral("  ") + answerKey);
    m_answer->setAccessibleName(tr("Answer (%1)").arg(answerKey));
    m_reject->setText(tr("Reject", "button"));
    m_reject->setAccessibleName(m_reject->text());
    const QString finishKey = keyOf(m_commands, phone_command::finish);
    m_finish->setText(tr("Finish", "button") + QStringLiteral("  ") + finishKey);
    m_finish->setAccessibleName(tr("Finish (%1)").arg(finishKey));
}

void CallSide::changeEvent(QEvent* event) {
    QStackedWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

QString CallSide::timerOf(const CallCard& card) const {
    const Timestamp now = m_desk.clock().now();
    if (card.call.state == call::CallState::Held && card.call.heldSince)
        return formatTimer(now - card.call.heldSince);
    return formatTimer(card.answered() ? now - card.call.answeredAt : now - card.call.startedAt);
}

void CallSide::present(const CallCard& card) {
    if (card.ringing()) {
        setCurrentWidget(m_ringing);
        return;
    }
    if (card.ended()) {
        m_wrapTimer->setText(
            tr("After the call: %1").arg(formatTimer(m_desk.clock().now() - card.call.endedAt)));
        m_finish->setEnabled(!card.finishing);
        setCurrentWidget(m_ended);
        return;
    }
    const bool held = card.call.state == call::CallState::Held;
    m_state->setText(card.call.heldByPeer && !held ? tr("Held by the other side") : callStateText(card));
    setPart(m_state, held || card.call.heldByPeer ? "held" : "talking");
    m_muted->setText(card.call.muted ? tr("Microphone off") : QString());
    m_muted->setAccessibleName(m_muted->text());
    m_timer->setText(timerOf(card));
    setCurrentWidget(m_talking);
}

} // namespace visage::ui
