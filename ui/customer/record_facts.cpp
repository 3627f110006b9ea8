// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/record_facts.h"

#include "ui/common/formats.h"
#include "ui/common/phone_format.h"
#include "ui/common/words.h"
#include "ui/timeline/names.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;

class RecordFacts {
    Q_DECLARE_TR_FUNCTIONS(visage::ui::RecordFacts)
};

/// Participles agree with the customer in French and not in English.
QString born(Civility civility, const QString& date) {
    switch (civility) {
    case Civility::Madam:
        return RecordFacts::tr("born %1", "a woman").arg(date);
    case Civility::Sir:
        return RecordFacts::tr("born %1", "a man").arg(date);
    case Civility::None:
        break;
    }
    return RecordFacts::tr("born %1", "sex not known").arg(date);
}

} // namespace

bool isOpen(const Case& about) {
    return about.status != CaseStatus::Closed && about.status != CaseStatus::Solved &&
           about.status != CaseStatus::Merged;
}

int ageOf(Date birth, Timestamp now) {
    if (!birth)
        return -1;
    const QDate today = QDateTime::fromMSecsSinceEpoch(now.ms).date();
    const int years = today.year() - birth.year();
    const bool before = today.month() * 100 + today.day() < birth.month() * 100 + birth.day();
    return years - (before ? 1 : 0);
}

QString titledName(const Customer& customer) {
    const QString civility = customer.kind == CustomerKind::Person ? word(customer.civility) : QString();
    return civility.isEmpty() ? nameOf(customer) : civility + QChar::Nbsp + nameOf(customer);
}

QString customerSince(const Customer& customer) {
    if (!customer.customerSince)
        return {};
    const QString year = QDateTime::fromMSecsSinceEpoch(customer.customerSince.ms).toString(u"yyyy"_s);
    return customer.civility == Civility::Madam
               ? RecordFacts::tr("customer since %1", "a woman").arg(year)
               : RecordFacts::tr("customer since %1", "a man or a firm").arg(year);
}

QString summaryOf(const Customer& customer, Timestamp now) {
    QStringList parts;
    if (customer.kind == CustomerKind::Organisation)
        parts << word(customer.kind);
    else if (!customer.organisation.empty())
        parts << oneLine(customer.organisation, 120);
    if (customer.birthDate) {
        QString date = born(customer.civility, formatDate(customer.birthDate));
        if (const int age = ageOf(customer.birthDate, now); age >= 0)
            date += u", "_s + RecordFacts::tr("%n year(s)", "age", age);
        parts << date;
    }
    const QString town = (oneLine(customer.postcode, 20) + u' ' + oneLine(customer.town, 80)).trimmed();
    if (!town.isEmpty())
        parts << town;
    if (customer.customerSince)
        parts << customerSince(customer);
    return parts.join(u" · "_s);
}

QString shownValue(const Identity& identity) {
    const std::string& raw = identity.valueRaw.empty() ? identity.valueNorm : identity.valueRaw;
    switch (identity.type) {
    case IdentityType::Phone: {
        QString number = formatPhone(identity.valueNorm.empty() ? raw : identity.valueNorm);
        if (!identity.extension.empty())
            number += u' ' + RecordFacts::tr("ext. %1").arg(oneLine(identity.extension, 12));
        return number.isEmpty() ? oneLine(raw, 60) : number;
    }
    case IdentityType::WhatsappId:
        return formatPhone('+' + identity.valueNorm);
    default:
        return oneLine(raw, 160);
    }
}

QString dialable(const Identity& identity) {
    return identity.type == IdentityType::Phone ? text(identity.valueNorm) : QString();
}

QString iconOf(IdentityType type) {
    switch (type) {
    case IdentityType::Email:
        return u"mail"_s;
    case IdentityType::Phone:
        return u"phone"_s;
    case IdentityType::WhatsappId:
    case IdentityType::WhatsappScoped:
    case IdentityType::MessengerId:
    case IdentityType::TelegramId:
        return u"message-circle"_s;
    case IdentityType::CrmRef:
        return u"hash"_s;
    case IdentityType::Loyalty:
        return u"credit-card"_s;
    case IdentityType::Postal:
        return u"map-pin"_s;
    case IdentityType::WebToken:
        return u"monitor"_s;
    default:
        return u"at-sign"_s;
    }
}

QString languageName(const std::string& code) {
    const QLocale::Language language = QLocale(oneLine(code, 20)).language();
    switch (language) {
    case QLocale::French:
        return RecordFacts::tr("French");
    case QLocale::English:
        return RecordFacts::tr("English");
    case QLocale::German:
        return RecordFacts::tr("German");
    case QLocale::Spanish:
        return RecordFacts::tr("Spanish");
    case QLocale::Italian:
        return RecordFacts::tr("Italian");
    case QLocale::Portuguese:
        return RecordFacts::tr("Portuguese");
    case QLocale::Dutch:
        return RecordFacts::tr("Dutch");
    case QLocale::Arabic:
        return RecordFacts::tr("Arabic");
    default:
        return oneLine(code, 20);
    }
}

} // namespace visage::ui
