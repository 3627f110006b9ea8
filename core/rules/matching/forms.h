// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// The forms in which names of firms, streets, towns and mailboxes are compared. All take what people wrote
// and give folded words (text::fold). After the abbreviations of the Base Adresse Nationale.

namespace visage::rules::matching {

/// Words of a text joined by one sign.
[[nodiscard]] std::string without(std::string_view folded, char sign);

/// "SARL Crenne" and "Crenne" are "crenne". A name that is nothing but a legal form stays.
[[nodiscard]] std::string organisationForm(std::string_view text);

/// "M. et Mme", "Mme veuve", "Dr" in front of a name are taken off.
[[nodiscard]] std::string nameForm(std::string_view text);

struct StreetForm {
    std::string house;
    std::string street;
};
/// "12 bis, r. de la République": "12b" and "rue republique".
[[nodiscard]] StreetForm streetForm(std::string_view text);

/// "ST DENIS CEDEX 02" is "saint denis".
[[nodiscard]] std::string townForm(std::string_view text);

struct AddressForm {
    StreetForm street;
    std::string postcode;
    std::string town;
};
/// A whole address in one field, cut at its French postcode; without one, everything is the street.
[[nodiscard]] AddressForm addressForm(std::string_view text);

/// Five digits; four have lost their zero in a spreadsheet. Other countries' as they are written.
[[nodiscard]] std::string postcodeForm(std::string_view text);

/// "Anne.Dupont+shop@GMail.com" is "annedupont@gmail.com"; takes one address from normaliseMail().
[[nodiscard]] std::string mailForm(std::string_view address);

/// True for "info", "contact", "compta" and the like: a desk's mailbox.
[[nodiscard]] bool isRoleMailbox(std::string_view local);

/// True for nicknames and short forms of one first name: "cathie" and "catherine", "rob" and "robert". Takes
/// folded words.
[[nodiscard]] bool areShortForms(std::string_view one, std::string_view other);

} // namespace visage::rules::matching
