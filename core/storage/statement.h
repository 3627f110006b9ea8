// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.h"
#include "core/base/hlc.h"
#include "core/base/result.h"
#include "core/base/uuid.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

struct sqlite3_stmt;

namespace visage::storage {

class ConnectionState;

/// What a step came to. An enumeration of its own, so that "no row" cannot be mistaken for "failed".
enum class Step : unsigned char { Row, Done };

/// A prepared statement on loan from its connection's cache; given back, reset, when it goes out of scope. It
/// must not outlive the connection. Parameters count from 1, columns from 0.
///
/// A failure to prepare or bind is kept and comes out of the next step() or run(), so that callers check
/// once.
class Statement {
public:
    Statement(Statement&& other) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, int value) { return bind(index, std::int64_t{value}); }
    Statement& bind(int index, bool value) { return bind(index, std::int64_t{value}); }
    Statement& bind(int index, Timestamp value) { return bind(index, value.ms); }
    Statement& bind(int index, Hlc value) { return bind(index, value.packed); }
    Statement& bind(int index, Date value) { return bind(index, std::int64_t{value.yyyymmdd}); }
    Statement& bind(int index, std::string_view text);
    Statement& bind(int index, const std::string& text) { return bind(index, std::string_view(text)); }
    Statement& bind(int index, const char* text) { return bind(index, std::string_view(text)); }
    /// 16 bytes, or NULL for a null id.
    Statement& bind(int index, const Uuid& id);
    template <class Tag> Statement& bind(int index, const Id<Tag>& id) { return bind(index, id.uuid); }
    template <class E>
    requires std::is_enum_v<E> Statement& bind(int index, E value) {
        return bind(index, static_cast<std::int64_t>(value));
    }
    Statement& bindBlob(int index, std::string_view bytes);
    Statement& bindNull(int index);
    /// As bind() and bindBlob() without a copy: the bytes must stay until the statement is reset or bound
    /// anew.
    Statement& bindTextInPlace(int index, std::string_view text);
    Statement& bindBlobInPlace(int index, std::string_view bytes);

    [[nodiscard]] Result<Step> step();
    /// Steps to the end; rows are thrown away.
    [[nodiscard]] Result<void> run();
    /// Makes it ready for new values; the bound ones stay.
    void reset();

    [[nodiscard]] std::int64_t integer(int column) const;
    /// Views into the current row; valid until the next step() or reset().
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::string_view blob(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] Uuid uuid(int column) const { return Uuid::fromRaw(blob(column)); }
    template <class IdType> [[nodiscard]] IdType id(int column) const { return IdType(uuid(column)); }
    [[nodiscard]] Timestamp timestamp(int column) const { return {integer(column)}; }

private:
    friend class Connection;
    Statement(ConnectionState& state, std::string_view sql);

    void check(int sqliteCode);

    ConnectionState* m_state;
    sqlite3_stmt* m_statement = nullptr;
    std::string_view m_sql;                       ///< lies in the cache of the connection
    std::vector<sqlite3_stmt*>* m_home = nullptr; ///< its place in that cache
    std::optional<Error> m_error;
};

} // namespace visage::storage
