// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/phone_bar.h"

#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"
#include "ui/phone/call_desk.h"
#include "ui/phone/caller_text.h"
#include "ui/phone/guarded_button.h"
#include "ui/phone/phone_commands.h"
#include "ui/phone/phone_style.h"
#include "ui/phone/pop_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace visage::ui {
namespace {

constexpr int barHeight = 48;
constexpr int widestName = 320;
constexpr int rejectGap = 32; // so that a hand that misses Answer does not reject
/// With less, hold and mute are their pictures: their words would be cut in French.
constexpr int leastForWords = 1150;

const CallCard* shownInFull(const CallDesk& desk) {
    return desk.shownAsBanner() ? nullptr : desk.shown();
}

PlainLabel* makeLabel(QWidget* parent, const char* name, bool bold) {
    auto* label = new PlainLabel(parent);
    label->setObjectName(QString::fromLatin1(name));
    setPixelSize(label, pop_size::detail, bold);
    return label;
}

} // namespace

PhoneBar::PhoneBar(CallDesk& desk, const Theme& theme, CommandRegistry& commands, QWidget* parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_theme(theme)
    , m_commands(commands)
    , m_presence(makeLabel(this, "presence", true))
    , m_break(new QPushButton(this))
    , m_state(makeLabel(this, "callState", false))
    , m_who(makeLabel(this, "callWho", true))
    , m_timer(makeLabel(this, "callTimer", true))
    , m_dial(new QLineEdit(this))
    , m_dialButton(new QPushButton(this))
    , m_answer(makeButton("answer", Look::Good, &CallDesk::answer))
    , m_gap(new QWidget(this))
    , m_reject(makeButton("reject", Look::Danger, &CallDesk::reject))
    , m_hold(makeButton("hold", Look::Normal, &CallDesk::toggleHold))
    , m_mute(makeButton("mute", Look::Normal, &CallDesk::toggleMute))
    , m_hangUp(makeButton("hangUp", Look::Danger, &CallDesk::hangUp)) {
    setObjectName(QStringLiteral("phoneBar"));
    setFixedHeight(barHeight);
    for (GuardedButton* button : {m_answer, m_reject})
        button->setArmed([this] { return m_desk.armed(); });
    makeDial();
    m_break->setObjectName(QStringLiteral("break"));
    m_break->setAutoDefault(false);
    connect(m_break, &QPushButton::clicked, this, [this] { m_desk.setOnBreak(!m_desk.onBreak()); });
    m_state->setElideMode(Qt::ElideRight);
    m_who->setElideMode(Qt::ElideRight);
    m_who->setMaximumWidth(widestName);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(8);
    row->addWidget(m_presence, 0, Qt::AlignVCenter);
    row->addWidget(m_break);
    row->addSpacing(8);
    row->addWidget(m_who);
    row->addWidget(m_timer);
    row->addWidget(m_state);
    row->addStretch(1);
    row->addSpacing(8);
    m_gap->setFixedWidth(rejectGap);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_answer, m_gap, m_reject, m_hold, m_mute, m_hangUp})
        row->addWidget(widget);
    row->addSpacing(8);
    row->addWidget(m_dial);
    row->addWidget(m_dialButton);

    connect(&theme, &Theme::changed, this, &PhoneBar::setIcons);
    retranslate();
}

GuardedButton* PhoneBar::makeButton(const char* name, Look look, void (CallDesk::*run)()) {
    auto* button = new GuardedButton(this);
    button->setObjectName(QString::fromLatin1(name));
    button->setIconSize(besideWords);
    setLook(button, look);
    connect(button, &QPushButton::clicked, &m_desk, run);
    return button;
}

