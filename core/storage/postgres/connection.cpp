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

/// One migration at a time in one database; the number means nothing. Whoever comes second waits for the
/// whole of it, and no longer than usual for anything else.
constexpr std::string_view takeTurn = "SET LOCAL lock_timeout=0; SELECT pg_advisory_xact_lock(8104517231)";

struct Version {
    std::int64_t now = 0;
    std::int64_t oldest = 0; ///< of a program that still works with it
};

Result<Version> versionOf(Connection& connection) {
    auto statement = connection.prepare("SELECT n, oldest FROM schema_version");
    const auto stepped = statement.step();
    if (!stepped)
        return stepped.error();
    return *stepped == Step::Row ? Version{statement.integer(0), statement.integer(1)} : Version{};
}

/// A transaction in which nobody else does the same.
Result<Transaction> beginAlone(Connection& connection) {
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction;
    const auto timeout =
        connection.number("SELECT CAST(setting AS BIGINT) FROM pg_settings WHERE name='lock_timeout'");
    if (!timeout)
        return timeout.error();
    if (auto turn = connection.runScript(takeTurn); !turn)
        return turn.error();
    if (auto set = connection.runScript("SET LOCAL lock_timeout=" + std::to_string(*timeout)); !set)
        return set.error();
    return transaction;
}

/// 0: there is no place for the version; 1: one of before programs beside were thought of; 2: as it is now.
Result<std::int64_t> placeOfVersion(Connection& connection) {
    return connection.number("SELECT CAST(to_regclass('schema_version') IS NOT NULL AS INTEGER) + "
                             "(SELECT count(*) FROM pg_attribute WHERE attname='oldest' AND "
                             "attrelid=to_regclass('schema_version'))");
}

/// The names of types that a migration uses as SQLite has them, and the place of the version.
Result<void> prepareSchema(Connection& connection) {
    auto there = placeOfVersion(connection);
    if (!there || *there == 2)
        return there ? Result<void>{} : there.error();
    auto transaction = beginAlone(connection);
    if (!transaction)
        return transaction.error();
    there = placeOfVersion(connection);
    if (!there || *there == 2)
        return there ? Result<void>{} : there.error();
    if (*there == 0)
        if (auto made = connection.runScript("CREATE DOMAIN blob AS bytea;"
                                             "CREATE TABLE schema_version (n BIGINT NOT NULL);"
                                             "INSERT INTO schema_version VALUES (0)");
            !made)
            return made;
    if (auto made = connection.runScript("ALTER TABLE schema_version ADD oldest BIGINT NOT NULL DEFAULT 0;"
                                         "UPDATE schema_version SET oldest=n");
        !made)
        return made;
    return transaction->commit();
}

Result<void> apply(Connection& connection, std::span<const Migration> migrations,
                   const MayMigrate& mayMigrate) {
    auto transaction = beginAlone(connection);
    if (!transaction)
        return transaction.error();
    auto version = versionOf(connection);
    if (!version)
        return version.error();
    // Another process may have been quicker.
    if (version->now >= migrations.back().number)
        return {};
    if (version->now > 0 && mayMigrate)
        if (auto allowed = mayMigrate(connection, version->now); !allowed)
            return allowed;
    for (const Migration& migration : migrations) {
        if (migration.number <= version->now)
            continue;
        if (auto done = connection.runScript(scriptFor(Dialect::Postgresql, migration.sql)); !done)
            return Error{done.error().code, std::string(migration.name) + ": " + done.error().sentence};
        if (!expands(migration))
            version->oldest = migration.number;
    }
    if (auto done = connection.run("UPDATE schema_version SET n=?1, oldest=?2",
                                   std::int64_t{migrations.back().number}, version->oldest);
        !done)
        return done;
    return transaction->commit();
}

} // namespace

Result<void> migrate(Connection& connection, std::span<const Migration> migrations, std::string_view what,
                     const MayMigrate& mayMigrate) {
    if (auto prepared = prepareSchema(connection); !prepared)
        return prepared;
    const auto version = versionOf(connection);
    if (!version)
        return version.error();
    const std::int64_t newest = migrations.empty() ? 0 : migrations.back().number;
    if (version->now >= newest)
        return version->oldest <= newest ? Result<void>{} : checkKnown(version->now, migrations, what);
    return apply(connection, migrations, mayMigrate);
}

} // namespace visage::storage::pg
