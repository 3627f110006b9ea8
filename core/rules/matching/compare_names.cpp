// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/matching/compare_names.h"

#include "core/base/text.h"
#include "core/rules/given_names.h"
#include "core/rules/matching/forms.h"
#include "core/rules/matching/text_distance.h"
#include "core/rules/search_terms.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace visage::rules::matching {
namespace {

std::string_view firstWord(std::string_view text) {
    return text.substr(0, text.find(' '));
}

/// Whether all words of the shorter text stand in the longer one; words of three letters or more.
bool isPartOf(std::string_view one, std::string_view other) {
    if (one.size() > other.size())
        std::swap(one, other);
    if (other.find(' ') == std::string_view::npos)
        return false;
    std::size_t at = 0;
    bool telling = false;
    while (at < one.size()) {
        const std::size_t end = std::min(one.find(' ', at), one.size());
        const std::string_view word = one.substr(at, end - at);
        std::size_t from = 0;
        bool found = false;
        while (from < other.size() && !found) {
            const std::size_t to = std::min(other.find(' ', from), other.size());
            found = other.substr(from, to - from) == word;
            from = to + 1;
        }
        if (!found)
            return false;
        telling = telling || word.size() >= 3;
        at = end + 1;
    }
    return telling;
}

/// Typos by the number of edits that a word of this length bears.
bool isTypo(std::string_view a, std::string_view b) {
    const std::size_t size = std::min(a.size(), b.size());
    if (size < 3)
        return false;
    return editDistance(a, b, 2) <= (size >= 7 ? 2 : 1);
}

Level spelledBare(std::string_view a, std::string_view b) {
    if (a == b)
        return NameExact;
    if (isTypo(a, b))
        return NameTypo;
    // Sounds are not worked out for names that do not look alike at all, as nearly all of them.
    const double alike = jaroWinkler(a, b);
    if (alike < 0.65)
        return NameDifferent;
    const std::string sound = soundCode(a);
    if (sound.size() >= 2 && sound == soundCode(b))
        return NameSound;
    return alike >= 0.88 ? NameLoose : NameDifferent;
}

Level spelled(std::string_view one, std::string_view other) {
    if (one == other)
        return NameExact;
    if (one.find(' ') != std::string_view::npos || other.find(' ') != std::string_view::npos)
        return spelledBare(without(one, ' '), without(other, ' '));
    return spelledBare(one, other);
}

/// 1 for men's names, 2 for women's, 3 for names of both, 0 for those that are not usual.
int sexesOf(std::string_view foldedName) {
    static const auto sexes = [] {
        std::unordered_map<std::string, int> all;
        for (const GivenName& entry : givenNames())
            all[text::fold(entry.name)] |= entry.sex == NameSex::Male ? 1 : 2;
        return all;
    }();
    const auto found = sexes.find(std::string(foldedName));
    return found == sexes.end() ? 0 : found->second;
}

/// Christian and Christiane, Daniel and Daniela are spelled alike and are no slips of each other.
Level betweenUsualNames(std::string_view one, std::string_view other, Level level) {
    if (level != NameTypo && level != NameSound && level != NameLoose)
        return level;
    const int a = sexesOf(one);
    const int b = sexesOf(other);
    if (a == 0 || b == 0)
        return level;
    if ((a & b) == 0)
        return NameDifferent;
    return soundCode(one) == soundCode(other) ? Level(NameSound) : Level(NameLoose);
}

struct Sides {
    Level given;
    Level family;
    [[nodiscard]] int known() const { return (given != missing ? 1 : 0) + (family != missing ? 1 : 0); }
    [[nodiscard]] int cost() const {
        static constexpr int costs[] = {2, 0, 1, 1, 2, 2, 3, 6};
        return costs[given] + costs[family];
    }
};

Sides straight(const Record& one, const Record& other) {
    return {compareGiven(one.given, other.given), compareFamily(one.family, other.family)};
}

/// The wrong way round; a lone name may stand in either field. Which side is right is not known: what agrees
/// better counts as the first name.
Sides crossways(const Record& one, const Record& other) {
    const Level a = compareGiven(one.given, other.family);
    const Level b = compareGiven(one.family, other.given);
    if (a == missing || b == missing)
        return {std::max(a, b), missing};
    return {std::min(a, b), std::max(a, b)};
}

/// Whether an initial of the one stands in the other column of the other.
bool mayBeCrossed(const Record& one, const Record& other) {
    const auto alike = [](const std::string& a, const std::string& b) {
        return !a.empty() && !b.empty() && a[0] == b[0];
    };
    return alike(one.given, other.family) || alike(one.family, other.given);
}

/// A married name on one side, the birth name on the other.
Level familyByBirthName(const Record& one, const Record& other, Level level) {
    const auto better = [&](std::string_view a, std::string_view b) {
        const Level found = compareFamily(a, b);
        if (found != missing && (level == missing || found < level))
            level = found == NameExact ? Level(NameShort) : found;
    };
    if (!one.birthName.empty())
        better(one.birthName, other.family);
    if (!other.birthName.empty())
        better(one.family, other.birthName);
    return level;
}

Level compareFirms(std::string_view one, std::string_view other) {
    if (one.empty() || other.empty())
        return missing;
    return one != other && isPartOf(one, other) ? Level(NameShort) : spelled(one, other);
}

/// Of a lone name, which may be a firm's without its legal form.
std::string_view firmNameOf(const Record& record) {
    return !record.organisation.empty() ? std::string_view(record.organisation)
           : record.given.empty()       ? std::string_view(record.family)
                                        : std::string_view();
}

bool isFirm(const Record& record) {
    return record.kind == Kind::Organisation;
}

} // namespace

