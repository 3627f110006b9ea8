// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import/import_fields.h"

#include "core/base/text.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>
#include <span>
#include <utility>

namespace visage::store {
namespace {

using Field = ImportField;
using Name = std::pair<std::string_view, Field>;

/// The names of fields in a mapping.
constexpr Name fieldNames[] = {
    {"", Field::Ignored},
    {"own_id", Field::OwnId},
    {"customer_number", Field::CustomerNumber},
    {"loyalty", Field::Loyalty},
    {"civility", Field::Civility},
    {"given_name", Field::GivenName},
    {"family_name", Field::FamilyName},
    {"full_name", Field::FullName},
    {"full_name_family_first", Field::FullNameFamilyFirst},
    {"birth_name", Field::BirthName},
    {"birth_date", Field::BirthDate},
    {"organisation", Field::Organisation},
    {"phone", Field::Phone},
    {"email", Field::Email},
    {"address_line1", Field::AddressLine1},
    {"address_line2", Field::AddressLine2},
    {"full_address", Field::FullAddress},
    {"postcode", Field::Postcode},
    {"town", Field::Town},
    {"country", Field::Country},
    {"language", Field::Language},
    {"tier", Field::Tier},
    {"points", Field::Points},
    {"customer_since", Field::CustomerSince},
    {"note", Field::Note},
    {"channel", Field::Channel},
    {"direction", Field::Direction},
    {"at", Field::At},
    {"identity_type", Field::IdentityType},
    {"identity", Field::Identity},
    {"account", Field::Account},
    {"provider_id", Field::ProviderId},
    {"subject", Field::Subject},
    {"text", Field::Text},
    {"order_number", Field::OrderNumber},
    {"status", Field::Status},
    {"total", Field::Total},
    {"currency", Field::Currency},
    {"summary", Field::Summary},
};

/// Folded headers of customers, without a number behind them ("Tel. 1" is "tel").
constexpr Name customerHeaders[] = {
    {"id", Field::OwnId},
    {"uid", Field::OwnId},
    {"ref", Field::OwnId},
    {"reference", Field::OwnId},
    {"identifiant", Field::OwnId},
    {"idclient", Field::CustomerNumber},
    {"id client", Field::CustomerNumber},
    {"client id", Field::CustomerNumber},
    {"customer id", Field::CustomerNumber},
    {"customerid", Field::CustomerNumber},
    {"numero client", Field::CustomerNumber},
    {"n client", Field::CustomerNumber},
    {"no client", Field::CustomerNumber},
    {"num client", Field::CustomerNumber},
    {"code client", Field::CustomerNumber},
    {"customer number", Field::CustomerNumber},
    {"account number", Field::CustomerNumber},
    {"carte", Field::Loyalty},
    {"carte fidelite", Field::Loyalty},
    {"carte de fidelite", Field::Loyalty},
    {"numero de carte", Field::Loyalty},
    {"n carte", Field::Loyalty},
    {"card", Field::Loyalty},
    {"card number", Field::Loyalty},
    {"loyalty", Field::Loyalty},
    {"loyalty card", Field::Loyalty},
    {"loyalty number", Field::Loyalty},
    {"civ", Field::Civility},
    {"civilite", Field::Civility},
    {"titre", Field::Civility},
    {"title", Field::Civility},
    {"salutation", Field::Civility},
    {"prenom", Field::GivenName},
    {"prenoms", Field::GivenName},
    {"first", Field::GivenName},
    {"first name", Field::GivenName},
    {"firstname", Field::GivenName},
    {"given name", Field::GivenName},
    {"forename", Field::GivenName},
    {"nom", Field::FamilyName},
    {"nom de famille", Field::FamilyName},
    {"nom d usage", Field::FamilyName},
    {"last", Field::FamilyName},
    {"last name", Field::FamilyName},
    {"lastname", Field::FamilyName},
    {"family name", Field::FamilyName},
    {"surname", Field::FamilyName},
    {"name", Field::FullName},
    {"full name", Field::FullName},
    {"customer name", Field::FullName},
    {"prenom nom", Field::FullName},
    {"nom complet", Field::FullName},
    {"nom prenom", Field::FullNameFamilyFirst},
    {"nom et prenom", Field::FullNameFamilyFirst},
    {"contact", Field::FullNameFamilyFirst},
    {"nom de naissance", Field::BirthName},
    {"nom de jeune fille", Field::BirthName},
    {"birth name", Field::BirthName},
    {"maiden name", Field::BirthName},
    {"date de naissance", Field::BirthDate},
    {"naissance", Field::BirthDate},
    {"ne e le", Field::BirthDate},
    {"ne le", Field::BirthDate},
    {"date naissance", Field::BirthDate},
    {"birth date", Field::BirthDate},
    {"birthdate", Field::BirthDate},
    {"birthday", Field::BirthDate},
    {"date of birth", Field::BirthDate},
    {"dob", Field::BirthDate},
    {"raison sociale", Field::Organisation},
    {"societe", Field::Organisation},
    {"entreprise", Field::Organisation},
    {"organisation", Field::Organisation},
    {"organization", Field::Organisation},
    {"company", Field::Organisation},
    {"company name", Field::Organisation},
    {"tel", Field::Phone},
    {"telephone", Field::Phone},
    {"tel fixe", Field::Phone},
    {"telephone fixe", Field::Phone},
    {"tel portable", Field::Phone},
    {"telephone portable", Field::Phone},
    {"tel mobile", Field::Phone},
    {"telephone mobile", Field::Phone},
    {"portable", Field::Phone},
    {"mobile", Field::Phone},
    {"gsm", Field::Phone},
    {"fixe", Field::Phone},
    {"phone", Field::Phone},
    {"phone number", Field::Phone},
    {"mobile phone", Field::Phone},
    {"home phone", Field::Phone},
    {"work phone", Field::Phone},
    {"e mail", Field::Email},
    {"email", Field::Email},
    {"mail", Field::Email},
    {"courriel", Field::Email},
    {"adresse e mail", Field::Email},
    {"adresse email", Field::Email},
    {"adresse mail", Field::Email},
    {"email address", Field::Email},
    {"adresse", Field::AddressLine1},
    {"rue", Field::AddressLine1},
    {"voie", Field::AddressLine1},
    {"address", Field::AddressLine1},
    {"addr", Field::AddressLine1},
    {"street", Field::AddressLine1},
    {"line", Field::AddressLine1},
    {"address line", Field::AddressLine1},
    {"complement", Field::AddressLine2},
    {"complement d adresse", Field::AddressLine2},
    {"complement adresse", Field::AddressLine2},
    {"adresse complete", Field::FullAddress},
    {"full address", Field::FullAddress},
    {"cp", Field::Postcode},
    {"code postal", Field::Postcode},
    {"postcode", Field::Postcode},
    {"postal code", Field::Postcode},
    {"zip", Field::Postcode},
    {"zip code", Field::Postcode},
    {"zipcode", Field::Postcode},
    {"ville", Field::Town},
    {"commune", Field::Town},
    {"localite", Field::Town},
    {"town", Field::Town},
    {"city", Field::Town},
    {"pays", Field::Country},
    {"country", Field::Country},
    {"langue", Field::Language},
    {"language", Field::Language},
    {"niveau", Field::Tier},
    {"statut fidelite", Field::Tier},
    {"tier", Field::Tier},
    {"points", Field::Points},
    {"points fidelite", Field::Points},
    {"client depuis", Field::CustomerSince},
    {"customer since", Field::CustomerSince},
    {"note", Field::Note},
    {"notes", Field::Note},
    {"commentaire", Field::Note},
    {"commentaires", Field::Note},
    {"remarque", Field::Note},
    {"comment", Field::Note},
    {"comments", Field::Note},
};

constexpr Name interactionHeaders[] = {
    {"id", Field::OwnId},
    {"channel", Field::Channel},
    {"canal", Field::Channel},
    {"direction", Field::Direction},
    {"sens", Field::Direction},
    {"at", Field::At},
    {"date", Field::At},
    {"identity type", Field::IdentityType},
    {"identity", Field::Identity},
    {"account", Field::Account},
    {"provider id", Field::ProviderId},
    {"subject", Field::Subject},
    {"objet", Field::Subject},
    {"text", Field::Text},
    {"texte", Field::Text},
    {"message", Field::Text},
};

constexpr Name orderHeaders[] = {
    {"number", Field::OrderNumber},
    {"order", Field::OrderNumber},
    {"order number", Field::OrderNumber},
    {"order id", Field::OrderNumber},
    {"commande", Field::OrderNumber},
    {"numero", Field::OrderNumber},
    {"numero de commande", Field::OrderNumber},
    {"n commande", Field::OrderNumber},
    {"customer", Field::CustomerNumber},
    {"customer id", Field::CustomerNumber},
    {"client", Field::CustomerNumber},
    {"idclient", Field::CustomerNumber},
    {"id client", Field::CustomerNumber},
    {"numero client", Field::CustomerNumber},
    {"carte", Field::Loyalty},
    {"loyalty", Field::Loyalty},
    {"e mail", Field::Email},
    {"email", Field::Email},
    {"mail", Field::Email},
    {"phone", Field::Phone},
    {"tel", Field::Phone},
    {"telephone", Field::Phone},
    {"date", Field::At},
    {"at", Field::At},
    {"placed at", Field::At},
    {"date de commande", Field::At},
    {"status", Field::Status},
    {"statut", Field::Status},
    {"etat", Field::Status},
    {"total", Field::Total},
    {"montant", Field::Total},
    {"total ttc", Field::Total},
    {"amount", Field::Total},
    {"currency", Field::Currency},
    {"devise", Field::Currency},
    {"summary", Field::Summary},
    {"articles", Field::Summary},
    {"produits", Field::Summary},
    {"designation", Field::Summary},
    {"items", Field::Summary},
};

std::optional<Field> findIn(std::span<const Name> names, std::string_view wanted) {
    for (const auto& [name, field] : names)
        if (name == wanted)
            return field;
    return std::nullopt;
}

std::span<const Name> headersOf(ImportKind kind) {
    switch (kind) {
    case ImportKind::Interactions:
        return interactionHeaders;
    case ImportKind::Orders:
        return orderHeaders;
    default:
        return customerHeaders;
    }
}

/// "Tel. 2", "TEL2", "shipping.line1" as "tel", "tel", "line".
std::string headerForm(std::string_view column) {
    const std::size_t dot = column.rfind('.');
    if (dot != std::string_view::npos && dot + 1 < column.size() && column[dot + 1] != ' ')
        column = column.substr(dot + 1);
    std::string form = text::fold(column);
    while (!form.empty() && ((form.back() >= '0' && form.back() <= '9') || form.back() == ' '))
        form.pop_back();
    return form;
}

/// The second line of an address is told from the first by its number alone.
bool isSecondLine(std::string_view column, Field field) {
    return field == Field::AddressLine1 && column.ends_with('2');
}

} // namespace

ColumnNames::ColumnNames(ImportKind kind)
    : m_kind(kind) {}

ImportField ColumnNames::fieldOf(const std::string& column) {
    const auto known = m_known.find(column);
    if (known != m_known.end())
        return known->second;
    Field field = findIn(headersOf(m_kind), headerForm(column)).value_or(Field::Ignored);
    if (isSecondLine(column, field))
        field = Field::AddressLine2;
    // A hostile file can name a new column in every line.
    if (m_known.size() < 10'000)
        m_known.emplace(column, field);
    return field;
}

Result<void> ColumnNames::readMapping(const std::string& path) {
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, "The mapping " + path + " cannot be read."};
    QJsonParseError fault;
    const auto document = QJsonDocument::fromJson(file.read(1024 * 1024), &fault);
    if (!document.isObject())
        return Error{ErrorCode::BadInput, "The mapping " + path + " is no JSON object of column to field."};
    const QJsonObject columns = document.object();
    for (auto at = columns.begin(); at != columns.end(); ++at) {
        const auto field = findIn(fieldNames, at.value().toString().toStdString());
        if (!field || !at.value().isString())
            return Error{ErrorCode::BadInput, "The mapping says an unknown field for the column \"" +
                                                  at.key().toStdString() + "\"."};
        m_known.insert_or_assign(at.key().toStdString(), *field);
    }
    return {};
}

} // namespace visage::store
