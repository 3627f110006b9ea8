// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/matching/record.h"

#include "core/base/text.h"
#include "core/rules/birth_date.h"
#include "core/rules/fillers.h"
#include "core/rules/identity.h"
#include "core/rules/mail.h"
#include "core/rules/matching/forms.h"
#include "core/rules/person_name.h"
#include "core/rules/phone.h"
#include "core/rules/search_terms.h"

#include <algorithm>
#include <utility>

namespace visage::rules::matching {
namespace {

constexpr std::size_t longestField = 400;
constexpr std::size_t mostIdentifiers = 12;

/// Lower case without accents, hyphens kept: capitals must not tell surname from first name, for the same
/// record in small letters has to give the same.
std::string plainName(std::string_view text) {
    std::string out;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find_first_of(" ,\t", at), text.size());
        std::string word = text::fold(text.substr(at, end - at));
        std::ranges::replace(word, ' ', '-');
        if (!word.empty())
            out.append(out.empty() ? "" : " ").append(word);
        if (end < text.size() && text[end] == ',' && !out.empty())
            out += ',';
        at = end + 1;
    }
    return out;
}

void readWholeName(Record& record, std::string_view text, NameOrder usual) {
    const std::string form = plainName(text);
    const PersonName name = readFullName(form, usual);
    if (!name.organisation.empty() && record.organisation.empty())
        record.organisation = organisationForm(name.organisation);
    if (record.given.empty())
        record.given = nameForm(name.givenName);
    if (record.family.empty())
        record.family = nameForm(name.familyName);
}

void readSex(Record& record, std::string_view text) {
    if (const auto civility = readCivility(text); civility && *civility != Civility::None)
        record.sex = *civility == Civility::Sir ? Sex::Male : Sex::Female;
    const std::string word = text::fold(text);
    if (word == "f" || word == "female" || word == "femme" || word == "2")
        record.sex = Sex::Female;
    else if (word == "h" || word == "male" || word == "homme" || word == "1")
        record.sex = Sex::Male;
}

template <class T> void addOnce(std::vector<T>& values, T value) {
    if (values.size() < mostIdentifiers && std::ranges::find(values, value) == values.end())
        values.push_back(std::move(value));
}

void readPhones(Record& record, std::string_view text) {
    // A spreadsheet took the zero off: nine digits.
    const std::string digits = without(text::fold(text), ' ');
    const bool lostZero = digits.size() == 9 && digits[0] != '0' &&
                          text.find('+') == std::string_view::npos &&
                          digits.find_first_not_of("0123456789") == std::string::npos;
    for (const PhoneNumber& number : readPhoneNumbers(lostZero ? "0" + digits : std::string(text))) {
        if (number.e164.empty() || number.kind == NumberKind::Short || number.kind == NumberKind::Invalid ||
            number.kind == NumberKind::Hidden || isFillerNumber(number.e164))
            continue;
        addOnce(isFrenchMobile(number.e164) ? record.mobiles : record.lines, number.e164);
    }
}

void readMails(Record& record, std::string_view text) {
    for (const std::string& address : readMailAddresses(text)) {
        if (isFillerMailbox(address))
            continue;
        MailBox box;
        box.address = mailForm(address);
        box.local = box.address.find('@');
        box.role = isRoleMailbox(std::string_view(box.address).substr(0, box.local));
        addOnce(record.mails, std::move(box));
    }
}

void setIfEmpty(std::string& target, std::string value) {
    if (target.empty())
        target = std::move(value);
}

void readAddress(Record& record, std::string_view text) {
    AddressForm form = addressForm(text);
    if (record.street.empty() && record.house.empty()) {
        record.house = std::move(form.street.house);
        record.street = std::move(form.street.street);
    }
    setIfEmpty(record.postcode, std::move(form.postcode));
    setIfEmpty(record.town, std::move(form.town));
}

/// "59300 Valenciennes", "Valenciennes", "59300".
void readTown(Record& record, std::string_view text) {
    AddressForm form = addressForm(text);
    const bool withCode = !form.postcode.empty() && form.street.street.empty();
    record.town = withCode ? std::move(form.town) : townForm(text);
    if (withCode)
        setIfEmpty(record.postcode, std::move(form.postcode));
}

