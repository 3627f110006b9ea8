// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/memory/memory_backend.h"
#include "core/store/scopes/rows.h"

#include <algorithm>
#include <set>

// MemoryBackend: what the scopes `work` and `ident` are made of.

namespace visage::store {

namespace {

template <class T, class Visit> void each(const MemoryState& state, const Uuid& after, Visit visit) {
    for (auto it = state.rows.upper_bound({Fields<T>::kind, after});
         it != state.rows.end() && it->first.kind == Fields<T>::kind; ++it)
        visit(std::get<T>(it->second));
}

void cutTo(auto& all, int limit) {
    if (all.size() > static_cast<std::size_t>(limit))
        all.resize(static_cast<std::size_t>(limit));
}

} // namespace

Result<std::unique_ptr<Backend::Reading>> MemoryBackend::readTogether() {
    class Kept final : public Reading {
    public:
        Kept(MemoryBackend& backend, std::shared_ptr<const MemoryState> state)
            : m_backend(backend) {
            m_backend.m_reading = std::move(state);
        }
        Kept(const Kept&) = delete;
        Kept& operator=(const Kept&) = delete;
        ~Kept() override { m_backend.m_reading.reset(); }

    private:
        MemoryBackend& m_backend;
    };
    return std::unique_ptr<Reading>(std::make_unique<Kept>(*this, state()));
}

Result<Holding> MemoryBackend::holding() {
    return state()->holding;
}

Result<std::vector<LogEntry>> MemoryBackend::lines(Seq from, int limit) {
    const auto now = state();
    std::vector<LogEntry> lines;
    for (auto it = now->log.upper_bound(from);
         it != now->log.end() && lines.size() < static_cast<std::size_t>(limit); ++it)
        lines.push_back({it->second.seq, it->second.kind, it->second.object, it->second.fields, {}, {}});
    return lines;
}

Result<std::vector<Row>> MemoryBackend::rowsBehind(EntityKind kind, const Uuid& after, int limit) {
    auto rows = all(kind);
    std::erase_if(*rows, [&after](const Row& row) { return idOf(row) <= after; });
    cutTo(*rows, limit);
    return rows;
}

Result<std::vector<Row>> MemoryBackend::rowsOfAll(EntityKind kind, std::span<const CustomerId> customers) {
    std::vector<Row> rows;
    const std::set<CustomerId> wanted(customers.begin(), customers.end());
    auto all = this->all(kind);
    for (Row& row : *all)
        if (const CustomerId owner = dossierOf(row); owner && wanted.contains(owner))
            rows.push_back(std::move(row));
    std::ranges::sort(rows, {}, [](const Row& row) { return std::pair(dossierOf(row), idOf(row)); });
    return rows;
}

Result<std::vector<Row>> MemoryBackend::rowsOfNobody(EntityKind kind, const Uuid& after, Timestamp since,
                                                     int limit) {
    std::vector<Row> rows;
    const auto now = state();
    const auto take = [&]<class T>(Timestamp T::*moment) {
        each<T>(*now, after, [&](const T& row) {
            if (!row.customer && row.*moment >= since)
                rows.push_back(row);
        });
    };
    if (kind == EntityKind::Interaction)
        take(&Interaction::at);
    else if (kind == EntityKind::Note)
        take(&Note::createdAt);
    else if (kind == EntityKind::NoteVersion)
        take(&NoteVersion::at);
    cutTo(rows, limit);
    return rows;
}

Result<std::vector<Row>> MemoryBackend::stubs(EntityKind kind, const Uuid& after, Date since, int limit) {
    std::vector<Row> rows;
    const auto now = state();
    const auto inTouch = [&](CustomerId id) {
        const auto row = now->rows.find({EntityKind::Customer, id.uuid});
        return row != now->rows.end() && std::get<Customer>(row->second).lastContactOn >= since;
    };
    if (kind == EntityKind::Customer)
        each<Customer>(*now, after, [&](const Customer& customer) {
            if (customer.lastContactOn >= since)
                rows.push_back(customer);
        });
    else
        each<Identity>(*now, after, [&](const Identity& identity) {
            if (inTouch(identity.customer))
                rows.push_back(identity);
        });
    cutTo(rows, limit);
    return rows;
}

Result<std::vector<ScopeMember>> MemoryBackend::membersOf(std::string_view scope, CustomerId behind,
                                                          int limit) {
    std::vector<ScopeMember> members;
    each<ScopeMember>(*state(), {}, [&](const ScopeMember& member) {
        if (member.scope == scope && member.customer > behind)
            members.push_back(member);
    });
    std::ranges::sort(members, {}, &ScopeMember::customer);
    cutTo(members, limit);
    return members;
}

Result<std::vector<Backend::ScopeCount>> MemoryBackend::scopeCounts() {
    std::map<std::string, std::int64_t> counted;
    each<ScopeMember>(*state(), {}, [&](const ScopeMember& member) { ++counted[member.scope]; });
    std::vector<ScopeCount> counts;
    for (const auto& [scope, members] : counted)
        counts.push_back({scope, members});
    return counts;
}

Result<std::vector<CustomerId>> MemoryBackend::workBehind(CustomerId last, int limit) {
    const auto now = state();
    std::set<CustomerId> found;
    const auto add = [&](CustomerId customer, bool counts) {
        if (counts && customer > last)
            found.insert(customer);
    };
    each<Case>(*now, {}, [&](const Case& one) { add(one.customer, isOpen(one)); });
    each<Callback>(*now, {}, [&](const Callback& one) { add(one.customer, isOpen(one)); });
    each<ScopeMember>(*now, {}, [&](const ScopeMember& one) { add(one.customer, true); });
    std::vector<CustomerId> customers(found.begin(), found.end());
    cutTo(customers, limit);
    return customers;
}

Result<std::int64_t> MemoryBackend::customersAbout() {
    return static_cast<std::int64_t>(all(EntityKind::Customer)->size());
}

} // namespace visage::store
