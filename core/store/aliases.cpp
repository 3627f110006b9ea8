// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/aliases.h"

#include <algorithm>

namespace visage::store {
namespace {

Result<CustomerId> survivorOf(Backend& backend, CustomerId id) {
    std::vector<CustomerId> passed;
    while (std::ranges::find(passed, id) == passed.end()) {
        const auto row = backend.load({EntityKind::Customer, id.uuid});
        if (!row)
            return row.error();
        if (!row->has_value() || !std::get<Customer>(**row).mergedInto)
            break;
        passed.push_back(id);
        id = std::get<Customer>(**row).mergedInto;
    }
    return id;
}

} // namespace

Result<std::vector<CustomerId>> survivorsOf(Backend& backend, const std::vector<CustomerId>& customers) {
    std::vector<CustomerId> survivors;
    for (const CustomerId customer : customers) {
        const auto survivor = survivorOf(backend, customer);
        if (!survivor)
            return survivor.error();
        if (std::ranges::find(survivors, *survivor) == survivors.end())
            survivors.push_back(*survivor);
    }
    return survivors;
}

} // namespace visage::store
