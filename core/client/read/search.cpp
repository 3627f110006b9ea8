// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/read/questions.h"
#include "core/client/search_words.h"
#include "core/rules/contact_day.h"
#include "core/rules/identity.h"
#include "core/rules/search_tokens.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace visage::client {
namespace {

/// How many customers a keystroke may look at: two letters match a hundred thousand, and only the first page
/// is shown. The newest customers come first; more words bring the others.
constexpr int mostCandidates = 400;

struct Candidate {
    CustomerId customer;
    bool exact = false;
    bool literal = false; ///< not by sound alone
    Date lastDay;         ///< of the newest contact
    Timestamp lastContact = {};

    [[nodiscard]] auto roughly() const { return std::tuple(exact, literal, lastDay); }
    [[nodiscard]] auto exactly() const { return std::tuple(exact, literal, lastDay, lastContact, customer); }
};

class Search {
public:
    Search(CacheReader& reader, const rules::SearchQuery& query)
        : m_reader(reader)
        , m_query(query)
        , m_literal(rules::literalQuery(query)) {}

    Result<void> run(SearchAnswer& answer, int limit) {
        readUnsentContacts();
        if (auto done = findExact(); !done)
            return done;
        if (auto done = findUnsent(); !done)
            return done;
        if (auto done = findIndexed(std::max(limit, mostCandidates)); !done)
            return done;
        return fill(answer, limit);
    }

private:
    Result<void> findExact();
    Result<void> findExactOrders();
    Result<void> findUnsent();
    Result<void> findIndexed(int limit);
    Result<void> findIndexed(const std::string& question, int limit, bool literal);
    Result<void> arrange(int limit);
    Result<void> fill(SearchAnswer& answer, int limit);
    Result<void> add(CustomerId customer, Date contactOn, bool exact, bool literal);
    Result<void> addWhatItStandsFor(CustomerId matched, bool exact, bool literal = true);
    Result<std::string> wordsWithUnsent(const Customer& customer);
    std::unordered_set<CustomerId> unsentCustomers() const;
    void readUnsentContacts();

