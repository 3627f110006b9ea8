// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/matching/scoring.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace visage::rules::matching {
namespace {

/// How many owners a default share is worth beside those counted.
constexpr double trustInDefaults = 1000;

constexpr std::array<Field, fieldCount> allFields{
    Field::Given,  Field::Family,   Field::Order, Field::Sex,      Field::Birth,
    Field::Mobile, Field::Line,     Field::Mail,  Field::Address,  Field::Extra,
    Field::Firm,   Field::Employer, Field::Kind,  Field::Reference};

/// log2(2^a + 2^b)
double logSum(double a, double b) {
    constexpr double negligible = 40;
    const double apart = std::abs(a - b);
    return std::max(a, b) + (apart > negligible ? 0 : std::log2(1 + std::exp2(-apart)));
}

/// Owners of the value on which the two agree; 0 where none is counted.
std::uint32_t ownersOf(const Comparison& comparison, Field field, const Population& population,
                       std::size_t one, std::size_t other) {
    const Level level = comparison[field];
    const Commonness& a = population.common[one];
    const Commonness& b = population.common[other];
    switch (field) {
    case Field::Given:
        return std::max(a.given, b.given);
    case Field::Family:
        // Swapped, one of the two is the first name's.
        return comparison.swapped ? std::min(a.family, b.family) : std::max(a.family, b.family);
    case Field::Birth:
        return a.birth;
    case Field::Address:
        return level == AddressSame ? std::max(a.address, b.address) : std::max(a.town, b.town);
    case Field::Firm:
    case Field::Employer:
        return std::max(a.organisation, b.organisation);
    default:
        break;
    }
    return ownersOfShared(field, population.records[one], population.records[other], population.frequencies);
}

/// The share of strangers who agree on this value: the owners beside the one, and what is expected of a value
/// nobody else has.
double sharedBy(std::uint32_t owners, double unshared, std::uint32_t all) {
    const double others = owners > 1 ? owners - 1.0 : 0.0;
    return std::min(0.9, (others + trustInDefaults * unshared) / (all + trustInDefaults));
}

/// First name and birth date are one's own. What relatives have them differ in as a rule, and one person
/// hardly ever, speaks against one person by itself.
bool hasContradictingField(const Comparison& comparison, const Weights& weights) {
    const auto contradicts = [&](Field field) {
        const LevelOdds& logs = weights.logs(field, comparison[field]);
        return logs.match - logs.relative < weights.model().fieldClash;
    };
    return contradicts(Field::Given) || contradicts(Field::Birth);
}

void judge(Score& score, const Comparison& comparison, const Weights& weights) {
    const Model& model = weights.model();
    score.corroborated = isCorroborated(comparison);
    const bool field = hasContradictingField(comparison, weights);
    score.contradicts = score.together < model.clash || (field && score.together < model.proof);
    // Somebody of that name who was born on another day is a namesake.
    score.namesake = !score.corroborated && comparison[Field::Birth] >= BirthYear;
}

Score scoreOf(const Likelihoods& likelihoods, const Weights& weights, double rarity) {
    const double relative = likelihoods.relative + weights.logRelatives() - rarity;
    Score result;
    result.weight = likelihoods.match - logSum(likelihoods.stranger, relative);
    result.odds = result.weight + weights.logDuplicates() - rarity;
    const double kin = likelihoods.relative + weights.logRelatives() - weights.logDuplicates();
    result.together = likelihoods.match - logSum(likelihoods.stranger, kin);
    result.related = relative > likelihoods.stranger;
    return result;
}

} // namespace

Population::Population(std::span<const Record> all)
    : records(all)
    , frequencies(all)
    , common(commonnessOf(all, frequencies))
    , rarity(std::log2(static_cast<double>(std::max<std::size_t>(all.size(), 2)))) {}

Weights::Weights(const Model& model)
    : m_model(model)
    , m_logDuplicates(std::log2(model.duplicates))
    , m_logRelatives(std::log2(model.relatives)) {
    for (std::size_t field = 0; field < fieldCount; ++field)
        for (Level level = 1; level <= levelsOf(Field(field)); ++level) {
            const LevelOdds& odds = model.odds[field][level];
            m_logs[field][level] = {std::log2(odds.match), std::log2(odds.relative),
                                    std::log2(odds.stranger)};
        }
}

bool isCounted(Field field, Level level) {
    if (field == Field::Address)
        return level == AddressSame || level == AddressTown;
    return level == 1 && field != Field::Order && field != Field::Sex && field != Field::Extra &&
           field != Field::Kind;
}

Likelihoods likelihoodsOf(const Comparison& comparison, const Population& population, std::size_t one,
                          std::size_t other, const Weights& weights) {
    Likelihoods sum;
    for (const Field field : allFields) {
        const Level level = comparison[field];
        if (level == missing)
            continue;
        const LevelOdds& logs = weights.logs(field, level);
        sum.match += logs.match;
        sum.relative += logs.relative;
        sum.stranger += isCounted(field, level)
                            ? std::log2(sharedBy(ownersOf(comparison, field, population, one, other),
                                                 weights.model().at(field, level).stranger,
                                                 population.frequencies.owners()))
                            : logs.stranger;
    }
    return sum;
}

Score score(const Population& population, std::size_t one, std::size_t other, const Weights& weights) {
    if (one > other)
        std::swap(one, other);
    const Comparison comparison = compare(population.records[one], population.records[other]);
    Score result =
        scoreOf(likelihoodsOf(comparison, population, one, other, weights), weights, population.rarity);
    judge(result, comparison, weights);
    return result;
}

Explanation explain(const Population& population, std::size_t one, std::size_t other, const Model& model) {
    const Weights weights(model);
    if (one > other)
        std::swap(one, other);
    const Comparison comparison = compare(population.records[one], population.records[other]);
    const Likelihoods all = likelihoodsOf(comparison, population, one, other, weights);
    Explanation result;
    result.score = scoreOf(all, weights, population.rarity);
    judge(result.score, comparison, weights);
    result.prior = result.score.odds - result.score.weight;
    result.relation = result.score.weight - (all.match - all.stranger);
    for (const Field field : allFields) {
        const Level level = comparison[field];
        if (level == missing)
            continue;
        Comparison alone;
        alone.swapped = comparison.swapped;
        alone[field] = level;
        const Likelihoods part = likelihoodsOf(alone, population, one, other, weights);
        const bool counted = isCounted(field, level);
        result.fields.push_back({field, level, part.match - part.stranger,
                                 counted ? ownersOf(comparison, field, population, one, other) : 0});
    }
    return result;
}

} // namespace visage::rules::matching