void PhoneBar::makeDial() {
    m_dial->setObjectName(QStringLiteral("dial"));
    m_dial->setFixedWidth(160);
    m_dial->setMaxLength(64);
    m_dialButton->setObjectName(QStringLiteral("dialButton"));
    m_dialButton->setAutoDefault(false);
    connect(m_dial, &QLineEdit::returnPressed, this, &PhoneBar::dial);
    connect(m_dialButton, &QPushButton::clicked, this, &PhoneBar::dial);
    connect(m_dial, &QLineEdit::textEdited, this, [this] {
        m_dialFault.clear();
        refresh();
    });
}

void PhoneBar::dial() {
    if (m_dial->text().trimmed().isEmpty())
        return;
    const Result<void> dialled = m_desk.dial(m_dial->text());
    m_dialFault = dialled ? QString() : text(dialled.error().sentence);
    if (dialled)
        m_dial->clear();
    refresh();
}

void PhoneBar::focusDial() {
    m_dial->setFocus(Qt::ShortcutFocusReason);
    m_dial->selectAll();
}

QString PhoneBar::shortcut(const char* command) const {
    return m_commands.action(QString::fromLatin1(command))->shortcut().toString(QKeySequence::NativeText);
}

QString PhoneBar::presenceText() const {
    using enum CallDesk::Presence;
    switch (m_desk.presence()) {
    case Unavailable:
        return tr("Not reachable");
    case Available:
        return tr("Available");
    case OnCall:
        return m_desk.onBreak() ? tr("On a call, then a break") : tr("On a call");
    case WrapUp:
        return m_desk.onBreak() ? tr("Wrap-up, then a break") : tr("Wrap-up");
    case Break:
        return tr("Break");
    }
    return {};
}

/// With no call: why the telephone cannot be used, what was dialled wrongly, who was missed, or nothing.
QString PhoneBar::idleText() const {
    const telephony::Phone& phone = m_desk.phone();
    const QString trouble = m_desk.phoneTrouble();
    if (!trouble.isEmpty() && phone.retryAt()) {
        const auto seconds =
            std::max<std::int64_t>(0, (phone.retryAt() - m_desk.clock().now()).count() / 1000);
        return tr("%1 Next attempt in %2 s.").arg(trouble).arg(seconds);
    }
    if (!trouble.isEmpty())
        return trouble;
    if (!m_dialFault.isEmpty())
        return m_dialFault;
    const CallCard& last = m_desk.lastUnanswered();
    if (last.key == 0)
        return {};
    return tr("%1: %2, %3", "missed call: who, when")
        .arg(sentence(word(last.call.cause)), callerName(last), formatTime(last.call.startedAt));
}

void PhoneBar::refresh() {
    refreshState();
    refreshButtons();
}

void PhoneBar::refreshState() {
    const QString presence = presenceText();
    m_presence->setText(presence);
    m_presence->setAccessibleName(tr("Presence: %1").arg(presence));
    m_break->setText(m_desk.onBreak() ? tr("End the break") : tr("Take a break"));
    m_break->setAccessibleName(m_break->text());
    m_break->setToolTip(
        plainToolTip(m_break->text() + QStringLiteral(" (%1)").arg(shortcut(phone_command::pause))));
    const auto now = m_desk.presence();
    setLook(m_presence, now == CallDesk::Presence::Available     ? Look::Good
                        : now == CallDesk::Presence::Unavailable ? Look::Bad
                                                                 : Look::Warn);
    const CallCard* card = m_desk.shown();
    // The presence says already that one talks.
    const bool talks = card && card->call.state == call::CallState::Active;
    const bool muted = talks && card->call.muted;
    m_state->setText(muted   ? tr("Microphone off")
                     : talks ? QString()
                     : card  ? callStateText(*card)
                             : idleText());
    m_state->setAccessibleName(tr("Call: %1").arg(card ? word(card->call.state) : tr("none", "call")));
    setPart(m_state, muted ? "muted" : !card && now == CallDesk::Presence::Unavailable ? "broken" : "");
    m_who->setText(card ? callerName(*card) : QString());
    m_who->setAccessibleName(m_who->text());
    m_who->setVisible(card && !m_desk.shownAsBanner()); // the banner says it larger
    const bool counts = card && !card->ended();
    m_timer->setVisible(counts);
    if (counts)
        m_timer->setText(formatTimer(m_desk.clock().now() -
                                     (card->answered() ? card->call.answeredAt : card->call.startedAt)));
}

