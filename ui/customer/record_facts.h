// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QString>

// What the record says of a customer, as text. GUI thread.

namespace visage::ui {

/// Neither solved nor closed nor merged away.
[[nodiscard]] bool isOpen(const Case& about);
/// Completed years; -1 when the birth date is not known or lies ahead.
[[nodiscard]] int ageOf(Date birth, Timestamp now);
/// "Ms Anne Lefèvre"
[[nodiscard]] QString titledName(const Customer& customer);
/// "born 12 March 1971, 55 years · 59000 Lille · customer since 2019": what tells two customers apart.
[[nodiscard]] QString summaryOf(const Customer& customer, Timestamp now);
/// "customer since 2019"; empty when nobody knows.
[[nodiscard]] QString customerSince(const Customer& customer);
/// The identity as people read it: numbers with spaces, addresses on one line.
[[nodiscard]] QString shownValue(const Identity& identity);
/// What can be dialled: E.164, or empty.
[[nodiscard]] QString dialable(const Identity& identity);
[[nodiscard]] QString iconOf(IdentityType type);
/// The name of a language in the present one: "French".
[[nodiscard]] QString languageName(const std::string& code);

} // namespace visage::ui
