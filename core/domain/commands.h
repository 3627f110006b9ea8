// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/entities.h"

#include <string>
#include <type_traits>
#include <utility>
#include <variant>

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

/// A new text for a note. When somebody else changed it since `baseVersion`, both texts stay in the note,
/// marked.
struct EditNote {
    NoteId note;
    NoteVersionId version;
    std::int64_t baseVersion = 0;
    std::string text;
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

using AnyCommand = std::variant<WriteNote, EditNote, OpenCase, ChangeCaseStatus, RecordCall,
                                QualifyInteraction, AssignInteraction, LinkInteraction, CreateCustomer,
                                AttachIdentity, PinAlert, UnpinAlert, DetachIdentity>;

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
