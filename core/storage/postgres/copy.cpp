// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/postgres/copy.h"

#include <utility>

namespace visage::storage::pg {
namespace {

constexpr std::size_t bufferBytes = 256 * 1024;

template <class Integer> void append(std::string& out, Integer value) {
    const auto bits = static_cast<std::make_unsigned_t<Integer>>(value);
    for (int shift = static_cast<int>(sizeof bits) * 8 - 8; shift >= 0; shift -= 8)
        out += static_cast<char>(bits >> shift & 0xff);
}

} // namespace

Result<CopyIn> CopyIn::begin(Connection& connection, const std::string& table, const std::string& columns,
                             int columnCount) {
    Session& session = connection.session();
    const std::string sql = "COPY " + table + " (" + columns + ") FROM STDIN WITH (FORMAT binary)";
    if (auto begun = session.beginCopy(sql); !begun)
        return begun.error();
    return CopyIn(session, columnCount);
}

/// The signature, no flags and no extension, as the manual's "COPY: Binary Format" says.
CopyIn::CopyIn(Session& session, int columnCount)
    : m_session(&session)
    , m_columnCount(columnCount)
    , m_buffer("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19) {}

CopyIn::CopyIn(CopyIn&& other) noexcept
    : m_session(std::exchange(other.m_session, nullptr))
    , m_columnCount(other.m_columnCount)
    , m_buffer(std::move(other.m_buffer)) {}

CopyIn::~CopyIn() {
    if (m_session)
        (void)m_session->endCopy("given up");
}

Result<void> CopyIn::beginRow() {
    if (m_buffer.size() >= bufferBytes) {
        if (auto sent = m_session->putCopy(m_buffer); !sent)
            return sent;
        m_buffer.clear();
    }
    append(m_buffer, static_cast<std::int16_t>(m_columnCount));
    return {};
}

void CopyIn::null() {
    append(m_buffer, std::int32_t{-1});
}

void CopyIn::integer(std::int64_t value) {
    append(m_buffer, std::int32_t{8});
    append(m_buffer, value);
}

void CopyIn::text(std::string_view value) {
    bytes(value.find('\0') == std::string_view::npos ? std::string(value) : withoutNul(value));
}

void CopyIn::bytes(std::string_view value) {
    append(m_buffer, static_cast<std::int32_t>(value.size()));
    m_buffer += value;
}

Result<std::int64_t> CopyIn::finish() {
    append(m_buffer, std::int16_t{-1});
    Session* session = std::exchange(m_session, nullptr);
    if (auto sent = session->putCopy(m_buffer); !sent) {
        (void)session->endCopy("given up");
        return sent.error();
    }
    return session->endCopy({});
}

} // namespace visage::storage::pg
