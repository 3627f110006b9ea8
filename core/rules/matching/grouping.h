// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/matching/blocking.h"
#include "core/rules/matching/scoring.h"

#include <string>

namespace visage::rules::matching {

/// A source record's name: Record::source and Record::row.
struct RecordKey {
    std::string source;
    std::string row;
    friend auto operator<=>(const RecordKey&, const RecordKey&) = default;
};

/// What a person said of two records.
struct Decision {
    enum class Verdict : unsigned char { Same, Apart };
    Verdict verdict{};
    RecordKey one;
    RecordKey other;
};

/// Two records of different groups that a person should look at.
struct Proposal {
    Pair pair;
    Score score;
    bool clash = false; ///< sure by itself, but something in the two groups contradicts, or there is a rival
};

struct Groups {
    /// By record: the number of its group. Groups are numbered from 0 by their first record in the order of
    /// (source, row), so that equal groups have equal numbers whatever the order of input.
    std::vector<std::uint32_t> groupOf;
    std::uint32_t count = 0;
    /// One for each pair of groups, the likeliest first.
    std::vector<Proposal> proposals;
    /// Decisions "same" that could not be kept because others say "apart" of the groups they would join, and
    /// pairs said to be both; places in the list handed in.
    std::vector<std::size_t> contradictions;
};

/// A pure function: of the same records (each source and row once), decisions and model, in whatever order,
/// come the same groups. "Apart" wins over everything, "same" over all weights. Beyond that a pair of
/// model.sure bits joins its two groups, the likeliest pairs first, when no pair of records across the two
/// contradicts (model.clash): the group is checked as a whole, so that a father's and a son's records are not
/// glued by one that could be either's.
[[nodiscard]] Groups findGroups(std::span<const Record> records, std::span<const Decision> decisions,
                                const Model& model);
/// The same with what was worked out already. Pairs are weighed by so many threads, which changes nothing but
/// the time.
[[nodiscard]] Groups findGroups(const Population& population, std::span<const Pair> candidates,
                                std::span<const Decision> decisions, const Model& model,
                                unsigned threads = 1);

} // namespace visage::rules::matching
