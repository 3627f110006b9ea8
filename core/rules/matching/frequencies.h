// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/matching/comparison.h"

#include <cstdint>
#include <span>
#include <vector>

// How common values are: that two records agree on Zylberstein says more than that they agree on Martin
// (Winkler 1990; Fellegi & Sunter 1969, 3.3.1), and that they agree on a switchboard says next to nothing.

namespace visage::rules::matching {

/// Counted are owners, not records: how many people or firms, as far as initials tell them apart, have the
/// value. The five records of one customer make her number no switchboard, and her name no common one.
/// Independent of the order of records. About 16 bytes for each value of a record.
class Frequencies {
public:
    explicit Frequencies(std::span<const Record> records);

    /// Of the values in one column; 0 for one that no record has.
    [[nodiscard]] std::uint32_t ownersOf(Field field, std::string_view value) const;
    /// All owners there are, at least 1: different names.
    [[nodiscard]] std::uint32_t owners() const { return m_owners; }
    [[nodiscard]] std::size_t records() const { return m_records; }

private:
    struct Entry {
        std::uint64_t value = 0;
        std::uint64_t owners = 0;
    };
    std::vector<Entry> m_entries; ///< by value
    std::uint32_t m_owners = 1;
    std::size_t m_records = 0;
};

/// The owners of what one record has in the columns of one value, looked up once.
struct Commonness {
    std::uint32_t given = 0;
    std::uint32_t family = 0;
    std::uint32_t birth = 0;
    std::uint32_t address = 0; ///< house, way and town
    std::uint32_t town = 0;
    std::uint32_t organisation = 0;
};
[[nodiscard]] std::vector<Commonness> commonnessOf(std::span<const Record> records,
                                                   const Frequencies& frequencies);

/// Of a value that both have, the owners of the least shared one; 0 when they share none.
[[nodiscard]] std::uint32_t ownersOfShared(Field field, const Record& one, const Record& other,
                                           const Frequencies& frequencies);

} // namespace visage::rules::matching
