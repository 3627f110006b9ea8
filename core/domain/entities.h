// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.h"
#include "core/base/hlc.h"
#include "core/base/seams.h"
#include "core/domain/enums.h"
#include "core/domain/ids.h"

#include <string>

// The words of the trade as plain values. Texts are UTF-8 and may hold anything an outsider wrote: they are
// shown as plain text only. An empty text, a null id, a zero time or date mean "not known".
//
// Every entity carries `rev`, the number of its last change in the store's log (0: never seen by the store),
// and `ext`, the encoded fields of a newer version that this program does not know; both travel back
// untouched. Which members are kept and sent, and under which number, is said once, in fields.def.

namespace visage {

enum class EntityKind : std::uint8_t; // of fields.def: fields.h

struct Revisioned {
    Seq rev = 0;
    std::string ext;
    friend bool operator==(const Revisioned&, const Revisioned&) = default;
};

/// Somebody who works with Visage. The password is not here: it never leaves the store.
struct User : Revisioned {
    UserId id;
    std::string name; ///< log-in name, unique, lower case
    std::string displayName;
    Role role = Role::Agent;
    bool active = true;
    friend bool operator==(const User&, const User&) = default;
};

/// A node of the tree of reasons for contact.
struct Reason : Revisioned {
    ReasonId id;
    std::string code; ///< unique, stable: "delivery.late"
    ReasonId parent;
    std::string labelFr;
    std::string labelEn;
    Priority urgency = Priority::P3;
    bool active = true;
    std::int64_t position = 0; ///< order among its siblings
    friend bool operator==(const Reason&, const Reason&) = default;
};

/// A number, mailbox or page of the company on which customers arrive, with the sentence to greet them.
struct Line : Revisioned {
    LineId id;
    Channel channel = Channel::Phone;
    std::string address; ///< normalised: E.164, mail address...
    std::string label;
    std::string greetingFr;
    std::string greetingEn;
    friend bool operator==(const Line&, const Line&) = default;
};

struct Customer : Revisioned {
    CustomerId id;
    CustomerKind kind = CustomerKind::Person;
    Civility civility = Civility::None;
    std::string givenName;
    std::string familyName;
    std::string birthName;
    std::string organisation; ///< the name of an organisation, or the firm a person speaks for
    Date birthDate;
    std::string language; ///< BCP 47; empty: the company's
    std::string addressLine1;
    std::string addressLine2;
    std::string postcode;
    std::string town;
    std::string country; ///< ISO 3166-1 alpha-2; empty: the company's
    Tier tier = Tier::None;
    std::int64_t points = 0;
    Timestamp customerSince;
    CustomerId mergedInto; ///< set: this id is an alias of that one, which may be one itself; never a ring
    Timestamp createdAt;
    Date lastContactOn; ///< the company's day of the newest contact; none: never in touch
    friend bool operator==(const Customer&, const Customer&) = default;
};

/// One way in which a customer can be recognised or reached. Several customers may share a value (a
/// household's line, a switchboard): unique is (customer, type, account, valueNorm).
struct Identity : Revisioned {
    IdentityId id;
    CustomerId customer;
    IdentityType type = IdentityType::Phone;
    std::string
        account; ///< the company's account in which the value is meant, where that matters (page, app)
    std::string valueRaw;  ///< as it was written
    std::string valueNorm; ///< as it is compared: E.164, lower-case mail address...
    std::string label;     ///< free: "portable", "bureau"
    std::string extension; ///< of a phone number: the digits after "poste"
    bool verified = false;
    bool primary = false;
    bool deliverable = true; ///< false: messages came back
    std::string source;      ///< file, contact or person it was learnt from
    Timestamp createdAt;
    Timestamp removedAt; ///< set: taken off the record; it identifies nobody, and no import brings it back
    UserId removedBy;
    IdentityId replacedBy; ///< set: taken off because this one is right
    Hlc added;   ///< newest time that somebody put it on the record; none: a file or a contact brought it
    Hlc removed; ///< everything put on up to this was taken off
    friend bool operator==(const Identity&, const Identity&) = default;
};
/// What was put on the record of all that, for who takes it off; never none.
[[nodiscard]] inline Hlc seenOf(const Identity& identity) {
    return identity.added ? identity.added : Hlc{1};
}

struct Consent : Revisioned {
    ConsentId id; ///< consentId() of the two
    CustomerId customer;
    ConsentTopic topic = ConsentTopic::Email;
    ConsentState state = ConsentState::Unknown;
    Timestamp at;       ///< when the customer said so
    std::string source; ///< the evidence: the call, form or letter in which they did
    friend bool operator==(const Consent&, const Consent&) = default;
};

/// A warning pinned to a record ("hard of hearing").
struct Alert : Revisioned {
    AlertId id;
    CustomerId customer;
    std::string text;
    UserId author;
    Timestamp createdAt;
    Timestamp expiresAt; ///< none: does not expire
    Timestamp removedAt;
    friend bool operator==(const Alert&, const Alert&) = default;
};

struct Order : Revisioned {
    OrderId id;
    CustomerId customer;
    std::string number; ///< the company's order number
    Timestamp placedAt;
    OrderStatus status = OrderStatus::Placed;
    std::int64_t totalCents = 0;
    std::string currency; ///< ISO 4217
    std::string summary;  ///< what was bought, in a line
    friend bool operator==(const Order&, const Order&) = default;
};

struct Case : Revisioned {
    CaseId id;
    std::int64_t number = 0; ///< given by the store; 0: not yet there
    CustomerId customer;
    std::string subject;
    ReasonId reason;
    Priority priority = Priority::P3;
    CaseStatus status = CaseStatus::New;
    UserId owner;
    UserId openedBy;
    Timestamp openedAt;
    Timestamp closedAt;
    ReasonId closeReason; ///< why it was closed; none: its reason held
    std::string closeText;
    Timestamp dueAt;           ///< what the customer was promised
    std::int64_t reopened = 0; ///< how often
    QueueId queue;             ///< whose work it is while it has no owner; none: everybody's
    friend bool operator==(const Case&, const Case&) = default;
};

/// What happened to a case, append-only and without free text: what replays and figures read. Kept 13 months.
struct CaseEvent : Revisioned {
    CaseEventId id;
    CaseId caseId;
    CustomerId customer; ///< the case's, for the timeline
    CaseEventKind kind = CaseEventKind::Opened;
    Timestamp at;
    UserId actor;
    CaseStatus fromStatus = CaseStatus::New;
    CaseStatus toStatus = CaseStatus::New;
    ReasonId reason;
    QueueId queue; ///< the case's from then on
    UserId owner;  ///< the case's from then on
    friend bool operator==(const CaseEvent&, const CaseEvent&) = default;
};

/// One message, call, visit or letter. Unique is (channel, account, providerId) where providerId is known.
struct Interaction : Revisioned {
    InteractionId id;
    CustomerId customer; ///< none: nobody was recognised
    Channel channel = Channel::Phone;
    Direction direction = Direction::In;
    Timestamp at; ///< when it began, by the provider's clock where it has one
    Timestamp endedAt;
    std::string account;    ///< the company's line, mailbox, page
    std::string providerId; ///< Call-ID, Message-ID, mid...
    std::string peer;       ///< the customer's side, normalised; empty: hidden
    std::string peerName;   ///< the name that came with it; anybody can write anything there
    UserId author;          ///< who of us wrote, answered or called
    std::string subject;
    std::string text;
    InteractionState state = InteractionState::Done;
    ReasonId reason;
    CallOutcome outcome = CallOutcome::None;
    MatchBasis matchedBy = MatchBasis::None;
    std::int64_t ringMs = 0;
    std::int64_t talkMs = 0; ///< without hold
    std::int64_t holdMs = 0;
    std::int64_t wrapMs = 0;
    Timestamp receivedAt; ///< by the store's clock
    friend bool operator==(const Interaction&, const Interaction&) = default;
};

/// A contact may concern several cases, a case several contacts.
struct InteractionCase : Revisioned {
    InteractionCaseId id; ///< interactionCaseId() of the two
    InteractionId interaction;
    CaseId caseId;
    CustomerId customer;
    friend bool operator==(const InteractionCase&, const InteractionCase&) = default;
};

/// An internal note. Its earlier texts are NoteVersions.
struct Note : Revisioned {
    NoteId id;
    CustomerId customer;
    CaseId caseId;             ///< none: about the customer
    InteractionId interaction; ///< none: not about one contact
    UserId author;
    Timestamp createdAt;
    Timestamp editedAt;
    std::int64_t version = 1;
    std::string text;
    NoteVersionId current; ///< the NoteVersion of this text; none: never changed, or by an older desktop
    friend bool operator==(const Note&, const Note&) = default;
};

/// A text that a note had; immutable.
struct NoteVersion : Revisioned {
    NoteVersionId id;
    NoteId note;
    CustomerId customer;
    std::int64_t version = 1;
    std::int64_t baseVersion = 0; ///< the version its author saw
    UserId author;
    Timestamp at;
    std::string text;
    friend bool operator==(const NoteVersion&, const NoteVersion&) = default;
};

/// A promise to call a customer back.
struct Callback : Revisioned {
    CallbackId id;
    CustomerId customer;
    CaseId caseId;      ///< none: not about a case
    std::string number; ///< the one to call, normalised; empty: any of the customer's
    std::string text;   ///< what it is about
    Timestamp dueAt;    ///< the promised time begins
    Timestamp dueUntil; ///< and ends; none: at `dueAt` itself
    UserId assignee;    ///< none: anybody of the queue
    QueueId queue;      ///< none: anybody
    UserId bookedBy;
    Timestamp bookedAt;
    CallbackState state = CallbackState::Open;
    std::int64_t attempts = 0; ///< calls that reached nobody, the last one included
    UserId closedBy;
    Timestamp closedAt;
    std::string outcome; ///< what was said at the end
    friend bool operator==(const Callback&, const Callback&) = default;
};

/// A team's share of the work.
struct Queue : Revisioned {
    QueueId id;
    std::string code; ///< unique, stable: "orders"
    std::string labelFr;
    std::string labelEn;
    std::int64_t position = 0;
    bool active = true;
    friend bool operator==(const Queue&, const Queue&) = default;
};

/// Somebody who works on a queue.
struct QueueMember : Revisioned {
    QueueMemberId id; ///< queueMemberId() of the two
    QueueId queue;
    UserId user;
    bool removed = false; ///< left it
    friend bool operator==(const QueueMember&, const QueueMember&) = default;
};

/// Says that a row was erased for good, without saying what it was: its id is erasureId() of the row's. Stays
/// for ever, so that neither a late command nor a backup brings the row back. Every row of an erased person
/// has one, that of the person included.
struct Erasure : Revisioned {
    ErasureId id;
    Timestamp at;
    UserId by;
    ErasureReason reason = ErasureReason::Requested;
    friend bool operator==(const Erasure&, const Erasure&) = default;
};

/// Says that the desktops of a scope hold everything about a customer. Removed with the last reason for it.
struct ScopeMember : Revisioned {
    ScopeMemberId id;  ///< scopeMemberId() of the two
    std::string scope; ///< one of the names below
    CustomerId customer;
    Timestamp touchedAt; ///< of mine and pin: when it was last looked at, a day or so exactly
    friend bool operator==(const ScopeMember&, const ScopeMember&) = default;
};

/// Customers whom a team wants at hand: a campaign, a shift's preparation.
struct CustomerList : Revisioned {
    CustomerListId id;
    std::string code; ///< unique, stable
    std::string label;
    QueueId queue; ///< whose members hold it
    bool active = true;
    friend bool operator==(const CustomerList&, const CustomerList&) = default;
};

/// A row of an imported file, as it was. Stays in the store.
struct SourceRecord : Revisioned {
    SourceRecordId id;
    std::string file;     ///< the file's name without its path
    std::int64_t row = 0; ///< 1 is the first row of data
    std::string ownId;    ///< the file's own identifier of the row
    std::string raw;      ///< the row as JSON: field name to value
    Timestamp importedAt;
    friend bool operator==(const SourceRecord&, const SourceRecord&) = default;
};

/// Which customer a source record is. A merge changes these, never the records. Stays in the store.
struct Membership : Revisioned {
    MembershipId id;
    SourceRecordId record;
    CustomerId customer;
    DecidedBy decidedBy = DecidedBy::Import;
    UserId decider;
    Timestamp at;
    friend bool operator==(const Membership&, const Membership&) = default;
};

/// Who gave a field of a row the value that stands. Absent where it stands as it was imported or created.
struct FieldStamp : Revisioned {
    FieldStampId id; ///< fieldStampId() of the two
    EntityKind kind{};
    ObjectId object;
    CustomerId customer;
    std::int64_t field = 0; ///< number of fields.def
    Hlc hlc;
    DeviceId device; ///< decides between equal stamps
    UserId author;
    Timestamp at; ///< as entered
    friend bool operator==(const FieldStamp&, const FieldStamp&) = default;
};

/// A value that a field had, or that somebody wanted it to have: nothing that a person entered is lost, and
/// each can be taken back. Only `state` and `settledBy` ever change.
struct FieldVersion : Revisioned {
    FieldVersionId id; ///< fieldVersionId() of the edit that made it, and the field
    EntityKind kind{};
    ObjectId object;
    CustomerId customer;
    std::int64_t field = 0; ///< number of fields.def
    std::string value;      ///< as field_text.h writes it
    Hlc hlc;                ///< of the value; zero: imported or created with it
    UserId author;          ///< of the value
    Timestamp at;           ///< when the value was entered
    VersionState state = VersionState::Replaced;
    UserId settledBy;
    friend bool operator==(const FieldVersion&, const FieldVersion&) = default;
};

/// A word pinned to a customer. A set in which each element stands for itself (a two-phase set with stamps in
/// place of unique elements; Shapiro, Preguica, Baquero, Zawirski: "A comprehensive study of Convergent and
/// Commutative Replicated Data Types", INRIA RR-7506, 2011): it stands while it was added after what was
/// removed.
struct CustomerTag : Revisioned {
    CustomerTagId id; ///< customerTagId() of the two
    CustomerId customer;
    std::string text; ///< as who added it last wrote it
    Hlc added;
    Hlc removed; ///< everything added up to this was taken off
    UserId author;
    Timestamp at; ///< when it was added

