// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/new_customer.h"

#include "core/domain/field_text.h"
#include "core/rules/birth_date.h"
#include "core/rules/identity.h"
#include "core/rules/mail.h"
#include "core/rules/phone.h"
#include "ui/common/formats.h"
#include "ui/common/words.h"
#include "ui/customer/details_entry.h"
#include "ui/customer/identities_section.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>
#include <tuple>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;

class NewCustomers {
    Q_DECLARE_TR_FUNCTIONS(visage::ui::NewCustomers)
};

constexpr qsizetype postcodeDigits = 5;
constexpr qsizetype shortestNumber = 4; ///< of a phone number that is still to be completed

bool isDigit(QChar c) {
    return c.isDigit();
}

bool isNumeric(const QString& word) {
    const auto belongs = [](QChar c) { return c.isDigit() || u"+.-/()"_s.contains(c); };
    return std::ranges::any_of(word, isDigit) && std::ranges::all_of(word, belongs);
}

bool isPhone(const QString& digits) {
    using rules::NumberKind;
    const auto numbers = rules::readPhoneNumbers(digits.toStdString());
    return !numbers.empty() && numbers.front().kind <= NumberKind::Foreign;
}

/// What stands in capitals somewhere was written with care.
QString withCapitals(QString name) {
    static const QStringList particles{u"de"_s,  u"du"_s,  u"des"_s, u"la"_s,  u"le"_s,
                                       u"les"_s, u"von"_s, u"van"_s, u"der"_s, u"et"_s};
    if (name != name.toLower())
        return name;
    bool begins = true;
    for (qsizetype at = 0; at < name.size(); ++at) {
        if (begins && name.at(at).isLetter()) {
            const qsizetype end =
                std::min(name.indexOf(u' ', at) < 0 ? name.size() : name.indexOf(u' ', at), name.size());
            if (!particles.contains(name.mid(at, end - at)))
                name[at] = name.at(at).toUpper();
        }
        begins = u" -'’"_s.contains(name.at(at));
    }
    return name;
}

/// Sorts the words of a search.
class Sorter {
public:
    Sorter(const QString& searched, Timestamp now)
        : m_now(now) {
        for (const QString& word : searched.simplified().split(u' ', Qt::SkipEmptyParts))
            sort(word);
        endNumber();
        const QString name = withCapitals(m_names.join(u' '));
        m_typed.name = rules::readFullName(name.toStdString(), rules::NameOrder::GivenFirst);
    }
    [[nodiscard]] NewCustomer result() const { return m_typed; }

private:
    void sort(const QString& word) {
        const bool numeric = isNumeric(word);
        // A postcode or a date stands for itself; the parts of a number belong together.
        if (!numeric || word.size() > shortestNumber || word.startsWith(u'+'))
            endNumber();
        if (numeric)
            m_number << word;
        else if (word.contains(u'@'))
            m_typed.email = word;
        else if (std::ranges::none_of(word, isDigit))
            m_names << word;
        if (numeric && word.size() > shortestNumber)
            endNumber();
    }

    void endNumber() {
        const QString number = m_number.join(u' ');
        m_number.clear();
        const QString digits = QString(number).remove(u' ');
        if (number.isEmpty())
            return;
        const auto day = rules::readBirthDate(QString(number).replace(u' ', u'/').toStdString(), m_now);
        if (isPhone(number))
            m_typed.phone = number;
        else if (day)
            m_typed.birthDate = typedForm(fieldNumber<Customer>("birthDate"), day->toIso());
        else if (digits.size() == postcodeDigits && std::ranges::all_of(digits, isDigit))
            m_typed.postcode = digits;
        else if (digits.size() >= shortestNumber && m_typed.phone.isEmpty())
            m_typed.phone = number; // a part of it: the person completes it
    }

    Timestamp m_now;
    NewCustomer m_typed;
    QStringList m_names;
    QStringList m_number;
};

struct Part {
    QString name;
    QString NewCustomer::*text;
};

const std::vector<Part>& parts() {
    static const std::vector<Part> all{{u"birthDate"_s, &NewCustomer::birthDate},
                                       {u"postcode"_s, &NewCustomer::postcode},
                                       {u"town"_s, &NewCustomer::town},
                                       {u"phone"_s, &NewCustomer::phone},
                                       {u"email"_s, &NewCustomer::email}};
    return all;
}

struct NamePart {
    QString name;
    std::string rules::PersonName::*text;
};

