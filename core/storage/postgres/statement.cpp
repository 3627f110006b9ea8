// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/postgres/statement.h"

#include <algorithm>

namespace visage::storage::pg {
namespace {

constexpr std::string_view instead = "\xEF\xBF\xBF"; // U+FFFF

std::string withNul(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto at = text.find(instead);
        out += text.substr(0, at);
        if (at == std::string_view::npos)
            break;
        out += '\0';
        text.remove_prefix(at + instead.size());
    }
    return out;
}

} // namespace

std::string withoutNul(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\0')
            out += instead;
        else
            out += c;
    }
    return out;
}

Parameter& Statement::parameter(int index) {
    const auto at = static_cast<std::size_t>(index - 1);
    if (m_parameters.size() <= at)
        m_parameters.resize(at + 1);
    return m_parameters[at];
}

Statement& Statement::bind(int index, std::int64_t value) {
    std::string bytes(8, '\0');
    auto rest = static_cast<std::uint64_t>(value);
    for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte, rest >>= 8)
        *byte = static_cast<char>(rest & 0xff);
    parameter(index) = {Type::Int8, false, std::move(bytes), {}, false};
    return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
    parameter(index) = {Type::Text, false, withoutNul(text), {}, false};
    return *this;
}

Statement& Statement::bindTextInPlace(int index, std::string_view text) {
    if (text.find('\0') != std::string_view::npos)
        return bind(index, text);
    parameter(index) = {Type::Text, false, {}, text, true};
    return *this;
}

Statement& Statement::bind(int index, const Uuid& id) {
    return id.isNull() ? bindNull(index) : bindBlob(index, id.raw());
}

Statement& Statement::bindBlob(int index, std::string_view bytes) {
    parameter(index) = {Type::Bytes, false, std::string(bytes), {}, false};
    return *this;
}

Statement& Statement::bindBlobInPlace(int index, std::string_view bytes) {
    parameter(index) = {Type::Bytes, false, {}, bytes, true};
    return *this;
}

Statement& Statement::bindNull(int index) {
    parameter(index) = {};
    return *this;
}

Result<Step> Statement::step() {
    if (!m_result) {
        auto asked = m_session->ask(m_sql, m_parameters);
        if (!asked)
            return asked.error();
        m_result = std::move(*asked);
        m_row = -1;
    }
    m_restored.clear();
    return ++m_row < PQntuples(m_result.get()) ? Step::Row : Step::Done;
}

Result<void> Statement::run() {
    return m_session->tell(m_sql, m_parameters);
}

void Statement::reset() {
    m_result.reset();
    m_restored.clear();
    m_row = -1;
}

std::int64_t Statement::integer(int column) const {
    const std::string_view bytes = blob(column);
    if (bytes.empty())
        return 0;
    // The sign is that of the first byte; a boolean has none.
    std::uint64_t value = static_cast<signed char>(bytes.front()) < 0 ? ~std::uint64_t{0} : 0;
    for (const char byte : bytes)
        value = value << 8 | static_cast<unsigned char>(byte);
    return static_cast<std::int64_t>(value);
}

std::string_view Statement::text(int column) const {
    const std::string_view bytes = blob(column);
    if (bytes.find(instead) == std::string_view::npos)
        return bytes;
    return m_restored.emplace_back(withNul(bytes));
}

std::string_view Statement::blob(int column) const {
    if (isNull(column))
        return {};
    return {PQgetvalue(m_result.get(), m_row, column),
            static_cast<std::size_t>(PQgetlength(m_result.get(), m_row, column))};
}

bool Statement::isNull(int column) const {
    return PQgetisnull(m_result.get(), m_row, column) != 0;
}

} // namespace visage::storage::pg
