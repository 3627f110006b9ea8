// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/search_terms.h"

#include <utility>

namespace visage::rules {

std::string indexText(SearchTerms terms) {
    for (const std::string& part : terms.numberParts)
        terms.words.append(terms.words.empty() ? "#" : " #").append(part);
    return std::move(terms.words);
}

std::string searchForm() {
    // One customer with something of everything; the names are those at which rules of sound differ.
    Customer customer;
    customer.civility = Civility::Madam;
    customer.givenName = "Marie-Thérèse Philippe Christophe Yves Wladimir";
    customer.familyName =
        "Lefèbvre d'Œuvres-Straße Gauthier Quéméneur Guillou Jacquemin Schmitt Czerny Haÿ Mbaye";
    customer.birthName = "Thibaud";
    customer.organisation = "Électricité & Fils (SARL)";
    customer.birthDate = Date{19710312};
    customer.postcode = "59000";
    customer.town = "L'Haÿ-les-Roses St Denis Ste Foy";
    std::vector<Identity> identities(6);
    identities[0].valueNorm = "+33639981234";
    identities[1].type = IdentityType::Email;
    identities[1].valueNorm = "m.lefebvre@mail.example.org";
    identities[2].type = IdentityType::Loyalty;
    identities[2].valueNorm = "CARD-0012";
    identities[3].type = IdentityType::CrmRef;
    identities[3].valueNorm = "C4711";
    identities[4].valueNorm = "+442079460000";
    identities[5].valueNorm = "+33639980009";
    identities[5].removedAt = {1};
    std::vector<Order> orders(1);
    orders[0].number = "CMD-2026-00042";
    // The words themselves: a hash would only be shorter.
    return indexText(searchTerms({&customer, identities, orders}));
}

} // namespace visage::rules
