// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/full_text.h"

#include "core/storage/transaction.h"

namespace visage::storage {
namespace {

/// Pages that a step writes at most: some milliseconds.
constexpr std::int64_t pagesAStep = 256;

} // namespace

Result<bool> mergeStep(Connection& db, const std::string& table, bool first) {
    auto transaction = Transaction::begin(db);
    if (!transaction)
        return transaction.error();
    const auto before = db.number("SELECT total_changes()");
    if (!before)
        return before.error();
    // A negative number says that all parts are meant, whatever their sizes (sqlite.org/fts5.html, "merge").
    if (auto merged = db.run("INSERT INTO \"" + table + "\"(\"" + table + "\", rank) VALUES ('merge', ?1)",
                             first ? -pagesAStep : pagesAStep);
        !merged)
        return merged.error();
    const auto after = db.number("SELECT total_changes()");
    if (!after)
        return after.error();
    if (auto committed = transaction->commit(); !committed)
        return committed.error();
    // The statement itself counts as one.
    return *after - *before >= 2;
}

} // namespace visage::storage
