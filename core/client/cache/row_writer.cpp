// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/cache/row_writer.h"

#include "core/client/rows.h"
#include "core/storage/entity_sql.h"

#include <algorithm>

namespace visage::client {
namespace {

struct Planned {
    const RowChange* change = nullptr;
    std::optional<Row> old;
};

std::vector<const RowChange*> lastOfEach(const std::vector<const RowChange*>& changes) {
    std::unordered_map<rules::Key, std::size_t, rules::KeyHash> last;
    for (std::size_t i = 0; i < changes.size(); ++i)
        last[keyOf(changes[i]->row)] = i;
    std::vector<const RowChange*> kept;
    for (std::size_t i = 0; i < changes.size(); ++i)
        if (last[keyOf(changes[i]->row)] == i)
            kept.push_back(changes[i]);
    return kept;
}

bool changesNothing(const Planned& planned) {
    if (planned.change->erased)
        return !planned.old.has_value();
    return planned.old.has_value() && *planned.old == planned.change->row;
}

Result<std::vector<Planned>> plan(storage::Connection& db, const std::vector<const RowChange*>& changes) {
    std::vector<Planned> planned;
    for (const RowChange* change : lastOfEach(changes)) {
        const EntityKind kind = kindOf(change->row);
        if (!isReplicated(kind))
            continue;
        auto old = storage::findRow(db, kind, idOf(change->row));
        if (!old)
            return old.error();
        Planned one{change, std::move(*old)};
        if (!changesNothing(one))
            planned.push_back(std::move(one));
    }
    return planned;
}

void note(const Planned& planned, Touched& touched) {
    const EntityKind kind = kindOf(planned.change->row);
    touched.baseData = touched.baseData || isBaseData(kind);
    touched.erasures = touched.erasures || kind == EntityKind::Erasure;
    for (const Row* row : {&planned.change->row, planned.old ? &*planned.old : nullptr}) {
        if (const CustomerId customer = row ? customerOf(*row) : CustomerId(); customer)
            touched.customers.insert(customer);
        // Whoever was joined, or is no longer, shows other rows now.
        const auto* joined = row ? std::get_if<Customer>(row) : nullptr;
        if (joined && joined->mergedInto)
            touched.customers.insert(joined->mergedInto);
    }
    if (kind == EntityKind::Customer)
        touched.customersAdded += planned.change->erased ? -1 : (planned.old ? 0 : 1);
}

Result<void> prepareIndex(SearchUpkeep& index, const Planned& planned) {
    if (!isSearched(kindOf(planned.change->row)))
        return {};
    if (planned.old)
        if (auto known = index.before(customerOf(*planned.old)); !known)
            return known;
    return index.before(customerOf(planned.change->row));
}

Result<void> write(storage::Connection& db, const RowChange& change) {
    if (change.erased)
        return storage::removeRow(db, kindOf(change.row), idOf(change.row));
    return storage::upsertRow(db, change.row);
}

} // namespace

Result<void> writeRows(storage::Connection& db, const CacheOrigin& origin,
                       const std::vector<const RowChange*>& changes, Touched& touched) {
    const auto planned = plan(db, changes);
    if (!planned)
        return planned.error();
    const bool remains = std::ranges::any_of(*planned, [](const Planned& one) {
        return one.change->erased && rules::isOfPersons(kindOf(one.change->row));
    });
    if (remains)
        if (auto noted = writeRemains(db, true); !noted)
            return noted;
    SearchUpkeep index(db, origin.indexedTo);
    for (const Planned& one : *planned)
        if (auto prepared = prepareIndex(index, one); !prepared)
            return prepared;
    for (const Planned& one : *planned) {
        if (auto written = write(db, *one.change); !written)
            return written;
        note(one, touched);
    }
    return index.after();
}

} // namespace visage::client
