// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/connection.h"

namespace visage::storage {

/// A transaction that rolls back unless it was committed. It must not outlive the connection.
class Transaction {
public:
    enum class Kind : unsigned char {
        Read,  ///< one consistent view, taken with the first question
        Write, ///< the right to write is taken at once, so that it cannot fail half-way
    };
    [[nodiscard]] static Result<Transaction> begin(Connection& connection, Kind kind = Kind::Write);

    Transaction(Transaction&& other) noexcept;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    /// After an error nothing of the transaction is there.
    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(Connection& connection)
        : m_connection(&connection) {}
    void rollBack();

    Connection* m_connection; ///< null: over
};

} // namespace visage::storage
