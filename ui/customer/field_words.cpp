// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/field_words.h"

#include "core/domain/field_text.h"
#include "ui/common/formats.h"
#include "ui/common/words.h"
#include "ui/customer/record_facts.h"
#include "ui/timeline/names.h"

#include <QCoreApplication>

#include <algorithm>

namespace visage::ui {
namespace {

class FieldWords {
    Q_DECLARE_TR_FUNCTIONS(visage::ui::FieldWords)
};

struct FieldWord {
    std::string_view member;
    const char* name;
};

constexpr FieldWord words[] = {
    {"kind", QT_TRANSLATE_NOOP("visage::ui::FieldWords", "Kind of customer")},
    {"civility", QT_TRANSLATE_NOOP("visage::ui::FieldWords", "Title")},
    {"givenName", QT_TRANSLATE_NOOP("visage::ui::FieldWords", "First name")},
    {"familyName", QT_TRANSLATE_NOOP("visage::ui::FieldWords", "Surname")},
    {"birthName", QT_TRANSLATE_NOOP("visage::ui::FieldWords", "Birth name")},
    {"organisation", QT_TRANSLATE_NOOP("visage::ui::FieldWords", "Organisation")},
    {"birthDate", QT_TRANSLATE_NOOP("visage::ui::FieldWords", "Birth date")},
    {"language", QT_TRANSLATE_NOOP("visage::ui::FieldWords", "Language")},
    {"addressLine1", QT_TRANSLATE_NOOP("visage::ui::FieldWords", "Address")},
    {"addressLine2", QT_TRANSLATE_NOOP("visage::ui::FieldWords", "Second line")},
    {"postcode", QT_TRANSLATE_NOOP("visage::ui::FieldWords", "Postcode")},
    {"town", QT_TRANSLATE_NOOP("visage::ui::FieldWords", "Town")},
    {"country", QT_TRANSLATE_NOOP("visage::ui::FieldWords", "Country")},
    {"tier", QT_TRANSLATE_NOOP("visage::ui::FieldWords", "Level")},
    {"points", QT_TRANSLATE_NOOP("visage::ui::FieldWords", "Points")},
    {"customerSince", QT_TRANSLATE_NOOP("visage::ui::FieldWords", "Customer since")},
};

struct Shown {
    bool isLanguage = false;

    QString operator()(const std::string& value) const {
        return isLanguage && !value.empty() ? languageName(value) : oneLine(value, 200);
    }
    QString operator()(Date value) const { return value ? formatDate(value) : QString(); }
    QString operator()(Timestamp value) const { return formatShortDate(value); }
    QString operator()(std::int64_t value) const { return formatNumber(value); }
    QString operator()(CustomerId) const { return {}; }
    template <class E>
    requires std::is_enum_v<E> QString operator()(E value) const { return word(value); }
};

} // namespace

QString fieldName(std::int64_t field) {
    for (const FieldWord& one : words)
        if (fieldNumber<Customer>(one.member) == field)
            return FieldWords::tr(one.name);
    return FieldWords::tr("Entry");
}

QString shownFieldValue(std::int64_t field, const std::string& value) {
    Customer holder;
    if (!setFieldText(holder, field, value))
        return oneLine(value, 200);
    QString shown;
    withField(holder, field,
              [&](const auto& member) { shown = Shown{field == fieldNumber<Customer>("language")}(member); });
    return shown.isEmpty() ? FieldWords::tr("(empty)") : shown;
}

QString originOf(const client::Workspace& workspace, UserId author, Timestamp at) {
    if (!author)
        return FieldWords::tr("as imported or created");
    return FieldWords::tr("%1, %2").arg(userName(workspace, author), formatMoment(at, workspace.now()));
}

const FieldStamp* stampOf(const client::CustomerRecord& record, const Uuid& object, std::int64_t field) {
    const auto found =
        std::find_if(record.fieldStamps.begin(), record.fieldStamps.end(), [&](const FieldStamp& stamp) {
            return stamp.object.uuid == object && stamp.field == field;
        });
    return found == record.fieldStamps.end() ? nullptr : &*found;
}

} // namespace visage::ui
