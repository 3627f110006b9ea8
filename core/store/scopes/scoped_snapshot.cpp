// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/scopes/scoped_snapshot.h"

#include "core/store/rows.h"
#include "core/store/scopes/rows.h"

#include <algorithm>
#include <iterator>

namespace visage::store {
namespace {

constexpr int rowsOfAStep = 512;
constexpr int membersOfAStep = 1024;
constexpr std::size_t customersOfAStep = 64;

/// One page being filled.
class Filling {
public:
    Filling(Backend& backend, std::size_t maxBytes)
        : m_backend(backend)
        , m_maxBytes(maxBytes) {}

    Result<void> begin(EntityKind kind) {
        const auto now = m_backend.facts();
        if (!now)
            return now.error();
        m_page.kind = kind;
        m_page.head = now->head;
        m_page.floor = now->floor;
        m_page.incarnation = now->incarnation;
        return {};
    }

    /// Rows of one kind; false when the page is full.
    bool add(std::vector<Row>& rows) {
        for (Row& row : rows) {
            const std::size_t size = wireBytesAtMost(row);
            if (!m_page.rows.empty() && m_bytes + size > m_maxBytes)
                return false;
            m_bytes += size;
            m_page.rows.push_back(std::move(row));
        }
        return true;
    }

    /// Whatever `read(after, limit)` gives, by id; true when there is no more of it.
    template <class Read> Result<bool> byId(Uuid after, Read read) {
        for (;;) {
            auto rows = read(after, rowsOfAStep);
            if (!rows)
                return rows.error();
            const bool last = rows->size() < static_cast<std::size_t>(rowsOfAStep);
            if (!rows->empty())
                after = idOf(rows->back());
            if (!add(*rows))
                return false;
            if (last)
                return true;
        }
    }

    [[nodiscard]] bool empty() const { return m_page.rows.empty(); }
    sync::SnapshotPage& page() { return m_page; }
    Backend& backend() { return m_backend; }

private:
    Backend& m_backend;
    std::size_t m_maxBytes;
    sync::SnapshotPage m_page;
    std::size_t m_bytes = 0;
};

/// Members of any of the scopes behind that customer, by id; fewer than there are.
Result<std::vector<CustomerId>> membersBehind(Backend& backend, const sync::View& view, CustomerId behind) {
    std::vector<CustomerId> customers;
    std::optional<CustomerId> certain; // up to here nobody is missing
    for (const std::string& scope : view.scopes) {
        const auto members = backend.membersOf(scope, behind, membersOfAStep);
        if (!members)
            return members.error();
        std::ranges::transform(*members, std::back_inserter(customers), &ScopeMember::customer);
        if (members->size() == static_cast<std::size_t>(membersOfAStep))
            certain = std::min(certain.value_or(members->back().customer), members->back().customer);
    }
    std::ranges::sort(customers);
    const auto twice = std::ranges::unique(customers);
    customers.erase(twice.begin(), twice.end());
    if (certain)
        std::erase_if(customers, [&](CustomerId one) { return one > *certain; });
    return customers;
}

/// The rows of one kind of the members, from a place on.
class OfMembers {
public:
    OfMembers(Filling& filling, const sync::View& view, EntityKind kind, Seq asOf)
        : m_filling(filling)
        , m_view(view)
        , m_kind(kind)
        , m_asOf(asOf) {}

    /// True when there are no more.
    Result<bool> fill(const Uuid& after, Timestamp now) {
        auto owner = ownerOf(after);
        if (!owner)
            return owner.error();
        if (!*owner) {
            const auto done = m_filling.byId(m_gone ? Uuid() : after, [&](const Uuid& behind, int limit) {
                return m_filling.backend().rowsOfNobody(m_kind, behind, now - strangersFor, limit);
            });
            if (!done || !*done)
                return done;
        }
        if (*owner) {
            auto rest = restOf(*owner, after);
            if (!rest || !*rest)
                return rest;
        }
        return fillBehind(*owner);
    }

private:
    /// Whose the last row sent was; none at the beginning, or where that is not known any more.
    Result<CustomerId> ownerOf(const Uuid& after) {
        if (after.isNull())
            return CustomerId();
        if (m_kind == EntityKind::Customer)
            return CustomerId(after);
        const auto row = m_filling.backend().load({m_kind, after});
        if (!row)
            return row.error();
        m_gone = !row->has_value() || revOf(**row) > m_asOf;
        return m_gone ? CustomerId() : dossierOf(**row);
    }

