// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

// The closed vocabularies of the trade. The numbers lie in databases and on the wire: never changed, only
// appended. A value that a newer peer sends and this program does not know is kept as its number; nameOf()
// calls it "other".

namespace visage {

enum class Role : std::uint8_t { Agent = 1, Lead = 2, Admin = 3 };

enum class Channel : std::uint8_t {
    Phone = 1,
    Email = 2,
    Chat = 3,
    Form = 4,
    Facebook = 5,
    Messenger = 6,
    Instagram = 7,
    Whatsapp = 8,
    X = 9,
    Linkedin = 10,
    Telegram = 11,
    Mastodon = 12,
    Sms = 13,
    Post = 14,
    Visit = 15,
    App = 16,
    Forum = 17,
    Video = 18,
    Note = 19,
};

enum class Direction : std::uint8_t { In = 1, Out = 2, Internal = 3 };

enum class CustomerKind : std::uint8_t { Person = 1, Organisation = 2 };

enum class Civility : std::uint8_t { None = 0, Madam = 1, Sir = 2 };

/// Loyalty levels, lowest first.
enum class Tier : std::uint8_t { None = 0, Bronze = 1, Silver = 2, Gold = 3, Platinum = 4 };

enum class IdentityType : std::uint8_t {
    Email = 1,
    Phone = 2,
    WhatsappId = 3,
    WhatsappScoped = 4,
    MessengerId = 5,
    InstagramId = 6,
    XId = 7,
    LinkedinUrn = 8,
    TelegramId = 9,
    MastodonAccount = 10,
    WebToken = 11,
    CrmRef = 12,
    Postal = 13,
    Loyalty = 14,
    FacebookId = 15,
};

enum class ConsentState : std::uint8_t { Unknown = 0, Granted = 1, Refused = 2 };

/// What the customer may be contacted for, by which means.
enum class ConsentTopic : std::uint8_t { Email = 1, Sms = 2, Phone = 3, Post = 4, Social = 5 };

enum class OrderStatus : std::uint8_t {
    Placed = 1,
    Paid = 2,
    Shipped = 3,
    Delivered = 4,
    Cancelled = 5,
    Returned = 6
};

enum class CaseStatus : std::uint8_t {
    New = 1,
    Open = 2,
    WaitingCustomer = 3,
    WaitingInternal = 4,
    Snoozed = 5,
    Solved = 6,
    Closed = 7,
    Merged = 8,
};

enum class Priority : std::uint8_t { P1 = 1, P2 = 2, P3 = 3 };

enum class CaseEventKind : std::uint8_t {
    Opened = 1,
    StatusChanged = 2,
    OwnerChanged = 3,
    ReasonChanged = 4,
    QueueChanged = 5
};

/// How a contact ended. Of calls: Answered, Missed (nobody took it), ElsewhereAnswered is never stored
/// (another desktop's). Of messages of ours: Queued (waiting for a channel that can send it), Cancelled
/// (taken back before it was sent).
enum class InteractionState : std::uint8_t {
    Ongoing = 1,
    Done = 2,
    Missed = 3,
    Rejected = 4,
    Failed = 5,
    Queued = 6,
    Cancelled = 7
};

/// What became of the promise to call somebody. Only an open one can be moved or closed.
enum class CallbackState : std::uint8_t { Open = 1, Done = 2, Cancelled = 3, Failed = 4 };

/// Why a person was erased: they asked for it, the time to keep them is over, or the record should never have
/// been.
enum class ErasureReason : std::uint8_t { Requested = 1, Expired = 2, Mistake = 3 };

/// What a call was, in one key (the four last ask for nothing more).
enum class CallOutcome : std::uint8_t {
    None = 0,
    Handled = 1,
    WrongNumber = 2,
    Silent = 3,
    Canvassing = 4,
    Internal = 5,
    CallBackPromised = 6,
};

/// Whose decision joined a source record to a customer.
enum class DecidedBy : std::uint8_t { Import = 1, Rules = 2, Person = 3 };

/// What the match of a caller rests on, strongest first.
enum class MatchBasis : std::uint8_t {
    None = 0,
    CustomerNumber = 1,
    AssertedNumber = 2,
    CallerNumber = 3,
    ChosenByAgent = 4,
    Created = 5,
};

/// Why a value of a field no longer stands, or never did.
enum class VersionState : std::uint8_t {
    Replaced = 1, ///< by somebody who had seen it
    Lost = 2,     ///< to a newer one, whose author had not seen it
    Disputed = 3, ///< two people changed the field at a time: somebody has to look at both values
    Settled = 4,  ///< somebody has
};

/// What somebody says of a value that was kept and the one that stands.
enum class SettleChoice : std::uint8_t {
    Confirm = 1,  ///< what stands is right
    Take = 2,     ///< what was kept is right
    KeepBoth = 3, ///< both are: of numbers and addresses
};

template <class E> struct EnumName {
    E value;
    std::string_view name;
};

/// Every value of an enumeration with its stable lower-case name, as used by files, JSON and the command
/// line.
template <class E> [[nodiscard]] std::span<const EnumName<E>> enumNames();

template <class E> [[nodiscard]] std::string_view nameOf(E value) {
    for (const auto& entry : enumNames<E>())
        if (entry.value == value)
            return entry.name;
    return "other";
}

template <class E> [[nodiscard]] std::optional<E> fromName(std::string_view name) {
    for (const auto& entry : enumNames<E>())
        if (entry.name == name)
            return entry.value;
    return std::nullopt;
}

template <> std::span<const EnumName<Role>> enumNames<Role>();
template <> std::span<const EnumName<Channel>> enumNames<Channel>();
template <> std::span<const EnumName<Direction>> enumNames<Direction>();
template <> std::span<const EnumName<CustomerKind>> enumNames<CustomerKind>();
template <> std::span<const EnumName<Civility>> enumNames<Civility>();
template <> std::span<const EnumName<Tier>> enumNames<Tier>();
template <> std::span<const EnumName<IdentityType>> enumNames<IdentityType>();
template <> std::span<const EnumName<ConsentState>> enumNames<ConsentState>();
template <> std::span<const EnumName<ConsentTopic>> enumNames<ConsentTopic>();
template <> std::span<const EnumName<OrderStatus>> enumNames<OrderStatus>();
template <> std::span<const EnumName<CaseStatus>> enumNames<CaseStatus>();
template <> std::span<const EnumName<Priority>> enumNames<Priority>();
template <> std::span<const EnumName<CaseEventKind>> enumNames<CaseEventKind>();
template <> std::span<const EnumName<InteractionState>> enumNames<InteractionState>();
template <> std::span<const EnumName<CallbackState>> enumNames<CallbackState>();
template <> std::span<const EnumName<ErasureReason>> enumNames<ErasureReason>();
template <> std::span<const EnumName<CallOutcome>> enumNames<CallOutcome>();
template <> std::span<const EnumName<DecidedBy>> enumNames<DecidedBy>();
template <> std::span<const EnumName<MatchBasis>> enumNames<MatchBasis>();
template <> std::span<const EnumName<VersionState>> enumNames<VersionState>();
template <> std::span<const EnumName<SettleChoice>> enumNames<SettleChoice>();

} // namespace visage
