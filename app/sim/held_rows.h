// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sim/referee.h"
#include "core/rules/commands/decide.h"

#include <map>

namespace visage::sim {

/// Rows in a map, as commands are decided over.
class HeldRows final : public rules::RowSource {
public:
    explicit HeldRows(const std::map<RowKey, Row>& rows)
        : m_rows(rows) {}
    Result<std::optional<Row>> find(const rules::Key& key) override {
        const auto found = m_rows.find({key.kind, key.id});
        return found == m_rows.end() ? std::optional<Row>() : std::optional<Row>(found->second);
    }
    Result<std::vector<Row>> rowsOf(EntityKind kind, CustomerId customer) override {
        std::vector<Row> rows;
        for (auto at = m_rows.lower_bound({kind, {}}); at != m_rows.end() && at->first.first == kind; ++at)
            if (ownerOf(at->second) == customer)
                rows.push_back(at->second);
        return rows;
    }

private:
    static CustomerId ownerOf(const Row& row) {
        return std::visit(
            [](const auto& entity) -> CustomerId {
                if constexpr (requires { entity.customer; })
                    return entity.customer;
                else if constexpr (requires { entity.mergedInto; })
                    return entity.mergedInto;
                else
                    return {};
            },
            row);
    }

    const std::map<RowKey, Row>& m_rows;
};

} // namespace visage::sim
