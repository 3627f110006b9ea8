// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/matching/grouping.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <thread>
#include <tuple>
#include <utility>

namespace visage::rules::matching {
namespace {

/// Of larger groups, the first ones in the order of keys speak for all.
constexpr std::size_t mostSpeakers = 48;

using Ranks = std::vector<std::uint32_t>;

/// The place of each record in the order of keys.
Ranks ranksOf(std::span<const Record> records, std::vector<std::uint32_t>& order) {
    order.resize(records.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return std::tie(records[a].source, records[a].row) < std::tie(records[b].source, records[b].row);
    });
    Ranks ranks(records.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        ranks[order[i]] = i;
    return ranks;
}

struct Edge {
    Pair pair; ///< ranks, the lower first
    Score score;
};

/// The end of a sure pair, seen from the other one.
struct Partner {
    std::uint32_t of = 0;
    std::uint32_t partner = 0;
    double odds = 0;
    friend auto operator<=>(const Partner&, const Partner&) = default;
};

/// Groups of records by rank.
class Grouper {
public:
    Grouper(const Population& population, const Model& model)
        : m_population(population)
        , m_weights(model)
        , m_model(m_weights.model())
        , m_rank(ranksOf(population.records, m_order))
        , m_groupOf(m_order.size())
        , m_members(m_order.size())
        , m_apart(m_order.size()) {
        std::iota(m_groupOf.begin(), m_groupOf.end(), 0U);
        for (std::uint32_t i = 0; i < m_order.size(); ++i)
            m_members[i] = {i};
    }

    void obey(std::span<const Decision> decisions) {
        std::vector<std::pair<Pair, std::size_t>> same;
        for (std::size_t i = 0; i < decisions.size(); ++i) {
            const auto one = rankOf(decisions[i].one);
            const auto other = rankOf(decisions[i].other);
            if (one == other || one == m_order.size() || other == m_order.size())
                continue; // of a record that is not there (any more)
            const Pair pair{static_cast<std::uint32_t>(std::min(one, other)),
                            static_cast<std::uint32_t>(std::max(one, other))};
            if (decisions[i].verdict == Decision::Verdict::Same) {
                same.emplace_back(pair, i);
            } else {
                m_apart[pair.one].push_back(pair.other);
                m_apart[pair.other].push_back(pair.one);
            }
        }
        std::ranges::sort(same);
        for (const auto& [pair, place] : same) {
            if (areApart(m_groupOf[pair.one], m_groupOf[pair.other]))
                contradictions.push_back(place);
            else
                join(m_groupOf[pair.one], m_groupOf[pair.other]);
        }
        m_said = m_groupOf;
    }

    void weigh(std::span<const Pair> candidates, unsigned threads) {
        std::vector<std::vector<Edge>> parts(std::max(1U, threads));
        const auto weighPart = [&](std::size_t part) {
            const std::size_t from = candidates.size() * part / parts.size();
            const std::size_t to = candidates.size() * (part + 1) / parts.size();
            for (const Pair& pair : candidates.subspan(from, to - from))
                if (const auto edge = edgeOf(pair))
                    parts[part].push_back(*edge);
        };
        {
            std::vector<std::jthread> others;
            for (std::size_t part = 1; part < parts.size(); ++part)
                others.emplace_back(weighPart, part);
            weighPart(0);
        }
        for (std::vector<Edge>& part : parts) {
            m_edges.insert(m_edges.end(), part.begin(), part.end());
            part = {};
        }
        std::ranges::sort(m_edges, [](const Edge& a, const Edge& b) {
            return a.score.odds != b.score.odds ? a.score.odds > b.score.odds : a.pair < b.pair;
        });
    }

    void joinSure() {
        for (const Edge& edge : m_edges) {
            if (edge.score.odds < m_model.sure)
                break;
            m_sure.push_back({edge.pair.one, edge.pair.other, edge.score.odds});
            m_sure.push_back({edge.pair.other, edge.pair.one, edge.score.odds});
        }
        std::ranges::sort(m_sure);
        for (const Edge& edge : m_edges) {
            if (edge.score.odds < m_model.sure)
                break;
            const std::uint32_t a = m_groupOf[edge.pair.one];
            const std::uint32_t b = m_groupOf[edge.pair.other];
            if (a != b && edge.score.corroborated && !areApart(a, b) && !clash(a, b) && !hasRival(edge))
                join(a, b);
        }
    }

    Groups result() {
        Groups groups;
        groups.groupOf.resize(m_order.size());
        std::vector<std::uint32_t> number(m_order.size(), UINT32_MAX);
        for (std::uint32_t rank = 0; rank < m_order.size(); ++rank) {
            std::uint32_t& of = number[m_groupOf[rank]];
            if (of == UINT32_MAX)
                of = groups.count++;
            groups.groupOf[m_order[rank]] = of;
        }
        std::map<Pair, bool> seen;
        for (const Edge& edge : m_edges) {
            const std::uint32_t a = m_groupOf[edge.pair.one];
            const std::uint32_t b = m_groupOf[edge.pair.other];
            if (a == b || areApart(a, b) || !seen.emplace(Pair{std::min(a, b), std::max(a, b)}, true).second)
                continue;
            const std::uint32_t one = m_order[edge.pair.one];
            const std::uint32_t other = m_order[edge.pair.other];
            groups.proposals.push_back(
                {{std::min(one, other), std::max(one, other)}, edge.score, edge.score.odds >= m_model.sure});
        }
        groups.contradictions = contradictions;
        std::ranges::sort(groups.contradictions);
        return groups;
    }

