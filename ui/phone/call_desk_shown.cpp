// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the agent sees of his calls, and whether he takes any.
#include "ui/phone/call_desk.h"

#include <algorithm>

namespace visage::ui {
namespace {

/// Which card deserves the screen, when the shown one has gone.
int importance(const CallCard& card) {
    if (card.talking())
        return 4;
    if (card.ringing())
        return 3;
    return card.ended() ? 1 : 2;
}

} // namespace

bool CallDesk::shownAsBanner() const {
    const CallCard* card = shown();
    return card && !card->taken && card->ringing();
}

std::vector<const CallCard*> CallDesk::waiting() const {
    std::vector<const CallCard*> cards;
    for (const CallCard& card : m_cards.all())
        if (card.key != m_shown && !card.leaving)
            cards.push_back(&card);
    std::stable_sort(cards.begin(), cards.end(),
                     [](const CallCard* a, const CallCard* b) { return a->ringing() && !b->ringing(); });
    return cards;
}

CallDesk::Presence CallDesk::presence() const {
    const auto any = [this](auto test) {
        return std::any_of(m_cards.all().begin(), m_cards.all().end(), test);
    };
    if (any([](const CallCard& card) {
            return card.talking() || card.call.state == call::CallState::Dialling;
        }))
        return Presence::OnCall;
    const bool wrapsUp = any([](const CallCard& card) { return card.ended() && !card.leaving; });
    if (m_signedOff)
        return wrapsUp ? Presence::WrapUp : Presence::Break;
    if (m_phone.state() != telephony::Phone::State::Ready)
        return Presence::Unavailable;
    return wrapsUp ? Presence::WrapUp : Presence::Available;
}

void CallDesk::setOnBreak(bool wanted) {
    m_onBreak = wanted;
    followBreak();
    Q_EMIT changed();
}

void CallDesk::followBreak() {
    const auto& cards = m_cards.all();
    const bool calls = std::any_of(cards.begin(), cards.end(), [](const CallCard& c) { return !c.ended(); });
    if (m_onBreak == m_signedOff || (m_onBreak && calls))
        return;
    m_signedOff = m_onBreak;
    // Not under the telephone's own hands: it may be telling of a call's end at this moment.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_signedOff)
                m_phone.stop();
            else if (m_user)
                m_phone.start(m_account);
        },
        Qt::QueuedConnection);
}

void CallDesk::show(int key) {
    if (m_shown == key)
        return;
    m_shown = key;
    announce(*m_cards.find(key));
}

void CallDesk::turnTo(CallCard& card) {
    m_shown = card.key;
    card.taken = true;
    card.recordOwed = false;
    announce(card);
}

void CallDesk::showNext() {
    const CallCard* best = nullptr;
    for (const CallCard& card : m_cards.all())
        if (!card.leaving && (!best || importance(card) > importance(*best)))
            best = &card;
    m_shown = 0;
    if (best)
        show(best->key);
}

const CallCard* CallDesk::next() const {
    const CallCard* card = shown();
    if (!card || !card->taken || card->recordOwed)
        return card;
    const auto others = waiting();
    const auto living = std::find_if(others.begin(), others.end(), [](const auto* c) { return !c->ended(); });
    if (living != others.end())
        return *living;
    return card->ended() && !others.empty() ? others.front() : nullptr;
}

void CallDesk::take() {
    if (const CallCard* wanted = next())
        take(wanted->key);
}

void CallDesk::take(int key) {
    CallCard* card = m_cards.find(key);
    if (!card)
        return;
    turnTo(*card);
    Q_EMIT changed();
}

} // namespace visage::ui
