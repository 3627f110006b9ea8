// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/entities.h"
#include "core/store/import/import_fields.h"
#include "core/store/import/record.h"

#include <string>
#include <vector>

namespace visage::store {

/// What a row of a customer file says, in the words of the domain.
struct CustomerRow {
    std::string ownId;                ///< the file's own identifier of the row; empty: it has none
    Customer customer;                ///< without an id
    std::vector<Identity> identities; ///< without ids and customer
    std::string note;
    std::vector<std::string> remarks; ///< a sentence for each thing that the row says and that is none
};

/// BadInput for a row that says nothing of anybody.
[[nodiscard]] Result<CustomerRow> readCustomerRow(const Record& record, ColumnNames& columns, Timestamp now);

} // namespace visage::store
