// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/demo/contractions.h"

#include <algorithm>

namespace visage::store::demo {
namespace {

struct Contraction {
    std::string_view before, article, after;
};

constexpr Contraction contractions[] = {
    {"de ", "le ", "du "}, {"de ", "Le ", "du "}, {"de ", "les ", "des "}, {"de ", "Les ", "des "},
    {"à ", "le ", "au "},  {"à ", "Le ", "au "},  {"à ", "les ", "aux "},  {"à ", "Les ", "aux "},
};

/// Of the towns with an h, those of which it is mute: Herblay, Hyères.
constexpr std::string_view elided[] = {"A", "E", "I", "O", "U", "É", "È", "Î", "Her", "Hy"};

bool endsWithWord(std::string_view sentence, std::string_view word) {
    if (!sentence.ends_with(word))
        return false;
    sentence.remove_suffix(word.size());
    return sentence.empty() || sentence.back() == ' ' || sentence.back() == '\n';
}

} // namespace

void appendContracted(std::string& sentence, std::string_view noun) {
    for (const auto& [before, article, after] : contractions)
        if (endsWithWord(sentence, before) && noun.starts_with(article)) {
            sentence.resize(sentence.size() - before.size());
            sentence.append(after).append(noun.substr(article.size()));
            return;
        }
    const bool vowel =
        std::ranges::any_of(elided, [&](std::string_view start) { return noun.starts_with(start); });
    if (vowel && endsWithWord(sentence, "de "))
        sentence.replace(sentence.size() - 2, 2, "'");
    sentence += noun;
}

} // namespace visage::store::demo
