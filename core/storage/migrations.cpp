// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/migrations.h"

#include "core/storage/transaction.h"

#include <string>

namespace visage::storage {
namespace {

Result<void> apply(Connection& connection, const Migration& migration) {
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    // Another process may have been quicker.
    const auto version = connection.number("PRAGMA user_version");
    if (!version)
        return version.error();
    if (*version >= migration.number)
        return {};
    if (auto done = connection.runScript(migration.sql); !done)
        return Error{done.error().code, std::string(migration.name) + ": " + done.error().sentence};
    if (auto done = connection.runScript("PRAGMA user_version=" + std::to_string(migration.number)); !done)
        return done;
    return transaction->commit();
}

} // namespace

Result<void> migrate(Connection& connection, std::span<const Migration> migrations, std::string_view what) {
    const auto version = connection.number("PRAGMA user_version");
    if (!version)
        return version.error();
    const int newest = migrations.empty() ? 0 : migrations.back().number;
    if (*version > newest)
        return Error{ErrorCode::TooNew,
                     std::string(what) + " was written by a newer version of Visage (format " +
                         std::to_string(*version) + ", this program knows " + std::to_string(newest) +
                         "): install that version or a later one."};
    for (const Migration& migration : migrations)
        if (migration.number > *version)
            if (auto done = apply(connection, migration); !done)
                return done;
    return {};
}

} // namespace visage::storage
