// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/call/account.h"
#include "core/call/address.h"

#include <algorithm>
#include <array>

namespace visage::call {
namespace {

constexpr std::size_t maxNumber = 64;
constexpr std::size_t maxName = 80;

using Headers = std::vector<std::string>;

Headers valuesOf(const CallFacts& facts, std::string_view name) {
    Headers values;
    for (const auto& [key, value] : facts.headers)
        if (equalsIgnoringCase(key, name))
            values.push_back(value);
    return values;
}

std::vector<NameAddress> addressesOf(const CallFacts& facts, std::string_view name) {
    std::vector<NameAddress> all;
    for (const auto& value : valuesOf(facts, name))
        for (auto& address : readAddresses(value))
            all.push_back(std::move(address));
    return all;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// What a network sends as a number: digits with the separators of RFC 3966. Names of people and accounts are
/// none, for libphonenumber would turn their letters into digits.
bool looksLikeNumber(std::string_view text) {
    if (text.starts_with('+'))
        text.remove_prefix(1);
    return std::any_of(text.begin(), text.end(), isDigit) &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return isDigit(c) || std::string_view("-.() *#").find(c) != std::string_view::npos;
           });
}

std::string numberIn(std::string_view uri) {
    return text::oneLine(readUri(uri).user, maxNumber);
}

bool isAnonymousWord(std::string_view word) {
    constexpr std::array words{"anonymous", "anonyme", "unknown", "unavailable", "restricted", "private"};
    return std::any_of(words.begin(), words.end(),
                       [word](const char* w) { return equalsIgnoringCase(word, w); });
}

/// RFC 3323 section 4.2, RFC 3325 section 9.3: any of these asks us not to show who calls.
bool asksForPrivacy(const CallFacts& facts) {
    for (const auto& value : valuesOf(facts, "privacy")) {
        std::size_t from = 0;
        while (from <= value.size()) {
            const auto end = std::min(value.find_first_of(";,", from), value.size());
            const auto token = text::trimmed(std::string_view(value).substr(from, end - from));
            if (equalsIgnoringCase(token, "id") || equalsIgnoringCase(token, "user") ||
                equalsIgnoringCase(token, "header"))
                return true;
            from = end + 1;
        }
    }
    return false;
}

bool isHidden(const CallFacts& facts) {
    const auto from = readUri(facts.fromUri);
    const auto name = text::oneLine(facts.fromName, maxName);
    return asksForPrivacy(facts) || from.host == "anonymous.invalid" || isAnonymousWord(from.user) ||
           equalsIgnoringCase(name, "anonymous") || equalsIgnoringCase(name, "anonyme");
}

bool isInternal(std::string_view number, int digits) {
    return !number.empty() && number.size() <= static_cast<std::size_t>(std::max(digits, 0)) &&
           std::all_of(number.begin(), number.end(), isDigit);
}

std::string lineCalled(const CallFacts& facts) {
    // RFC 5806: each diversion is put in front, so the last one names the number that was dialled first.
    const auto diversions = addressesOf(facts, "diversion");
    for (auto it = diversions.rbegin(); it != diversions.rend(); ++it)
        if (auto number = numberIn(it->uri); !number.empty())
            return number;
    // RFC 7044: the history runs forward.
    for (const auto& entry : addressesOf(facts, "history-info"))
        if (auto number = numberIn(entry.uri); !number.empty())
            return number;
    return numberIn(facts.toUri);
}

class Collector {
public:
    Collector(const CallFacts& facts, const PhoneAccount& account)
        : m_facts(facts)
        , m_account(account) {}

    CallerIdentifiers collect() {
        m_out.hidden = isHidden(m_facts);
        m_out.lineCalled = lineCalled(m_facts);
        customerNumbers();
        if (!m_out.hidden) {
            assertedNumbers();
            caller();
            m_out.internal = isInternal(m_out.shownNumber, m_account.internalDigits);
        }
        return std::move(m_out);
    }

private:
    void add(MatchBasis basis, std::string value) {
        const auto same = [&](const auto& known) { return known.second == value; };
        if (!value.empty() && std::none_of(m_out.values.begin(), m_out.values.end(), same))
            m_out.values.emplace_back(basis, std::move(value));
    }

    void addNumber(MatchBasis basis, const NameAddress& address) {
        const auto number = numberIn(address.uri);
        if (looksLikeNumber(number))
            add(basis, number);
        if (m_out.shownNumber.empty())
            m_out.shownNumber = number;
        if (m_out.shownName.empty())
            m_out.shownName = text::oneLine(address.name, maxName);
    }

    void customerNumbers() {
        for (const auto& header : m_account.customerNumberHeaders)
            for (const auto& value : valuesOf(m_facts, header))
                add(MatchBasis::CustomerNumber, text::oneLine(value, maxNumber));
    }

    void assertedNumbers() {
        if (!m_account.trustAssertedIdentity)
            return;
        for (const auto& address : addressesOf(m_facts, "p-asserted-identity"))
            addNumber(MatchBasis::AssertedNumber, address);
    }

    void caller() { addNumber(MatchBasis::CallerNumber, {m_facts.fromName, m_facts.fromUri}); }

    const CallFacts& m_facts;
    const PhoneAccount& m_account;
    CallerIdentifiers m_out;
};

} // namespace

CallerIdentifiers callerIdentifiers(const CallFacts& facts, const PhoneAccount& account) {
    return Collector(facts, account).collect();
}

} // namespace visage::call
