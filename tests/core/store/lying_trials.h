// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/field_text.h"
#include "tests/core/store/harness.h"

#include <vector>

// What a lying client tries with each command; the rows it meets are said in lying_client_test.cpp.

namespace visage::testing::lies {

/// A command with ids that are none of its business. `code` None: taken, and nothing comes of it.
struct Forgery {
    const char* what;
    Command command;
    ErrorCode code;
};

/// What is tried with one command.
struct Trial {
    Command honest; ///< as an entitled desktop sends it
    std::vector<Forgery> forgeries;
};

inline Trial updateCustomer() {
    constexpr auto town = fieldNumber<Customer>("town");
    const auto with = [](EditId edit, CustomerId customer, std::int64_t field, std::string after) {
        return UpdateCustomer{edit, customer, {{field, "", std::move(after)}}};
    };
    return {
        with(id<EditId>(1), id<CustomerId>(1), town, "Lille"),
        {{"a customer who is not there", with(id<EditId>(1), id<CustomerId>(99), town, "Lille"),
          ErrorCode::NotFound},
         {"the alias of a merge",
          with(id<EditId>(1), id<CustomerId>(1), fieldNumber<Customer>("mergedInto"),
               id<CustomerId>(2).uuid.toString()),
          ErrorCode::BadInput},
         {"a lead's field", with(id<EditId>(1), id<CustomerId>(1), fieldNumber<Customer>("points"), "9999"),
          ErrorCode::Denied},
         {"no field at all", with(id<EditId>(1), id<CustomerId>(1), 99, "x"), ErrorCode::BadInput}}};
}

inline Trial settleField() {
    return {
        SettleField{id<EditId>(1), id<FieldVersionId>(1), SettleChoice::Take, ""},
        {{"a value that was never kept",
          SettleField{id<EditId>(1), id<FieldVersionId>(99), SettleChoice::Take, ""}, ErrorCode::NotFound}}};
}

inline Trial replaceIdentity() {
    const auto with = [](IdentityId old, CustomerId customer) {
        return ReplaceIdentity{id<EditId>(1),       old, customer, IdentityType::Phone,
                               "+33 3 20 00 00 09", "",  "",       ""};
    };
    return {with(id<IdentityId>(1), id<CustomerId>(1)),
            {{"another customer's", with(id<IdentityId>(1), id<CustomerId>(2)), ErrorCode::BadInput},
             {"one that is not there", with(id<IdentityId>(99), id<CustomerId>(1)), ErrorCode::NotFound}}};
}

inline Trial addTag() {
    return {AddTag{id<CustomerId>(1), "vip"},
            {{"a customer who is not there", AddTag{id<CustomerId>(99), "vip"}, ErrorCode::NotFound}}};
}

inline Trial removeTag() {
    return {RemoveTag{customerTagId(id<CustomerId>(1), "deaf"), Hlc{5}},
            {{"one that is not there", RemoveTag{id<CustomerTagId>(99), Hlc{5}}, ErrorCode::NotFound}}};
}

inline Trial recordConsent() {
    const auto with = [](CustomerId customer) {
        return RecordConsent{id<EditId>(1), customer, ConsentTopic::Email, ConsentState::Refused, "call", {}};
    };
    return {with(id<CustomerId>(1)),
            {{"a customer who is not there", with(id<CustomerId>(99)), ErrorCode::NotFound}}};
}

inline Trial bookCallback() {
    const auto with = [](CustomerId customer, QueueId queue, CaseId about) {
        return BookCallback{
            id<CallbackId>(9), customer, about, "", "x", Timestamp{1'774'700'000'000}, {}, {}, queue};
    };
    return {with(id<CustomerId>(1), id<QueueId>(1), {}),
            {{"a customer who is not there", with(id<CustomerId>(99), {}, {}), ErrorCode::NotFound},
             {"a queue that is not there", with(id<CustomerId>(1), id<QueueId>(99), {}), ErrorCode::NotFound},
             {"a case that is not there", with(id<CustomerId>(1), {}, id<CaseId>(99)), ErrorCode::NotFound}}};
}

inline Trial moveCallback() {
    const auto with = [](CallbackId callback, Timestamp expected) {
        return MoveCallback{callback, expected, Timestamp{1'774'800'000'000}, {}};
    };
    return {with(id<CallbackId>(1), {1'774'700'000'000}),
            {{"one that is not there", with(id<CallbackId>(99), {1'774'700'000'000}), ErrorCode::NotFound},
             {"another time than it saw", with(id<CallbackId>(1), {7}), ErrorCode::Conflict}}};
}

inline Trial closeCallback() {
    const auto with = [](CallbackId callback, CallbackState expected) {
        return CloseCallback{callback, expected, CallbackState::Done, "Reached."};
    };
    return {
        with(id<CallbackId>(1), CallbackState::Open),
        {{"one that is not there", with(id<CallbackId>(99), CallbackState::Open), ErrorCode::NotFound},
         {"another state than it saw", with(id<CallbackId>(1), CallbackState::Failed), ErrorCode::Conflict}}};
}

inline Trial queueReply() {
    const auto with = [](InteractionId interaction, CustomerId customer) {
        return QueueReply{interaction, customer, {}, Channel::Email, "", "anne@example.org", "", "Hello."};
    };
    return {with(id<InteractionId>(9), id<CustomerId>(1)),
            {{"another contact", with(id<InteractionId>(1), id<CustomerId>(1)), ErrorCode::Conflict},
             {"a customer who is not there", with(id<InteractionId>(9), id<CustomerId>(99)),
              ErrorCode::NotFound}}};
}

inline Trial editReply() {
    return {EditReply{id<InteractionId>(3), "", "Better."},
            {{"another's", EditReply{id<InteractionId>(2), "", "Mine now."}, ErrorCode::Denied},
             {"one that is under way", EditReply{id<InteractionId>(1), "", "x"}, ErrorCode::Conflict},
             {"one that is not there", EditReply{id<InteractionId>(99), "", "x"}, ErrorCode::NotFound}}};
}

inline Trial cancelReply() {
    return {CancelReply{id<InteractionId>(3)},
            {{"another's", CancelReply{id<InteractionId>(2)}, ErrorCode::Denied},
             {"one that is under way", CancelReply{id<InteractionId>(1)}, ErrorCode::Conflict},
             {"one that is not there", CancelReply{id<InteractionId>(99)}, ErrorCode::NotFound}}};
}

inline Trial logContact() {
    const auto with = [](InteractionId interaction, CustomerId customer, CaseId about) {
        return LogContact{interaction, customer, Channel::Visit, Direction::In, {}, {}, "",
                          "Was here.", {},       about};
    };
    return {with(id<InteractionId>(9), id<CustomerId>(1), {}),
            {{"another contact", with(id<InteractionId>(1), id<CustomerId>(1), {}), ErrorCode::Conflict},
             {"a customer who is not there", with(id<InteractionId>(9), id<CustomerId>(99), {}),
              ErrorCode::NotFound},
             {"a case that is not there", with(id<InteractionId>(9), id<CustomerId>(1), id<CaseId>(99)),
              ErrorCode::NotFound}}};
}

inline Trial moveCase() {
    const auto with = [](CaseId about, CaseEventId event, QueueId expected, QueueId queue) {
        return MoveCase{about, event, expected, queue};
    };
    return {with(id<CaseId>(1), id<CaseEventId>(9), {}, id<QueueId>(1)),
            {{"another case's event", with(id<CaseId>(1), id<CaseEventId>(2), {}, id<QueueId>(1)),
              ErrorCode::Conflict},
             {"a queue that is not there", with(id<CaseId>(1), id<CaseEventId>(9), {}, id<QueueId>(99)),
              ErrorCode::NotFound},
             {"another queue than it saw", with(id<CaseId>(1), id<CaseEventId>(9), id<QueueId>(1), {}),
              ErrorCode::Conflict}}};
}

inline Trial assignCase() {
    const auto with = [](CaseId about, CaseEventId event, UserId expected, UserId owner) {
        return AssignCase{about, event, expected, owner};
    };
    return {with(id<CaseId>(1), id<CaseEventId>(9), {}, id<UserId>(2)),
            {{"somebody who is not there", with(id<CaseId>(1), id<CaseEventId>(9), {}, id<UserId>(99)),
              ErrorCode::NotFound},
             {"another owner than it saw", with(id<CaseId>(1), id<CaseEventId>(9), id<UserId>(2), {}),
              ErrorCode::Conflict},
             {"another case's event", with(id<CaseId>(1), id<CaseEventId>(2), {}, id<UserId>(2)),
              ErrorCode::Conflict}}};
}

inline Trial mergeCustomers() {
    return {MergeCustomers{id<CustomerId>(1), id<CustomerId>(2)},
            {{"somebody who is not there", MergeCustomers{id<CustomerId>(1), id<CustomerId>(99)},
              ErrorCode::NotFound},
             {"with themselves", MergeCustomers{id<CustomerId>(1), id<CustomerId>(1)}, ErrorCode::BadInput},
             {"somebody else's alias", MergeCustomers{id<CustomerId>(3), id<CustomerId>(1)},
              ErrorCode::Conflict}}};
}

inline Trial unmergeCustomers() {
    return {UnmergeCustomers{id<CustomerId>(3)},
            {{"somebody who is not there", UnmergeCustomers{id<CustomerId>(99)}, ErrorCode::NotFound}}};
}

inline Trial eraseCustomer() {
    return {EraseCustomer{id<CustomerId>(1)},
            {{"somebody who is not there", EraseCustomer{id<CustomerId>(99)}, ErrorCode::NotFound},
             {"for no reason", EraseCustomer{id<CustomerId>(1), static_cast<ErasureReason>(77)},
              ErrorCode::BadInput}}};
}

inline Trial pinCustomer() {
    return {
        PinCustomer{id<CustomerId>(1), id<DeviceId>(1)},
        {{"somebody who is not there", PinCustomer{id<CustomerId>(99), id<DeviceId>(1)}, ErrorCode::NotFound},
         {"for another desktop", PinCustomer{id<CustomerId>(1), id<DeviceId>(2)}, ErrorCode::Denied},
         {"for no desktop", PinCustomer{id<CustomerId>(1), {}}, ErrorCode::Denied}}};
}

} // namespace visage::testing::lies
