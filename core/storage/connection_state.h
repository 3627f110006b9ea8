// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/connection.h"

#include <map>
#include <string>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace visage::storage {

/// The open database and its idle statements. Private to this folder.
class ConnectionState {
public:
    ConnectionState(sqlite3* db, AccessHook beforeAccess)
        : m_db(db)
        , m_beforeAccess(std::move(beforeAccess)) {}
    ConnectionState(const ConnectionState&) = delete;
    ConnectionState& operator=(const ConnectionState&) = delete;
    ~ConnectionState();

    [[nodiscard]] sqlite3* db() const { return m_db; }
    [[nodiscard]] Result<void> beforeAccess() { return m_beforeAccess ? m_beforeAccess() : Result<void>{}; }

    /// How long to wait for another process' transaction.
    void setPatience(std::chrono::milliseconds patience);

    using Idle = std::vector<sqlite3_stmt*>;
    struct Lent {
        sqlite3_stmt* statement = nullptr;
        std::string_view sql;
        Idle* home = nullptr; ///< where it goes back to
    };
    /// An idle statement of this text, or a new one.
    [[nodiscard]] Result<Lent> lend(std::string_view sql);
    static void giveBack(Idle& home, sqlite3_stmt* statement);

private:
    static int waitForOthers(void* self, int tries);

    sqlite3* m_db;
    int m_patienceMs = 0;
    AccessHook m_beforeAccess;
    /// A node never moves, so it can be looked at for as long as the connection lives.
    std::map<std::string, Idle, std::less<>> m_idle;
};

} // namespace visage::storage