void readStreet(Record& record, std::string_view text) {
    StreetForm form = streetForm(text);
    record.house = std::move(form.house);
    record.street = std::move(form.street);
}

void read(Record& record, const RawValue& value, Timestamp now) {
    const std::string_view text = text::trimmed(value.text.substr(0, longestField));
    if (text.empty())
        return;
    switch (value.field) {
    case RawField::Phone:
        readPhones(record, text);
        return;
    case RawField::BirthDate:
        record.birthDate = readBirthDate(text, now).value_or(Date{});
        return;
    case RawField::Civility:
    case RawField::Sex:
        readSex(record, text);
        return;
    default:
        break;
    }
    if (isNothing(text))
        return;
    switch (value.field) {
    case RawField::GivenName:
        record.given = nameForm(text);
        return;
    case RawField::FamilyName:
        record.family = nameForm(text);
        return;
    case RawField::BirthName:
        record.birthName = nameForm(text);
        return;
    case RawField::NameGivenFirst:
        readWholeName(record, text, NameOrder::GivenFirst);
        return;
    case RawField::NameFamilyFirst:
        readWholeName(record, text, NameOrder::FamilyFirst);
        return;
    case RawField::Organisation:
        record.organisation = organisationForm(text);
        return;
    case RawField::Street:
        readStreet(record, text);
        return;
    case RawField::AddressExtra:
        record.extra = text::fold(text);
        return;
    case RawField::Postcode:
        record.postcode = postcodeForm(text);
        return;
    case RawField::Town:
        readTown(record, text);
        return;
    case RawField::FullAddress:
        readAddress(record, text);
        return;
    case RawField::Mail:
        readMails(record, text);
        return;
    case RawField::Reference:
        addOnce(record.references, std::string(value.account) + '\x1f' + normaliseReference(text));
        return;
    default:
        return;
    }
}

/// "De La Tour" with contact@sas-de-la-tour.example.org: a firm's name that was read as a person's.
void takeFirmFromDesk(Record& record) {
    const auto hasName = [&](const std::string& name) {
        return std::ranges::all_of(record.mails, [&](const MailBox& box) {
            const std::string domain =
                without(text::fold(std::string_view(box.address).substr(box.local)), ' ');
            return box.role && domain.find(without(name, ' ')) != std::string::npos;
        });
    };
    if (record.mails.empty() || record.given.empty() || !record.organisation.empty())
        return;
    for (const std::string& name : {record.given + ' ' + record.family, record.family + ' ' + record.given})
        if (hasName(name)) {
            record.organisation = name;
            record.given.clear();
            record.family.clear();
            return;
        }
}

/// A firm's name without its legal form may stand in the column of names, with the mailbox of a desk.
void settleKind(Record& record) {
    takeFirmFromDesk(record);
    if (!record.given.empty()) {
        record.kind = Kind::Person;
        return;
    }
    if (record.organisation.empty() && isOrganisationName(record.family)) {
        record.organisation = organisationForm(record.family);
        record.family.clear();
    }
    const bool desk = !record.mails.empty() && std::ranges::all_of(record.mails, &MailBox::role);
    if (record.organisation.empty() && desk && record.birthDate.isNull() && record.sex == Sex::Unknown)
        record.organisation = std::exchange(record.family, {});
    if (record.family.empty() && !record.organisation.empty())
        record.kind = Kind::Organisation;
    else if (!record.birthDate.isNull() || record.sex != Sex::Unknown)
        record.kind = Kind::Person;
}

void derive(Record& record) {
    std::ranges::sort(record.mobiles);
    std::ranges::sort(record.lines);
    std::ranges::sort(record.mails, {}, &MailBox::address);
    std::ranges::sort(record.references);
    record.givenBare = without(record.given, ' ');
    record.familyBare = without(record.family, ' ');
    record.givenSound = soundCode(std::string_view(record.given).substr(0, record.given.find(' ')));
    record.familySound = soundCode(record.familyBare);
}

} // namespace

Record normalise(std::string_view source, std::string_view row, std::span<const RawValue> raw,
                 Timestamp now) {
    Record record;
    record.source = source;
    record.row = row;
    for (const RawValue& value : raw)
        read(record, value, now);
    settleKind(record);
    derive(record);
    return record;
}

} // namespace visage::rules::matching