    [[nodiscard]] bool stands() const { return added > removed; }
    friend bool operator==(const CustomerTag&, const CustomerTag&) = default;
};

/// The same on every desktop, so that two that change one field meet in one row.
[[nodiscard]] FieldStampId fieldStampId(ObjectId object, std::int64_t field);
/// An edit leaves at most one value of each field behind.
[[nodiscard]] FieldVersionId fieldVersionId(EditId edit, std::int64_t field);
/// "VIP", "vip " and "Vip" are one tag.
[[nodiscard]] CustomerTagId customerTagId(CustomerId customer, std::string_view text);
/// One row for each customer and topic.
[[nodiscard]] ConsentId consentId(CustomerId customer, ConsentTopic topic);
[[nodiscard]] ErasureId erasureId(const Uuid& erased);
[[nodiscard]] QueueMemberId queueMemberId(QueueId queue, UserId user);
[[nodiscard]] ScopeMemberId scopeMemberId(std::string_view scope, CustomerId customer);
/// The names of scopes: customers with an open case in a queue, those a user worked for lately, those of a
/// list, those somebody opened at a desktop.
[[nodiscard]] std::string scopeOf(QueueId queue);
[[nodiscard]] std::string scopeOf(UserId user);
[[nodiscard]] std::string scopeOf(CustomerListId list);
[[nodiscard]] std::string scopeOf(DeviceId device);
[[nodiscard]] InteractionCaseId interactionCaseId(InteractionId interaction, CaseId caseId);

/// An identity's id follows from what makes it unique, so that two desktops that learn the same number of the
/// same customer make one row. It begins as the customer's does (RFC 9562 version 8), so that a customer's
/// identities lie side by side in every index of ids, which a hash alone would write all over.
[[nodiscard]] IdentityId identityId(CustomerId customer, IdentityType type, std::string_view account,
                                    std::string_view valueNorm);

/// The id of a phone call, the same on every desktop it rang: named by the account's domain, the Call-ID (RFC
/// 3261 8.1.1.4) and the caller's tag, so that a Call-ID used again makes another call.
[[nodiscard]] InteractionId callInteractionId(std::string_view domain, std::string_view callId,
                                              std::string_view fromTag);

} // namespace visage
