// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/rows.h"

#include "core/domain/dossier.h"

namespace visage::sim {

Rows::Entry::Entry(Row row)
    : key{kindOf(row), idOf(row)}
    , m_rev(revOf(row))
    , m_dossier(dossierOf(row))
    , m_row(std::make_shared<const Row>(std::move(row))) {}

void Rows::put(Entry entry) {
    const auto at = m_entries.begin() + (lowerBound(entry.key) - begin());
    if (at != m_entries.end() && at->key == entry.key)
        *at = std::move(entry);
    else
        m_entries.insert(at, std::move(entry));
}

void Rows::erase(const RowKey& key) {
    if (const auto at = find(key); at != end())
        m_entries.erase(at);
}

void Rows::forgetRevs(EntityKind kind) {
    for (Entry& entry : m_entries)
        if (entry.key.first == kind) {
            Row row = entry.row();
            setRev(row, 1);
            entry = Entry(std::move(row));
        }
}

} // namespace visage::sim
