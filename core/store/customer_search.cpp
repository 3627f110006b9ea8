// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/customer_search.h"

#include "core/base/text.h"
#include "core/rules/mail.h"
#include "core/rules/phone.h"
#include "core/store/rows.h"

#include <algorithm>

namespace visage::store {
namespace {

constexpr std::size_t longestQuestion = 500;
/// Rows of an answer, measured so that they always fit into a frame.
constexpr std::size_t mostBytes = 160 * 1024;
/// A switchboard may have thousands of numbers; who asks wants to know who it is.
constexpr int identitiesOfEach = 20;

class Finding {
public:
    Finding(Backend& backend, std::size_t limit)
        : m_backend(backend)
        , m_limit(limit) {}

    Result<void> exactly(const std::string& text) {
        for (const rules::PhoneNumber& number : rules::readPhoneNumbers(text))
            if (!number.e164.empty())
                if (auto added = add(m_backend.customersWith(IdentityType::Phone, number.e164)); !added)
                    return added;
        if (const std::string mail = rules::normaliseMail(text); !mail.empty())
            return add(m_backend.customersWith(IdentityType::Email, mail));
        return {};
    }

    Result<void> byWords(const std::string& text) {
        const rules::SearchQuery query = rules::parseSearch(text);
        // One more than wanted says whether there are more.
        return query.terms.empty() ? Result<void>{}
                                   : add(m_backend.search(query, static_cast<int>(m_limit) + 1));
    }

    Result<void> fill(protocol::Found& found) {
        found.more = m_found.size() > m_limit;
        std::size_t bytes = 0;
        m_found.resize(std::min(m_found.size(), m_limit));
        for (const CustomerId customer : m_found) {
            auto rows = rowsOf(customer);
            if (!rows)
                return rows.error();
            for (const Row& row : *rows)
                bytes += wireBytesAtMost(row);
            if (bytes > mostBytes) {
                found.more = true;
                break;
            }
            std::ranges::move(*rows, std::back_inserter(found.rows));
        }
        return {};
    }

private:
    Result<void> add(const Result<std::vector<CustomerId>>& customers) {
        if (!customers)
            return customers.error();
        for (const CustomerId customer : *customers)
            if (std::ranges::find(m_found, customer) == m_found.end())
                m_found.push_back(customer);
        return {};
    }

    /// Empty for one who was erased meanwhile.
    Result<std::vector<Row>> rowsOf(CustomerId customer) {
        std::vector<Row> rows;
        auto record = m_backend.load({EntityKind::Customer, customer.uuid});
        if (!record)
            return record.error();
        if (!*record)
            return rows;
        auto identities = m_backend.rowsOf(EntityKind::Identity, customer, identitiesOfEach);
        if (!identities)
            return identities;
        rows.push_back(std::move(**record));
        std::ranges::move(*identities, std::back_inserter(rows));
        return rows;
    }

    Backend& m_backend;
    std::size_t m_limit;
    std::vector<CustomerId> m_found; ///< best first
};

} // namespace

Result<protocol::Found> findCustomers(Backend& backend, const protocol::Search& question) {
    protocol::Found found;
    found.number = question.number;
    const auto customers = backend.customersAbout();
    if (!customers)
        return customers.error();
    found.customers = *customers;
    const std::string text(text::trimmed(std::string_view(question.text).substr(0, longestQuestion)));
    Finding finding(backend, std::min(question.limit == 0 ? mostFound : question.limit, mostFound));
    if (auto done = finding.exactly(text); !done)
        return done.error();
    if (auto done = finding.byWords(text); !done)
        return done.error();
    if (auto done = finding.fill(found); !done)
        return done.error();
    return found;
}

} // namespace visage::store
