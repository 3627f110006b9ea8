// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace visage::store {

/// What a column of an imported file means.
enum class ImportField : unsigned char {
    Ignored,
    // customers
    OwnId,
    CustomerNumber,
    Loyalty,
    Civility,
    GivenName,
    FamilyName,
    FullName,
    FullNameFamilyFirst,
    BirthName,
    BirthDate,
    Organisation,
    Phone,
    Email,
    AddressLine1,
    AddressLine2,
    FullAddress,
    Postcode,
    Town,
    Country,
    Language,
    Tier,
    Points,
    CustomerSince,
    Note,
    // interactions and orders
    Channel,
    Direction,
    At,
    IdentityType,
    Identity,
    Account,
    ProviderId,
    Subject,
    Text,
    OrderNumber,
    Status,
    Total,
    Currency,
    Summary,
};

enum class ImportKind : unsigned char { Customers, Interactions, Orders };

/// Which column is what: the usual French and English headers, overruled by a mapping.
class ColumnNames {
public:
    explicit ColumnNames(ImportKind kind);

    /// A mapping is a JSON object of column to field, as {"Tel domicile": "phone", "Divers": ""}. BadInput
    /// names what is wrong in it.
    [[nodiscard]] Result<void> readMapping(const std::string& path);

    [[nodiscard]] ImportField fieldOf(const std::string& column);

private:
    ImportKind m_kind;
    std::unordered_map<std::string, ImportField> m_known; ///< by the column as it is written
};

} // namespace visage::store
