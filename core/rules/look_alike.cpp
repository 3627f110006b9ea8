// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/look_alike.h"

#include "core/base/text.h"
#include "core/rules/phone.h"

#include <algorithm>
#include <string>
#include <vector>

namespace visage::rules {
namespace {

using Words = std::vector<std::string>;

/// In any order: people fill the two fields the wrong way round.
Words wordsOf(const std::string& one, const std::string& other) {
    Words words = text::foldedWords(one + ' ' + other);
    std::ranges::sort(words);
    return words;
}

/// The names under which somebody may stand in another record.
std::vector<Words> namesOf(const Customer& customer) {
    if (customer.kind == CustomerKind::Organisation)
        return {wordsOf(customer.organisation, {})};
    std::vector<Words> names{wordsOf(customer.givenName, customer.familyName)};
    if (!customer.birthName.empty())
        names.push_back(wordsOf(customer.givenName, customer.birthName));
    return names;
}

/// A surname alone is shared by too many.
bool isWhole(const Customer& customer) {
    return customer.kind == CustomerKind::Organisation
               ? !text::fold(customer.organisation).empty()
               : !text::fold(customer.givenName).empty() && !text::fold(customer.familyName).empty();
}

bool haveOneName(const Customer& one, const Customer& other) {
    if (!isWhole(one) || !isWhole(other))
        return false;
    const auto names = namesOf(one);
    return std::ranges::any_of(
        namesOf(other), [&](const Words& name) { return std::ranges::find(names, name) != names.end(); });
}

/// "", "A." and "Anne" may be one; "Anne" and "Jean" are not.
bool agree(const std::string& one, const std::string& other) {
    const std::string a = text::fold(one);
    const std::string b = text::fold(other);
    const auto isInitialOf = [](const std::string& letter, const std::string& name) {
        return letter.size() == 1 && name.starts_with(letter);
    };
    return a.empty() || b.empty() || a == b || isInitialOf(a, b) || isInitialOf(b, a);
}

bool namesAgree(const Customer& one, const Customer& other) {
    if (one.kind == CustomerKind::Organisation)
        return agree(one.organisation, other.organisation);
    return haveOneName(one, other) ||
           (agree(one.givenName, other.givenName) && agree(one.familyName, other.familyName));
}

bool isOnesOwn(const Identity& identity) {
    return identity.type != IdentityType::Phone || isFrenchMobile(identity.valueNorm);
}

bool isCompared(const Identity& identity) {
    return !identity.removedAt && !identity.valueNorm.empty() && identity.type != IdentityType::Postal &&
           identity.type != IdentityType::WebToken;
}

bool shareIdentity(const Described& one, const Described& other) {
    const bool oneName = namesAgree(one.customer, other.customer);
    for (const Identity& mine : one.identities)
        for (const Identity& theirs : other.identities)
            if (isCompared(mine) && isCompared(theirs) && mine.type == theirs.type &&
                mine.account == theirs.account && mine.valueNorm == theirs.valueNorm &&
                mine.extension == theirs.extension && (oneName || isOnesOwn(mine)))
                return true;
    return false;
}

} // namespace

Likeness likeness(const Described& one, const Described& other) {
    const Customer& a = one.customer;
    const Customer& b = other.customer;
    if (a.id == b.id || a.kind != b.kind)
        return Likeness::None;
    if (shareIdentity(one, other))
        return Likeness::Identity;
    if (!haveOneName(a, b))
        return Likeness::None;
    if (a.birthDate && b.birthDate)
        return a.birthDate == b.birthDate ? Likeness::NameAndBirthDate : Likeness::None;
    const std::string postcode = text::fold(a.postcode);
    return !postcode.empty() && postcode == text::fold(b.postcode) ? Likeness::NameAndPostcode
                                                                   : Likeness::None;
}

} // namespace visage::rules
