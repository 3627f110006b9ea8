// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/search_terms.h"

#include <array>
#include <utility>

// The sound of French names in the manner of Phonex and Soundex FR: silent letters go, spellings of one sound
// become one letter. Written for surnames and first names: what rhymes may agree, what is heard differently
// should not. In the result "o" stands for o/au/eau, "3" for an/en/am/em, "4" for in/ain/ein/un/ym, "5" for
// on/om, "2" for ch.

namespace visage::rules {
namespace {

constexpr std::size_t longestCode = 16;

bool isVowel(char c) {
    return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

using Spelling = std::pair<std::string_view, std::string_view>;

/// Spellings that sound the same wherever they stand; the longest that fits is taken.
constexpr std::array<Spelling, 25> everywhere{{
    {"sch", "2"},  {"tch", "2"},  {"sh", "2"}, {"ch", "2"}, {"ph", "f"}, {"bv", "v"},  {"th", "t"},
    {"gh", "g"},   {"rh", "r"},   {"kh", "k"}, {"qu", "k"}, {"q", "k"},  {"gn", "n"},  {"gue", "ge"},
    {"gui", "gi"}, {"guy", "gi"}, {"w", "v"},  {"h", ""},   {"oe", "e"}, {"eau", "o"}, {"au", "o"},
    {"ae", "e"},   {"ey", "e"},   {"ay", "e"}, {"y", "i"},
}};

std::string lettersOf(std::string_view word) {
    std::string letters;
    for (const char c : word)
        if (c >= 'a' && c <= 'z')
            letters += c;
    return letters;
}

void collapse(std::string& word) {
    std::string out;
    for (const char c : word)
        if (out.empty() || out.back() != c)
            out += c;
    word = std::move(out);
}

/// Endings are not heard: Dupont and Dupond, Renault and Renaud, Philippe and Philip.
void dropSilentEnd(std::string& word) {
    const auto endsIn = [&](std::string_view letters) {
        return letters.find(word.back()) != std::string_view::npos;
    };
    while (word.size() > 3 && endsIn("tdsxz"))
        word.pop_back();
    if (word.size() > 4 && word.ends_with("aul"))
        word.pop_back();
    if (word.size() > 3 && word.back() == 'e') {
        word.pop_back();
        // Martine ends in an n that is heard; doubled, it is no nasal.
        if (word.back() == 'n' || word.back() == 'm')
            word += word.back();
    }
}

/// "ce" is "se" and "ca" is "ka"; "ge" is "je"; "s" between vowels is "z".
void soften(std::string& word) {
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char next = i + 1 < word.size() ? word[i + 1] : '\0';
        const bool beforeSoft = next == 'e' || next == 'i' || next == 'y';
        if (word[i] == 'c' && next != 'h')
            word[i] = beforeSoft ? 's' : 'k';
        else if (word[i] == 'g' && beforeSoft)
            word[i] = 'j';
        else if (word[i] == 's' && i > 0 && isVowel(word[i - 1]) && isVowel(next))
            word[i] = 'z';
    }
}

std::string respelled(std::string_view word) {
    std::string out;
    while (!word.empty()) {
        Spelling longest{word.substr(0, 1), word.substr(0, 1)};
        bool found = false;
        for (const Spelling& spelling : everywhere)
            if (word.starts_with(spelling.first) &&
                (!found || spelling.first.size() > longest.first.size())) {
                longest = spelling;
                found = true;
            }
        out += longest.second;
        word.remove_prefix(longest.first.size());
    }
    return out;
}

/// A vowel before n or m is nasal unless a vowel follows: Martin but not Martine.
char nasal(std::string_view word, std::size_t at) {
    if (at + 1 >= word.size() || (word[at + 1] != 'n' && word[at + 1] != 'm'))
        return '\0';
    const char next = at + 2 < word.size() ? word[at + 2] : '\0';
    if (isVowel(next) || next == 'n' || next == 'm')
        return '\0';
    switch (word[at]) {
    case 'a':
    case 'e':
        return '3';
    case 'i':
    case 'u':
        return '4';
    case 'o':
        return '5';
    default:
        return '\0';
    }
}

std::string withNasals(std::string_view word) {
    std::string out;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const bool aiOrEi = (word[i] == 'a' || word[i] == 'e') && i + 1 < word.size() && word[i + 1] == 'i';
        if (aiOrEi && nasal(word, i + 1)) {
            out += '4';
            i += 2;
        } else if (aiOrEi) {
            out += 'e';
            ++i;
        } else if (const char sound = nasal(word, i)) {
            out += sound;
            ++i;
        } else {
            out += word[i];
        }
    }
    return out;
}

} // namespace

std::string soundCode(std::string_view foldedWord) {
    std::string word = lettersOf(foldedWord);
    if (word.empty())
        return word;
    soften(word);
    dropSilentEnd(word);
    // Doubled letters only now: "nn" tells that the vowel before is not nasal.
    std::string sound = withNasals(respelled(word));
    collapse(sound);
    return sound.substr(0, longestCode);
}

} // namespace visage::rules