Level compareGiven(std::string_view one, std::string_view other) {
    if (one.empty() || other.empty())
        return missing;
    if (one == other)
        return NameExact;
    if (one.size() == 1 || other.size() == 1)
        return one[0] == other[0] ? NameInitial : NameDifferent;
    const Level level = betweenUsualNames(one, other, spelled(one, other));
    if (level == NameExact)
        return level;
    const std::string_view a = firstWord(one);
    const std::string_view b = firstWord(other);
    // "Jean" and "Jean Claude" may be one; so may "J C" and "Jean Claude".
    if (isPartOf(one, other) || areShortForms(one, other) || (a == b && a.size() > 2))
        return NameShort;
    if (level == NameDifferent && (a.size() == 1 || b.size() == 1) && a[0] == b[0])
        return NameInitial;
    return level;
}

Level compareFamily(std::string_view one, std::string_view other) {
    if (one.empty() || other.empty())
        return missing;
    if (one.size() == 1 || other.size() == 1)
        return one[0] == other[0] ? NameInitial : NameDifferent;
    const Level level = spelled(one, other);
    return level != NameExact && isPartOf(one, other) ? Level(NameShort) : level;
}

NameComparison compareNames(const Record& one, const Record& other) {
    NameComparison result;
    if (isFirm(one) || isFirm(other)) {
        if (one.kind == Kind::Person || other.kind == Kind::Person)
            result.kindDiffers = true;
        else
            result.firm = compareFirms(firmNameOf(one), firmNameOf(other));
        return result;
    }
    result.employer = compareFirms(one.organisation, other.organisation);
    Sides sides = straight(one, other);
    sides.family = familyByBirthName(one, other, sides.family);
    if (sides.cost() > 1 && mayBeCrossed(one, other)) {
        const Sides crossed = crossways(one, other);
        if (crossed.known() >= sides.known() && crossed.cost() + 1 < sides.cost()) {
            sides = crossed;
            result.swapped = true;
        }
    }
    result.given = sides.given;
    result.family = sides.family;
    return result;
}

} // namespace visage::rules::matching
