// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import/source_rows.h"

#include "core/store/import/import_ids.h"

#include <algorithm>

namespace visage::store {
namespace {

void appendQuoted(std::string& out, std::string_view text) {
    static constexpr char hex[] = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += "\\u00";
            out += hex[static_cast<unsigned char>(c) >> 4];
            out += hex[static_cast<unsigned char>(c) & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

} // namespace

std::string rawJson(const Record& record) {
    std::string json = "{";
    for (const auto& [column, text] : record.cells) {
        if (json.size() > 1)
            json += ',';
        appendQuoted(json, column);
        json += ':';
        appendQuoted(json, text);
    }
    return json + '}';
}

Result<std::optional<SourceRecord>> SourceRows::load(SourceRecordId id) {
    if (const auto known = m_remembered.find(id); known != m_remembered.end())
        return std::optional(known->second);
    auto row = m_backend.load({EntityKind::SourceRecord, id.uuid});
    if (!row)
        return row.error();
    return *row ? std::optional(std::get<SourceRecord>(std::move(**row))) : std::nullopt;
}

SourceRecord SourceRows::recordOf(const Record& record, std::string ownId) const {
    SourceRecord wanted;
    wanted.file = m_file;
    wanted.row = record.row;
    wanted.raw = rawJson(record);
    wanted.importedAt = m_now;
    wanted.id = ownId.empty() ? recordIdByContent(m_file, wanted.raw, 0) : recordIdByOwnId(m_file, ownId);
    wanted.ownId = std::move(ownId);
    return wanted;
}

Result<SourceRows::Found> SourceRows::find(SourceRecord wanted) {
    auto found = findAmongKept(std::move(wanted));
    if (!found || found->standing != Standing::New)
        return found;
    const auto erased = isErased(found->record.id);
    if (!erased)
        return erased.error();
    if (*erased)
        found->standing = Standing::Erased;
    return found;
}

Result<bool> SourceRows::isErased(SourceRecordId id) {
    if (!m_anyErased) {
        const auto counts = m_backend.counts();
        if (!counts)
            return counts.error();
        const auto erased = std::ranges::find(*counts, tableOf(EntityKind::Erasure), &TableCount::table);
        m_anyErased = erased != counts->end() && erased->rows > 0;
    }
    if (!*m_anyErased)
        return false;
    const auto row = m_backend.load({EntityKind::Erasure, erasureId(id.uuid).uuid});
    return row ? Result<bool>(row->has_value()) : row.error();
}

Result<SourceRows::Found> SourceRows::findAmongKept(SourceRecord wanted) {
    if (wanted.ownId.empty())
        return findByContent(std::move(wanted));
    auto there = load(wanted.id);
    if (!there)
        return there.error();
    if (!*there)
        return Found{Standing::New, std::move(wanted)};
    if ((*there)->raw == wanted.raw)
        return Found{Standing::Unchanged, std::move(**there)};
    // Two rows of one file under one identifier are two records, or each would undo the other in every run.
    auto twin = findByContent(wanted);
    if (!twin || twin->standing == Standing::Unchanged || (*there)->importedAt == m_now)
        return twin;
    wanted.rev = (*there)->rev;
    return Found{Standing::Changed, std::move(wanted)};
}

Result<SourceRows::Found> SourceRows::findByContent(SourceRecord wanted) {
    const std::string content = wanted.ownId + wanted.raw;
    wanted.id = recordIdByContent(m_file, content, 0);
    auto first = load(wanted.id);
    if (!first)
        return first.error();
    if (!*first)
        return Found{Standing::New, std::move(wanted)};
    if ((*first)->row == wanted.row)
        return Found{Standing::Unchanged, std::move(**first)};
    wanted.id = recordIdByContent(m_file, content, wanted.row);
    auto again = load(wanted.id);
    if (!again)
        return again.error();
    if (*again)
        return Found{Standing::Unchanged, std::move(**again)};
    // An equal row elsewhere in this very file is a record of its own; one of an earlier run has only moved.
    if ((*first)->importedAt == m_now)
        return Found{Standing::New, std::move(wanted)};
    return Found{Standing::Unchanged, std::move(**first)};
}

} // namespace visage::store
