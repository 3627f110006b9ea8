// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/postgres/connection.h"

#include <utility>

namespace visage::storage::pg {

Result<Connection> Connection::open(const std::string& url, OpenOptions options) {
    char* why = nullptr;
    PQconninfoOption* parts = PQconninfoParse(url.c_str(), &why);
    PQconninfoFree(parts);
    if (!parts) {
        std::string reason = why ? why : "";
        PQfreemem(why);
        while (!reason.empty() && reason.back() == '\n')
            reason.pop_back();
        return Error{ErrorCode::BadInput,
                     "This is no address of a database, as postgresql://user@host/visage: " + reason + "."};
    }
    Connection connection(std::make_unique<Session>(url, std::move(options)));
    if (auto connected = connection.connected(); !connected)
        return connected.error();
    return connection;
}

Result<void> Connection::runScript(std::string_view sql) {
    return m_session->script(std::string(sql));
}

Result<std::int64_t> Connection::firstNumber(Statement statement) {
    const auto stepped = statement.step();
    if (!stepped)
        return stepped.error();
    if (*stepped == Step::Done)
        return Error{ErrorCode::NotFound, "The database has no answer."};
    return statement.integer(0);
}

Result<std::int64_t> Connection::changes() {
    if (auto settled = m_session->settle(); !settled)
        return settled.error();
    return m_session->changes();
}

Result<void> Connection::askTogether(std::span<Statement* const> statements) {
    std::vector<Session::Question> questions;
    questions.reserve(statements.size());
    for (const Statement* statement : statements)
        questions.push_back({&statement->m_sql, statement->m_parameters});
    auto answers = m_session->askTogether(questions);
    if (!answers)
        return answers.error();
    for (std::size_t i = 0; i < statements.size(); ++i) {
        statements[i]->m_result = std::move((*answers)[i]);
        statements[i]->m_row = -1;
    }
    return {};
}

Result<Transaction> Transaction::begin(Connection& connection, Kind kind) {
    auto begun = connection.m_session->begin(kind == Kind::Write);
    if (!begun)
        return begun.error();
    return Transaction(*connection.m_session);
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_session(std::exchange(other.m_session, nullptr)) {}

Transaction::~Transaction() {
    if (m_session)
        m_session->rollBack();
}

Result<void> Transaction::commit() {
    return std::exchange(m_session, nullptr)->commit();
}

namespace {

/// One migration at a time in one database; the number means nothing.
constexpr std::string_view takeTurn = "SELECT pg_advisory_xact_lock(8104517231)";

Result<std::int64_t> versionOf(Connection& connection) {
    return connection.number("SELECT n FROM schema_version");
}

Result<void> apply(Connection& connection, const Migration& migration) {
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    if (auto turn = connection.number(takeTurn); !turn)
        return turn.error();
    const auto version = versionOf(connection);
    if (!version)
        return version.error();
    // Another process may have been quicker.
    if (*version >= migration.number)
        return {};
    if (auto done = connection.runScript(scriptFor(Dialect::Postgresql, migration.sql)); !done)
        return Error{done.error().code, std::string(migration.name) + ": " + done.error().sentence};
    if (auto done = connection.run("UPDATE schema_version SET n=?1", std::int64_t{migration.number}); !done)
        return done;
    return transaction->commit();
}

/// The names of types that a migration uses as SQLite has them, and the place of the version.
Result<void> prepareSchema(Connection& connection) {
    auto there = connection.number("SELECT to_regclass('schema_version') IS NOT NULL");
    if (!there)
        return there.error();
    if (*there != 0)
        return {};
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    if (auto turn = connection.number(takeTurn); !turn)
        return turn.error();
    there = connection.number("SELECT to_regclass('schema_version') IS NOT NULL");
    if (!there)
        return there.error();
    if (*there != 0)
        return {};
    if (auto made = connection.runScript("CREATE DOMAIN blob AS bytea;"
                                         "CREATE TABLE schema_version (n BIGINT NOT NULL);"
                                         "INSERT INTO schema_version VALUES (0)");
        !made)
        return made;
    return transaction->commit();
}

} // namespace

Result<void> migrate(Connection& connection, std::span<const Migration> migrations, std::string_view what) {
    if (auto prepared = prepareSchema(connection); !prepared)
        return prepared;
    const auto version = versionOf(connection);
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

} // namespace visage::storage::pg
