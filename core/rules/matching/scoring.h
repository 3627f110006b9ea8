// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/matching/frequencies.h"
#include "core/rules/matching/model.h"

#include <span>
#include <vector>

namespace visage::rules::matching {

/// What a set of records tells about its values; lives no longer than the records.
struct Population {
    std::span<const Record> records;
    Frequencies frequencies;
    std::vector<Commonness> common; ///< by record
    double rarity = 1;              ///< bits: log2 of how many records there are, at least 1

    explicit Population(std::span<const Record> all);
};

/// Whether this level is an agreement on a value whose owners are counted.
[[nodiscard]] bool isCounted(Field field, Level level);

/// A model with the logarithms of its shares, worked out once for many pairs.
class Weights {
public:
    explicit Weights(const Model& model);
    [[nodiscard]] const Model& model() const { return m_model; }
    /// Base 2.
    [[nodiscard]] const LevelOdds& logs(Field field, Level level) const {
        return m_logs[static_cast<std::size_t>(field)][level];
    }

    [[nodiscard]] double logDuplicates() const { return m_logDuplicates; }
    [[nodiscard]] double logRelatives() const { return m_logRelatives; }

private:
    Model m_model;
    double m_logDuplicates = 0;
    double m_logRelatives = 0;
    std::array<std::array<LevelOdds, mostLevels>, fieldCount> m_logs{};
};

/// The logarithms (base 2) of how probable a comparison is in each class.
struct Likelihoods {
    double match = 0;
    double relative = 0;
    double stranger = 0;
};

/// With the stranger's share of an agreeing value by its owners (Winkler 1990).
[[nodiscard]] Likelihoods likelihoodsOf(const Comparison& comparison, const Population& population,
                                        std::size_t one, std::size_t other, const Weights& weights);

struct Score {
    double odds = 0; ///< bits, log2 P(one person) / P(not), the share of duplicates among all pairs included
    double weight = 0; ///< the same without that share: what the fields say
    double together =
        0; ///< the same were duplicates as frequent as anything else: below 0, the fields contradict
    bool corroborated = false; ///< isCorroborated()
    bool contradicts = false;  ///< must not come into one group through others
    bool namesake = false;     ///< nothing but the name agrees, and the birth dates differ
    bool related = false;      ///< a household or a firm explains it best
};
/// Symmetric.
[[nodiscard]] Score score(const Population& population, std::size_t one, std::size_t other,
                          const Weights& weights);

/// What a field contributes to a pair's score.
struct FieldWeight {
    Field field{};
    Level level = missing;
    double weight = 0;        ///< bits: log2 m/u
    std::uint32_t owners = 0; ///< of the value both have, where it was counted; else 0
};
struct Explanation {
    std::vector<FieldWeight> fields; ///< those that both records have, in the order of Field
    double prior = 0;                ///< bits: how rare duplicates are among all pairs
    double relation = 0;             ///< bits, 0 or below: how much a household or firm explains of it
    Score score;                     ///< odds = prior + sum of fields + relation
};
[[nodiscard]] Explanation explain(const Population& population, std::size_t one, std::size_t other,
                                  const Model& model);

} // namespace visage::rules::matching
