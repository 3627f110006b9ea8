// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/search_renewal.h"

#include "core/store/change_writer.h"

namespace visage::store {
namespace {

constexpr std::size_t customersAtOnce = 5000;

Result<std::vector<CustomerId>> customersBehind(storage::Connection& db, CustomerId last) {
    std::vector<CustomerId> customers;
    auto rows = db.prepare("SELECT id FROM customer WHERE id > coalesce(?1, x'') ORDER BY id LIMIT ?2", last,
                           static_cast<std::int64_t>(customersAtOnce));
    for (auto stepped = rows.step();; stepped = rows.step()) {
        if (!stepped)
            return stepped.error();
        if (*stepped == storage::Step::Done)
            return customers;
        customers.push_back(rows.id<CustomerId>(0));
    }
}

/// The next customers behind `last`, which moves on; false behind the last of all.
Result<bool> renewSome(SqliteBackend& backend, CustomerId& last) {
    auto batch = backend.begin();
    if (!batch)
        return batch.error();
    const auto customers = customersBehind(backend.connection(), last);
    if (!customers)
        return customers.error();
    ChangeWriter writer(backend, **batch, {});
    for (const CustomerId customer : *customers)
        if (auto indexed = writer.indexCustomer(customer); !indexed)
            return indexed.error();
    const bool more = customers->size() == customersAtOnce;
    if (!more)
        if (auto kept = backend.connection().run("UPDATE store SET search_form=?1", rules::searchForm());
            !kept)
            return kept.error();
    if (auto committed = (*batch)->commit(); !committed)
        return committed.error();
    if (more)
        last = customers->back();
    return more;
}

} // namespace

Result<bool> isSearchOld(SqliteBackend& backend) {
    const auto old = backend.connection().number("SELECT EXISTS (SELECT 1 FROM store WHERE search_form<>?1)",
                                                 rules::searchForm());
    return old ? Result<bool>(*old != 0) : old.error();
}

Result<void> renewSearch(SqliteBackend& backend, const std::function<void(const std::string&)>& say) {
    const auto old = isSearchOld(backend);
    if (!old)
        return old.error();
    if (!*old)
        return {};
    const auto customers = backend.connection().number("SELECT count(*) FROM customer");
    if (!customers)
        return customers.error();
    if (*customers > 0)
        say("The words under which customers are found are those of another version: they are made anew "
            "for " +
            std::to_string(*customers) +
            (*customers == 1 ? " customer." : " customers, which can take some minutes."));
    CustomerId last;
    for (;;) {
        const auto more = renewSome(backend, last);
        if (!more)
            return more.error();
        if (!*more)
            return {};
    }
}

} // namespace visage::store
