// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/postgres/connection.h"

#include <string>
#include <string_view>

namespace visage::storage::pg {

/// Writes very many rows into one table, with COPY in its binary format: several times as fast as statements.
/// Inside of a transaction. Nothing else may be asked of the connection until finish(); without it, the
/// transaction fails.
class CopyIn {
public:
    /// `columns`: their names, quoted and comma-separated.
    [[nodiscard]] static Result<CopyIn> begin(Connection& connection, const std::string& table,
                                              const std::string& columns, int columnCount);
    CopyIn(CopyIn&& other) noexcept;
    CopyIn(const CopyIn&) = delete;
    CopyIn& operator=(const CopyIn&) = delete;
    CopyIn& operator=(CopyIn&&) = delete;
    ~CopyIn();

    // Each row: beginRow(), then its columns in their order.
    [[nodiscard]] Result<void> beginRow();
    void null();
    void integer(std::int64_t value);
    void text(std::string_view value);
    void bytes(std::string_view value);

    /// Returns how many rows there are.
    [[nodiscard]] Result<std::int64_t> finish();

private:
    CopyIn(Session& session, int columnCount);

    Session* m_session; ///< null: over
    int m_columnCount;
    std::string m_buffer;
};

} // namespace visage::storage::pg
