// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/migrations.h"

#include "core/base/text.h"
#include "core/storage/transaction.h"

#include <algorithm>
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
    if (auto done = connection.runScript(scriptFor(Dialect::Sqlite, migration.sql)); !done)
        return Error{done.error().code, std::string(migration.name) + ": " + done.error().sentence};
    if (auto done = connection.runScript("PRAGMA user_version=" + std::to_string(migration.number)); !done)
        return done;
    return transaction->commit();
}

} // namespace

bool expands(const Migration& migration) {
    constexpr std::string_view mark = "--! expands";
    return migration.sql.starts_with(mark) ||
           migration.sql.find("\n" + std::string(mark)) != std::string_view::npos;
}

std::string scriptFor(Dialect dialect, std::string_view sql) {
    constexpr std::string_view begin = "--{ ";
    constexpr std::string_view end = "--}";
    constexpr std::string_view rowid = " WITHOUT ROWID";
    const std::string_view ours = dialect == Dialect::Sqlite ? "sqlite" : "postgresql";
    std::string script;
    bool taken = true;
    while (!sql.empty()) {
        const std::size_t length = std::min(sql.find('\n'), sql.size() - 1) + 1;
        std::string line(sql.substr(0, length));
        sql.remove_prefix(length);
        const std::string_view bare = text::trimmed(line);
        if (bare.starts_with(begin))
            taken = bare.substr(begin.size()) == ours;
        else if (bare == end)
            taken = true;
        if (const auto at = line.find(rowid); dialect == Dialect::Postgresql && at != std::string::npos)
            line.erase(at, rowid.size());
        if (taken)
            script += line;
    }
    return script;
}

Result<void> checkKnown(std::int64_t version, std::span<const Migration> migrations, std::string_view what) {
    const int newest = migrations.empty() ? 0 : migrations.back().number;
    if (version <= newest)
        return {};
    return Error{ErrorCode::TooNew, std::string(what) + " was written by a newer version of Visage (format " +
                                        std::to_string(version) + ", this program knows " +
                                        std::to_string(newest) + "): install that version or a later one."};
}

Result<void> migrate(Connection& connection, std::span<const Migration> migrations, std::string_view what) {
    const auto version = connection.number("PRAGMA user_version");
    if (!version)
        return version.error();
    if (auto known = checkKnown(*version, migrations, what); !known)
        return known;
    for (const Migration& migration : migrations)
        if (migration.number > *version)
            if (auto done = apply(connection, migration); !done)
                return done;
    return {};
}

} // namespace visage::storage
