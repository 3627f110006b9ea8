// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/fields.h"

#include <QString>

#include <string>

class QComboBox;
class QLineEdit;
class QPushButton;
class QWidget;

namespace visage::ui {

class PlainLabel;

/// One field of the form: what its author saw, what stands in the record by now, and what they typed.
struct DetailsEntry {
    std::int64_t field = 0;
    std::string seen;     ///< as field_text.h writes it; what the typed text is meant to replace
    std::string standing; ///< in the record
    bool touched = false;

    QWidget* row = nullptr;
    PlainLabel* name = nullptr;
    QLineEdit* text = nullptr;   ///< or
    QComboBox* choice = nullptr; ///< with the values as field_text.h writes them
    QWidget* meanwhile = nullptr;
    PlainLabel* meanwhileWords = nullptr;
    QPushButton* take = nullptr;

    [[nodiscard]] QWidget* editor() const;
    /// As the person left it.
    [[nodiscard]] QString typed() const;
    void setTyped(const QString& typed);
    /// Shows a value.
    void setValue(const std::string& value);
};

/// A value as people type it: "12/03/1971".
[[nodiscard]] QString typedForm(std::int64_t field, const std::string& value);

/// Puts what was typed into the customer, or says in a sentence what is wrong with it. Days are taken as the
/// French write them and as ISO 8601 does.
[[nodiscard]] Result<void> readTyped(std::int64_t field, const QString& typed, Timestamp now,
                                     Customer& customer);

} // namespace visage::ui
