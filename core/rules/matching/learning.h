// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/matching/blocking.h"
#include "core/rules/matching/scoring.h"

namespace visage::rules::matching {

struct LearningOptions {
    std::uint64_t seed = 1;
    std::size_t randomPairs = 200'000; ///< drawn for what strangers agree on
    std::size_t mostPairs = 1'000'000; ///< of the candidates; more are thinned out by the seed
    int rounds = 30;                   ///< of EM at most
    double trustInStart = 60;          ///< pairs that the starting weights count for in each field
};

/// Learns the weights from the records without labels, by expectation and maximisation (Dempster, Laird &
/// Rubin 1977; for record linkage Winkler 1988 and 1990, Jaro 1989) over three classes of pairs. Pairs
/// outside the candidates count as strangers, and what strangers agree on is taken from random pairs, so that
/// the weights hold for all pairs and not for blocked ones. A field or level that the records do not have
/// keeps the starting weight. Deterministic for a seed and independent of the order of records. The
/// thresholds stay.
[[nodiscard]] Model learn(const Population& population, std::span<const Pair> candidates, const Model& start,
                          const LearningOptions& options = {});

} // namespace visage::rules::matching
