// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <array>

class QComboBox;
class QGridLayout;
class QLineEdit;
class QWidget;

namespace visage::rules {
struct PersonName;
}

namespace visage::ui {

class PlainLabel;

/// Title, first name, surname and company of somebody who is not a customer yet, as two rows of a form's
/// grid. Wherever a customer is created. GUI thread; owned by the widget whose grid it is.
class NameFields : public QObject {
    Q_OBJECT
public:
    static constexpr int rows = 2;

    /// `prefix` of the objectNames: "new" makes newCivility, newGivenName, newFamilyName, newOrganisation.
    NameFields(QGridLayout& grid, const QString& prefix, QWidget* parent);

    /// A field with its name beside it, in the same columns: 0 or 1.
    static PlainLabel* place(QGridLayout& grid, int row, int column, QWidget& field);

    void retranslate();
    void clear();
    void set(const rules::PersonName& name);
    [[nodiscard]] rules::PersonName name() const;
    /// Somebody can be called by it.
    [[nodiscard]] bool isEnough() const;
    /// The first one that is empty of those that people fill; null: none is.
    [[nodiscard]] QWidget* firstToFill() const;

Q_SIGNALS:
    void changed();
    /// By a person.
    void edited();
    /// Return in a field of its own meaning.
    void entered();

private:
    QComboBox* m_civility;
    QLineEdit* m_given;
    QLineEdit* m_family;
    QLineEdit* m_organisation;
    std::array<PlainLabel*, 4> m_labels{};
};

} // namespace visage::ui
