// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import/customer_row.h"

#include "core/base/text.h"
#include "core/rules/birth_date.h"
#include "core/rules/fillers.h"
#include "core/rules/identity.h"
#include "core/rules/mail.h"
#include "core/rules/person_name.h"
#include "core/rules/phone.h"
#include "core/store/import/address.h"
#include "core/store/import/customer_values.h"
#include "core/store/import/row_values.h"

namespace visage::store {
namespace {

constexpr std::size_t longestName = 200;
constexpr std::size_t longestNote = 64 * 1024;
constexpr std::size_t mostIdentities = 50;

class Builder {
public:
    explicit Builder(Timestamp now)
        : m_now(now) {}

    void take(ImportField field, const std::string& text) {
        m_hasGivenColumn = m_hasGivenColumn || field == ImportField::GivenName;
        if (text::trimmed(text).empty())
            return;
        if (!takeName(field, text) && !takeAddress(field, text))
            takeRest(field, text);
    }

    CustomerRow finish() && {
        if (m_row.customer.givenName.empty() && m_row.customer.organisation.empty())
            cutFamilyName();
        if (m_row.ownId.empty())
            m_row.ownId = m_spareId;
        Customer& customer = m_row.customer;
        if (!customer.organisation.empty() && customer.familyName.empty() && customer.givenName.empty())
            customer.kind = CustomerKind::Organisation;
        return std::move(m_row);
    }

private:
    static std::string line(std::string_view text) { return text::oneLine(text::trimmed(text), longestName); }

    void leaveOut(std::string_view what, const std::string& text, std::string_view why) {
        if (!rules::isNothing(text))
            m_row.remarks.push_back(leftOut(what, text, why));
    }

    bool takeName(ImportField field, const std::string& text) {
        if (const std::string_view what = nameOfName(field); !what.empty() && isNumber(text)) {
            leaveOut(what, text, "a name is no number");
            return true;
        }
        Customer& customer = m_row.customer;
        switch (field) {
        case ImportField::Civility:
            if (const auto civility = rules::readCivility(text))
                customer.civility = *civility;
            else
                leaveOut("civility", text, "it is none of those known");
            break;
        case ImportField::GivenName:
            customer.givenName = line(text);
            break;
        case ImportField::FamilyName:
            customer.familyName = line(text);
            break;
        case ImportField::BirthName:
            customer.birthName = line(text);
            break;
        case ImportField::Organisation:
            customer.organisation = line(text);
            break;
        case ImportField::FullName:
            takeFullName(text, rules::NameOrder::GivenFirst);
            break;
        case ImportField::FullNameFamilyFirst:
            takeFullName(text, rules::NameOrder::FamilyFirst);
            break;
        case ImportField::BirthDate:
            customer.birthDate = rules::readBirthDate(text, m_now).value_or(Date{});
            if (!customer.birthDate && !isNoDay(text))
                leaveOut("birth date", text, "it is no date on which a customer can be born");
            break;
        default:
            return false;
        }
        return true;
    }

    /// "" for fields that may well be numbers.
    static std::string_view nameOfName(ImportField field) {
        switch (field) {
        case ImportField::GivenName:
            return "given name";
        case ImportField::FamilyName:
            return "family name";
        case ImportField::BirthName:
            return "birth name";
        case ImportField::FullName:
        case ImportField::FullNameFamilyFirst:
            return "name";
        default:
            return {};
        }
    }

    void takeFullName(const std::string& text, rules::NameOrder order) {
        const auto name = rules::readFullName(text, order);
        Customer& customer = m_row.customer;
        if (name.civility != Civility::None)
            customer.civility = name.civility;
        if (!name.organisation.empty()) {
            customer.organisation = name.organisation;
            return;
        }
        customer.givenName = name.givenName;
        customer.familyName = name.familyName;
    }

    /// A column "Nom" that has no "Prénom" beside it holds both, or a firm's name.
    void cutFamilyName() {
        const std::string whole = m_row.customer.familyName;
        if (whole.find(' ') != std::string::npos && !m_hasGivenColumn)
            takeFullName(whole, rules::NameOrder::FamilyFirst);
        if (!m_row.customer.organisation.empty())
            m_row.customer.familyName.clear();
    }

    bool takeAddress(ImportField field, const std::string& text) {
        Customer& customer = m_row.customer;
        switch (field) {
        case ImportField::AddressLine1:
            customer.addressLine1 = line(text);
            break;
        case ImportField::AddressLine2:
            customer.addressLine2 = line(text);
            break;
        case ImportField::Postcode:
            customer.postcode = readPostcode(text);
            break;
        case ImportField::Country:
            customer.country = readCountry(text);
            if (customer.country.empty())
                leaveOut("country", text, "it is none of those known; its code of two letters would be");
            break;
        case ImportField::Town:
            takeTown(readFullAddress(text));
            break;
        case ImportField::FullAddress:
            takeFullAddress(readFullAddress(text));
            break;
        default:
            return false;
        }
        return true;
    }