    Result<std::vector<Row>> rowsOf(std::span<const CustomerId> customers) {
        auto rows = m_filling.backend().rowsOfAll(m_kind, customers);
        if (rows && m_kind == EntityKind::ScopeMember)
            std::erase_if(*rows,
                          [this](const Row& row) { return !m_view.sees(std::get<ScopeMember>(row).scope); });
        return rows;
    }

    Result<bool> restOf(CustomerId owner, const Uuid& after) {
        const auto scopes = m_filling.backend().rowsOfAll(EntityKind::ScopeMember, {&owner, 1});
        if (!scopes)
            return scopes.error();
        if (std::ranges::none_of(
                *scopes, [this](const Row& row) { return m_view.sees(std::get<ScopeMember>(row).scope); }))
            return true;
        auto rows = rowsOf({&owner, 1});
        if (!rows)
            return rows.error();
        std::erase_if(*rows, [&after](const Row& row) { return idOf(row) <= after; });
        return m_filling.add(*rows);
    }

    Result<bool> fillBehind(CustomerId last) {
        for (;;) {
            const auto customers = membersBehind(m_filling.backend(), m_view, last);
            if (!customers)
                return customers.error();
            if (customers->empty())
                return true;
            last = customers->back();
            for (std::span<const CustomerId> rest(*customers); !rest.empty();) {
                const auto some = rest.first(std::min(rest.size(), customersOfAStep));
                rest = rest.subspan(some.size());
                auto rows = rowsOf(some);
                if (!rows)
                    return rows.error();
                if (!m_filling.add(*rows))
                    return false;
            }
        }
    }

    Filling& m_filling;
    const sync::View& m_view;
    EntityKind m_kind;
    Seq m_asOf;
    bool m_gone = false;
};

/// The next kind of `work`; one behind the last: there is none.
std::size_t nextKind(std::size_t kind) {
    while (kind <= entityKinds && !isReplicated(static_cast<EntityKind>(kind)))
        ++kind;
    return kind;
}

/// Fills the page kind by kind by `fill(kind, after)`, which says whether a kind has no more.
template <class Fill>
Result<sync::SnapshotPage> fillFrom(Filling& filling, std::size_t kind, Uuid after, Fill fill,
                                    std::size_t (*next)(std::size_t)) {
    auto& page = filling.page();
    for (;;) {
        if (kind > entityKinds) {
            page.kindDone = page.done = true;
            return std::move(page);
        }
        page.kind = static_cast<EntityKind>(kind);
        const auto done = fill(page.kind, after);
        if (!done)
            return done.error();
        page.kindDone = *done;
        page.done = *done && next(kind + 1) > entityKinds;
        if (!filling.empty())
            return std::move(page);
        kind = next(kind + 1);
        after = {};
    }
}

std::size_t nextStubKind(std::size_t kind) {
    constexpr auto customer = static_cast<std::size_t>(EntityKind::Customer);
    constexpr auto identity = static_cast<std::size_t>(EntityKind::Identity);
    return kind <= customer ? customer : kind <= identity ? identity : entityKinds + 1;
}

} // namespace

Result<sync::SnapshotPage> readWork(Backend& backend, const sync::View& view, const SnapshotPlace& place,
                                    std::size_t maxBytes, Timestamp now) {
    const auto together = backend.readTogether();
    if (!together)
        return together.error();
    Filling filling(backend, maxBytes);
    if (auto begun = filling.begin(place.kind); !begun)
        return begun.error();
    const auto fill = [&](EntityKind one, const Uuid& behind) -> Result<bool> {
        if (isOfDossiers(one))
            return OfMembers(filling, view, one, place.asOf).fill(behind, now);
        return filling.byId(
            behind, [&](const Uuid& last, int limit) { return backend.rowsBehind(one, last, limit); });
    };
    return fillFrom(filling, nextKind(std::max<std::size_t>(1, static_cast<std::size_t>(place.kind))),
                    place.after, fill, nextKind);
}

Result<sync::SnapshotPage> readIdent(Backend& backend, EntityKind kind, const Uuid& after,
                                     std::size_t maxBytes, Date since) {
    const auto together = backend.readTogether();
    if (!together)
        return together.error();
    Filling filling(backend, maxBytes);
    if (auto begun = filling.begin(kind); !begun)
        return begun.error();
    const auto customers = backend.customersAbout();
    if (!customers)
        return customers.error();
    filling.page().rowsTotal = 2 * *customers; // at most, with a number each
    const auto fill = [&](EntityKind one, const Uuid& behind) -> Result<bool> {
        return filling.byId(
            behind, [&](const Uuid& last, int limit) { return backend.stubs(one, last, since, limit); });
    };
    return fillFrom(filling, nextStubKind(static_cast<std::size_t>(kind)), after, fill, nextStubKind);
}

} // namespace visage::store
