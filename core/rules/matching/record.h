// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace visage::rules::matching {

/// What a column of a source says.
enum class RawField : unsigned char {
    Civility,
    GivenName,
    FamilyName,
    BirthName,
    NameGivenFirst,  ///< a whole name in one field, "Anne Lefebvre" where nothing else tells the order
    NameFamilyFirst, ///< the same, "Lefebvre Anne"
    Organisation,
    BirthDate,
    Sex,
    Street,       ///< house number and way
    AddressExtra, ///< building, floor, hamlet
    Postcode,
    Town,
    FullAddress, ///< all three in one field
    Phone,       ///< one or several numbers
    Mail,        ///< one or several addresses
    Reference,   ///< customer or card number within the namespace `account`
};

struct RawValue {
    RawField field{};
    std::string_view text;
    std::string_view account = {}; ///< of a Reference: who gave the number
};

enum class Kind : unsigned char {
    Unknown, ///< one name that may be a person's or a firm's, or none
    Person,
    Organisation,
};
enum class Sex : unsigned char { Unknown, Male, Female };

struct MailBox {
    std::string address;   ///< as it is compared: lower case, without +tag, without dots where they are idle
    std::size_t local = 0; ///< size of the part before the @
    bool role = false;     ///< "info", "contact": a desk's, not a person's
    friend bool operator==(const MailBox&, const MailBox&) = default;
};

/// One source record as it is compared. Texts are folded (text::fold): lower-case ASCII words parted by
/// single spaces; empty means "not known", which is no evidence.
struct Record {
    std::string source; ///< with `row`: unique, and what makes results independent of the order of input
    std::string row;
    Kind kind = Kind::Unknown;
    Sex sex = Sex::Unknown;
    Date birthDate{};
    std::string given;
    std::string family;
    std::string birthName;
    std::string organisation;         ///< without its legal form: the firm, or a person's employer
    std::string house;                ///< "12", "12b" (bis), "12t" (ter)
    std::string street;               ///< kind of way spelled out, without articles: "avenue jean jaures"
    std::string extra;                ///< building, floor, hamlet
    std::string postcode;             ///< digits
    std::string town;                 ///< without CEDEX, "saint" spelled out
    std::vector<std::string> mobiles; ///< E.164, sorted: lines of one person
    std::vector<std::string> lines;   ///< E.164, sorted: everything else that can be called
    std::vector<MailBox> mails;
    std::vector<std::string> references; ///< namespace, unit separator, number
    // Derived, so that comparing a million pairs does not work them out again.
    std::string givenBare; ///< without spaces
    std::string familyBare;
    std::string givenSound; ///< soundCode() of the first word
    std::string familySound;
    friend bool operator==(const Record&, const Record&) = default;
};

/// Pure: accents, capitals, hyphens, +33 for 0, honorifics and the like change nothing. Fillers ("inconnu",
/// 01 23 45 67 89, 01/01/1900) count as nothing. `now` only bounds birth dates and says what century 12/03/71
/// is of.
[[nodiscard]] Record normalise(std::string_view source, std::string_view row, std::span<const RawValue> raw,
                               Timestamp now);

} // namespace visage::rules::matching