    std::vector<std::size_t> contradictions;

private:
    std::optional<Edge> edgeOf(const Pair& pair) const {
        const Score found = score(m_population, pair.one, pair.other, m_weights);
        if (found.odds < m_model.propose || found.namesake)
            return std::nullopt;
        const std::uint32_t a = m_rank[pair.one];
        const std::uint32_t b = m_rank[pair.other];
        return Edge{{std::min(a, b), std::max(a, b)}, found};
    }

    std::size_t rankOf(const RecordKey& key) const {
        const auto& records = m_population.records;
        const auto found = std::ranges::lower_bound(m_order, std::tie(key.source, key.row), {}, [&](auto i) {
            return std::tie(records[i].source, records[i].row);
        });
        return found == m_order.end() || records[*found].source != key.source ||
                       records[*found].row != key.row
                   ? m_order.size()
                   : static_cast<std::size_t>(found - m_order.begin());
    }

    bool areApart(std::uint32_t a, std::uint32_t b) const {
        if (m_members[a].size() > m_members[b].size())
            std::swap(a, b);
        return std::ranges::any_of(m_members[a], [&](std::uint32_t rank) {
            return std::ranges::any_of(m_apart[rank], [&](std::uint32_t o) { return m_groupOf[o] == b; });
        });
    }

    /// Who was said to be one person is judged as one: what people joined must not keep others away because
    /// it looks odd.
    bool clash(std::uint32_t a, std::uint32_t b) const {
        const auto speakers = [&](std::uint32_t group) {
            return std::span(m_members[group]).first(std::min(m_members[group].size(), mostSpeakers));
        };
        std::map<Pair, bool> all; ///< by persons: whether every pair contradicts
        for (const std::uint32_t one : speakers(a))
            for (const std::uint32_t other : speakers(b)) {
                bool& contradictory = all.emplace(Pair{m_said[one], m_said[other]}, true).first->second;
                contradictory = contradictory && contradict(one, other);
            }
        return std::ranges::any_of(all, [](const auto& entry) { return entry.second; });
    }

    bool contradict(std::uint32_t one, std::uint32_t other) const {
        return score(m_population, m_order[one], m_order[other], m_weights).contradicts;
    }

    /// Whether one of the two could as well be somebody who is not the other: a record without a birth date
    /// between father and son.
    bool hasRival(const Edge& edge) const {
        const auto couldBeAnother = [&](std::uint32_t one, std::uint32_t other) {
            const auto from = std::ranges::lower_bound(m_sure, one, {}, &Partner::of);
            for (auto it = from; it != m_sure.end() && it->of == one; ++it)
                if (it->partner != other && it->odds > edge.score.odds - m_model.rival &&
                    m_groupOf[it->partner] != m_groupOf[other] && contradict(it->partner, other))
                    return true;
            return false;
        };
        return couldBeAnother(edge.pair.one, edge.pair.other) ||
               couldBeAnother(edge.pair.other, edge.pair.one);
    }

    void join(std::uint32_t a, std::uint32_t b) {
        if (a == b)
            return;
        if (m_members[a].size() < m_members[b].size())
            std::swap(a, b);
        for (const std::uint32_t rank : m_members[b])
            m_groupOf[rank] = a;
        std::vector<std::uint32_t> merged;
        merged.reserve(m_members[a].size() + m_members[b].size());
        std::ranges::merge(m_members[a], m_members[b], std::back_inserter(merged));
        m_members[a] = std::move(merged);
        m_members[b] = {};
    }

    const Population& m_population;
    const Weights m_weights;
    const Model& m_model;
    std::vector<std::uint32_t> m_order; ///< records by rank
    Ranks m_rank;                       ///< by record
    std::vector<std::uint32_t> m_groupOf;
    std::vector<std::uint32_t> m_said;                 ///< groups as decisions alone make them
    std::vector<std::vector<std::uint32_t>> m_members; ///< ascending
    std::vector<std::vector<std::uint32_t>> m_apart;   ///< by rank
    std::vector<Edge> m_edges;
    std::vector<Partner> m_sure; ///< both ways, by record
};

} // namespace

Groups findGroups(const Population& population, std::span<const Pair> candidates,
                  std::span<const Decision> decisions, const Model& model, unsigned threads) {
    Grouper grouper(population, model);
    grouper.obey(decisions);
    grouper.weigh(candidates, threads);
    grouper.joinSure();
    return grouper.result();
}

Groups findGroups(std::span<const Record> records, std::span<const Decision> decisions, const Model& model) {
    const Population population(records);
    return findGroups(population, candidatePairs(records), decisions, model);
}

} // namespace visage::rules::matching
