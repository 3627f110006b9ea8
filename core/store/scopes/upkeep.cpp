// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/scopes/upkeep.h"

#include "core/rules/contact_day.h"
#include "core/store/scopes/rows.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace visage::store {
namespace {

/// A touch that is renewed oftener is not worth a line of the log.
constexpr std::chrono::hours freshFor(24);

Result<std::optional<Customer>> customerWith(Backend& backend, CustomerId id) {
    auto row = backend.load({EntityKind::Customer, id.uuid});
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<Customer>{};
    return std::optional<Customer>(std::get<Customer>(std::move(**row)));
}

/// Scopes to when they were touched.
using Wanted = std::map<std::string, Timestamp, std::less<>>;

void want(Wanted& wanted, const std::string& scope, Timestamp at) {
    auto& there = wanted[scope];
    there = std::max(there, at);
}

ScopeMember memberOf(const std::string& scope, CustomerId customer, Timestamp at) {
    ScopeMember member;
    member.id = scopeMemberId(scope, customer);
    member.scope = scope;
    member.customer = customer;
    member.touchedAt = at;
    return member;
}

/// What makes the members of one record as they shall be.
void settle(CustomerId record, const std::vector<ScopeMember>& there, const Wanted& wanted,
            std::vector<RowChange>& changes) {
    for (const auto& [scope, at] : wanted) {
        const auto known = std::ranges::find(there, scope, &ScopeMember::scope);
        if (known != there.end() && (isTeam(scope) || at < known->touchedAt + freshFor))
            continue;
        ScopeMember member = known == there.end() ? memberOf(scope, record, at) : *known;
        member.touchedAt = at;
        changes.push_back({std::move(member), false});
    }
    for (const ScopeMember& member : there)
        if (isTeam(member.scope) && !wanted.contains(member.scope))
            changes.push_back({member, true});
}

} // namespace

Result<std::vector<std::optional<Row>>> loadMany(Backend& backend, std::span<const rules::Key> keys) {
    constexpr std::size_t together = 256;
    std::vector<std::optional<Row>> all;
    all.reserve(keys.size());
    while (!keys.empty()) {
        const auto some = keys.first(std::min(keys.size(), together));
        keys = keys.subspan(some.size());
        auto rows = backend.loadAll(some);
        if (!rows)
            return rows;
        std::ranges::move(*rows, std::back_inserter(all));
    }
    return all;
}

Result<std::vector<Customer>> recordsOf(Backend& backend, CustomerId id) {
    std::vector<Customer> records;
    const auto has = [&records](CustomerId one) {
        return std::ranges::find(records, one, &Customer::id) != records.end();
    };
    for (CustomerId next = id; next && !has(next);) {
        auto customer = customerWith(backend, next);
        if (!customer)
            return customer.error();
        if (!*customer)
            break;
        next = (*customer)->mergedInto;
        records.push_back(std::move(**customer));
    }
    for (std::size_t i = 0; i < records.size(); ++i) {
        auto aliases = backend.rowsOf(EntityKind::Customer, records[i].id, 0);
        if (!aliases)
            return aliases.error();
        for (Row& alias : *aliases)
            if (!has(CustomerId(idOf(alias))))
                records.push_back(std::get<Customer>(std::move(alias)));
    }
    return records;
}

Result<std::vector<std::string>> scopesOfWork(Backend& backend, const std::vector<Customer>& records) {
    std::vector<std::string> scopes;
    const auto add = [&scopes](QueueId queue, UserId user) {
        scopes.push_back(scopeOf(queue)); // of no queue: everybody's
        if (user)
            scopes.push_back(scopeOf(user));
    };
    for (const Customer& record : records) {
        const auto cases = backend.rowsOf(EntityKind::Case, record.id, 0);
        if (!cases)
            return cases.error();
        for (const Row& row : *cases)
            if (const auto& one = std::get<Case>(row); isOpen(one))
                add(one.queue, one.owner);
        const auto callbacks = backend.rowsOf(EntityKind::Callback, record.id, 0);
        if (!callbacks)
            return callbacks.error();
        for (const Row& row : *callbacks)
            if (const auto& one = std::get<Callback>(row); isOpen(one))
                add(one.queue, one.assignee);
    }
    return scopes;
}

Date Upkeep::dayOf(const Row& row) const {
    const auto* contact = std::get_if<Interaction>(&row);
    if (!contact || !contact->customer || !contact->at || contact->state == InteractionState::Queued ||
        contact->state == InteractionState::Cancelled)
        return {};
    // An import may tell of the future; nobody would ever leave the desktops again.
    return rules::companyDay(std::min(contact->at, m_now));
}

