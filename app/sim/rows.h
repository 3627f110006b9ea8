// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/fields.h"

#include <algorithm>
#include <array>
#include <bit>
#include <memory>
#include <span>
#include <tuple>
#include <vector>

namespace visage::sim {

struct RowKey {
    EntityKind first{};
    Uuid second;

    friend bool operator==(const RowKey&, const RowKey&) = default;
    /// Some order, by kind first and the null id before all others: a history spends much of its time here.
    friend bool operator<(const RowKey& a, const RowKey& b) {
        if (a.first != b.first)
            return a.first < b.first;
        const auto x = std::bit_cast<std::array<std::uint64_t, 2>>(a.second.bytes);
        const auto y = std::bit_cast<std::array<std::uint64_t, 2>>(b.second.bytes);
        return x[0] != y[0] ? x[0] < y[0] : x[1] < y[1];
    }
};

struct RowKeyHash {
    std::size_t operator()(const RowKey& key) const noexcept { return std::hash<Uuid>{}(key.second); }
};

/// Rows by their keys, in the order of these. Copies share the rows, which nobody changes: a history copies
/// tables all the time, and goes through them even more often.
class Rows {
public:
    /// Can be taken apart as [key, row].
    class Entry {
    public:
        explicit Entry(Row row);
        [[nodiscard]] const Row& row() const { return *m_row; }
        /// revOf() and dossierOf() the row.
        [[nodiscard]] Seq rev() const { return m_rev; }
        [[nodiscard]] CustomerId dossier() const { return m_dossier; }
        /// Not only equal: another row comes into being with each change.
        [[nodiscard]] bool isTheSameAs(const Entry& other) const { return m_row == other.m_row; }

        template <std::size_t I> [[nodiscard]] const auto& get() const {
            if constexpr (I == 0)
                return key;
            else
                return *m_row;
        }
        friend bool operator==(const Entry& a, const Entry& b) {
            return a.m_row == b.m_row || (a.key == b.key && a.m_rev == b.m_rev && *a.m_row == *b.m_row);
        }

        RowKey key;

    private:
        Seq m_rev;
        CustomerId m_dossier;
        std::shared_ptr<const Row> m_row;
    };
    using Iterator = std::vector<Entry>::const_iterator;

    [[nodiscard]] Iterator begin() const { return m_entries.begin(); }
    [[nodiscard]] Iterator end() const { return m_entries.end(); }
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    [[nodiscard]] bool empty() const { return m_entries.empty(); }
    [[nodiscard]] Iterator find(const RowKey& key) const {
        const auto at = lowerBound(key);
        return at != end() && at->key == key ? at : end();
    }
    [[nodiscard]] bool contains(const RowKey& key) const { return find(key) != end(); }
    [[nodiscard]] Iterator lowerBound(const RowKey& key) const {
        const auto isBefore = [](const Entry& entry, const RowKey& than) { return entry.key < than; };
        return std::lower_bound(begin(), end(), key, isBefore);
    }
    /// All of one kind.
    [[nodiscard]] std::span<const Entry> of(EntityKind kind) const {
        return {lowerBound({kind, {}}),
                lowerBound({static_cast<EntityKind>(static_cast<int>(kind) + 1), {}})};
    }

    /// In the place of the one with the same key.
    void put(Entry entry);
    void put(Row row) { put(Entry(std::move(row))); }
    void erase(const RowKey& key);
    template <class Which> void eraseIf(Which&& which) { std::erase_if(m_entries, which); }
    /// Each row of the kind counts as of the log's first number.
    void forgetRevs(EntityKind kind);
    void clear() { m_entries.clear(); }

    friend bool operator==(const Rows&, const Rows&) = default;

private:
    std::vector<Entry> m_entries;
};

} // namespace visage::sim

template <> struct std::tuple_size<visage::sim::Rows::Entry> : std::integral_constant<std::size_t, 2> {};
template <> struct std::tuple_element<0, visage::sim::Rows::Entry> {
    using type = const visage::sim::RowKey;
};
template <> struct std::tuple_element<1, visage::sim::Rows::Entry> { using type = const visage::Row; };
