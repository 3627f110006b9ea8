// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backend.h"

namespace visage::store {

Result<std::vector<std::optional<Row>>> Backend::loadAll(std::span<const rules::Key> keys) {
    std::vector<std::optional<Row>> rows;
    rows.reserve(keys.size());
    for (const rules::Key& key : keys) {
        auto row = load(key);
        if (!row)
            return row.error();
        rows.push_back(std::move(*row));
    }
    return rows;
}

} // namespace visage::store
