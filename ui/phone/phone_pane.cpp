// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/phone_pane.h"

#include "ui/common/plain_label.h"
#include "ui/common/theme.h"
#include "ui/common/tracer.h"
#include "ui/phone/call_banner.h"
#include "ui/phone/call_desk.h"
#include "ui/phone/phone_bar.h"
#include "ui/phone/phone_commands.h"
#include "ui/phone/phone_style.h"
#include "ui/phone/pop_panel.h"
#include "ui/phone/typing_watch.h"

#include <QApplication>
#include <QEvent>
#include <QVBoxLayout>

namespace visage::ui {
namespace {

using namespace std::chrono_literals;

QString callIdOf(const CallCard& card) {
    return QString::fromStdString(card.call.facts.callId);
}

} // namespace

PhonePane::PhonePane(CallDesk& desk, const Theme& theme, CommandRegistry& commands, Tracer& tracer,
                     QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_theme(theme)
    , m_commands(commands)
    , m_tracer(tracer) {
    setObjectName(QStringLiteral("phonePane"));
    addCommands();
    m_bar = new PhoneBar(desk, theme, commands, this);
    m_banner = new CallBanner(desk, theme, commands, this);
    m_pop = new PopPanel(desk, theme, commands, this);
    m_below = new PlainLabel(this);
    m_below->setObjectName(QStringLiteral("wrongRecord"));
    m_below->setElideMode(Qt::ElideRight);
    m_below->setContentsMargins(16, 5, 16, 5);
    setPixelSize(m_below, pop_size::alert, true);
    setPart(m_below, "wrong");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_banner);
    column->addWidget(m_pop);
    column->addWidget(m_below);

    auto* watch = new TypingWatch(desk.clock(), this);
    desk.setTypingProbe([watch = QPointer<TypingWatch>(watch)] { return watch && watch->typing(); });
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &PhonePane::refresh);
    connect(&desk, &CallDesk::changed, this, &PhonePane::refresh);
    connect(&desk, &CallDesk::rang, this, &PhonePane::onRang);
    connect(&desk, &CallDesk::appeared, this, [this](int key) {
        m_tracer.mark("invite", {{"call", callIdOf(*m_desk.card(key))}});
    });
    connect(m_banner, &CallBanner::takeWanted, this, [this](int key) {
        m_desk.take(key);
        enter([this] { m_pop->focusCall(); });
    });
    connect(m_pop, &PopPanel::painted, this, &PhonePane::onPainted);
    connect(m_banner, &CallBanner::painted, this, &PhonePane::onPainted);
    connect(&theme, &Theme::changed, this, &PhonePane::dress);
    dress();
    refresh();
}

void PhonePane::addCommands() {
    PhonePlaces places;
    places.dialField = [this] { m_bar->focusDial(); };
    places.callNote = [this] { enter([this] { m_pop->focusNote(); }); };
    places.call = [this] { enter([this] { m_pop->focusCall(); }); };
    places.choose = [this](int number) { choose(number); };
    addPhoneCommands(m_commands, m_desk, places);
}

void PhonePane::enter(const std::function<void()>& place) {
    QWidget* focus = QApplication::focusWidget();
    if (!isAncestorOf(focus))
        m_cameFrom = focus;
    place();
}

/// The banner lists the people of its call; the pop knows what stands in it.
void PhonePane::choose(int number) {
    if (m_desk.shownAsBanner())
        m_desk.chooseCandidate(number);
    else
        m_pop->choose(number);
}

void PhonePane::sayBelow() {
    m_below->setVisible(m_desk.wrongRecordBelow());
    if (m_below->isHidden())
        return;
    m_below->setText(m_desk.unsavedBelow()
                         ? tr("The record below is another customer's, not the caller's. It stays because of "
                              "the unsaved text in it; Ctrl+W closes it and keeps the text as a draft.")
                         : tr("The record below is another customer's, not the caller's."));
    m_below->setAccessibleName(m_below->text());
}

/// Back to where the agent was; else the next key would land in whatever stands behind the pop.
void PhonePane::leavePop() {
    if (m_pop->isHidden())
        return;
    QWidget* focus = QApplication::focusWidget();
    const bool inside = m_pop->isAncestorOf(focus);
    if (inside && m_cameFrom && m_cameFrom->isVisible())
        m_cameFrom->setFocus(Qt::OtherFocusReason);
    else if (inside)
        focus->clearFocus();
    m_pop->hide();
}

void PhonePane::dress() {
    setStyleSheet(phoneStyleSheet(m_theme.tokens()));
    refresh();
}

void PhonePane::refresh() {
    refreshPhoneCommands(m_commands, m_desk);
    m_bar->refresh();
    m_banner->refresh();
    const CallCard* card = m_desk.shown();
    if (card && !card->leaving && !m_desk.shownAsBanner())
        m_pop->present(*card);
    else
        leavePop();
    sayBelow();
    const bool counting = card || m_desk.phone().retryAt();
    if (counting && !m_tick.isActive())
        m_tick.start();
    else if (!counting)
        m_tick.stop();
}

/// The task bar blinks; the window stays where it is and the focus where the agent types.
void PhonePane::onRang(int) {
    QApplication::alert(window());
}

void PhonePane::onPainted(int key) {
    const CallCard* card = m_desk.card(key);
    if (card && m_painted.insert(key).second)
        m_tracer.mark("pop-painted", {{"call", callIdOf(*card)}});
}

void PhonePane::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace visage::ui
