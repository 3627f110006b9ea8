// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/details_entry.h"

#include "core/base/text.h"
#include "core/domain/field_text.h"
#include "core/rules/birth_date.h"
#include "core/rules/customer_fields.h"
#include "ui/common/formats.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>

#include <algorithm>
#include <chrono>

namespace visage::ui {
namespace {

class DetailsEntries {
    Q_DECLARE_TR_FUNCTIONS(visage::ui::DetailsEntries)
};

constexpr std::int64_t birthDate = fieldNumber<Customer>("birthDate");
constexpr std::int64_t postcode = fieldNumber<Customer>("postcode");
constexpr std::int64_t points = fieldNumber<Customer>("points");

Error wrong(const QString& sentence) {
    return {ErrorCode::BadInput, sentence.toStdString()};
}

Result<void> readBirthDate(const std::string& typed, Timestamp now, Customer& customer) {
    if (typed.empty()) {
        customer.birthDate = {};
        return {};
    }
    if (const auto date = rules::readBirthDate(typed, now)) {
        customer.birthDate = *date;
        return {};
    }
    const Timestamp inACentury = now + std::chrono::hours(24 * 36500);
    if (rules::readBirthDate(typed, inACentury))
        return wrong(
            DetailsEntries::tr("This birth date lies in the future: correct it, or leave it empty."));
    return wrong(DetailsEntries::tr(
        "This birth date is no day: write it as 12/03/1971 or 1971-03-12, or leave it empty."));
}

bool isFrenchPostcode(const std::string& code) {
    return code.size() == 5 && std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

Result<void> readPostcode(std::string typed, Customer& customer) {
    const bool isFrench = customer.country.empty() || text::fold(customer.country) == "fr";
    std::string digits = typed;
    std::erase(digits, ' ');
    if (isFrench && isFrenchPostcode(digits))
        typed = digits; // "59 000"
    else if (isFrench && !typed.empty())
        return wrong(DetailsEntries::tr(
            "A French postcode has five digits, as 59000. For another country, enter its letters first."));
    customer.postcode = std::move(typed);
    return {};
}

Result<void> readPoints(std::string typed, Customer& customer) {
    std::erase_if(typed, [](unsigned char c) { return c < '0' && c != '-'; });
    std::int64_t number = 0;
    if (!typed.empty() && (!fromText(typed, number) || number < 0))
        return wrong(DetailsEntries::tr("Points are a number, as 250."));
    customer.points = number;
    return {};
}

} // namespace

QWidget* DetailsEntry::editor() const {
    return text ? static_cast<QWidget*>(text) : choice;
}

QString DetailsEntry::typed() const {
    return text ? text->text().trimmed() : choice->currentData().toString();
}

void DetailsEntry::setTyped(const QString& typed) {
    if (text)
        text->setText(typed);
    else if (const int index = choice->findData(typed); index >= 0)
        choice->setCurrentIndex(index);
}

void DetailsEntry::setValue(const std::string& value) {
    const QString shown = typedForm(field, value);
    // A choice that is not offered here stays what it is.
    if (choice && choice->findData(shown) < 0)
        choice->addItem(shown, shown);
    if (typed() != shown)
        setTyped(shown);
}

QString typedForm(std::int64_t field, const std::string& value) {
    Date day;
    if (field == birthDate && fromText(value, day) && day)
        return QStringLiteral("%1/%2/%3")
            .arg(day.day(), 2, 10, QChar(u'0'))
            .arg(day.month(), 2, 10, QChar(u'0'))
            .arg(day.year(), 4, 10, QChar(u'0'));
    return field == points && value == "0" ? QString() : text(value);
}

Result<void> readTyped(std::int64_t field, const QString& typed, Timestamp now, Customer& customer) {
    const std::string utf8 = typed.toStdString();
    Result<void> taken;
    if (field == birthDate)
        taken = readBirthDate(utf8, now, customer);
    else if (field == postcode)
        taken = readPostcode(utf8, customer);
    else if (field == points)
        taken = readPoints(utf8, customer);
    else
        (void)setFieldText(customer, field, utf8);
    return taken ? rules::tidyCustomerField(customer, field, now) : taken;
}

} // namespace visage::ui
