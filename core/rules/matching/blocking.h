// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/matching/record.h"

#include <cstdint>
#include <span>
#include <vector>

namespace visage::rules::matching {

/// Two records by their place, the lower first.
struct Pair {
    std::uint32_t one = 0;
    std::uint32_t other = 0;
    friend auto operator<=>(const Pair&, const Pair&) = default;
};

struct BlockingLimits {
    /// Records of one key of which all pairs are compared. A fuller block is cut by further fields; what is
    /// still fuller then, is dropped: such a value tells nobody apart (Fellegi & Sunter 1969, 4; Christen
    /// 2012, "A survey of indexing techniques for scalable record linkage and deduplication").
    std::uint32_t fullest = 50;
    /// The same of keys that are only worth their while where they are rare (a surname, a town and a month).
    std::uint32_t fullestCoarse = 16;
};

/// The pairs worth comparing, each once, ascending: of those who share a number, a mailbox, a sounding name,
/// a birth date or an address. At most fullest/2 pairs for a record and key. Which pairs of records are found
/// does not depend on the records' order. Memory: 8 bytes a pair, and as much again while it works.
[[nodiscard]] std::vector<Pair> candidatePairs(std::span<const Record> records, BlockingLimits limits = {});

} // namespace visage::rules::matching
