// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/entities.h"

#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

// What people ask for, as values. A command is an intent: it names ids that its author made (so that it can
// be repeated without harm), it is decided by a pure handler (rules/commands), on the desktop as a forecast
// and in the store for good. Who asks, from which device and when, stands around it (CommandContext).

namespace visage {

struct WriteNote {
    NoteId note;
    CustomerId customer;
    CaseId caseId;
    InteractionId interaction;
    std::string text;
    friend bool operator==(const WriteNote&, const WriteNote&) = default;
};

/// A new text for a note. When somebody else changed it since, the two are merged word by word; where both
/// changed the same words, both stay in the note, marked.
struct EditNote {
    NoteId note;
    NoteVersionId version;
    std::int64_t baseVersion = 0;
    std::string text;
    NoteVersionId base{}; ///< Note::current as its author saw it; none: an older desktop, or never changed
    friend bool operator==(const EditNote&, const EditNote&) = default;
};

struct OpenCase {
    CaseId caseId;
    CaseEventId event;
    CustomerId customer;
    std::string subject;
    ReasonId reason;
    Priority priority = Priority::P3;
    InteractionId interaction; ///< the contact it comes from, linked to it
    QueueId queue{};           ///< none: everybody's
    friend bool operator==(const OpenCase&, const OpenCase&) = default;
};

/// Refused (Conflict) when the status is no longer `expected`. Closing wants a reason.
struct ChangeCaseStatus {
    CaseId caseId;
    CaseEventId event;
    CaseStatus expected = CaseStatus::Open;
    CaseStatus status = CaseStatus::Closed;
    ReasonId reason;
    std::string text;
    friend bool operator==(const ChangeCaseStatus&, const ChangeCaseStatus&) = default;
};

/// What one desktop saw of a call. However many desktops it rang, they all name the same interaction
/// (callInteractionId) and the answered leg wins.
struct RecordCall {
    InteractionId interaction;
    CustomerId customer;
    Direction direction = Direction::In;
    Timestamp startedAt;
    Timestamp endedAt;
    std::string account; ///< the line called, normalised
    std::string callId;
    std::string peer; ///< normalised; empty: hidden
    std::string peerName;
    InteractionState state = InteractionState::Ongoing;
    MatchBasis matchedBy = MatchBasis::None;
    std::int64_t ringMs = 0;
    std::int64_t talkMs = 0;
    std::int64_t holdMs = 0;
    friend bool operator==(const RecordCall&, const RecordCall&) = default;
};

/// Outcome, reason and wrap-up time of a contact. May come before RecordCall has ended the call.
struct QualifyInteraction {
    InteractionId interaction;
    CallOutcome outcome = CallOutcome::None;
    ReasonId reason;
    std::int64_t wrapMs = 0;
    friend bool operator==(const QualifyInteraction&, const QualifyInteraction&) = default;
};

/// Whose contact it was, once somebody knows.
struct AssignInteraction {
    InteractionId interaction;
    CustomerId customer;
    MatchBasis matchedBy = MatchBasis::ChosenByAgent;
    friend bool operator==(const AssignInteraction&, const AssignInteraction&) = default;
};

struct LinkInteraction {
    InteractionId interaction;
    CaseId caseId;
    friend bool operator==(const LinkInteraction&, const LinkInteraction&) = default;
};

struct CreateCustomer {
    CustomerId customer;
    CustomerKind kind = CustomerKind::Person;
    Civility civility = Civility::None;
    std::string givenName;
    std::string familyName;
    std::string organisation;
    Date birthDate;
    std::string postcode;
    std::string town;
    friend bool operator==(const CreateCustomer&, const CreateCustomer&) = default;
};

struct AttachIdentity {
    IdentityId identity;
    CustomerId customer;
    IdentityType type = IdentityType::Phone;
    std::string valueRaw;
    std::string valueNorm;
    std::string label;
    std::string source;
    std::string account{}; ///< as Identity::account
    bool verified = false;
    bool primary = false;
    bool deliverable = true;
    friend bool operator==(const AttachIdentity&, const AttachIdentity&) = default;
};

/// Takes an identity off the record it was attached to by mistake: nobody is recognised by it any more. The
/// row stays and says who took it off and when, so that no import brings it back; AttachIdentity does.
/// NotFound for one that was never there.
struct DetachIdentity {
    IdentityId identity;
    Hlc seen{}; ///< seenOf() of the row that its author saw: what was put on since, stays; none: an older
                ///< desktop
    friend bool operator==(const DetachIdentity&, const DetachIdentity&) = default;
};

struct PinAlert {
    AlertId alert;
    CustomerId customer;
    std::string text;
    Timestamp expiresAt;
    friend bool operator==(const PinAlert&, const PinAlert&) = default;
};

struct UnpinAlert {
    AlertId alert;
    friend bool operator==(const UnpinAlert&, const UnpinAlert&) = default;
};

/// One field as its author wants it, both values as field_text.h writes them.
struct FieldPatch {
    std::int64_t field = 0; ///< number of the field of Customer in fields.def
    std::string before;     ///< what its author saw
    std::string after;
    friend bool operator==(const FieldPatch&, const FieldPatch&) = default;
};

/// Changes fields of a customer, each by itself: the newest value stands (CommandContext::hlc), what it
/// replaced, or what came too late, is kept as a FieldVersion. Which fields, and whose: customer_fields.h.
struct UpdateCustomer {
    EditId edit;
    CustomerId customer;
    std::vector<FieldPatch> patches;
    friend bool operator==(const UpdateCustomer&, const UpdateCustomer&) = default;
};

/// Ends a dispute over a field, or takes any kept value back with one click.
struct SettleField {
    EditId edit;
    FieldVersionId version;
    SettleChoice choice = SettleChoice::Confirm;
    std::string seen; ///< the value that stood, as its author saw it
    friend bool operator==(const SettleField&, const SettleField&) = default;
};

/// Takes one number, address or account off the record and attaches another in its place. When somebody has
/// replaced it by a third one, both new ones stay and the dispute is shown.
struct ReplaceIdentity {
    EditId edit;
    IdentityId old;
    CustomerId customer;
    IdentityType type = IdentityType::Phone; ///< that of the old one
    std::string valueRaw;
    std::string valueNorm;
    std::string label;
    std::string source;
    std::string account{}; ///< as Identity::account
    bool verified = false;
    bool primary = false;
    friend bool operator==(const ReplaceIdentity&, const ReplaceIdentity&) = default;
};

struct AddTag {
    CustomerId customer;
    std::string text;
    friend bool operator==(const AddTag&, const AddTag&) = default;
};

/// Takes a tag off as its author saw it: when somebody has added it again meanwhile, it stays.
struct RemoveTag {
    CustomerTagId tag;
    Hlc seen; ///< CustomerTag::added
    friend bool operator==(const RemoveTag&, const RemoveTag&) = default;
};

/// What the customer said about being contacted. Of two that were recorded at a time the restrictive one
/// stands; a looser one wants evidence, and to know of what it replaces, or it is refused (Conflict).
struct RecordConsent {
    EditId edit;
    CustomerId customer;
    ConsentTopic topic = ConsentTopic::Email;
    ConsentState state = ConsentState::Refused;
    std::string source;                        ///< the evidence: the call, form or letter
    Timestamp at;                              ///< when the customer said it; none: now
    ConsentState seen = ConsentState::Unknown; ///< what stood, as its author saw it
    friend bool operator==(const RecordConsent&, const RecordConsent&) = default;
};

/// Promises to call somebody. `dueAt` is when the promised time begins.
struct BookCallback {
    CallbackId callback;
    CustomerId customer; ///< none: the case's
    CaseId caseId;
    std::string number; ///< the one to call, as written; empty: any of the customer's
    std::string text;
    Timestamp dueAt;
    Timestamp dueUntil; ///< none: at `dueAt` itself
    UserId assignee;    ///< none: anybody of the queue
    QueueId queue;
    friend bool operator==(const BookCallback&, const BookCallback&) = default;
};

/// Another time for an open callback. Refused (Conflict) when it is no longer due at `expected`, or closed.
struct MoveCallback {
    CallbackId callback;
    Timestamp expected; ///< the beginning that its author saw
    Timestamp dueAt;
    Timestamp dueUntil;
    bool missed = false; ///< because a call reached nobody: counted
    friend bool operator==(const MoveCallback&, const MoveCallback&) = default;
};

/// How it ended. Refused (Conflict) when somebody closed it before.
struct CloseCallback {
    CallbackId callback;
    CallbackState expected = CallbackState::Open; ///< the state that its author saw
    CallbackState state = CallbackState::Done;    ///< Done, Cancelled or Failed
    std::string outcome;
    friend bool operator==(const CloseCallback&, const CloseCallback&) = default;
};

/// Writes a message to a customer: an outgoing contact that waits (Queued) for a channel that can send it.
struct QueueReply {
    InteractionId interaction;
    CustomerId customer; ///< none: the case's
    CaseId caseId;       ///< none: about no case
    Channel channel = Channel::Email;
    std::string account; ///< the company's side
    std::string peer;    ///< where it goes, as written
    std::string subject;
    std::string text;
    friend bool operator==(const QueueReply&, const QueueReply&) = default;
};

/// What somebody sees of a message, in short: another one for another subject or text.
[[nodiscard]] Uuid shownMessage(std::string_view subject, std::string_view text);

/// Another text for a message that still waits. Its author or a lead; Conflict once it is under way, and when
/// it is no longer as its author saw it: a message to a customer has one text, and nobody's is dropped
/// unread.
struct EditReply {
    InteractionId interaction;
    std::string subject;
    std::string text;
    Uuid seen{}; ///< shownMessage() of what it takes the place of; none (an older desktop): of whatever is
                 ///< there
    friend bool operator==(const EditReply&, const EditReply&) = default;
};

/// Takes a message back that still waits. Its author or a lead; Conflict as for EditReply.
struct CancelReply {
    InteractionId interaction;
    Uuid seen{}; ///< as in EditReply
    friend bool operator==(const CancelReply&, const CancelReply&) = default;
};

/// A contact that no channel saw, written down by hand: a visit, a letter, a call on another telephone.
struct LogContact {
    InteractionId interaction;
    CustomerId customer; ///< none: nobody was recognised
    Channel channel = Channel::Visit;
    Direction direction = Direction::In;
    Timestamp startedAt; ///< none: when it was entered
    Timestamp endedAt;
    std::string subject;
    std::string text;
    ReasonId reason;
    CaseId caseId; ///< the case it concerns, linked to it
    friend bool operator==(const LogContact&, const LogContact&) = default;
};

/// Gives a case to another queue, whose people find it there without an owner. Refused (Conflict) when it is
/// no longer in `expected`.
struct MoveCase {
    CaseId caseId;
    CaseEventId event;
    QueueId expected; ///< none: in no queue
    QueueId queue;    ///< none: takes it out of its queue
    friend bool operator==(const MoveCase&, const MoveCase&) = default;
};

/// Refused (Conflict) when the owner is no longer `expected`.
struct AssignCase {
    CaseId caseId;
    CaseEventId event;
    UserId expected; ///< none: it has no owner
    UserId owner;    ///< none: gives it back to its queue
    friend bool operator==(const AssignCase&, const AssignCase&) = default;
};

/// Two records are one customer: `loser` becomes an alias of `survivor`. No row moves, so it can be undone.
/// Where `survivor` is an alias, what it stands for is meant; when both are one already, nothing happens, in
/// whichever direction. Refused (Conflict) where `loser` is an alias of somebody else.
struct MergeCustomers {
    CustomerId loser;
    CustomerId survivor;
    friend bool operator==(const MergeCustomers&, const MergeCustomers&) = default;
};

/// They are two after all. What was written to the survivor meanwhile stays there.
struct UnmergeCustomers {
    CustomerId loser;
    friend bool operator==(const UnmergeCustomers&, const UnmergeCustomers&) = default;
};

/// Removes a person for good, with every record that is an alias of theirs or that they are an alias of.
struct EraseCustomer {
    CustomerId customer;
    ErasureReason reason = ErasureReason::Requested;
    friend bool operator==(const EraseCustomer&, const EraseCustomer&) = default;
};

/// Everything about the customer comes to this desktop and stays for a while: somebody opened the record.
struct PinCustomer {
    CustomerId customer;
    DeviceId device; ///< the one that says so
    friend bool operator==(const PinCustomer&, const PinCustomer&) = default;
};

using AnyCommand =
    std::variant<WriteNote, EditNote, OpenCase, ChangeCaseStatus, RecordCall, QualifyInteraction,
                 AssignInteraction, LinkInteraction, CreateCustomer, AttachIdentity, PinAlert, UnpinAlert,
                 DetachIdentity, UpdateCustomer, SettleField, ReplaceIdentity, AddTag, RemoveTag,
                 RecordConsent, BookCallback, MoveCallback, CloseCallback, QueueReply, EditReply, CancelReply,
                 LogContact, MoveCase, AssignCase, MergeCustomers, UnmergeCustomers, EraseCustomer,
                 PinCustomer>;

template <class T, class Variant> inline constexpr bool isAlternative = false;
template <class T, class... Ts>
inline constexpr bool isAlternative<T, std::variant<Ts...>> = (std::is_same_v<T, Ts> || ...);
/// A value that the variant can be made of without conversion.
template <class T, class Variant>
concept AlternativeOf = isAlternative<std::remove_cvref_t<T>, Variant>;

/// One command: the variant, whose copies and comparisons are compiled once and not in every file.
class Command : public AnyCommand {
public:
    Command();
    Command(const Command& other);
    Command(Command&& other) noexcept;
    template <AlternativeOf<AnyCommand> T>
    Command(T&& command)
        : AnyCommand(std::in_place_type<std::remove_cvref_t<T>>, std::forward<T>(command)) {}
    Command& operator=(const Command& other);
    Command& operator=(Command&& other) noexcept;
    ~Command();
    friend bool operator==(const Command& one, const Command& other);
};

} // namespace visage
