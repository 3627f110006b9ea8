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

/// Name with birth date, name with postcode, as far as they are known.
QStringList nameQuestions(const Customer& customer) {
    const std::string name = customer.kind == CustomerKind::Organisation
                                 ? customer.organisation
                                 : customer.givenName + ' ' + customer.familyName;
    QStringList questions;
    for (const std::string& besides : {customer.birthDate.toIso(), customer.postcode})
        if (!besides.empty())
            questions << shown(name + ' ' + besides);
    return questions;
}

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
        if (auto found = addFound(); !found)
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
        for (const QString& question : nameQuestions(m_customer)) {
            const auto answer = readSearch(m_reader, m_published, question, mostOfOneName);
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

    /// Whom the store has found stands in no index; they are few.
    Result<void> addFound() {
        for (const FoundRows::Stub& stub : m_reader.found().all()) {
            if (rules::likeness({m_customer, m_identities}, {stub.customer, stub.identities}) ==
                rules::Likeness::None)
                continue;
            const auto other = survivingCustomer(m_reader, stub.customer.id);
            if (!other)
                return other.error();
            if (*other)
                if (auto compared = compare(**other); !compared)
                    return compared;
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

Result<QStringList> readLookAlikeQuestions(CacheReader& reader, CustomerId customer) {
    const auto group = readGroup(reader, customer);
    if (!group)
        return group.error();
    const auto made = reader.find<Customer>(group->front());
    if (!made)
        return made.error();
    const auto identities = reader.ofCustomers<Identity>(*group);
    if (!identities)
        return identities.error();
    const auto isUnsent = [&](const Identity& one) {
        return reader.overlay().covers(EntityKind::Identity, one.id.uuid);
    };
    // One that is joined with another has been looked at.
    if (!*made || group->size() > 1 || (*made)->id != customer ||
        reader.overlay().covers(EntityKind::Customer, customer.uuid) ||
        std::ranges::any_of(*identities, isUnsent))
        return QStringList();
    QStringList questions;
    for (const Identity& one : *identities)
        if (!one.removedAt && !one.valueNorm.empty() && one.type != IdentityType::Postal &&
            one.type != IdentityType::WebToken)
            questions << shown(one.valueNorm);
    questions << nameQuestions(**made);
    questions.removeDuplicates();
    return questions;
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
