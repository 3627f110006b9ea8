// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/fields.h"
#include "core/rules/look_alike.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

// What the readers hand to the desktop: plain values, made on a reader's thread from the cache and the unsent
// changes over it, safe to copy anywhere. Texts may hold anything an outsider wrote and are shown as plain
// text only.

namespace visage::client {

/// One line of the search results.
struct SearchHit {
    CustomerId customer;
    CustomerKind kind = CustomerKind::Person;
    Civility civility = Civility::None;
    QString name;         ///< "Anne Lefèvre", or the organisation
    QString organisation; ///< the firm a person speaks for
    QString town;
    QString postcode;
    int birthYear = 0; ///< 0: not known
    Timestamp lastContact;
    Channel lastChannel = Channel::Phone;
    bool unsent = false; ///< exists only on this desktop so far
    bool exact = false;  ///< an order, card or customer number matched as a whole: Enter opens it
    /// Of somebody whose history is not here: only the day is known, and no channel.
    bool onlyDay = false;
};

struct SearchAnswer {
    QString query;
    std::vector<SearchHit> hits;
    bool more = false;              ///< there are further hits
    std::int64_t customersHere = 0; ///< customers on this device
    bool complete = true;           ///< false: the first synchronisation still runs
};

/// What the store knows of people who are not on this device.
struct StoreAnswer {
    QString query;
    bool asked = false;          ///< false: it could not be reached, or this device holds everybody
    std::vector<SearchHit> hits; ///< best first, without those whom this device holds
    bool more = false;
};

/// The record of one customer, with everything beside the timeline. Rows of records that were merged into it
/// are among them, under their own `customer`.
struct CustomerRecord {
    Customer customer;
    /// False: of this customer the device holds who it is, and not what was; only what is written here.
    bool historyHere = true;
    std::vector<Identity> identities;
    std::vector<Identity> removedIdentities; ///< taken off the record by somebody, the last one first
    std::vector<Consent> consents;
    std::vector<CustomerTag> tags;           ///< those that stand, by their words
    std::vector<FieldVersion> fieldVersions; ///< what fields of the above were, or nearly were; newest first
    std::vector<FieldStamp> fieldStamps; ///< who gave them the values that stand; not for those as imported
    std::vector<Customer> joined;        ///< the records that were merged into this one, by their ids
    std::vector<Alert> alerts;           ///< neither removed nor expired, newest first
    std::vector<Order> orders;           ///< newest first
    std::vector<Case> cases; ///< open ones first (by priority, then age), then closed ones, newest first
    std::vector<Note> notes; ///< newest first
    std::vector<Callback> callbacks;         ///< open ones first, by the promised time
    std::vector<Interaction> waitingReplies; ///< messages that are not sent yet, newest first
    std::vector<Uuid> unsent;                ///< ids of rows above that the store has not confirmed
    std::int64_t interactions = 0;           ///< how many there are
    std::optional<Interaction> lastContact;
    int contactsLast8Days = 0; ///< from the customer
};

enum class TimelineKind : std::uint8_t { Interaction, Note, CaseEvent, Order };

/// One entry of the timeline.
struct TimelineEntry {
    TimelineKind kind = TimelineKind::Interaction;
    Timestamp at;
    Row row;                               ///< Interaction, Note, CaseEvent or Order
    std::vector<std::int64_t> caseNumbers; ///< the cases it concerns; 0 for one that has no number yet
    QString caseSubject;                   ///< of the first of them
    bool unsent = false;
};

/// Which entries to show; empty sets mean all. `channels` chooses among contacts; given without `kinds`, only
/// contacts (and, for Channel::Note, notes) are shown.
struct TimelineFilter {
    std::vector<Channel> channels;
    std::vector<TimelineKind> kinds;
    CaseId caseId;
    friend bool operator==(const TimelineFilter&, const TimelineFilter&) = default;
};

/// A page of the timeline, newest first; `before` of the next page is the last entry's `at` and id.
struct TimelinePage {
    std::vector<TimelineEntry> entries;
    bool more = false;
};

/// Why a caller is thought to be somebody.
struct CallerCandidate {
    SearchHit hit;
    MatchBasis basis = MatchBasis::None;
    int openCases = 0;
    bool calledToday = false;
};

/// Everything the pop shows, read in one go.
struct CallerAnswer {
    enum class Kind : std::uint8_t { One, Several, Unknown, Hidden, Colleague };
    Kind kind = Kind::Unknown;
    std::vector<CallerCandidate> candidates; ///< last contact first; one entry for One
    std::optional<CustomerRecord> record;    ///< for One
    std::optional<TimelinePage> timeline;    ///< its newest page, for One
    std::optional<Line> line;                ///< the line called, if we know it
    QString colleague;                       ///< for Colleague
};

/// A customer made on this desktop, and another one who may be the same.
struct LookAlike {
    SearchHit created;
    SearchHit other;
    rules::Likeness why = rules::Likeness::None;
};

/// What the status line says of the store. Unsent and refused work is counted over the whole outbox.
struct StoreStatus {
    enum class State : std::uint8_t { Offline, Connecting, LoggingIn, FirstSync, CatchingUp, Live, Refused };
    State state = State::Offline;
    QString server;
    std::int64_t rowsDone = 0; ///< of the first synchronisation
    std::int64_t rowsTotal = 0;
    Timestamp since;                  ///< when this state began
    Timestamp retryAt;                ///< the next attempt, while Offline
    ErrorCode code = ErrorCode::None; ///< why not Live
    QString sentence;
    int unsent = 0;
    int refused = 0; ///< answers that need attention
    /// What accounts that were switched off had not sent yet and a lead decides over, as the store last said;
    /// 0 for everybody else.
    int reviews = 0;
    /// Without contact with the store, the customers on this computer are removed at this moment; none: there
    /// are none, or nobody has opened their files.
    Timestamp keptUntil;
    /// The customers were removed from this computer, and why; until somebody logs in again.
    enum class Removed : std::uint8_t { No, LeaseOver, AccountOff };
    Removed removed = Removed::No;
    /// How far the store's clock is ahead of this computer's (negative: behind it), in whole minutes; zero
    /// while they differ by less than toleratedLead, or nothing is known.
    Milliseconds clockOffset{0};
    /// The store sends this device a part of its customers, and knows so many (an estimate; 0: not said yet).
    bool partial = false;
    std::int64_t customersKnown = 0;
    /// With UnknownKey and ChangedKey: the key that the server shows, as keyFingerprint() writes it, and its
    /// certificate in PEM.
    QString fingerprint;
    QByteArray certificate;
    friend bool operator==(const StoreStatus&, const StoreStatus&) = default;
};

/// A command that the store refused, kept with all its text until a person has dealt with it.
struct RefusedWork {
    std::int64_t mseq = 0;
    Timestamp enteredAt;
    Command command;
    ErrorCode code = ErrorCode::None;
    QString sentence;
    std::vector<Row> about{}; ///< what it names and whose that is, as far as it is on this desktop
};

/// What somebody who has logged out of this computer had not sent.
struct LeftWork {
    QString name; ///< for people
    int unsent = 0;
    bool goesOut = false; ///< by itself, when the store can be reached; else when they log in here again
    friend bool operator==(const LeftWork&, const LeftWork&) = default;
};

/// A command that the store has not answered yet.
struct UnsentWork {
    Timestamp enteredAt;
    Command command;
    std::vector<Row> about{}; ///< as of RefusedWork
};

/// What an account that was switched off had entered and not yet sent: it waits for a lead's decision.
struct WaitingWork {
    MutationId mid;
    Timestamp enteredAt;
    UserId author;
    CustomerId customer;            ///< whose record can be opened for it; null: nobody's
    std::optional<Command> command; ///< none: entered with a newer Visage than this one
    std::vector<Row> about{};       ///< what it names and whose that is, as far as that is known
    UserId decidedBy{};             ///< who threw it away; null: it waits
    Timestamp decidedAt{};
};

/// Which part of the list is asked for.
struct WhichReviews {
    bool discarded = false; ///< what was thrown away in the last 60 days, in place of what waits
    MutationId after;       ///< behind this one; null: from the first on
};

struct ReviewPage {
    std::vector<WaitingWork> works; ///< in the order in which the store was given it
    bool more = false;              ///< behind the last of these
};

/// What has become of one of them. It goes on waiting unless the code is None, NotFound, or Conflict because
/// somebody else has decided before: the list says.
struct ReviewOutcome {
    MutationId mid;
    ErrorCode code = ErrorCode::None;
    QString sentence;
};

/// Where the person at this desktop is.
struct Whereabouts {
    CustomerId shown; ///< whose record stands on the screen; null: nobody's
    bool writing = false;
    CustomerId talkingWith; ///< on the telephone; null: with nobody
    friend bool operator==(const Whereabouts&, const Whereabouts&) = default;
};

/// Somebody else at the record on the screen, or the same user at another desktop.
struct PersonHere {
    enum class Activity : std::uint8_t { Looking = 1, Writing = 2, Talking = 3 };
    UserId user;
    Activity activity = Activity::Looking;
    friend bool operator==(const PersonHere&, const PersonHere&) = default;
};

/// Who is logged in.
struct Session {
    UserId user;
    QString name;
    QString displayName;
    Role role = Role::Agent;
    friend bool operator==(const Session&, const Session&) = default;
};

} // namespace visage::client
