// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/transaction.h"

#include "core/storage/connection_state.h"

#include <sqlite3.h>

#include <utility>

namespace visage::storage {

Result<Transaction> Transaction::begin(Connection& connection, Kind kind) {
    auto begun = connection.run(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN");
    if (!begun)
        return begun.error();
    return Transaction(connection);
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr)) {}

Transaction::~Transaction() {
    rollBack();
}

Result<void> Transaction::commit() {
    auto committed = m_connection->run("COMMIT");
    if (!committed) {
        rollBack();
        return committed;
    }
    m_connection = nullptr;
    return {};
}

void Transaction::rollBack() {
    // Some failures (a full disk) have rolled back already. Not through the hook: this must always be
    // possible.
    if (m_connection && m_connection->inTransaction())
        sqlite3_exec(m_connection->m_state->db(), "ROLLBACK", nullptr, nullptr, nullptr);
    m_connection = nullptr;
}

} // namespace visage::storage