    CacheReader& m_reader;
    const rules::SearchQuery& m_query;
    const rules::SearchQuery m_literal;
    std::vector<Candidate> m_candidates;
    std::unordered_set<CustomerId> m_seen;
    std::unordered_set<CustomerId> m_unsent; ///< looked at already: the index knows their old words
    std::unordered_map<CustomerId, Timestamp> m_unsentContacts; ///< the newest of each
    bool m_cut = false;
};

/// `contactOn`: as the store says it; the contacts themselves are looked for only where it says nothing.
Result<void> Search::add(CustomerId customer, Date contactOn, bool exact, bool literal) {
    if (!m_seen.insert(customer).second)
        return {};
    if (!contactOn) {
        const auto last = readLastContact(m_reader, customer);
        if (!last)
            return last.error();
        contactOn = rules::companyDay(last->at);
    } else if (const auto unsent = m_unsentContacts.find(customer); unsent != m_unsentContacts.end()) {
        contactOn = std::max(contactOn, rules::companyDay(unsent->second));
    }
    m_candidates.push_back({customer, exact, literal, contactOn});
    return {};
}

/// Records are found by their own words, and shown as what they were merged into.
Result<void> Search::addWhatItStandsFor(CustomerId matched, bool exact, bool literal) {
    const auto customer = survivingCustomer(m_reader, matched);
    if (!customer)
        return customer.error();
    return *customer ? add((*customer)->id, (*customer)->lastContactOn, exact, literal) : Result<void>();
}

/// Card, customer and order numbers, when the whole line is one.
Result<void> Search::findExact() {
    const std::string& number = m_query.wholeNumber;
    if (number.empty())
        return {};
    const auto identities = m_reader.select<Identity>(
        "WHERE value_norm=?1 AND type IN (?2, ?3) AND removed_at=0",
        [&](const Identity& one) {
            return one.valueNorm == number && !one.removedAt &&
                   (one.type == IdentityType::CrmRef || one.type == IdentityType::Loyalty);
        },
        number, IdentityType::CrmRef, IdentityType::Loyalty);
    if (!identities)
        return identities.error();
    for (const Identity& one : *identities)
        if (auto added = addWhatItStandsFor(one.customer, true); !added)
            return added;
    return findExactOrders();
}

/// An order's number stands as the company wrote it, so the index finds it and the rules compare it.
Result<void> Search::findExactOrders() {
    std::unordered_set<CustomerId> customers = unsentCustomers();
    auto rows = m_reader.db().prepare("SELECT c.id FROM customer_words w JOIN customer c ON c.n=w.rowid "
                                      "WHERE w.customer_words MATCH ?1 LIMIT 20",
                                      '"' + rules::joinedToken(m_query.wholeNumber) + '"');
    for (auto stepped = rows.step();; stepped = rows.step()) {
        if (!stepped)
            return stepped.error();
        if (*stepped == storage::Step::Done)
            break;
        customers.insert(rows.id<CustomerId>(0));
    }
    for (const CustomerId customer : customers) {
        const auto orders = m_reader.ofCustomer<Order>(customer);
        if (!orders)
            return orders.error();
        const bool has = std::ranges::any_of(*orders, [this](const Order& one) {
            return rules::normaliseReference(one.number) == m_query.wholeNumber;
        });
        if (has)
            if (auto added = addWhatItStandsFor(customer, true); !added)
                return added;
    }
    return {};
}

void Search::readUnsentContacts() {
    m_reader.overlay().each<Interaction>([this](const Interaction& one) {
        Timestamp& newest = m_unsentContacts[one.customer];
        newest = std::max(newest, one.at);
    });
}

/// Those whose words unsent work has changed: the index does not know their new ones.
std::unordered_set<CustomerId> Search::unsentCustomers() const {
    std::unordered_set<CustomerId> touched;
    m_reader.overlay().eachTouched<Customer>([&](const Customer& row) { touched.insert(row.id); });
    m_reader.overlay().eachTouched<Identity>([&](const Identity& row) { touched.insert(row.customer); });
    m_reader.overlay().eachTouched<Order>([&](const Order& row) { touched.insert(row.customer); });
    return touched;
}

Result<std::string> Search::wordsWithUnsent(const Customer& customer) {
    const auto identities = m_reader.ofCustomer<Identity>(customer.id);
    if (!identities)
        return identities.error();
    const auto orders = m_reader.ofCustomer<Order>(customer.id);
    if (!orders)
        return orders.error();
    return indexedWords(customer, *identities, *orders);
}

Result<void> Search::findUnsent() {
    m_unsent = unsentCustomers();
    for (const CustomerId id : m_unsent) {
        const auto customer = m_reader.find<Customer>(id);
        if (!customer)
            return customer.error();
        if (!*customer)
            continue;
        const auto words = wordsWithUnsent(**customer);
        if (!words)
            return words.error();
        if (answers(m_query, *words))
            if (auto added = addWhatItStandsFor(id, false, answers(m_literal, *words)); !added)
                return added;
    }
    return {};
}

/// By what was typed first, so that sound-alikes with newer numbers crowd nobody out; those only fill up.
Result<void> Search::findIndexed(int limit) {
    const std::string literal = indexQuestion(m_literal);
    const std::string question = indexQuestion(m_query);
    if (auto found = findIndexed(literal, limit, true); !found || m_cut || question == literal)
        return found;
    return findIndexed(question, limit, false);
}

Result<void> Search::findIndexed(const std::string& question, int limit, bool literal) {
    if (question.empty())
        return {};
    // Never by rank: that would read every match (measured: seconds for one letter).
    auto rows = m_reader.db().prepare(
        "SELECT c.id, c.merged_into, c.last_contact_on FROM customer_words w "
        "JOIN customer c ON c.n=w.rowid WHERE w.customer_words MATCH ?1 ORDER BY w.rowid DESC LIMIT ?2",
        question, limit + 1);
    for (int count = 0;; ++count) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == storage::Step::Done)
            return {};
        if (count == limit) {
            m_cut = true;
            return {};
        }
        const auto matched = rows.id<CustomerId>(0);
        if (m_unsent.contains(matched))
            continue;
        auto added = rows.uuid(1).isNull()
                         ? add(matched, Date{static_cast<std::int32_t>(rows.integer(2))}, false, literal)
                         : addWhatItStandsFor(matched, false, literal);
        if (!added)
            return added;
    }
}