const std::vector<NamePart>& nameParts() {
    static const std::vector<NamePart> all{{u"givenName"_s, &rules::PersonName::givenName},
                                           {u"familyName"_s, &rules::PersonName::familyName},
                                           {u"organisation"_s, &rules::PersonName::organisation}};
    return all;
}

AttachIdentity attachingTo(CustomerId customer, IdentityType type, const QString& typed) {
    AttachIdentity command;
    command.customer = customer;
    command.type = type;
    command.valueRaw = typed.trimmed().toStdString();
    command.valueNorm = rules::normaliseIdentity(type, command.valueRaw);
    command.source = "agent";
    command.identity = identityId(customer, type, {}, command.valueNorm);
    return command;
}

} // namespace

bool NewCustomer::isEmpty() const {
    return *this == NewCustomer();
}

bool operator==(const NewCustomer& one, const NewCustomer& other) {
    return one.name.civility == other.name.civility &&
           std::ranges::all_of(
               nameParts(),
               [&](const NamePart& part) { return one.name.*part.text == other.name.*part.text; }) &&
           std::ranges::all_of(parts(), [&](const Part& part) { return one.*part.text == other.*part.text; });
}

NewCustomer newCustomerFrom(const QString& searched, Timestamp now) {
    return Sorter(searched, now).result();
}

QString draftOf(const NewCustomer& typed) {
    if (typed.isEmpty())
        return {};
    QJsonObject draft;
    draft.insert(u"civility"_s, static_cast<int>(typed.name.civility));
    for (const NamePart& part : nameParts())
        draft.insert(part.name, text(typed.name.*part.text));
    for (const Part& part : parts())
        draft.insert(part.name, typed.*part.text);
    return QString::fromUtf8(QJsonDocument(draft).toJson(QJsonDocument::Compact));
}

NewCustomer newCustomerIn(const QString& draft) {
    const QJsonObject kept = QJsonDocument::fromJson(draft.toUtf8()).object();
    NewCustomer typed;
    typed.name.civility = static_cast<Civility>(std::clamp(kept.value(u"civility"_s).toInt(), 0, 2));
    for (const NamePart& part : nameParts())
        typed.name.*part.text = kept.value(part.name).toString().toStdString();
    for (const Part& part : parts())
        typed.*part.text = kept.value(part.name).toString();
    return typed;
}

CreateCustomer creationOf(const NewCustomer& typed) {
    const rules::PersonName& name = typed.name;
    CreateCustomer create;
    create.kind = name.familyName.empty() ? CustomerKind::Organisation : CustomerKind::Person;
    if (create.kind == CustomerKind::Person)
        create.civility = name.civility;
    create.givenName = name.givenName;
    create.familyName = name.familyName;
    create.organisation = name.organisation;
    return create;
}

std::variant<std::vector<Command>, WrongField> commandsFor(const NewCustomer& typed, CustomerId customer,
                                                           Timestamp now) {
    using Field = WrongField::Field;
    const rules::PersonName& name = typed.name;
    if (name.familyName.empty() && name.organisation.empty())
        return WrongField{Field::Name,
                          NewCustomers::tr("A customer needs a surname, or the name of a company.")};
    Customer read;
    const auto take = [&](std::string_view member, const QString& value) {
        return readTyped(fieldNumber<Customer>(member), value.trimmed(), now, read);
    };
    if (const auto taken = take("birthDate", typed.birthDate); !taken)
        return WrongField{Field::BirthDate, sentenceOf(taken.error())};
    if (const auto taken = take("postcode", typed.postcode); !taken)
        return WrongField{Field::Postcode, sentenceOf(taken.error())};
    CreateCustomer create = creationOf(typed);
    create.customer = customer;
    create.birthDate = read.birthDate;
    create.postcode = read.postcode;
    create.town = typed.town.trimmed().toStdString();
    std::vector<Command> commands{create};
    const std::tuple<Field, IdentityType, const QString&> reached[] = {
        {Field::Phone, IdentityType::Phone, typed.phone}, {Field::Email, IdentityType::Email, typed.email}};
    for (const auto& [field, type, value] : reached) {
        if (value.trimmed().isEmpty())
            continue;
        const AttachIdentity attach = attachingTo(customer, type, value);
        if (attach.valueNorm.empty())
            return WrongField{field, IdentitiesSection::unreadable(type)};
        commands.emplace_back(attach);
    }
    return commands;
}

} // namespace visage::ui
