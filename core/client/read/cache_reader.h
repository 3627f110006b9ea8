// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/found_rows.h"
#include "core/client/overlay.h"
#include "core/storage/entity_sql.h"

#include <iterator>
#include <memory>
#include <span>

namespace visage::client {

/// Cache plus unsent work, for one question: rows of the overlay stand in front of those of the file. Behind
/// both stands who the store found. Records, lists and search all read through it. One reader thread; the
/// connection outlives it.
class CacheReader {
public:
    CacheReader(storage::Connection& db, std::shared_ptr<const Overlay> overlay,
                std::shared_ptr<const FoundRows> found = std::make_shared<const FoundRows>())
        : m_db(db)
        , m_overlay(std::move(overlay))
        , m_found(std::move(found)) {}

    [[nodiscard]] storage::Connection& db() { return m_db; }
    [[nodiscard]] const Overlay& overlay() const { return *m_overlay; }
    [[nodiscard]] const FoundRows& found() const { return *m_found; }

    /// Empty where there is no such row, or where unsent work takes it away.
    template <class T, class IdType> [[nodiscard]] Result<std::optional<T>> find(const IdType& id) {
        if (const RowChange* change = m_overlay->find({Fields<T>::kind, id.uuid}))
            return change->erased ? std::optional<T>() : std::optional<T>(std::get<T>(change->row));
        auto row = storage::find<T>(m_db, id);
        if constexpr (std::is_same_v<T, Customer>)
            if (const auto* stub = row && !*row ? m_found->find(id) : nullptr)
                return std::optional<T>(stub->customer);
        return row;
    }

    /// Cached rows that `tail` ("WHERE customer=?1 ...") selects, and the unsent ones for which `keep` holds,
    /// behind them. A limit in the tail must leave room for overlay().count() rows that are replaced.
    template <class T, class Keep, class... Args>
    [[nodiscard]] Result<std::vector<T>> select(std::string_view tail, Keep&& keep, const Args&... args) {
        std::string sql = "SELECT " + storage::entitySql(Fields<T>::kind).columns + " FROM \"";
        sql.append(Fields<T>::name).append("\" ").append(tail);
        auto rows = storage::readAll<T>(m_db.prepare(sql, args...));
        if (!rows || m_overlay->count(Fields<T>::kind) == 0)
            return rows;
        std::erase_if(*rows,
                      [this](const T& row) { return m_overlay->covers(Fields<T>::kind, row.id.uuid); });
        m_overlay->each<T>([&](const T& row) {
            if (keep(row))
                rows->push_back(row);
        });
        return rows;
    }

    template <OfCustomer T> [[nodiscard]] Result<std::vector<T>> ofCustomer(CustomerId customer) {
        auto rows = select<T>(
            "WHERE customer=?1", [customer](const T& row) { return row.customer == customer; }, customer);
        if constexpr (std::is_same_v<T, Identity>)
            if (const auto* stub = rows ? m_found->find(customer) : nullptr)
                for (const Identity& one : stub->identities)
                    if (!m_overlay->covers(EntityKind::Identity, one.id.uuid))
                        rows->push_back(one);
        return rows;
    }

    /// The same for several customers that are one.
    template <OfCustomer T>
    [[nodiscard]] Result<std::vector<T>> ofCustomers(std::span<const CustomerId> customers) {
        std::vector<T> all;
        for (const CustomerId customer : customers) {
            auto rows = ofCustomer<T>(customer);
            if (!rows)
                return rows;
            all.insert(all.end(), std::make_move_iterator(rows->begin()),
                       std::make_move_iterator(rows->end()));
        }
        return all;
    }

private:
    storage::Connection& m_db;
    std::shared_ptr<const Overlay> m_overlay;
    std::shared_ptr<const FoundRows> m_found;
};

} // namespace visage::client
