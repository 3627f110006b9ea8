// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/matching/record.h"

#include <array>
#include <cstdint>
#include <string_view>

// How far two records agree, field by field: the comparison vector of Fellegi & Sunter (1969, "A theory for
// record linkage", JASA 64), with more than two levels a field (Winkler 1990). A field that one of the two
// does not have has no level, and no weight follows from it (Enamorado, Fifield & Imai 2019, "Using a
// probabilistic model to assist merging of large-scale administrative records", APSR 113: missing at random).

namespace visage::rules::matching {

enum class Field : std::uint8_t {
    Given,
    Family,
    Order, ///< surname and first name the wrong way round
    Sex,   ///< only where a first name does not say more
    Birth,
    Mobile,
    Line,
    Mail,
    Address,
    Extra,    ///< what stands beside the street: building, floor, hamlet
    Firm,     ///< a firm's name, of two firms
    Employer, ///< the firm that two people name
    Kind,     ///< a person against a firm
    Reference,
};
inline constexpr std::size_t fieldCount = 14;

using Level = std::uint8_t;
inline constexpr Level missing = 0;
inline constexpr std::size_t mostLevels = 10;

/// Of Given, Family, Firm and Employer. Exact is 1 in every field.
enum NameLevel : Level {
    NameExact = 1,
    NameShort,
    NameInitial,
    NameTypo,
    NameSound,
    NameLoose,
    NameDifferent
};
enum OrderLevel : Level { OrderSwapped = 1 };
enum SexLevel : Level { SexSame = 1, SexDifferent };
/// Slip: one digit wrong, two neighbours or day and month swapped. Part: two of day, month and year agree.
/// The others: at most a month, a year, ten years apart.
enum BirthLevel : Level {
    BirthExact = 1,
    BirthSlip,
    BirthPart,
    BirthMonth,
    BirthYear,
    BirthDecade,
    BirthDifferent,
};
/// Of Mobile, Line, Reference and Extra; the best of all pairs of values. Slip: one digit, a letter or two.
enum NumberLevel : Level { NumberSame = 1, NumberSlip, NumberDifferent };
/// Near: one or two letters wrong. Local: the same mailbox with another provider, unless it is made of the
/// person's name, which says nothing that the name does not: then it is missing. Digits: near, but the
/// numbers differ, by which namesakes tell their mailboxes apart.
enum MailLevel : Level { MailSame = 1, MailNear, MailLocal, MailDigits, MailDifferent };
enum AddressLevel : Level {
    AddressSame = 1,  ///< house, way and town
    AddressTypo,      ///< house and a way spelled alike, in one town
    AddressNoTown,    ///< house and way; one has no town
    AddressOtherTown, ///< house and way, but another town
    AddressWay,       ///< the way and the town, another house
    AddressTown,      ///< the town; one has no street
    AddressMoved,     ///< the town, another street
    AddressPart,      ///< half of a town: its postcode or its name
    AddressDifferent,
};
enum KindLevel : Level { KindDifferent = 1 };

struct Comparison {
    std::array<Level, fieldCount> levels{};
    /// Whether the agreeing value is one of the other record's other field (birth name, swapped names), so
    /// that frequencies are looked up under it.
    bool swapped = false;
    [[nodiscard]] Level operator[](Field field) const { return levels[static_cast<std::size_t>(field)]; }
    Level& operator[](Field field) { return levels[static_cast<std::size_t>(field)]; }
    friend bool operator==(const Comparison&, const Comparison&) = default;
};

/// Whether anything beyond names agrees. A name, however rare in these files, is borne by cousins and
/// strangers elsewhere: by itself it makes a proposal, not a merge.
[[nodiscard]] bool isCorroborated(const Comparison& comparison);

/// Symmetric, pure.
[[nodiscard]] Comparison compare(const Record& one, const Record& other);

/// "given", "family"...; stable, part of the model's text form.
[[nodiscard]] std::string_view nameOf(Field field);
/// "exact", "typo"... of a field's level; "" above the field's last level.
[[nodiscard]] std::string_view nameOf(Field field, Level level);
/// How many levels the field has, without `missing`.
[[nodiscard]] Level levelsOf(Field field);

} // namespace visage::rules::matching