    /// "69120 VAULX EN VELIN", or the town alone.
    void takeTown(const Address& address) {
        m_row.customer.town = address.postcode.empty() ? address.line : address.town;
        if (!address.postcode.empty())
            m_row.customer.postcode = address.postcode;
    }

    void takeFullAddress(const Address& address) {
        m_row.customer.addressLine1 = address.line;
        m_row.customer.postcode = address.postcode;
        m_row.customer.town = address.town;
    }

    void takeRest(ImportField field, const std::string& text) {
        switch (field) {
        case ImportField::OwnId:
            m_row.ownId = line(text);
            break;
        case ImportField::CustomerNumber:
            takeReference(IdentityType::CrmRef, text);
            break;
        case ImportField::Loyalty:
            takeReference(IdentityType::Loyalty, text);
            break;
        case ImportField::Phone:
            takePhones(text);
            break;
        case ImportField::Email:
            takeAddresses(text);
            break;
        case ImportField::Language:
            m_row.customer.language = line(text).substr(0, 16);
            break;
        case ImportField::Tier:
            m_row.customer.tier = readTier(text);
            if (m_row.customer.tier == Tier::None)
                leaveOut("tier", text, "it is none of bronze, silver, gold and platinum");
            break;
        case ImportField::Points:
            if (const auto points = readPoints(text))
                m_row.customer.points = *points;
            else
                leaveOut("number of points", text, "it is no number");
            break;
        case ImportField::CustomerSince:
            takeSince(text);
            break;
        case ImportField::Note:
            takeNote(text);
            break;
        default:
            break;
        }
    }

    void add(IdentityType type, std::string raw, std::string norm, std::string extension = {}) {
        if (norm.empty())
            return;
        for (const Identity& there : m_row.identities)
            if (there.type == type && there.valueNorm == norm)
                return;
        if (m_row.identities.size() >= mostIdentities)
            return leaveOut("identifier", raw, "a customer has no more than 50");
        Identity identity;
        identity.type = type;
        identity.valueRaw = std::move(raw);
        identity.valueNorm = std::move(norm);
        identity.extension = std::move(extension);
        m_row.identities.push_back(std::move(identity));
    }

    void takeReference(IdentityType type, const std::string& text) {
        (type == IdentityType::CrmRef ? m_row.ownId : m_spareId) = line(text);
        add(type, line(text), rules::normaliseIdentity(type, text));
    }

    void takePhones(const std::string& text) {
        for (rules::PhoneNumber& number : rules::readPhoneNumbers(text)) {
            if (number.kind == rules::NumberKind::Invalid)
                leaveOut("phone number", text, "it is no number that can be called");
            else if (number.kind == rules::NumberKind::Short)
                leaveOut("phone number", text, "short numbers belong to no customer");
            else if (!rules::isFillerNumber(number.e164))
                add(IdentityType::Phone, line(text), std::move(number.e164), std::move(number.extension));
        }
    }

    void takeAddresses(const std::string& text) {
        std::vector<std::string> addresses = rules::readMailAddresses(text);
        if (addresses.empty())
            leaveOut("mail address", text, "it is no address");
        for (std::string& address : addresses)
            if (!rules::isFillerMailbox(address))
                add(IdentityType::Email, line(text), std::move(address));
    }

    void takeSince(const std::string& text) {
        if (const auto date = rules::readBirthDate(text, m_now))
            m_row.customer.customerSince =
                parseIsoTimestamp(date->toIso() + "T12:00:00Z").value_or(Timestamp{});
        else if (!isNoDay(text))
            leaveOut("day since when they are a customer", text, "it is no date");
    }

    /// Some files keep the firm of a contact there.
    void takeNote(const std::string& text) {
        if (m_row.customer.organisation.empty() && rules::isOrganisationName(text))
            m_row.customer.organisation = line(text);
        else
            m_row.note = text::multiLine(text::trimmed(text), longestNote);
    }

    Timestamp m_now;
    CustomerRow m_row;
    std::string m_spareId; ///< a card number names the row where nothing else does
    bool m_hasGivenColumn = false;
};

} // namespace

Result<CustomerRow> readCustomerRow(const Record& record, ColumnNames& columns, Timestamp now) {
    Builder builder(now);
    for (const auto& [column, text] : record.cells)
        if (const ImportField field = columns.fieldOf(column); isReadable(record, column, field))
            builder.take(field, text);
    CustomerRow row = std::move(builder).finish();
    for (std::string& remark : unreadable(record, columns))
        row.remarks.push_back(std::move(remark));
    const Customer& customer = row.customer;
    if (customer.givenName.empty() && customer.familyName.empty() && customer.organisation.empty() &&
        row.identities.empty())
        return Error{ErrorCode::BadInput,
                     "The row has no name and no way to reach anybody: nothing of it was taken."};
    return row;
}

} // namespace visage::store