/// The newest first. By the day, and only those of the first page and of its last day by the very contact:
/// each is a look into another part of the file.
Result<void> Search::arrange(int limit) {
    std::ranges::sort(m_candidates, std::greater(), &Candidate::roughly);
    const auto page = static_cast<std::size_t>(std::max(limit, 1));
    for (std::size_t at = 0; at < m_candidates.size(); ++at) {
        if (at >= page && m_candidates[at].roughly() != m_candidates[page - 1].roughly())
            break;
        const auto last = readLastContact(m_reader, m_candidates[at].customer);
        if (!last)
            return last.error();
        m_candidates[at].lastContact = last->at;
    }
    std::ranges::sort(m_candidates, std::greater(), &Candidate::exactly);
    return {};
}

Result<void> Search::fill(SearchAnswer& answer, int limit) {
    if (auto arranged = arrange(limit); !arranged)
        return arranged;
    for (const Candidate& candidate : m_candidates) {
        if (static_cast<int>(answer.hits.size()) == limit) {
            m_cut = true;
            break;
        }
        const auto customer = m_reader.find<Customer>(candidate.customer);
        if (!customer)
            return customer.error();
        if (!*customer)
            continue;
        auto hit = readHit(m_reader, **customer);
        if (!hit)
            return hit.error();
        hit->exact = candidate.exact;
        answer.hits.push_back(std::move(*hit));
    }
    answer.more = m_cut;
    return {};
}

} // namespace

Result<LastContact> readLastContact(CacheReader& reader, CustomerId customer) {
    const auto unsent = static_cast<std::int64_t>(reader.overlay().count(EntityKind::Interaction));
    LastContact last;
    {
        auto rows = reader.db().prepare(
            "SELECT at, channel, id FROM interaction WHERE customer=?1 ORDER BY at DESC LIMIT ?2", customer,
            unsent + 1);
        for (auto stepped = rows.step();; stepped = rows.step()) {
            if (!stepped)
                return stepped.error();
            if (*stepped == storage::Step::Done)
                break;
            if (unsent > 0 && reader.overlay().covers(EntityKind::Interaction, rows.uuid(2)))
                continue;
            last = {rows.timestamp(0), static_cast<Channel>(rows.integer(1))};
            break;
        }
    }
    reader.overlay().each<Interaction>([&](const Interaction& one) {
        if (one.customer == customer && one.at > last.at)
            last = {one.at, one.channel};
    });
    return last;
}

QString shownName(const Customer& customer) {
    if (customer.kind == CustomerKind::Organisation && !customer.organisation.empty())
        return shown(customer.organisation);
    std::string name = customer.givenName;
    if (!name.empty() && !customer.familyName.empty())
        name += ' ';
    name += customer.familyName;
    return shown(name.empty() ? customer.organisation : name);
}

Result<SearchHit> readHit(CacheReader& reader, const Customer& customer) {
    const auto group = readGroup(reader, customer.id);
    if (!group)
        return group.error();
    LastContact last;
    for (const CustomerId one : *group) {
        const auto itsLast = readLastContact(reader, one);
        if (!itsLast)
            return itsLast.error();
        if (itsLast->at > last.at)
            last = *itsLast;
    }
    SearchHit hit;
    hit.customer = customer.id;
    hit.kind = customer.kind;
    hit.civility = customer.civility;
    hit.name = shownName(customer);
    if (customer.kind == CustomerKind::Person)
        hit.organisation = shown(customer.organisation);
    hit.town = shown(customer.town);
    hit.postcode = shown(customer.postcode);
    hit.birthYear = customer.birthDate.year();
    hit.lastContact = last.at;
    hit.lastChannel = last.channel;
    hit.onlyDay = !last.at && customer.lastContactOn;
    if (hit.onlyDay)
        hit.lastContact =
            parseIsoTimestamp(customer.lastContactOn.toIso() + "T12:00:00Z").value_or(Timestamp());
    hit.unsent = customer.rev == 0 && reader.overlay().covers(EntityKind::Customer, customer.id.uuid);
    return hit;
}

Result<SearchAnswer> readSearch(CacheReader& reader, const Published& published, const QString& text,
                                int limit) {
    SearchAnswer answer;
    answer.query = text;
    answer.customersHere = published.customers;
    answer.complete = published.complete;
    const rules::SearchQuery query = rules::parseSearch(text.toStdString());
    if (query.terms.empty() && query.wholeNumber.empty())
        return answer;
    if (auto found = Search(reader, query).run(answer, limit); !found)
        return found.error();
    return answer;
}

} // namespace visage::client
