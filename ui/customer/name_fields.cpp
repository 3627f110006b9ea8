// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/name_fields.h"

#include "core/domain/field_text.h"
#include "core/rules/person_name.h"
#include "ui/common/formats.h"
#include "ui/common/plain_label.h"
#include "ui/common/words.h"
#include "ui/customer/field_words.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>

#include <algorithm>

namespace visage::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int longest = 200;

QLineEdit* makeField(const QString& name, QWidget* parent) {
    auto* field = new QLineEdit(parent);
    field->setObjectName(name);
    field->setMaxLength(longest);
    return field;
}

} // namespace

NameFields::NameFields(QGridLayout& grid, const QString& prefix, QWidget* parent)
    : QObject(parent)
    , m_civility(new QComboBox(parent))
    , m_given(makeField(prefix + u"GivenName"_s, parent))
    , m_family(makeField(prefix + u"FamilyName"_s, parent))
    , m_organisation(makeField(prefix + u"Organisation"_s, parent)) {
    m_civility->setObjectName(prefix + u"Civility"_s);
    const std::array<QWidget*, 4> fields{m_civility, m_given, m_family, m_organisation};
    for (int n = 0; n < 4; ++n)
        m_labels[static_cast<std::size_t>(n)] =
            place(grid, n / 2, n % 2, *fields[static_cast<std::size_t>(n)]);
    grid.setColumnStretch(1, 1);
    grid.setColumnStretch(3, 1);
    for (QLineEdit* field : {m_given, m_family, m_organisation}) {
        connect(field, &QLineEdit::textChanged, this, &NameFields::changed);
        connect(field, &QLineEdit::textEdited, this, &NameFields::edited);
    }
    connect(m_civility, &QComboBox::activated, this, &NameFields::edited);
    for (QLineEdit* field : {m_family, m_organisation})
        connect(field, &QLineEdit::returnPressed, this, &NameFields::entered);
}

PlainLabel* NameFields::place(QGridLayout& grid, int row, int column, QWidget& field) {
    auto* label = new PlainLabel(field.parentWidget());
    label->setBuddy(&field);
    grid.addWidget(label, row, 2 * column);
    grid.addWidget(&field, row, 2 * column + 1);
    return label;
}

void NameFields::retranslate() {
    const auto name = [this](std::size_t n, QWidget* field, std::string_view member) {
        m_labels[n]->setText(fieldName(fieldNumber<Customer>(member)));
        field->setAccessibleName(m_labels[n]->text());
    };
    name(0, m_civility, "civility");
    name(1, m_given, "givenName");
    name(2, m_family, "familyName");
    m_labels[3]->setText(tr("Company")); // nobody calls it an organisation to its face
    m_organisation->setAccessibleName(m_labels[3]->text());
    const int chosen = m_civility->currentIndex();
    m_civility->clear();
    m_civility->addItem(u"–"_s);
    m_civility->addItem(word(Civility::Madam));
    m_civility->addItem(word(Civility::Sir));
    m_civility->setCurrentIndex(std::max(0, chosen));
}

void NameFields::clear() {
    set({});
}

void NameFields::set(const rules::PersonName& name) {
    m_civility->setCurrentIndex(static_cast<int>(name.civility));
    m_given->setText(text(name.givenName));
    m_family->setText(text(name.familyName));
    m_organisation->setText(text(name.organisation));
}

rules::PersonName NameFields::name() const {
    return {static_cast<Civility>(std::max(0, m_civility->currentIndex())),
            m_given->text().trimmed().toStdString(), m_family->text().trimmed().toStdString(),
            m_organisation->text().trimmed().toStdString()};
}

bool NameFields::isEnough() const {
    return !m_family->text().trimmed().isEmpty() || !m_organisation->text().trimmed().isEmpty();
}

QWidget* NameFields::firstToFill() const {
    if (!m_organisation->text().trimmed().isEmpty())
        return m_given;
    for (QLineEdit* field : {m_given, m_family})
        if (field->text().trimmed().isEmpty())
            return field;
    return nullptr;
}

} // namespace visage::ui
