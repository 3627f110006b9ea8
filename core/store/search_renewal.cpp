// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/search_renewal.h"

#include "core/store/change_writer.h"

#include <algorithm>

namespace visage::store {
namespace {

constexpr int customersAtOnce = 5000;

/// The next customers behind `last`, which moves on; false behind the last of all.
Result<bool> renewSome(Backend& backend, Uuid& last) {
    auto batch = backend.begin();
    if (!batch)
        return batch.error();
    const auto customers = backend.idsBehind(EntityKind::Customer, last, customersAtOnce);
    if (!customers)
        return customers.error();
    ChangeWriter writer(backend, **batch, {});
    for (const Uuid& customer : *customers)
        if (auto indexed = writer.indexCustomer(CustomerId(customer)); !indexed)
            return indexed.error();
    const bool more = customers->size() == static_cast<std::size_t>(customersAtOnce);
    if (!more)
        if (auto kept = (*batch)->putSearchForm(rules::searchForm()); !kept)
            return kept.error();
    if (auto committed = (*batch)->commit(); !committed)
        return committed.error();
    if (more)
        last = customers->back();
    return more;
}

} // namespace

Result<bool> isSearchOld(Backend& backend) {
    const auto form = backend.searchForm();
    return form ? Result<bool>(*form != rules::searchForm()) : form.error();
}

Result<void> renewSearch(Backend& backend, const std::function<void(const std::string&)>& say) {
    const auto old = isSearchOld(backend);
    if (!old)
        return old.error();
    if (!*old)
        return {};
    const auto counts = backend.counts();
    if (!counts)
        return counts.error();
    const auto customers = std::ranges::find(*counts, tableOf(EntityKind::Customer), &TableCount::table);
    if (customers != counts->end() && customers->rows > 0)
        say("The words under which customers are found are those of another version: they are made anew "
            "for " +
            std::to_string(customers->rows) +
            (customers->rows == 1 ? " customer." : " customers, which can take some minutes."));
    Uuid last;
    for (;;) {
        const auto more = renewSome(backend, last);
        if (!more)
            return more.error();
        if (!*more)
            return {};
    }
}

} // namespace visage::store
