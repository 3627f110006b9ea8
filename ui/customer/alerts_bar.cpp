// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/alerts_bar.h"

#include "ui/common/formats.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/words.h"
#include "ui/customer/draft_keeper.h"
#include "ui/customer/parts.h"
#include "ui/timeline/names.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>
#include <chrono>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t alertsAtFirst = 2;
/// How long an alert stays, in days; 0: until somebody takes it off.
constexpr std::array<int, 4> expiries{0, 1, 7, 30};

} // namespace

AlertsBar::AlertsBar(client::Workspace& workspace, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_theme(theme)
    , m_strips(new QVBoxLayout)
    , m_form(new QWidget(this))
    , m_text(new QLineEdit)
    , m_expiry(new QComboBox)
    , m_pin(new QPushButton)
    , m_cancel(new QPushButton)
    , m_trouble(new PlainLabel(this))
    , m_drafts(new DraftKeeper(workspace, this)) {
    setObjectName(u"alerts"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 0, 16, 8);
    column->setSpacing(4);
    m_strips->setSpacing(4);
    column->addLayout(m_strips);
    auto* line = new QHBoxLayout(m_form);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    m_text->setObjectName(u"alertText"_s);
    m_text->setMaxLength(400);
    m_expiry->setObjectName(u"alertExpiry"_s);
    m_pin->setObjectName(u"savePin"_s);
    m_cancel->setObjectName(u"cancelPin"_s);
    setLook(m_pin, Look::Primary);
    line->addWidget(m_text, 1);
    line->addWidget(m_expiry);
    line->addWidget(m_pin);
    line->addWidget(m_cancel);
    column->addWidget(m_form);
    setLook(m_trouble, Look::Bad);
    m_trouble->setWordWrap(true);
    m_trouble->setObjectName(u"alertTrouble"_s);
    column->addWidget(m_trouble);
    m_form->hide();
    m_trouble->hide();
    connect(m_pin, &QPushButton::clicked, this, &AlertsBar::pin);
    connect(m_text, &QLineEdit::returnPressed, this, &AlertsBar::pin);
    connect(m_cancel, &QPushButton::clicked, this, &AlertsBar::close);
    connect(m_text, &QLineEdit::textEdited, m_drafts, &DraftKeeper::changed);
    retranslate();
}

void AlertsBar::show(const client::CustomerRecord& record) {
    if (record.customer.id != m_customer) {
        m_all = false;
        m_form->hide();
        m_trouble->hide();
        m_drafts->bind({}, {});
        m_text->clear();
        m_expiry->setCurrentIndex(0);
        m_drafts->bind(u"alert/"_s + QString::fromStdString(record.customer.id.toString()),
                       [this](const QString& draft) { m_text->setText(draft); });
    }
    m_customer = record.customer.id;
    m_alerts = record.alerts;
    rebuild();
}

void AlertsBar::setElsewhere(bool elsewhere) {
    if (elsewhere == m_elsewhere)
        return;
    m_elsewhere = elsewhere;
    rebuild();
}

void AlertsBar::rebuild() {
    clearLayout(m_strips);
    if (m_elsewhere && m_alerts.size() <= alertsAtFirst)
        return setVisible(!m_form->isHidden());
    const std::size_t shown = m_all ? m_alerts.size() : std::min(m_alerts.size(), alertsAtFirst);
    for (std::size_t i = 0; i < shown; ++i)
        m_strips->addWidget(strip(m_alerts[i]));
    if (shown < m_alerts.size()) {
        auto* more =
            new QPushButton(tr("%n more alert(s)", nullptr, static_cast<int>(m_alerts.size() - shown)));
        more->setObjectName(u"moreAlerts"_s);
        more->setAccessibleName(more->text());
        setLook(more, Look::Plain);
        connect(more, &QPushButton::clicked, this, [this] {
            m_all = true;
            rebuild();
        });
        m_strips->addWidget(more, 0, Qt::AlignLeft);
    }
    setVisible(!m_alerts.empty() || !m_form->isHidden());
}

QWidget* AlertsBar::strip(const Alert& alert) {
    auto* frame = new QFrame;
    setLook(frame, Look::Warn);
    auto* line = new QHBoxLayout(frame);
    line->setContentsMargins(10, 0, 2, 0);
    line->setSpacing(8);
    line->addWidget(new ThemedIcon(m_theme, u"triangle-alert"_s, ThemedIcon::Tint::Warn));
    const QString words = oneLine(alert.text);
    auto* text = new PlainLabel(words);
    text->setElideMode(Qt::ElideRight);
    text->setAccessibleName(tr("Alert: %1").arg(words));
    setLook(text, Look::Strong);
    line->addWidget(text, 1);
    QString origin =
        tr("%1, %2").arg(userName(m_workspace, alert.author), formatAgo(alert.createdAt, m_workspace.now()));
    if (alert.expiresAt)
        origin += u" · "_s + tr("until %1").arg(formatMoment(alert.expiresAt, m_workspace.now()));
    auto* by = new PlainLabel(origin);
    by->setElideMode(Qt::ElideRight);
    setLook(by, Look::Muted);
    line->addWidget(by);
    auto* remove = new IconButton(m_theme, u"x"_s, tr("Remove the alert: %1").arg(words));
    remove->setObjectName(u"unpin/"_s + QString::fromStdString(alert.id.toString()));
    connect(remove, &QToolButton::clicked, this, [this, id = alert.id] {
        m_workspace.submit(UnpinAlert{id}, this, [this](const Result<void>& result) {
            m_trouble->setVisible(!result);
            if (!result)
                m_trouble->setText(sentenceOf(result.error()));
        });
    });
    line->addWidget(remove);
    return frame;
}

void AlertsBar::write() {
    m_form->show();
    setVisible(true);
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void AlertsBar::close() {
    m_form->hide();
    m_trouble->hide();
    setVisible(!m_alerts.empty());
    Q_EMIT finished();
}

Timestamp AlertsBar::expiry() const {
    const int days = expiries.at(static_cast<std::size_t>(std::max(m_expiry->currentIndex(), 0)));
    return days == 0 ? Timestamp{} : m_workspace.now() + std::chrono::hours(24 * days);
}

void AlertsBar::pin() {
    const QString text = m_text->text().trimmed();
    if (text.isEmpty())
        return;
    m_pin->setEnabled(false);
    const PinAlert command{AlertId(m_workspace.newId()), m_customer, text.toStdString(), expiry()};
    m_workspace.submit(
        command, this,
        [this, customer = m_customer, text, key = m_drafts->key()](const Result<void>& result) {
            m_pin->setEnabled(true);
            if (result)
                m_drafts->forget(key);
            if (customer != m_customer)
                return;
            m_trouble->setVisible(!result);
            if (!result) {
                m_trouble->setText(sentenceOf(result.error()));
                return;
            }
            if (m_text->text().trimmed() == text)
                m_text->clear();
            close();
        });
}

void AlertsBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_form->isVisible())
        close();
    else
        QWidget::keyPressEvent(event);
}

void AlertsBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        rebuild();
    }
}

void AlertsBar::retranslate() {
    m_text->setPlaceholderText(tr("What every colleague must know before answering"));
    m_text->setAccessibleName(tr("Text of the alert"));
    m_pin->setText(tr("Pin"));
    m_pin->setAccessibleName(tr("Pin the alert"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel the alert"));
    const int index = std::max(m_expiry->currentIndex(), 0);
    m_expiry->clear();
    m_expiry->addItems({tr("Without end"), tr("1 day"), tr("7 days"), tr("30 days")});
    m_expiry->setCurrentIndex(index);
    m_expiry->setAccessibleName(tr("How long the alert stays"));
}

} // namespace visage::ui
