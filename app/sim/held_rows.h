// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sim/referee.h"
#include "core/rules/commands/decide.h"

namespace visage::sim {

/// Rows of a table, as commands are decided over.
class HeldRows final : public rules::RowSource {
public:
    explicit HeldRows(const Rows& rows)
        : m_rows(rows) {}
    /// What was looked for by key, and whether that was all.
    [[nodiscard]] const std::vector<RowKey>& looked() const { return m_looked; }
    [[nodiscard]] bool lookedByKeyOnly() const { return m_byKeyOnly; }

    Result<std::optional<Row>> find(const rules::Key& key) override {
        m_looked.push_back({key.kind, key.id});
        const auto found = m_rows.find({key.kind, key.id});
        return found == m_rows.end() ? std::optional<Row>() : std::optional<Row>(found->row());
    }
    Result<std::vector<Row>> rowsOf(EntityKind kind, CustomerId customer) override {
        m_byKeyOnly = false;
        std::vector<Row> rows;
        for (const auto& entry : m_rows.of(kind))
            if (ownerOf(entry) == customer)
                rows.push_back(entry.row());
        return rows;
    }

private:
    static CustomerId ownerOf(const Rows::Entry& entry) {
        const auto* customer = std::get_if<Customer>(&entry.row());
        return customer ? customer->mergedInto : entry.dossier();
    }

    const Rows& m_rows;
    std::vector<RowKey> m_looked;
    bool m_byKeyOnly = true;
};

} // namespace visage::sim
