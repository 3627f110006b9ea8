// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/statement.h"

#include "core/storage/connection_state.h"
#include "core/storage/errors.h"

#include <sqlite3.h>

#include <utility>

namespace visage::storage {

Statement::Statement(ConnectionState& state, std::string_view sql)
    : m_state(&state) {
    auto lent = state.lend(sql);
    if (!lent) {
        m_error = lent.error();
        return;
    }
    m_statement = lent->statement;
    m_sql = lent->sql;
    m_home = lent->home;
}

Statement::Statement(Statement&& other) noexcept
    : m_state(other.m_state)
    , m_statement(std::exchange(other.m_statement, nullptr))
    , m_sql(other.m_sql)
    , m_home(other.m_home)
    , m_error(std::move(other.m_error)) {}

Statement::~Statement() {
    if (m_statement)
        ConnectionState::giveBack(*m_home, m_statement);
}

void Statement::check(int sqliteCode) {
    if (sqliteCode != SQLITE_OK && !m_error)
        m_error = errorOf(m_state->db(), sqliteCode, m_sql);
}

Statement& Statement::bind(int index, std::int64_t value) {
    if (m_statement)
        check(sqlite3_bind_int64(m_statement, index, value));
    return *this;
}

// A null pointer would bind NULL where an empty text is meant.
Statement& Statement::bind(int index, std::string_view text) {
    if (m_statement)
        check(sqlite3_bind_text64(m_statement, index, text.empty() ? "" : text.data(), text.size(),
                                  SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bindTextInPlace(int index, std::string_view text) {
    if (m_statement)
        check(sqlite3_bind_text64(m_statement, index, text.empty() ? "" : text.data(), text.size(),
                                  SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(int index, const Uuid& id) {
    return id.isNull() ? bindNull(index) : bindBlob(index, id.raw());
}

Statement& Statement::bindBlob(int index, std::string_view bytes) {
    if (m_statement)
        check(sqlite3_bind_blob64(m_statement, index, bytes.empty() ? "" : bytes.data(), bytes.size(),
                                  SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::bindBlobInPlace(int index, std::string_view bytes) {
    if (m_statement)
        check(sqlite3_bind_blob64(m_statement, index, bytes.empty() ? "" : bytes.data(), bytes.size(),
                                  SQLITE_STATIC));
    return *this;
}

Statement& Statement::bindNull(int index) {
    if (m_statement)
        check(sqlite3_bind_null(m_statement, index));
    return *this;
}

Result<Step> Statement::step() {
    if (m_error)
        return *m_error;
    if (auto allowed = m_state->beforeAccess(); !allowed) {
        // A statement that was under way must not hold its snapshot any longer.
        sqlite3_reset(m_statement);
        return allowed.error();
    }
    switch (const int code = sqlite3_step(m_statement)) {
    case SQLITE_ROW:
        return Step::Row;
    case SQLITE_DONE:
        return Step::Done;
    default: {
        Error error = errorOf(m_state->db(), code, m_sql);
        sqlite3_reset(m_statement);
        return error;
    }
    }
}

Result<void> Statement::run() {
    for (;;) {
        const auto stepped = step();
        if (!stepped)
            return stepped.error();
        if (*stepped == Step::Done)
            break;
    }
    reset();
    return {};
}

void Statement::reset() {
    if (m_statement)
        sqlite3_reset(m_statement);
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

std::string_view Statement::text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return bytes
               ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)))
               : std::string_view();
}

std::string_view Statement::blob(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
    return bytes
               ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)))
               : std::string_view();
}

bool Statement::isNull(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

} // namespace visage::storage