void PhoneBar::refreshButtons() {
    const CallCard* talking = m_desk.talking();
    const bool held = talking && talking->call.state == call::CallState::Held;
    const bool muted = talking && talking->call.muted;
    m_answer->setEnabled(m_desk.answerable());
    m_reject->setEnabled(m_desk.answerable());
    // While the pop is there, it has larger ones: no two of them on one screen.
    const bool here = m_desk.answerable() && m_desk.answerable() != shownInFull(m_desk);
    m_answer->setVisible(here);
    m_gap->setVisible(here);
    m_reject->setVisible(here);
    m_break->setVisible(!here); // the room is theirs while it rings
    m_hold->setEnabled(talking);
    m_hold->setAccessibleName(held ? tr("Resume") : tr("Hold"));
    m_mute->setEnabled(talking);
    m_mute->setAccessibleName(muted ? tr("Unmute") : tr("Mute"));
    const bool words = width() >= leastForWords;
    for (GuardedButton* button : {m_hold, m_mute})
        button->setText(words ? button->accessibleName() : QString());
    m_hangUp->setEnabled(m_desk.hangable());
    m_dial->setEnabled(m_desk.canDial());
    m_dialButton->setEnabled(m_desk.canDial() && !m_dial->text().trimmed().isEmpty());
    setIcons();
}

void PhoneBar::setIcons() {
    const Tokens& t = m_theme.tokens();
    const CallCard* talking = m_desk.talking();
    const bool held = talking && talking->call.state == call::CallState::Held;
    const bool muted = talking && talking->call.muted;
    m_answer->setIcon(m_theme.icon(QStringLiteral("phone-incoming"), t.dark ? t.background : t.onAccent));
    m_hold->setIcon(m_theme.icon(held ? QStringLiteral("play") : QStringLiteral("pause")));
    m_mute->setIcon(
        m_theme.icon(muted ? QStringLiteral("mic-off") : QStringLiteral("mic"), muted ? t.bad : t.text));
    m_hangUp->setIcon(m_theme.icon(QStringLiteral("phone-off"), t.bad));
    m_dialButton->setIcon(m_theme.icon(QStringLiteral("phone-outgoing")));
}

void PhoneBar::retranslate() {
    m_answer->setText(tr("Answer", "button"));
    m_answer->setAccessibleName(tr("Answer (%1)").arg(shortcut(phone_command::answer)));
    m_answer->setToolTip(plainToolTip(m_answer->accessibleName()));
    m_reject->setText(tr("Reject", "button"));
    m_reject->setAccessibleName(m_reject->text());
    m_hold->setToolTip(plainToolTip(tr("Hold or resume (%1)").arg(shortcut(phone_command::hold))));
    m_mute->setToolTip(
        plainToolTip(tr("Mute or unmute the microphone (%1)").arg(shortcut(phone_command::mute))));
    m_hangUp->setText(tr("Hang up", "button"));
    m_hangUp->setAccessibleName(tr("Hang up (%1)").arg(shortcut(phone_command::hangUp)));
    m_hangUp->setToolTip(plainToolTip(m_hangUp->accessibleName()));
    m_dial->setAccessibleName(tr("Dial"));
    m_dial->setPlaceholderText(tr("Number to dial"));
    m_dial->setToolTip(plainToolTip(tr("Dial (%1)").arg(shortcut(phone_command::dial))));
    m_dialButton->setAccessibleName(tr("Dial the number"));
    m_dialButton->setToolTip(plainToolTip(tr("Dial the number")));
    refresh();
}

void PhoneBar::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    refreshButtons();
}

void PhoneBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace visage::ui