void Upkeep::note(const Row* before, const Row* after, UserId actor) {
    const auto of = [](const Row* row) { return row ? dossierOf(*row) : CustomerId(); };
    const Row& row = after ? *after : *before;
    if (after)
        if (const Date day = dayOf(*after)) {
            Date& last = m_contacts[dossierOf(*after)];
            last = std::max(last, day);
        }
    switch (kindOf(row)) {
    case EntityKind::Customer: {
        const auto into = [](const Row* one) {
            return one ? std::get<Customer>(*one).mergedInto : CustomerId();
        };
        if (into(before) != into(after))
            for (const CustomerId one : {of(&row), into(before), into(after)})
                if (one)
                    m_joined.insert(one);
        break;
    }
    case EntityKind::Case:
    case EntityKind::Callback:
    case EntityKind::ScopeMember:
        for (const CustomerId one : {of(before), of(after)})
            if (one)
                m_work.insert(one);
        break;
    default:
        break;
    }
    if (actor && after && kindOf(row) != EntityKind::ScopeMember)
        if (const CustomerId customer = of(after))
            m_touched.insert({customer, actor});
}

void Upkeep::noteNew(Customer& customer, const std::vector<Row>& together) const {
    for (const Row& row : together)
        if (dossierOf(row) == customer.id)
            customer.lastContactOn = std::max(customer.lastContactOn, dayOf(row));
}

Result<std::vector<RowChange>> Upkeep::due(Backend& backend) {
    std::vector<RowChange> changes;
    if (auto done = joined(backend, changes); !done)
        return done.error();
    if (auto done = contacts(backend, changes); !done)
        return done.error();
    if (!m_work.empty() || !m_touched.empty()) {
        const auto holding = backend.holding();
        if (!holding)
            return holding.error();
        if (holding->keepsMembers())
            if (auto done = members(backend, changes); !done)
                return done.error();
    }
    m_contacts.clear();
    m_joined.clear();
    m_work.clear();
    m_touched.clear();
    return changes;
}

Result<void> Upkeep::contacts(Backend& backend, std::vector<RowChange>& changes) {
    // Together, for imports write contacts of thousands.
    std::vector<rules::Key> keys;
    for (const auto& [id, day] : m_contacts)
        keys.push_back({EntityKind::Customer, id.uuid});
    const auto customers = loadMany(backend, keys);
    if (!customers)
        return customers.error();
    for (const auto& row : *customers) {
        if (!row)
            continue;
        const auto& customer = std::get<Customer>(*row);
        const Date day = m_contacts.at(customer.id);
        if (customer.lastContactOn >= day)
            continue;
        auto records = recordsOf(backend, customer.id);
        if (!records)
            return records.error();
        for (Customer& record : *records)
            if (record.lastContactOn < day) {
                record.lastContactOn = day;
                changes.push_back({std::move(record), false});
            }
    }
    return {};
}

/// All records of a customer were in touch when any of them was. Their contacts are settled here too.
Result<void> Upkeep::joined(Backend& backend, std::vector<RowChange>& changes) {
    while (!m_joined.empty()) {
        const CustomerId id = *m_joined.begin();
        m_joined.erase(id);
        m_work.insert(id);
        auto records = recordsOf(backend, id);
        if (!records)
            return records.error();
        Date last;
        for (const Customer& record : *records) {
            const auto contact = m_contacts.extract(record.id);
            last = std::max({last, record.lastContactOn, contact ? contact.mapped() : Date{}});
            m_joined.erase(record.id);
        }
        for (Customer& record : *records)
            if (record.lastContactOn < last) {
                record.lastContactOn = last;
                changes.push_back({std::move(record), false});
            }
    }
    return {};
}

/// Whether a user's touch needs nothing more than what is there.
Result<bool> Upkeep::isFresh(Backend& backend, UserId user, CustomerId customer) {
    const auto row = backend.load({EntityKind::ScopeMember, scopeMemberId(scopeOf(user), customer).uuid});
    if (!row)
        return row.error();
    return row->has_value() && m_now < std::get<ScopeMember>(**row).touchedAt + freshFor;
}

Result<void> Upkeep::members(Backend& backend, std::vector<RowChange>& changes) {
    std::map<CustomerId, std::vector<UserId>> todo;
    for (const CustomerId customer : m_work)
        todo[customer];
    for (const auto& [customer, user] : m_touched) {
        const auto fresh = isFresh(backend, user, customer);
        if (!fresh)
            return fresh.error();
        if (!*fresh)
            todo[customer].push_back(user);
    }
    while (!todo.empty()) {
        auto records = recordsOf(backend, todo.begin()->first);
        if (!records)
            return records.error();
        Wanted wanted;
        std::map<CustomerId, std::vector<ScopeMember>> there;
        for (const Customer& record : *records) {
            if (const auto others = todo.find(record.id); others != todo.end())
                for (const UserId user : others->second)
                    want(wanted, scopeOf(user), m_now);
            auto rows = backend.rowsOf(EntityKind::ScopeMember, record.id, 0);
            if (!rows)
                return rows.error();
            for (Row& row : *rows) {
                const auto& member = there[record.id].emplace_back(std::get<ScopeMember>(std::move(row)));
                if (!isTeam(member.scope))
                    want(wanted, member.scope, member.touchedAt);
            }
        }
        const auto work = scopesOfWork(backend, *records);
        if (!work)
            return work.error();
        for (const std::string& scope : *work)
            want(wanted, scope, m_now);
        for (const Customer& record : *records) {
            settle(record.id, there[record.id], wanted, changes);
            todo.erase(record.id);
        }
        if (records->empty())
            todo.erase(todo.begin());
    }
    return {};
}

} // namespace visage::store
