// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.h"
#include "core/base/hlc.h"
#include "core/base/uuid.h"
#include "core/storage/postgres/session.h"
#include "core/storage/statement.h"

#include <deque>

namespace visage::storage::pg {

class Connection;

/// A text as the server keeps it: U+FFFF, which stands for no character, in place of each NUL.
[[nodiscard]] std::string withoutNul(std::string_view text);

/// A question with its values, in the shape of storage::Statement. All of its rows are in memory after the
/// first step: ask for a bounded number. It must not outlive the connection.
///
/// A text in PostgreSQL holds no NUL: it is kept as U+FFFF, which stands for no character.
class Statement {
public:
    Statement(Statement&&) noexcept = default;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    Statement& operator=(Statement&&) = delete;
    ~Statement() = default;

    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, int value) { return bind(index, std::int64_t{value}); }
    Statement& bind(int index, bool value) { return bind(index, std::int64_t{value}); }
    Statement& bind(int index, Timestamp value) { return bind(index, value.ms); }
    Statement& bind(int index, Hlc value) { return bind(index, value.packed); }
    Statement& bind(int index, Date value) { return bind(index, std::int64_t{value.yyyymmdd}); }
    Statement& bind(int index, std::string_view text);
    Statement& bind(int index, const std::string& text) { return bind(index, std::string_view(text)); }
    Statement& bind(int index, const char* text) { return bind(index, std::string_view(text)); }
    Statement& bind(int index, const Uuid& id);
    template <class Tag> Statement& bind(int index, const Id<Tag>& id) { return bind(index, id.uuid); }
    template <class E>
    requires std::is_enum_v<E> Statement& bind(int index, E value) {
        return bind(index, static_cast<std::int64_t>(value));
    }
    Statement& bindBlob(int index, std::string_view bytes);
    /// Of an id or other bytes.
    Statement& bindNull(int index);
    Statement& bindTextInPlace(int index, std::string_view text);
    Statement& bindBlobInPlace(int index, std::string_view bytes);

    [[nodiscard]] Result<Step> step();
    [[nodiscard]] Result<void> run();
    void reset();

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::string_view blob(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] Uuid uuid(int column) const { return Uuid::fromRaw(blob(column)); }
    template <class IdType> [[nodiscard]] IdType id(int column) const { return IdType(uuid(column)); }
    [[nodiscard]] Timestamp timestamp(int column) const { return {integer(column)}; }

private:
    friend class Connection;
    Statement(Session& session, std::string_view sql)
        : m_session(&session)
        , m_sql(sql) {}
    [[nodiscard]] Parameter& parameter(int index);

    Session* m_session;
    std::string m_sql;
    std::vector<Parameter> m_parameters;
    ResultPtr m_result;
    int m_row = -1;
    mutable std::deque<std::string> m_restored; ///< texts that held a NUL
};

} // namespace visage::storage::pg
