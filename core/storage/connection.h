// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/storage/statement.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace visage::storage {

/// Called before each access to the database (preparing, stepping, committing; not rolling back, which must
/// always be possible). An error makes the access fail with it: where a test pulls the plug, and where a
/// program can turn read-only.
using AccessHook = std::function<Result<void>()>;

enum class Durability : unsigned char {
    Full,   ///< a commit is on the disk when it returns
    Normal, ///< the last commits may be lost with the power, the file stays whole
};

struct OpenOptions {
    bool readOnly = false;
    bool create = true;
    Durability durability = Durability::Full;
    int pageKib = 4;         ///< of a database that is made; one that is there keeps its own
    int cacheKib = 8 * 1024; ///< pages kept in memory
    int logKib = 4 * 1024;   ///< the write-ahead log is copied into the database when it is this long
    /// What is sorted, as for a new index of millions of rows, lies in files without a name where SQLite puts
    /// them (SQLITE_TMPDIR, TMPDIR, /var/tmp), not in memory.
    bool sortInFiles = false;
    std::chrono::milliseconds busyTimeout{5000}; ///< how long to wait for another process' transaction
    AccessHook beforeAccess;
};

/// For who writes hundreds of thousands of rows, and with them the same pages of the indexes over and over.
[[nodiscard]] OpenOptions bulkOptions();

/// One SQLite database, in write-ahead mode. Used by one thread at a time (interrupt() by any); readers
/// beside a writer open connections of their own. Closed when it goes out of scope, after its statements.
class Connection {
public:
    /// Corrupt for a file that is no database; Unavailable or Denied with a sentence where it cannot be
    /// opened.
    /// ":memory:" is a database of its own.
    [[nodiscard]] static Result<Connection> open(const std::string& path, const OpenOptions& options = {});

    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) noexcept;
    ~Connection();

    /// Prepared once for each text, then taken from the cache. Arguments are bound in their order.
    template <class... Args> [[nodiscard]] Statement prepare(std::string_view sql, const Args&... args) {
        Statement statement(*m_state, sql);
        int index = 0;
        (statement.bind(++index, args), ...);
        return statement;
    }
    /// Prepares and runs a statement whose rows, if any, do not matter.
    template <class... Args> [[nodiscard]] Result<void> run(std::string_view sql, const Args&... args) {
        return prepare(sql, args...).run();
    }
    /// The one number that a question gives; NotFound when it gives no row.
    template <class... Args>
    [[nodiscard]] Result<std::int64_t> number(std::string_view sql, const Args&... args) {
        return firstNumber(prepare(sql, args...));
    }
    /// Runs a text of several statements, as in a migration.
    [[nodiscard]] Result<void> runScript(std::string_view sql);

    /// Makes the statement that runs now, in whatever thread, fail with Superseded. Any thread, while the
    /// connection lives.
    void interrupt();

    [[nodiscard]] bool inTransaction() const;
    /// Rows that the last INSERT, UPDATE or DELETE touched.
    [[nodiscard]] std::int64_t changes() const;
    /// The rowid that the last INSERT gave.
    [[nodiscard]] std::int64_t lastRowId() const;
    /// Rises when another connection has changed the file; cheap enough for polling.
    [[nodiscard]] Result<std::int64_t> dataVersion();
    /// Copies the write-ahead log into the database and makes it empty, so that nothing can be read in it any
    /// more. False while somebody reads: try again later. Not inside a transaction.
    [[nodiscard]] Result<bool> emptyLog();
    /// Sentences of PRAGMA integrity_check; empty: the file is whole.
    [[nodiscard]] Result<std::vector<std::string>> integrityFaults();
    /// A consistent copy into a new file, while others go on writing. An existing file is replaced.
    [[nodiscard]] Result<void> copyTo(const std::string& path);

private:
    friend class Transaction;
    explicit Connection(std::unique_ptr<ConnectionState> state);
    [[nodiscard]] Result<void> configure(const OpenOptions& options);
    [[nodiscard]] Result<void> copyInto(Connection& target);
    [[nodiscard]] static Result<std::int64_t> firstNumber(Statement statement);

    std::unique_ptr<ConnectionState> m_state;
};

} // namespace visage::storage
