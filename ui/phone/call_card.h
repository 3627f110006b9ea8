// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/call/account.h"
#include "core/client/views.h"

#include <QString>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace visage::ui {

/// One call as the agent's desk knows it, from the first ring until the agent has finished with it. A value:
/// what the panes show and what the commands are made from.
struct CallCard {
    int key = 0;                    ///< of the desk: the telephone may use its call ids again
    call::Call call;                ///< as the telephone last told it
    call::CallerIdentifiers caller; ///< what the account's trust lets us believe
    std::string peer;               ///< the other side, normalised; empty: hidden
    InteractionId interaction;
    bool lookedUp = false;                           ///< `answer` is the readers' answer, not yet the default
    client::CallerAnswer answer;                     ///< once somebody is chosen: as for One
    std::vector<client::CallerCandidate> candidates; ///< as found, for choosing somebody else
    CustomerId customer;                             ///< who it is, as far as anybody knows
    MatchBasis basis = MatchBasis::None;
    bool choosing = false;   ///< the agent said that it is somebody else
    bool askedStore = false; ///< who it is: this desktop does not know
    bool taken = false;      ///< stands on the screen in full; else it is a banner
    bool recordOwed = false; ///< recognised while the agent typed: the record waits until he takes it

    QString note;                           ///< typed, not yet saved as a note
    std::vector<WriteNote> ownerless;       ///< notes saved before anybody knew whose call it was
    int contactsBefore = 0;                 ///< from the customer within 8 days, until this call
    std::optional<Interaction> lastContact; ///< the one before this call
    CallOutcome outcome = CallOutcome::None;
    ReasonId reason;
    QString caseSubject; ///< of a case to open when finishing; empty: none

    bool started = false;  ///< the record knows of the call
    bool recorded = false; ///< the record knows how it ended
    bool caseOpened = false;
    bool finishing = false; ///< the last commands are on their way
    bool leaving = false;   ///< ended, asks the agent for nothing: gone as soon as it is kept
    Timestamp finishedAt;   ///< when the agent had done with it
    QString trouble;        ///< why something could not be kept: a sentence

    [[nodiscard]] bool ended() const { return call.state == call::CallState::Ended; }
    [[nodiscard]] bool ringing() const { return call.state == call::CallState::Ringing; }
    [[nodiscard]] bool talking() const {
        return call.state == call::CallState::Active || call.state == call::CallState::Held;
    }
    [[nodiscard]] bool answered() const { return !call.answeredAt.isNull(); }
    /// Contacts from the customer within 8 days, a call of his own among them: pop and record say the same.
    [[nodiscard]] int contacts() const { return contactsBefore + (call.direction == Direction::Out ? 0 : 1); }
    /// A person said who it is: no look-up says otherwise.
    [[nodiscard]] bool decided() const {
        return basis == MatchBasis::ChosenByAgent || basis == MatchBasis::Created;
    }
    /// Whether a look-up may still say who it is. In the call, a customer once on the screen stays.
    [[nodiscard]] bool recognisable() const {
        return !decided() && !choosing && (ringing() || customer.isNull()) && (!ended() || !lookedUp);
    }
};

/// The cards of one desk, oldest first.
class CardList {
public:
    CallCard& add(CallCard card) {
        card.key = ++m_lastKey;
        return m_cards.emplace_back(std::move(card));
    }
    void remove(int key) {
        std::erase_if(m_cards, [key](const CallCard& card) { return card.key == key; });
    }
    /// Null when there is none: it may have gone while an answer was on its way.
    [[nodiscard]] CallCard* find(int key) {
        const auto it =
            std::find_if(m_cards.begin(), m_cards.end(), [key](const auto& c) { return c.key == key; });
        return it == m_cards.end() ? nullptr : &*it;
    }
    [[nodiscard]] const CallCard* find(int key) const { return const_cast<CardList*>(this)->find(key); }
    [[nodiscard]] CallCard* living(std::uint32_t call) {
        const auto it = std::find_if(m_cards.begin(), m_cards.end(),
                                     [call](const auto& c) { return c.call.id == call && !c.ended(); });
        return it == m_cards.end() ? nullptr : &*it;
    }
    [[nodiscard]] std::vector<CallCard>& all() { return m_cards; }
    [[nodiscard]] const std::vector<CallCard>& all() const { return m_cards; }

private:
    std::vector<CallCard> m_cards;
    int m_lastKey = 0;
};

/// Whether a quick qualification asks for nothing more.
[[nodiscard]] constexpr bool asksNothingMore(CallOutcome outcome) {
    return outcome == CallOutcome::WrongNumber || outcome == CallOutcome::Silent ||
           outcome == CallOutcome::Canvassing || outcome == CallOutcome::Internal;
}

} // namespace visage::ui
