// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/read/questions.h"

#include <algorithm>
#include <map>
#include <set>

namespace visage::client {
namespace {

/// Whoever has a usual name is found by number or birth date too.
constexpr int mostOfOneName = 20;

class LookAlikes {
public:
    LookAlikes(CacheReader& reader, const Published& published, const Customer& customer)
        : m_reader(reader)
        , m_published(published)
        , m_customer(customer) {}

    Result<std::vector<LookAlike>> find() {
        auto group = readGroup(m_reader, m_customer.id);
        if (!group)
            return group.error();
        m_same.insert(group->begin(), group->end());
        auto identities = m_reader.ofCustomers<Identity>(*group);
        if (!identities)
            return identities.error();
        m_identities = std::move(*identities);
        if (auto found = addOwners(); !found)
            return found.error();
        if (auto found = addNamesakes(); !found)
            return found.error();
        return answer();
    }

private:
    Result<void> addOwners() {
        for (const Identity& mine : m_identities) {
            if (mine.removedAt || mine.valueNorm.empty())
                continue;
            const auto owners = readOwners(m_reader, mine.type, mine.valueNorm);
            if (!owners)
                return owners.error();
            for (const Customer& owner : *owners)
                if (auto compared = compare(owner); !compared)
                    return compared;
        }
        return {};
    }

    /// By the words of the search, which folds and knows what is not sent yet.
    Result<void> addNamesakes() {
        const std::string name = m_customer.kind == CustomerKind::Organisation
                                     ? m_customer.organisation
                                     : m_customer.givenName + ' ' + m_customer.familyName;
        for (const std::string& besides : {m_customer.birthDate.toIso(), m_customer.postcode}) {
            if (besides.empty())
                continue;
            const auto answer = readSearch(m_reader, m_published, shown(name + ' ' + besides), mostOfOneName);
            if (!answer)
                return answer.error();
            for (const SearchHit& hit : answer->hits) {
                const auto other = m_reader.find<Customer>(hit.customer);
                if (!other)
                    return other.error();
                if (*other)
                    if (auto compared = compare(**other); !compared)
                        return compared;
            }
        }
        return {};
    }

    Result<void> compare(const Customer& other) {
        if (m_same.contains(other.id) || !m_seen.insert(other.id).second)
            return {};
        const auto group = readGroup(m_reader, other.id);
        if (!group)
            return group.error();
        const auto identities = m_reader.ofCustomers<Identity>(*group);
        if (!identities)
            return identities.error();
        const auto why = rules::likeness({m_customer, m_identities}, {other, *identities});
        if (why == rules::Likeness::None)
            return {};
        auto hit = readHit(m_reader, other);
        if (!hit)
            return hit.error();
        m_found.push_back({{}, std::move(*hit), why});
        return {};
    }

    Result<std::vector<LookAlike>> answer() {
        auto mine = readHit(m_reader, m_customer);
        if (!mine)
            return mine.error();
        for (LookAlike& one : m_found)
            one.created = *mine;
        std::ranges::sort(m_found, [](const LookAlike& a, const LookAlike& b) {
            return std::tuple(b.why, b.other.lastContact, a.other.customer) <
                   std::tuple(a.why, a.other.lastContact, b.other.customer);
        });
        return std::move(m_found);
    }

    CacheReader& m_reader;
    const Published& m_published;
    const Customer& m_customer;
    std::set<CustomerId> m_same;
    std::set<CustomerId> m_seen;
    std::vector<Identity> m_identities;
    std::vector<LookAlike> m_found;
};

} // namespace

Result<std::vector<LookAlike>> readLookAlikes(CacheReader& reader, const Published& published,
                                              CustomerId customer) {
    const auto there = reader.find<Customer>(customer);
    if (!there)
        return there.error();
    if (!*there || (*there)->mergedInto)
        return std::vector<LookAlike>();
    return LookAlikes(reader, published, **there).find();
}

Result<QStringList> readTagsInUse(CacheReader& reader, int limit) {
    // The newest are enough for an offer, and cost the same however many customers there are.
    constexpr int lookedAt = 5000;
    std::map<std::string, int> counts;
    auto rows = reader.db().prepare("SELECT text FROM (SELECT text, added, removed FROM customer_tag "
                                    "ORDER BY rowid DESC LIMIT ?1) WHERE added>removed",
                                    lookedAt);
    for (auto stepped = rows.step();; stepped = rows.step()) {
        if (!stepped)
            return stepped.error();
        if (*stepped == storage::Step::Done)
            break;
        ++counts[std::string(rows.text(0))];
    }
    reader.overlay().each<CustomerTag>([&](const CustomerTag& tag) {
        if (tag.stands())
            ++counts[tag.text];
    });
    std::vector<std::pair<std::string, int>> all(counts.begin(), counts.end());
    std::ranges::stable_sort(all, std::greater<>(), &std::pair<std::string, int>::second);
    QStringList texts;
    for (const auto& [text, count] : all)
        if (texts.size() < limit)
            texts << shown(text);
    return texts;
}

} // namespace visage::client
