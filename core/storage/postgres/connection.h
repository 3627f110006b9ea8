// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/migrations.h"
#include "core/storage/postgres/statement.h"
#include "core/storage/transaction.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace visage::storage::pg {

class Transaction;

/// One connection to a PostgreSQL database with the shape of storage::Connection, so that one text serves
/// both. Parameters are written "?" or "?1". Used by one thread at a time.
///
/// A lost connection is an error (Unavailable) for what was going on, and is made again for what comes next;
/// where the URL names several hosts, with the one that takes writes.
class Connection {
public:
    /// `url`: postgresql://... as libpq takes it. Unavailable when nobody answers; BadInput for no URL;
    /// Denied for a database that is not in UTF-8 or older than PostgreSQL 14.
    [[nodiscard]] static Result<Connection> open(const std::string& url, OpenOptions options = {});

    template <class... Args> [[nodiscard]] Statement prepare(std::string_view sql, const Args&... args) {
        Statement statement(*m_session, sql);
        int index = 0;
        (statement.bind(++index, args), ...);
        return statement;
    }
    /// Inside of a write transaction it is only sent: a failure comes out of the next question or the commit.
    template <class... Args> [[nodiscard]] Result<void> run(std::string_view sql, const Args&... args) {
        return prepare(sql, args...).run();
    }
    template <class... Args>
    [[nodiscard]] Result<std::int64_t> number(std::string_view sql, const Args&... args) {
        return firstNumber(prepare(sql, args...));
    }
    /// Without a limit of time, as maintenance wants it.
    [[nodiscard]] Result<void> runScript(std::string_view sql);
    /// Puts several questions in one round trip; each statement is then stepped as usual.
    [[nodiscard]] Result<void> askTogether(std::span<Statement* const> statements);

    [[nodiscard]] bool inTransaction() const { return m_session->inTransaction(); }
    /// Rows that the last settled INSERT, UPDATE or DELETE touched. Waits for what was sent.
    [[nodiscard]] Result<std::int64_t> changes();
    /// Rises with every connection made: what belongs to a connection is to be done again.
    [[nodiscard]] std::int64_t generation() const { return m_session->generation(); }
    /// Alive, or made again now.
    [[nodiscard]] Result<void> connected() { return m_session->connected(); }

    /// For good: the statement that runs now, in whatever thread, fails, and so does whatever would follow.
    /// One that is being sent at this moment may run all the same, until the next call. Any thread, while the
    /// connection lives.
    void interrupt() { m_session->interrupt(); }

    /// Waits for a NOTIFY on what was listened to. An error when the connection was lost meanwhile.
    [[nodiscard]] Result<bool> waitForNotice(std::chrono::milliseconds longest) {
        return m_session->waitForNotice(longest);
    }
    [[nodiscard]] std::vector<std::string> takeNotices() { return m_session->takeNotices(); }

    /// For the neighbours of this file.
    [[nodiscard]] Session& session() { return *m_session; }

private:
    friend class Transaction;
    explicit Connection(std::unique_ptr<Session> session)
        : m_session(std::move(session)) {}
    [[nodiscard]] static Result<std::int64_t> firstNumber(Statement statement);

    std::unique_ptr<Session> m_session;
};

/// As storage::Transaction. A reading one sees one state of the data throughout (REPEATABLE READ).
class Transaction {
public:
    using Kind = storage::Transaction::Kind;
    [[nodiscard]] static Result<Transaction> begin(Connection& connection, Kind kind = Kind::Write);

    Transaction(Transaction&& other) noexcept;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    /// Unavailable when the connection is lost meanwhile: then nobody knows whether it was committed.
    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(Session& session)
        : m_session(&session) {}

    Session* m_session; ///< null: over
};

/// May the data be changed? Asked in the transaction that changes them, before its first step, of a database
/// that has a schema already. Its error is that of migrate(), and nothing is changed.
using MayMigrate = std::function<Result<void>(Connection& connection, std::int64_t version)>;

/// Brings a database to the newest schema: all steps in one transaction together with the table
/// "schema_version", so that whoever is killed leaves the old schema or the new one; where several come at
/// once one does it, and the others wait for that. The table says too how old a program may be that still
/// works with it: steps that only expand leave that as it was. TooNew with a sentence for an older one.
[[nodiscard]] Result<void> migrate(Connection& connection, std::span<const Migration> migrations,
                                   std::string_view what, const MayMigrate& mayMigrate = {});

} // namespace visage::storage::pg
