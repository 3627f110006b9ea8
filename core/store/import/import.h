// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/backend.h"
#include "core/store/import/import_fields.h"
#include "core/store/import/record.h"

#include <functional>
#include <string>

namespace visage::store {

struct ImportRequest {
    std::string path;
    FileFormat format = FileFormat::Csv;
    ImportKind kind = ImportKind::Customers;
    std::string mapping; ///< path of a JSON file; empty: the usual headers
    bool dryRun = false; ///< reads and compares, writes nothing
    bool alone = false;  ///< nobody serves the store meanwhile: larger transactions
    std::function<void(const Rejection&)> rejected;      ///< in the order of the file; may be empty
    std::function<void(const Remark&)> remarked;         ///< in the same order; may be empty
    std::function<void(std::int64_t rowsRead)> progress; ///< every few thousand rows; may be empty
};

struct ImportOutcome {
    std::int64_t rows = 0;      ///< of data in the file
    std::int64_t created = 0;   ///< customers, contacts or orders that are new
    std::int64_t joined = 0;    ///< rows that became part of a customer there already was
    std::int64_t updated = 0;   ///< rows imported before that say something else now
    std::int64_t unchanged = 0; ///< rows imported before
    std::int64_t erased = 0;    ///< rows of persons who were erased since: left out
    std::int64_t rejected = 0;
    std::int64_t remarks = 0; ///< things left out of rows that were taken
};

/// Streams a file into the store: every row is kept as a SourceRecord and becomes a customer (or part of
/// one), a contact or an order. The same file again changes nothing; a row of it that changed adds what is
/// new. Rows that cannot be taken, and what was left out of others, are reported one by one and are no error;
/// an error means that the file or the store cannot be used, and that what was written before stays.
/// BadInput, with nothing written, for a file of which no column is known. Memory does not grow with the
/// file.
[[nodiscard]] Result<ImportOutcome> importFile(Backend& backend, const ImportRequest& request,
                                               const Clock& clock, Random& random);

} // namespace visage::store
