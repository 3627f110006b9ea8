// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"
#include "core/telephony/phone.h"
#include "ui/phone/call_card.h"
#include "ui/phone/call_keeper.h"

#include <QObject>

#include <functional>
#include <vector>

namespace visage::ui {

struct CallLookup;

/// What happens between the telephone and the customers' records while calls come and go: who calls, which
/// call the agent looks at, what the keys do, what is kept of it. Knows no widgets. GUI thread.
///
/// Several calls may live at once. One card is shown; the others wait as banners. A call that appears while
/// the agent types is a banner too, until it is taken; answering takes it.
class CallDesk : public QObject {
    Q_OBJECT
public:
    /// For so long after it became the one to answer, a ringing call is deaf to hands.
    static constexpr Milliseconds deafFor{400};

    enum class Presence { Unavailable, Available, OnCall, WrapUp, Break };

    CallDesk(telephony::Phone& phone, client::Workspace& workspace, const Clock& clock,
             QObject* parent = nullptr);

    /// The account that the telephone is started with, before it is: its trust decides what is believed of a
    /// caller, its domain names the calls.
    void setAccount(call::PhoneAccount account);
    /// Asked whenever a call appears: a call must not push itself in front of somebody who types.
    void setTypingProbe(std::function<bool()> typing) { m_typing = std::move(typing); }
    /// The same for text that stands unsaved in the record below.
    void setUnsavedProbe(std::function<bool()> unsaved) { m_unsaved = std::move(unsaved); }
    /// Whose record stands below (null: nobody's), so that a wrong one can be said.
    void setRecordBelow(CustomerId customer);
    /// Another customer's record stands under the living call that is shown.
    [[nodiscard]] bool wrongRecordBelow() const;
    /// The shown call lives, and nobody knows or has said whose it is.
    [[nodiscard]] bool callerUnknown() const;
    [[nodiscard]] bool unsavedBelow() const { return m_unsaved(); }

    [[nodiscard]] telephony::Phone& phone() const { return m_phone; }
    [[nodiscard]] client::Workspace& workspace() const { return m_workspace; }
    [[nodiscard]] const Clock& clock() const { return m_clock; }

    [[nodiscard]] const CallCard* shown() const { return m_cards.find(m_shown); }
    [[nodiscard]] const CallCard* card(int key) const { return m_cards.find(key); }
    /// The other cards that want to be seen, ringing ones first.
    [[nodiscard]] std::vector<const CallCard*> waiting() const;
    /// True: the shown card is a banner, for the agent was typing when it appeared and has not answered or
    /// taken it.
    [[nodiscard]] bool shownAsBanner() const;
    [[nodiscard]] Presence presence() const;
    /// The agent wants no calls. Begins when the last living call has ended: then the telephone signs off, so
    /// that the exchange offers its calls to others. Lasts until the agent ends it.
    void setOnBreak(bool wanted);
    [[nodiscard]] bool onBreak() const { return m_onBreak; }
    /// Why the telephone cannot be used, in one sentence; empty when it can.
    [[nodiscard]] QString phoneTrouble() const;
    /// The call that ended last without the agent: missed, rejected, refused. Null id: none since the last
    /// call.
    [[nodiscard]] const CallCard& lastUnanswered() const { return m_lastUnanswered; }

    // What is possible now: the call it would concern, or null.
    [[nodiscard]] const CallCard* answerable() const;
    [[nodiscard]] const CallCard* talking() const; ///< to hold, mute
    [[nodiscard]] const CallCard* hangable() const;
    [[nodiscard]] bool canDial() const;
    /// False in the first moments of a ring: keys and clicks meant for something else do nothing.
    [[nodiscard]] bool armed() const;

    void answer();
    void reject();
    void hangUp();
    void toggleHold();
    void toggleMute();
    /// Brings the banner's call in front; of several, the next one.
    void take();
    void take(int key);
    /// The call that take() means: the shown banner, else the next that lives; calls to be finished come
    /// after the living ones. Null: the shown call keeps the screen.
    [[nodiscard]] const CallCard* next() const;
    /// A number as people write it; `customer` where it was dialled from a record. An error has a sentence in
    /// the present language: BadInput, or Unavailable while the telephone cannot be used.
    Result<void> dial(const QString& number, CustomerId customer = {});

    // Who it is. All concern the shown card, and take it.
    void chooseCandidate(int number); ///< 1 is the first
    void choose(CustomerId customer, bool attachNumber);
    void createCustomer(CreateCustomer command, bool attachNumber);
    /// Offers the candidates or the search again; once more: leaves it as it was.
    void chooseAgain();

    // Call note and qualification of the shown card.
    void setNote(const QString& text);
    void saveNote();
    void setOutcome(CallOutcome outcome);
    void setReason(ReasonId reason);
    void setCaseSubject(const QString& subject);
    /// The outcomes that ask nothing more: finishes an ended call, marks a living one so that its end
    /// finishes it.
    void qualifyAtOnce(CallOutcome outcome);
    void finish();

Q_SIGNALS:
    /// Something of the cards, or of what is possible, is different.
    void changed();
    /// A call appeared; nothing is looked up yet.
    void appeared(int key);
    /// The agent has promised this customer to call back.
    void callbackPromised(visage::CustomerId customer);
    /// A ringing call wants to be noticed, whatever else is on the screen.
    void rang(int key);
    /// The record of the customer of the shown card, to be put beside it.
    void recordReady(const visage::client::CallerAnswer& answer);
    void customerChosen(visage::CustomerId customer);
    /// The call that came to the front is of somebody who is not recognised (yet): another customer's record
    /// shall not stand beside it. While it rings, a record that the agent opened by himself may.
    void strangerShown(bool answered);

private:
    void followSession();
    void onRecovered(CallCard card);
    void inherit(CallCard& fresh);
    void onCallAppeared(std::uint32_t id);
    void onCallChanged(std::uint32_t id);
    void onEngineLost();
    void followBreak();
    void update(CallCard& card, const call::Call& call);
    void onEnded(CallCard& card);
    void drop(int key);
    void identify(int key);
    void identifyAgain();
    void askWho(int key, const CallLookup& lookup);
    void askStore(int key, std::vector<std::string> values);
    void onIdentified(int key, client::CallerAnswer answer);
    void assign(int key, CustomerId customer, MatchBasis basis, bool attachNumber);
    void reload(int key);
    void countBefore(int key);
    void onCustomersChanged(const std::vector<CustomerId>& customers);
    void onEverythingChanged();
    void announce(const CallCard& card);
    [[nodiscard]] bool busy() const { return m_typing() || m_unsaved(); }
    void show(int key);
    void turnTo(CallCard& card);
    void showNext();
    void refreshTarget();
    void holdOthers(std::uint32_t except);
    [[nodiscard]] CallCard* shownCard() { return m_cards.find(m_shown); }

    telephony::Phone& m_phone;
    client::Workspace& m_workspace;
    const Clock& m_clock;
    call::PhoneAccount m_account;
    std::function<bool()> m_typing = [] { return false; };
    std::function<bool()> m_unsaved = [] { return false; };
    CustomerId m_below;
    CardList m_cards;
    CallKeeper m_keeper;
    int m_shown = 0;
    int m_target = 0; ///< the call that "answer" means
    Timestamp m_targetSince;
    CustomerId m_dialledFor;
    bool m_onBreak = false;
    bool m_signedOff = false; ///< the break has begun
    UserId m_user;            ///< whose unfinished calls were looked for
    CallCard m_lastUnanswered;
};

} // namespace visage::ui
