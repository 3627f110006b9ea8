// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/scopes/scope_work.h"

#include "core/store/change_writer.h"
#include "core/store/scopes/upkeep.h"

#include <algorithm>

namespace visage::store {
namespace {

constexpr int customersAtOnce = 500;
constexpr int membersAtOnce = 500;

/// One transaction over what the store's desktops hold, as it is then.
template <class Act> Result<Holding> changeHolding(Backend& backend, Act act) {
    auto batch = backend.begin();
    if (!batch)
        return batch.error();
    auto holding = backend.holding();
    if (!holding)
        return holding.error();
    const Holding before = *holding;
    act(*holding);
    if (*holding == before)
        return *holding;
    if (auto put = (*batch)->putHolding(*holding); !put)
        return put.error();
    if (auto committed = (*batch)->commit(); !committed)
        return committed.error();
    return *holding;
}

void beginToTurn(Holding& holding) {
    if (holding.keepsMembers())
        return;
    holding.building = true;
    holding.builtUpTo = {};
}

} // namespace

Result<bool> turnIfMany(Backend& backend) {
    const auto holding = backend.holding();
    if (!holding)
        return holding.error();
    const auto customers = backend.customersAbout();
    if (!customers)
        return customers.error();
    if (!holding->automatic || holding->keepsMembers() || *customers <= mostHeldEntirely)
        return false;
    const auto turned = changeHolding(backend, beginToTurn);
    return turned ? Result<bool>(turned->building) : turned.error();
}

Result<Holding> choose(Backend& backend, std::optional<sync::Holds> holds) {
    return changeHolding(backend, [&](Holding& holding) {
        holding.automatic = !holds;
        if (holds == sync::Holds::Recent)
            beginToTurn(holding);
        if (holds == sync::Holds::Everything) {
            holding.holds = sync::Holds::Everything;
            holding.building = false;
        }
    });
}

Result<bool> buildSome(Backend& backend, Timestamp now) {
    auto batch = backend.begin();
    if (!batch)
        return batch.error();
    auto holding = backend.holding();
    if (!holding)
        return holding.error();
    if (!holding->building)
        return false;
    const auto customers = backend.workBehind(holding->builtUpTo, customersAtOnce);
    if (!customers)
        return customers.error();
    ChangeWriter writer(backend, **batch, now);
    for (const CustomerId customer : *customers)
        writer.keepMembers(customer);
    if (auto finished = writer.finish(); !finished)
        return finished.error();
    holding->building = !customers->empty();
    holding->builtUpTo = customers->empty() ? CustomerId() : customers->back();
    if (customers->empty())
        holding->holds = sync::Holds::Recent;
    if (auto put = (*batch)->putHolding(*holding); !put)
        return put.error();
    if (auto committed = (*batch)->commit(); !committed)
        return committed.error();
    return holding->building;
}

/// Whether somebody who was touched long ago may go; open work counts as touching.
Result<bool> ScopeSweep::isOver(Backend& backend, const ScopeMember& member, Timestamp now,
                                std::vector<Row>& renewed) {
    if (isPin(member.scope))
        return member.touchedAt + pinnedFor < now;
    if (!isMine(member.scope) || member.touchedAt + mineFor >= now)
        return false;
    const auto records = recordsOf(backend, member.customer);
    if (!records)
        return records.error();
    const auto work = scopesOfWork(backend, *records);
    if (!work)
        return work.error();
    if (std::ranges::find(*work, member.scope) == work->end())
        return true;
    ScopeMember fresh = member;
    fresh.touchedAt = now;
    renewed.emplace_back(std::move(fresh));
    return false;
}

/// The pins of a device beyond those that were touched last.
Result<std::vector<ScopeMember>> ScopeSweep::tooMany(Backend& backend, const std::string& scope) {
    constexpr int all = 100'000;
    auto pins = backend.membersOf(scope, {}, all);
    if (!pins)
        return pins;
    std::ranges::sort(*pins, std::greater<>(), &ScopeMember::touchedAt);
    pins->erase(pins->begin(), pins->begin() + static_cast<std::ptrdiff_t>(std::min(pins->size(), mostPins)));
    return pins;
}

Result<bool> ScopeSweep::some(Backend& backend, Timestamp now) {
    if (!m_scopes) {
        auto counts = backend.scopeCounts();
        if (!counts)
            return counts.error();
        m_scopes = std::move(*counts);
        m_behind = {};
    }
    if (m_scopes->empty()) {
        m_scopes.reset();
        return false;
    }
    const auto scope = m_scopes->back();
    auto batch = backend.begin();
    if (!batch)
        return batch.error();
    const auto holding = backend.holding();
    if (!holding)
        return holding.error();
    const auto list =
        isList(scope.scope)
            ? backend.load({EntityKind::CustomerList,
                            Uuid::parse(std::string_view(scope.scope).substr(5)).value_or(Uuid())})
            : Result<std::optional<Row>>(std::nullopt);
    if (!list)
        return list.error();
    // What nobody keeps up to date while desktops hold everything, and what is on nobody's list.
    const bool allGo = isList(scope.scope) ? !*list || !std::get<CustomerList>(**list).active
                                           : !isPin(scope.scope) && !holding->keepsMembers();
    auto gone = isPin(scope.scope) && scope.members > static_cast<std::int64_t>(mostPins) && !m_behind
                    ? tooMany(backend, scope.scope)
                    : Result<std::vector<ScopeMember>>(std::vector<ScopeMember>());
    if (!gone)
        return gone.error();
    const auto members = backend.membersOf(scope.scope, m_behind, membersAtOnce);
    if (!members)
        return members.error();
    std::vector<Row> renewed;
    for (const ScopeMember& member : *members) {
        const auto over = allGo ? Result<bool>(true) : isOver(backend, member, now, renewed);
        if (!over)
            return over.error();
        if (*over)
            gone->push_back(member);
    }
    ChangeWriter writer(backend, **batch, now);
    for (const ScopeMember& member : *gone) {
        // With all records of the customer, or the others would bring it back.
        const auto records = recordsOf(backend, member.customer);
        if (!records)
            return records.error();
        for (const Customer& record : *records)
            if (auto erased =
                    writer.erase({EntityKind::ScopeMember, scopeMemberId(member.scope, record.id).uuid});
                !erased)
                return erased.error();
    }
    for (Row& row : renewed)
        if (auto written = writer.write(row); !written)
            return written.error();
    if (auto finished = writer.finish(); !finished)
        return finished.error();
    if (!gone->empty() || !renewed.empty())
        if (auto committed = (*batch)->commit(); !committed)
            return committed.error();
    if (members->size() < static_cast<std::size_t>(membersAtOnce)) {
        m_scopes->pop_back();
        m_behind = {};
    } else {
        m_behind = members->back().customer;
    }
    return true;
}

} // namespace visage::store
