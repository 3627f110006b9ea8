// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/matching/comparison.h"

#include "core/rules/matching/compare_address.h"
#include "core/rules/matching/compare_names.h"
#include "core/rules/matching/forms.h"
#include "core/rules/matching/text_distance.h"

#include <algorithm>
#include <cstdlib>
#include <span>

namespace visage::rules::matching {
namespace {

std::string eightDigits(Date date) {
    return std::to_string(date.yyyymmdd);
}

/// Days since some day, months of 31 days: good enough to tell two months from three.
int roughDays(Date date) {
    return (date.year() * 12 + date.month()) * 31 + date.day();
}

Level compareBirth(Date one, Date other) {
    if (one.isNull() || other.isNull())
        return missing;
    if (one == other)
        return BirthExact;
    const bool day = one.day() == other.day();
    const bool month = one.month() == other.month();
    const bool year = one.year() == other.year();
    if (year && one.day() == other.month() && one.month() == other.day())
        return BirthSlip;
    if (editDistance(eightDigits(one), eightDigits(other), 1) <= 1)
        return BirthSlip;
    if (int(day) + int(month) + int(year) == 2)
        return BirthPart;
    const int apart = std::abs(roughDays(one) - roughDays(other));
    constexpr int roughYear = 372;
    if (apart <= 31)
        return BirthMonth;
    if (apart <= roughYear + 31)
        return BirthYear;
    return apart <= 10 * roughYear + 31 ? BirthDecade : BirthDifferent;
}

bool shareOne(const std::vector<std::string>& one, const std::vector<std::string>& other) {
    return std::ranges::any_of(one,
                               [&](const auto& value) { return std::ranges::binary_search(other, value); });
}

Level compareNumbers(const std::vector<std::string>& one, const std::vector<std::string>& other) {
    if (one.empty() || other.empty())
        return missing;
    if (shareOne(one, other))
        return NumberSame;
    for (const std::string& a : one)
        for (const std::string& b : other)
            if (a.size() == b.size() && editDistance(a, b, 1) <= 1)
                return NumberSlip;
    return NumberDifferent;
}

std::string digitsOf(std::string_view text) {
    std::string digits;
    for (const char c : text)
        if (c >= '0' && c <= '9')
            digits += c;
    return digits;
}

/// "jean.dupont", "dupontj": letters of the name alone, so that everybody of that name may have it somewhere.
bool isMadeOfName(std::string_view local, const Record& record) {
    std::string letters;
    for (const char c : local)
        if (c >= 'a' && c <= 'z')
            letters += c;
    for (const std::string* name : {&record.familyBare, &record.givenBare}) {
        const std::size_t at = name->size() < 3 ? std::string::npos : letters.find(*name);
        if (at != std::string::npos)
            letters.erase(at, name->size());
    }
    return letters.size() <= 2 && letters.size() + 2 < local.size();
}

Level compareMailBoxes(const MailBox& one, const MailBox& other, const Record& owner, const Record& its) {
    if (one.address == other.address)
        return MailSame;
    const std::string_view a = std::string_view(one.address).substr(0, one.local);
    const std::string_view b = std::string_view(other.address).substr(0, other.local);
    if (one.role || other.role)
        return MailDifferent;
    if (editDistance(one.address, other.address, 2) <= (a.size() < 6 ? 1 : 2))
        return digitsOf(a) == digitsOf(b) ? MailNear : MailDigits;
    if (a == b && (isMadeOfName(a, owner) || isMadeOfName(a, its)))
        return missing;
    return a == b && a.size() >= 5 ? MailLocal : MailDifferent;
}

Level compareMails(const Record& one, const Record& other) {
    Level best = missing;
    bool silent = false;
    for (const MailBox& a : one.mails)
        for (const MailBox& b : other.mails) {
            const Level level = compareMailBoxes(a, b, one, other);
            silent = silent || level == missing;
            best = best == missing || (level != missing && level < best) ? level : best;
        }
    return best == MailDifferent && silent ? missing : best;
}

Level compareExtras(std::string_view one, std::string_view other) {
    if (one.empty() || other.empty())
        return missing;
    const std::string a = without(one, ' ');
    const std::string b = without(other, ' ');
    if (a == b)
        return NumberSame;
    return editDistance(a, b, 2) <= (std::min(a.size(), b.size()) >= 6 ? 2 : 0) ? NumberSlip
                                                                                : NumberDifferent;
}

/// Only numbers of one namespace can differ.
Level compareReferences(const std::vector<std::string>& one, const std::vector<std::string>& other) {
    Level level = missing;
    for (const std::string& a : one)
        for (const std::string& b : other) {
            if (a == b)
                return NumberSame;
            const std::size_t end = a.find('\x1f');
            if (a.substr(0, end) == b.substr(0, b.find('\x1f')))
                level = NumberDifferent;
        }
    return level;
}

Level compareSex(const Record& one, const Record& other, Level given) {
    if (one.sex == Sex::Unknown || other.sex == Sex::Unknown || (given != missing && given != NameInitial))
        return missing;
    return one.sex == other.sex ? SexSame : SexDifferent;
}

constexpr std::string_view names[] = {"given", "family",  "order", "sex",  "birth",    "mobile", "line",
                                      "mail",  "address", "extra", "firm", "employer", "kind",   "reference"};
constexpr std::string_view nameLevels[] = {"exact", "short", "initial",  "typo",
                                           "sound", "loose", "different"};
constexpr std::string_view swapLevels[] = {"swapped"};
constexpr std::string_view sexLevels[] = {"same", "different"};
constexpr std::string_view birthLevels[] = {"exact", "slip", "part", "month", "year", "decade", "different"};
constexpr std::string_view numberLevels[] = {"same", "slip", "different"};
constexpr std::string_view mailLevels[] = {"same", "near", "local", "digits", "different"};
constexpr std::string_view addressLevels[] = {"same", "typo",  "no-town", "other-town", "way",
                                              "town", "moved", "part",    "different"};
constexpr std::string_view kindLevels[] = {"different"};

std::span<const std::string_view> levelNames(Field field) {
    switch (field) {
    case Field::Given:
    case Field::Family:
    case Field::Firm:
    case Field::Employer:
        return nameLevels;
    case Field::Order:
        return swapLevels;
    case Field::Sex:
        return sexLevels;
    case Field::Birth:
        return birthLevels;
    case Field::Mobile:
    case Field::Line:
    case Field::Extra:
    case Field::Reference:
        return numberLevels;
    case Field::Mail:
        return mailLevels;
    case Field::Address:
        return addressLevels;
    case Field::Kind:
        return kindLevels;
    }
    return {};
}

} // namespace

Comparison compare(const Record& one, const Record& other) {
    Comparison result;
    const NameComparison names = compareNames(one, other);
    result[Field::Given] = names.given;
    result[Field::Family] = names.family;
    result[Field::Firm] = names.firm;
    result[Field::Employer] = names.employer;
    result[Field::Order] = names.swapped ? Level(OrderSwapped) : missing;
    result[Field::Kind] = names.kindDiffers ? Level(KindDifferent) : missing;
    result.swapped = names.swapped;
    result[Field::Sex] = compareSex(one, other, names.given);
    result[Field::Birth] = compareBirth(one.birthDate, other.birthDate);
    result[Field::Mobile] = compareNumbers(one.mobiles, other.mobiles);
    result[Field::Line] = compareNumbers(one.lines, other.lines);
    result[Field::Mail] = compareMails(one, other);
    result[Field::Address] = compareAddresses(one, other);
    result[Field::Extra] = compareExtras(one.extra, other.extra);
    result[Field::Reference] = compareReferences(one.references, other.references);
    return result;
}

bool isCorroborated(const Comparison& comparison) {
    const auto agrees = [&](Field field, Level worst) {
        return comparison[field] != missing && comparison[field] <= worst;
    };
    return agrees(Field::Birth, BirthExact) || agrees(Field::Mobile, NumberSlip) ||
           agrees(Field::Line, NumberSlip) || agrees(Field::Mail, MailLocal) ||
           agrees(Field::Address, AddressPart) || agrees(Field::Employer, NameTypo) ||
           agrees(Field::Reference, NumberSame);
}

std::string_view nameOf(Field field) {
    return names[static_cast<std::size_t>(field)];
}

std::string_view nameOf(Field field, Level level) {
    const auto all = levelNames(field);
    return level == missing || level > all.size() ? std::string_view() : all[level - 1U];
}

Level levelsOf(Field field) {
    return static_cast<Level>(levelNames(field).size());
}

} // namespace visage::rules::matching
