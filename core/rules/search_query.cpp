// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/rules/french_numbers.h"
#include "core/rules/identity.h"
#include "core/rules/search_terms.h"
#include "core/rules/search_tokens.h"

#include <algorithm>
#include <optional>

namespace visage::rules {
namespace {

constexpr std::size_t longestLine = 300;
constexpr std::size_t mostTerms = 12;
constexpr std::size_t shortestSoundWord = 4;
constexpr std::size_t shortestReference = 4;

/// Cut at blanks; what stands between keeps its punctuation.
std::vector<std::string> wordsOf(std::string_view line) {
    const std::string plain = text::oneLine(line, longestLine);
    std::vector<std::string> words;
    std::size_t at = 0;
    while (at < plain.size()) {
        const std::size_t end = std::min(plain.find(' ', at), plain.size());
        if (end > at)
            words.push_back(plain.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::vector<std::string> numbersIn(std::string_view word) {
    std::vector<std::string> numbers(1);
    for (const char c : word) {
        if (c >= '0' && c <= '9')
            numbers.back() += c;
        else if (!numbers.back().empty())
            numbers.emplace_back();
    }
    if (numbers.back().empty())
        numbers.pop_back();
    return numbers;
}

/// The years that two or four digits can mean for somebody alive.
std::vector<int> yearsOf(const std::string& digits) {
    const int year = std::stoi(digits);
    if (digits.size() == 4)
        return {year};
    return {1900 + year, 2000 + year};
}

void addDates(QueryTerm& term, const std::string& day, const std::string& month, const std::string& year) {
    for (const int each : yearsOf(year))
        if (const auto date = Date::make(each, std::stoi(month), std::stoi(day)))
            term.tokens.push_back(birthDateToken(*date));
}

/// Day first, as it is written in France; a year of four digits in front tells the other order.
bool readDate(QueryTerm& term, const std::vector<std::string>& parts) {
    const std::size_t before = term.tokens.size();
    if (parts.size() == 3 && parts[0].size() == 4 && parts[1].size() <= 2 && parts[2].size() <= 2) {
        addDates(term, parts[2], parts[1], parts[0]);
    } else if (parts.size() == 3 && parts[0].size() <= 2 && parts[1].size() <= 2 &&
               (parts[2].size() == 2 || parts[2].size() == 4)) {
        addDates(term, parts[0], parts[1], parts[2]);
    } else if (parts.size() == 2 && parts[0].size() <= 2 && parts[1].size() <= 2) {
        const int day = std::stoi(parts[0]);
        const int month = std::stoi(parts[1]);
        if (Date::make(2000, month, day))
            term.tokens.push_back(birthDayToken(month, day));
    }
    return term.tokens.size() > before;
}

bool isNumberWord(std::string_view word) {
    return hasDigit(word) && std::all_of(word.begin(), word.end(), [](char c) {
               return (c >= '0' && c <= '9') || c == '+' || c == '.' || c == '-' || c == '/' || c == '(' ||
                      c == ')';
           });
}

std::string digitsOf(std::string_view text) {
    std::string digits;
    for (const char c : text)
        if (c >= '0' && c <= '9')
            digits += c;
    return digits;
}

/// The beginning of a number as the index has it: national where it is French.
std::string indexedForm(std::string_view written) {
    std::string digits = digitsOf(written);
    const bool international = written.find('+') != std::string_view::npos || digits.starts_with("00");
    if (digits.starts_with("00"))
        digits.erase(0, 2);
    if (const auto national = frenchNationalDigits(digits, international))
        return "0" + *national;
    if (international && digits.starts_with("33"))
        return digits.size() > 2 && digits[2] == '0' ? digits.substr(2) : "0" + digits.substr(2);
    if (!international && digits.size() == 9 && digits[0] != '0')
        return "0" + digits;
    return digits;
}

void addNumberPart(QueryTerm& term, std::string_view written) {
    std::string part = indexedForm(written);
    if (part.size() >= shortestNumberPart)
        term.numberPart = std::move(part);
}

/// Digits in one piece may be a postcode, a year, a card or a part of a phone number: whatever fits is found.
QueryTerm digitTerm(const std::string& word) {
    QueryTerm term;
    const std::string digits = digitsOf(word);
    term.prefixes.push_back(digits);
    if (digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20")))
        term.tokens.push_back(birthYearToken(std::stoi(digits)));
    if (digits.size() == 8 || digits.size() == 6)
        readDate(term, {digits.substr(0, 2), digits.substr(2, 2), digits.substr(4)});
    addNumberPart(term, word);
    term.exactNumber = digits.size() >= shortestReference;
    return term;
}

/// Numbers with punctuation: a date, a phone number or a reference.
QueryTerm punctuatedTerm(const std::string& word) {
    QueryTerm term;
    readDate(term, numbersIn(word));
    term.prefixes.push_back(digitsOf(word));
    if (word.find('/') == std::string::npos || digitsOf(word).size() >= 9)
        addNumberPart(term, word);
    term.exactNumber = term.tokens.empty() && term.prefixes.front().size() >= shortestReference;
    return term;
}

QueryTerm joinedNumbers(const std::vector<std::string>& words, std::size_t from, std::size_t count) {
    QueryTerm term;
    std::string written;
    std::vector<std::string> parts;
    for (std::size_t i = from; i < from + count; ++i) {
        written += words[i];
        parts.push_back(digitsOf(words[i]));
    }
    readDate(term, parts);
    addNumberPart(term, written);
    term.prefixes.push_back(digitsOf(written));
    return term;
}

/// How many words from here on are one number written with blanks ("06 39 98", "+33 6 39 98 00 01", "12 03
/// 1971").
std::size_t numberLength(const std::vector<std::string>& words, std::size_t from) {
    std::size_t count = 0;
    std::size_t digits = 0;
    while (from + count < words.size() && isNumberWord(words[from + count])) {
        const std::string& word = words[from + count];
        if (count > 0 && (word.find('/') != std::string::npos || word.starts_with('+')))
            break;
        // A postcode, a date or a card number stands for itself.
        const bool alone = word.size() > 4 || word.find('/') != std::string::npos;
        const bool endsDate = count == 2 && word.size() == 4;
        if (alone || (word.size() == 4 && count > 0 && !endsDate))
            break;
        digits += digitsOf(word).size();
        ++count;
    }
    return count >= 2 && digits >= shortestNumberPart ? count : 1;
}

QueryTerm mailTerm(const std::string& word) {
    QueryTerm term;
    term.prefixes.push_back(joinedToken(word));
    return term;
}

bool isReference(std::string_view word) {
    return hasDigit(word) && hasLetter(word) && joinedToken(word).size() >= shortestReference;
}

QueryTerm referenceTerm(const std::string& word) {
    QueryTerm term;
    term.prefixes.push_back(joinedToken(word));
    term.exactNumber = true;
    return term;
}

QueryTerm nameTerm(const std::string& word) {
    QueryTerm term;
    term.prefixes.push_back(word);
    if (word == "st" || word == "ste")
        term.prefixes.push_back(word == "st" ? "saint" : "sainte");
    if (word.size() >= shortestSoundWord)
        if (const std::string sound = soundCode(word); sound.size() > 1)
            term.tokens.push_back("~" + sound);
    return term;
}

void addWord(SearchQuery& query, const std::string& word) {
    if (isAllDigits(word)) {
        query.terms.push_back(digitTerm(word));
    } else if (isNumberWord(word)) {
        query.terms.push_back(punctuatedTerm(word));
    } else if (word.find('@') != std::string::npos) {
        if (QueryTerm term = mailTerm(word); !term.prefixes.front().empty())
            query.terms.push_back(std::move(term));
    } else if (isReference(word)) {
        query.terms.push_back(referenceTerm(word));
    } else {
        for (const std::string& part : text::foldedWords(word))
            query.terms.push_back(nameTerm(part));
    }
}

/// A line that could be one card, customer or order number.
std::string wholeReference(std::string_view line) {
    const bool plain = std::all_of(line.begin(), line.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
               c == '_' || c == '/' || c == '.' || c == ' ' || c == '#';
    });
    std::string reference = plain && hasDigit(line) ? normaliseReference(line) : std::string();
    return reference.size() >= shortestReference && reference.size() <= 40 ? reference : std::string();
}

} // namespace

SearchQuery parseSearch(std::string_view text) {
    SearchQuery query;
    const std::vector<std::string> words = wordsOf(text);
    std::size_t at = 0;
    while (at < words.size() && query.terms.size() < mostTerms) {
        const std::size_t count = numberLength(words, at);
        if (count > 1)
            query.terms.push_back(joinedNumbers(words, at, count));
        else
            addWord(query, words[at]);
        at += count;
    }
    for (QueryTerm& term : query.terms)
        for (std::string& prefix : term.prefixes)
            prefix = cutToken(std::move(prefix));
    query.wholeNumber = wholeReference(text::oneLine(text, longestLine));
    return query;
}

SearchQuery literalQuery(SearchQuery query) {
    for (QueryTerm& term : query.terms)
        std::erase_if(term.tokens, [](const std::string& token) { return token.starts_with('~'); });
    return query;
}

} // namespace visage::rules
