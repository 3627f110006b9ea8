// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/matching/learning.h"

#include "core/rules/matching/hash.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace visage::rules::matching {
namespace {

constexpr double least = 1e-6;
constexpr double stillMoving = 1e-4;

/// SplitMix64 (Steele, Lea & Flood 2014): the same on every machine.
class Random {
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed) {}
    std::uint64_t below(std::uint64_t bound) {
        std::uint64_t z = m_state += 0x9E3779B97F4A7C15ULL;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return (z ^ (z >> 31U)) % bound;
    }

private:
    std::uint64_t m_state;
};

using Counts = std::array<std::array<double, mostLevels>, fieldCount>;

void count(Counts& counts, const Comparison& comparison, double weight) {
    for (std::size_t field = 0; field < fieldCount; ++field)
        counts[field][comparison.levels[field]] += weight;
}

/// The counted shares with the starting ones as pseudo-counts (maximum a posteriori).
void setShares(Model& model, const Model& start, double LevelOdds::*part, const Counts& counts,
               double trust) {
    for (std::size_t f = 0; f < fieldCount; ++f) {
        const Field field{static_cast<std::uint8_t>(f)};
        const Level levels = levelsOf(field);
        double all = 0;
        double before = 0;
        for (Level level = 1; level <= levels; ++level) {
            all += counts[f][level];
            before += start.at(field, level).*part;
        }
        if (levels < 2)
            continue; // a level that stands for itself
        for (Level level = 1; level <= levels; ++level) {
            const double share =
                (counts[f][level] + trust * (start.at(field, level).*part) / before) / (all + trust);
            model.at(field, level).*part = std::clamp(share, least, 1.0);
        }
    }
}

/// Records in the order of their keys: random numbers must not depend on the order of input.
std::vector<std::uint32_t> inOrder(std::span<const Record> records) {
    std::vector<std::uint32_t> order(records.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return std::tie(records[a].source, records[a].row) < std::tie(records[b].source, records[b].row);
    });
    return order;
}

void learnStrangers(Model& model, const Population& population, std::span<const std::uint32_t> order,
                    const LearningOptions& options) {
    Counts counts{};
    Random random(options.seed);
    for (std::size_t i = 0; i < options.randomPairs; ++i) {
        const std::uint32_t a = order[random.below(order.size())];
        const std::uint32_t b = order[random.below(order.size())];
        if (a != b)
            count(counts, compare(population.records[a], population.records[b]), 1);
    }
    const Model start = model;
    // What exact agreement on an unshared value is worth follows from frequencies, not from so few pairs.
    setShares(model, start, &LevelOdds::stranger, counts, static_cast<double>(options.randomPairs) / 100);
    for (std::size_t f = 0; f < fieldCount; ++f)
        for (Level level = 1; level <= levelsOf(Field(f)); ++level)
            if (isCounted(Field(f), level))
                model.odds[f][level].stranger = start.odds[f][level].stranger;
}

struct Seen {
    Comparison comparison;
    float stranger = 0; ///< log2; does not change while m and h are learnt
};

std::vector<Seen> observe(const Population& population, std::span<const Pair> candidates, const Model& model,
                          const LearningOptions& options, double& scale,
                          std::span<const std::uint32_t> order) {
    std::vector<std::uint32_t> rank(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        rank[order[i]] = i;
    std::vector<Pair> ordered;
    const auto share = static_cast<double>(options.mostPairs) /
                       static_cast<double>(std::max<std::size_t>(1, candidates.size()));
    for (const Pair& pair : candidates) {
        const Pair placed{std::min(rank[pair.one], rank[pair.other]),
                          std::max(rank[pair.one], rank[pair.other])};
        Random random(options.seed ^ (std::uint64_t{placed.one} << 32U | placed.other));
        if (share >= 1 || static_cast<double>(random.below(1U << 30U)) < share * (1U << 30U))
            ordered.push_back(placed);
    }
    std::ranges::sort(ordered);
    scale = std::max(1.0, 1 / share);
    std::vector<Seen> seen;
    seen.reserve(ordered.size());
    const Weights weights(model);
    for (const Pair& pair : ordered) {
        const std::uint32_t a = order[pair.one];
        const std::uint32_t b = order[pair.other];
        Seen one{compare(population.records[a], population.records[b]), 0};
        one.stranger = static_cast<float>(likelihoodsOf(one.comparison, population, a, b, weights).stranger);
        seen.push_back(one);
    }
    return seen;
}

/// log2 of the product over the known fields.
double product(const Comparison& comparison, const Model& logs, double LevelOdds::*part) {
    double sum = 0;
    for (std::size_t field = 0; field < fieldCount; ++field)
        sum += logs.odds[field][comparison.levels[field]].*part;
    return sum;
}

Model logarithms(Model model) {
    for (auto& field : model.odds)
        for (std::size_t level = 0; level < mostLevels; ++level) {
            field[level].match =
                level == missing || field[level].match <= 0 ? 0 : std::log2(field[level].match);
            field[level].relative =
                level == missing || field[level].relative <= 0 ? 0 : std::log2(field[level].relative);
        }
    return model;
}

/// One round; how far the shares of the classes moved, in relation to what they were.
double improve(Model& model, const Model& start, std::span<const Seen> seen, double records, double scale,
               double trust) {
    Counts match{};
    Counts relative{};
    double matches = 0;
    double relatives = 0;
    const Model logs = logarithms(model);
    for (const Seen& one : seen) {
        const double m = std::exp2(product(one.comparison, logs, &LevelOdds::match) - one.stranger) *
                         model.duplicates / records;
        const double h = std::exp2(product(one.comparison, logs, &LevelOdds::relative) - one.stranger) *
                         model.relatives / records;
        const double all = m + h + 1;
        count(match, one.comparison, m / all);
        count(relative, one.comparison, h / all);
        matches += m / all;
        relatives += h / all;
    }
    setShares(model, start, &LevelOdds::match, match, trust);
    setShares(model, start, &LevelOdds::relative, relative, trust);
    const double before = model.duplicates;
    const double beforeRelatives = model.relatives;
    model.duplicates = std::max(0.01, matches * scale * 2 / records);
    model.relatives = std::max(0.001, relatives * scale * 2 / records);
    return std::max(std::abs(model.duplicates / before - 1), std::abs(model.relatives / beforeRelatives - 1));
}

} // namespace

Model learn(const Population& population, std::span<const Pair> candidates, const Model& start,
            const LearningOptions& options) {
    Model model = start;
    if (population.records.size() < 2)
        return model;
    const auto order = inOrder(population.records);
    learnStrangers(model, population, order, options);
    double scale = 1;
    const auto seen = observe(population, candidates, model, options, scale, order);
    const auto records = static_cast<double>(population.records.size());
    for (int round = 0; round < options.rounds; ++round)
        if (improve(model, start, seen, records, scale, options.trustInStart) < stillMoving)
            break;
    model.revision = start.revision + 1;
    return model;
}

} // namespace visage::rules::matching
