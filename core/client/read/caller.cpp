// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/read/questions.h"

#include <QDateTime>

#include <algorithm>
#include <tuple>

namespace visage::client {
namespace {

/// The midnight before, where the agent sits.
Timestamp startOfDay(Timestamp now) {
    return {QDateTime::fromMSecsSinceEpoch(now.ms).date().startOfDay().toMSecsSinceEpoch()};
}

IdentityType typeFor(MatchBasis basis) {
    return basis == MatchBasis::CustomerNumber ? IdentityType::CrmRef : IdentityType::Phone;
}

Result<bool> hasCalledSince(CacheReader& reader, CustomerId id, Timestamp since) {
    const auto calls = reader.select<Interaction>(
        "WHERE customer=?1 AND at>=?2 AND channel=?3 LIMIT 50",
        [&](const Interaction& one) {
            return one.customer == id && one.at >= since && one.channel == Channel::Phone;
        },
        id, since, Channel::Phone);
    return calls ? Result<bool>(!calls->empty()) : calls.error();
}

Result<CallerCandidate> candidateOf(CacheReader& reader, const Customer& customer, MatchBasis basis,
                                    Timestamp now) {
    CallerCandidate candidate;
    candidate.basis = basis;
    auto hit = readHit(reader, customer);
    if (!hit)
        return hit.error();
    candidate.hit = std::move(*hit);
    const auto group = readGroup(reader, customer.id);
    if (!group)
        return group.error();
    const auto cases = reader.ofCustomers<Case>(*group);
    if (!cases)
        return cases.error();
    candidate.openCases = static_cast<int>(std::ranges::count_if(*cases, [](const Case& one) {
        return one.status != CaseStatus::Closed && one.status != CaseStatus::Solved &&
               one.status != CaseStatus::Merged;
    }));
    for (const CustomerId id : *group) {
        const auto called = hasCalledSince(reader, id, startOfDay(now));
        if (!called)
            return called.error();
        candidate.calledToday = candidate.calledToday || *called;
    }
    return candidate;
}

Result<void> fillKnown(CacheReader& reader, CallerAnswer& answer, const std::vector<Customer>& customers,
                       MatchBasis basis, const CallerQuestion& question) {
    for (const Customer& customer : customers) {
        auto candidate = candidateOf(reader, customer, basis, question.now);
        if (!candidate)
            return candidate.error();
        answer.candidates.push_back(std::move(*candidate));
    }
    std::ranges::stable_sort(answer.candidates, [](const CallerCandidate& a, const CallerCandidate& b) {
        return std::tuple(a.hit.lastContact, a.openCases, a.calledToday) >
               std::tuple(b.hit.lastContact, b.openCases, b.calledToday);
    });
    answer.kind = customers.size() == 1 ? CallerAnswer::Kind::One : CallerAnswer::Kind::Several;
    if (customers.size() > 1)
        return {};
    auto record = readRecord(reader, customers.front().id, question.now);
    if (!record)
        return record.error();
    answer.record = std::move(*record);
    auto timeline = readTimeline(reader, {customers.front().id, {}, {}, {}, question.timelineLimit});
    if (!timeline)
        return timeline.error();
    answer.timeline = std::move(*timeline);
    return {};
}

const User* colleagueCalled(const BaseData& base, const std::string& value) {
    const auto found = std::ranges::find_if(base.users, [&](const User& user) { return user.name == value; });
    return found == base.users.end() ? nullptr : &*found;
}

const Line* lineCalled(const BaseData& base, const std::string& address) {
    const auto found = std::ranges::find_if(base.lines, [&](const Line& line) {
        return line.channel == Channel::Phone && line.address == address;
    });
    return address.empty() || found == base.lines.end() ? nullptr : &*found;
}

/// Somebody of the company: by log-in name (the user part of a SIP address), or calling from one of its
/// lines.
void fillColleague(const BaseData& base, const CallerQuestion& question, CallerAnswer& answer) {
    for (const auto& [basis, value] : question.identifiers) {
        const User* user = value.empty() ? nullptr : colleagueCalled(base, value);
        const Line* line = lineCalled(base, value);
        if (!user && !line)
            continue;
        answer.kind = CallerAnswer::Kind::Colleague;
        answer.colleague = shown(user ? user->displayName : line->label);
        return;
    }
}

} // namespace

Result<std::vector<Customer>> readOwners(CacheReader& reader, IdentityType type, const std::string& value) {
    const auto matches = [&](const Identity& one) {
        return one.type == type && one.valueNorm == value && !one.removedAt;
    };
    auto identities =
        reader.select<Identity>("WHERE value_norm=?1 AND type=?2 AND removed_at=0", matches, value, type);
    if (!identities)
        return identities.error();
    for (const FoundRows::Stub& stub : reader.found().all())
        std::ranges::copy_if(stub.identities, std::back_inserter(*identities), matches);
    std::vector<Customer> customers;
    for (const Identity& identity : *identities) {
        auto customer = survivingCustomer(reader, identity.customer);
        if (!customer)
            return customer.error();
        const auto same = [&](const Customer& other) { return *customer && other.id == (*customer)->id; };
        if (*customer && std::ranges::none_of(customers, same))
            customers.push_back(std::move(**customer));
    }
    return customers;
}

Result<CallerAnswer> readCaller(CacheReader& reader, const BaseData& base, const CallerQuestion& question) {
    CallerAnswer answer;
    answer.kind = CallerAnswer::Kind::Hidden;
    if (const Line* line = lineCalled(base, question.lineCalled))
        answer.line = *line;
    for (const auto& [basis, value] : question.identifiers) {
        if (value.empty())
            continue;
        answer.kind = CallerAnswer::Kind::Unknown;
        const auto customers = readOwners(reader, typeFor(basis), value);
        if (!customers)
            return customers.error();
        if (customers->empty())
            continue;
        if (auto filled = fillKnown(reader, answer, *customers, basis, question); !filled)
            return filled.error();
        return answer;
    }
    if (answer.kind == CallerAnswer::Kind::Unknown)
        fillColleague(base, question, answer);
    return answer;
}

} // namespace visage::client
