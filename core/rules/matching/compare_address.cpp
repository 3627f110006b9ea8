// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/matching/compare_address.h"

#include "core/rules/matching/forms.h"
#include "core/rules/matching/text_distance.h"

#include <algorithm>

namespace visage::rules::matching {
namespace {

enum class Place : unsigned char { Unknown, Same, Half, Different };
enum class Way : unsigned char { Unknown, Same, Typo, OtherHouse, Different };

bool isAlike(std::string_view one, std::string_view other) {
    const std::size_t size = std::min(one.size(), other.size());
    return size >= 4 && editDistance(one, other, 2) <= (size >= 8 ? 2 : 1);
}

bool sameTown(const Record& one, const Record& other) {
    if (one.town == other.town)
        return true;
    if (std::min(one.town.size(), other.town.size()) + 4 < std::max(one.town.size(), other.town.size()))
        return false;
    const std::string a = without(one.town, ' ');
    const std::string b = without(other.town, ' ');
    return a == b || isAlike(a, b);
}

Place comparePlaces(const Record& one, const Record& other) {
    const bool codes = !one.postcode.empty() && !other.postcode.empty();
    const bool towns = !one.town.empty() && !other.town.empty();
    if (!codes && !towns)
        return Place::Unknown;
    const bool codeSame = codes && one.postcode == other.postcode;
    const bool townSame = towns && sameTown(one, other);
    if (codes && towns && codeSame != townSame)
        return Place::Half;
    return codeSame || townSame ? Place::Same : Place::Different;
}

/// An address in one field whose town could not be cut off: "boulevard strasbourg sennecey grand".
bool beginsAlike(std::string_view one, std::string_view other) {
    if (one.size() > other.size())
        std::swap(one, other);
    return one.size() >= 8 && other.size() > one.size() && other.starts_with(one) && other[one.size()] == ' ';
}

Way compareWays(const Record& one, const Record& other) {
    if (one.street.empty() || other.street.empty())
        return Way::Unknown;
    bool same = one.street == other.street;
    if (!same) {
        const std::string a = without(one.street, ' ');
        const std::string b = without(other.street, ' ');
        same = a == b || beginsAlike(one.street, other.street);
        if (!same && !isAlike(a, b) && jaroWinkler(a, b) < 0.95)
            return Way::Different;
    }
    const bool houseKnown = !one.house.empty() && !other.house.empty();
    if (houseKnown && one.house != other.house)
        return Way::OtherHouse;
    return same ? Way::Same : Way::Typo;
}

Level inOneTown(Way way) {
    switch (way) {
    case Way::Unknown:
        return AddressTown;
    case Way::Same:
        return AddressSame;
    case Way::Typo:
        return AddressTypo;
    case Way::OtherHouse:
        return AddressWay;
    case Way::Different:
        break;
    }
    return AddressMoved;
}

} // namespace

Level compareAddresses(const Record& one, const Record& other) {
    const Place place = comparePlaces(one, other);
    const Way way = compareWays(one, other);
    const bool sameHouse =
        (way == Way::Same || way == Way::Typo) && !one.house.empty() && !other.house.empty();
    if (place == Place::Same)
        return inOneTown(way);
    if (place == Place::Half)
        return sameHouse ? Level(AddressTypo) : Level(AddressPart);
    if (sameHouse)
        return place == Place::Unknown ? Level(AddressNoTown) : Level(AddressOtherTown);
    return place == Place::Unknown && way != Way::Different ? missing : Level(AddressDifferent);
}

} // namespace visage::rules::matching
