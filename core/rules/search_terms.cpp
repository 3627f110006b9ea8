// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/search_terms.h"

#include "core/base/text.h"
#include "core/rules/french_numbers.h"
#include "core/rules/search_tokens.h"

#include <algorithm>

namespace visage::rules {
namespace {

/// One record cannot fill the index, whatever was imported into it.
constexpr std::size_t mostTokens = 4000;

class Terms {
public:
    void takeCustomer(const Customer& customer) {
        for (const std::string* name : {&customer.givenName, &customer.familyName, &customer.birthName})
            takeName(*name);
        takeWords(customer.organisation);
        for (const std::string& word : text::foldedWords(customer.town))
            takeTownWord(word);
        add(joinedToken(customer.postcode));
        takeBirthDate(customer.birthDate);
    }

    void takeIdentity(const Identity& identity) {
        switch (identity.type) {
        case IdentityType::Phone:
        case IdentityType::WhatsappId:
            takeNumber(identity.valueNorm);
            break;
        case IdentityType::Email:
            takeMail(identity.valueNorm);
            break;
        case IdentityType::Loyalty:
        case IdentityType::CrmRef:
            takeReference(identity.valueNorm);
            break;
        case IdentityType::XId:
        case IdentityType::MastodonAccount:
            takeMail(identity.valueNorm);
            break;
        default:
            break; // ids that no person ever types
        }
    }

    void takeReference(std::string_view reference) {
        add(joinedToken(reference));
        // The last part is what people read out: "000123", or 123.
        const auto parts = text::foldedWords(reference);
        if (parts.size() < 2 || !isAllDigits(parts.back()))
            return;
        add(parts.back());
        const std::size_t significant = parts.back().find_first_not_of('0');
        if (significant != std::string::npos && significant > 0)
            add(parts.back().substr(significant));
    }

    SearchTerms finish() && {
        SearchTerms terms;
        sortOnce(m_tokens);
        for (const std::string& token : m_tokens) {
            if (!terms.words.empty())
                terms.words += ' ';
            terms.words += token;
        }
        sortOnce(m_numbers);
        terms.numberParts = std::move(m_numbers);
        return terms;
    }

private:
    static void sortOnce(std::vector<std::string>& words) {
        std::sort(words.begin(), words.end());
        words.erase(std::unique(words.begin(), words.end()), words.end());
    }

    void add(std::string token) {
        if (!token.empty() && m_tokens.size() < mostTokens)
            m_tokens.push_back(cutToken(std::move(token)));
    }

    void takeName(std::string_view name) {
        takeWords(name);
        for (const std::string& word : text::foldedWords(name))
            if (const std::string sound = soundCode(word); sound.size() > 1)
                add("~" + sound);
    }

    /// Without sound codes: a town hall ("mairie") is nobody called Moreau.
    void takeWords(std::string_view name) {
        const auto words = text::foldedWords(name);
        std::string joined;
        for (const std::string& word : words) {
            add(word);
            joined += word;
        }
        // "Jean-Marie" typed as one word, "d'Angelo" as dangelo.
        if (words.size() > 1)
            add(std::move(joined));
    }

    void takeTownWord(const std::string& word) {
        add(word);
        if (word == "st")
            add("saint");
        if (word == "ste")
            add("sainte");
    }

    void takeBirthDate(Date date) {
        if (!date)
            return;
        add(birthDateToken(date));
        add(birthDayToken(date.month(), date.day()));
        add(birthYearToken(date.year()));
    }

    /// The rest from each part on: "dupont@exam" finds anne.dupont@example.org, and so does the beginning of
    /// any part. The last label of a domain tells nobody apart.
    void takeMail(std::string_view address) {
        std::string rest = joinedToken(address);
        auto words = text::foldedWords(address);
        if (words.size() > 1 && address.find('@', 1) != std::string_view::npos)
            words.pop_back();
        for (const std::string& word : words) {
            add(rest);
            rest.erase(0, word.size());
        }
    }

    /// French numbers are read in pairs: 06 39 98 00 01 is also asked for by 39 98, 98 00 01 or 00 01.
    void takeNumber(std::string_view e164) {
        if (const auto trunk = frenchTrunkForm(e164)) {
            for (std::size_t at = 0; at + shortestNumberPart <= trunk->size(); at += 2)
                m_numbers.push_back(trunk->substr(at));
            return;
        }
        const std::string digits(e164.substr(e164.starts_with('+') ? 1 : 0));
        for (std::size_t at = 0; at + shortestNumberPart <= digits.size() && at < 12; ++at)
            m_numbers.push_back(digits.substr(at));
    }

    std::vector<std::string> m_tokens;
    std::vector<std::string> m_numbers;
};

} // namespace

SearchTerms searchTerms(const SearchableCustomer& searchable) {
    Terms terms;
    if (searchable.customer)
        terms.takeCustomer(*searchable.customer);
    for (const Identity& identity : searchable.identities)
        if (!identity.removedAt)
            terms.takeIdentity(identity);
    for (const Order& order : searchable.orders)
        terms.takeReference(order.number);
    return std::move(terms).finish();
}

} // namespace visage::rules
