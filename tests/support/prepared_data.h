// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/fields.h"

#include <vector>

namespace visage::testing {

/// A small French company, the same at every run. Numbers and mailboxes are those reserved for fiction.
struct PreparedData {
    Timestamp now; ///< Friday 27 March 2026, 16:00 in Paris: "today" of everything below

    std::vector<User> users;
    std::vector<Reason> reasons;
    std::vector<Line> lines;
    std::vector<Queue> queues;
    std::vector<QueueMember> queueMembers;
    std::vector<Customer> customers;
    std::vector<Identity> identities;
    std::vector<Consent> consents;
    std::vector<Alert> alerts;
    std::vector<Order> orders;
    std::vector<Case> cases;
    std::vector<CaseEvent> caseEvents;
    std::vector<Interaction> interactions;
    std::vector<InteractionCase> interactionCases;
    std::vector<Callback> callbacks;
    std::vector<Note> notes;
    std::vector<NoteVersion> noteVersions;
    std::vector<FieldStamp> fieldStamps;
    std::vector<FieldVersion> fieldVersions;
    std::vector<CustomerTag> tags;
    std::vector<CustomerList> lists;
    std::vector<ScopeMember> members;

    UserId agent;     ///< "amelie", Amélie Renard
    UserId colleague; ///< "karim", Karim Benali
    UserId lead;      ///< "sophie", Sophie Garnier

    CustomerId anne;       ///< Anne Lefèvre: everything a record can have, 60 contacts on every channel
    CustomerId household1; ///< Jean Martin, who shares a line with
    CustomerId household2; ///< Claire Martin
    CustomerId garage;     ///< an organisation: Garage des Lilas
    CustomerId fresh;      ///< Noé Petit: a customer without any history
    CustomerId hostile;    ///< every text is an attack: markup, direction overrides, 400 characters in a name

    static constexpr const char* anneNumber = "+33639980001";
    static constexpr const char* householdNumber = "+33199000010";
    static constexpr const char* garageNumber = "+33199000020";
    static constexpr const char* strangerNumber = "+33639989999"; ///< nobody's
    static constexpr const char* serviceLine = "+33199000100";
};

[[nodiscard]] PreparedData preparedData();

} // namespace visage::testing
