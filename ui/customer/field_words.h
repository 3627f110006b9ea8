// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QString>

// The fields of a customer's record and their values in words. GUI thread.

namespace visage::ui {

/// "Town": the field of Customer with this number of fields.def, in the present language.
[[nodiscard]] QString fieldName(std::int64_t field);
/// A value as field_text.h writes it, as people read it; "(empty)" for none.
[[nodiscard]] QString shownFieldValue(std::int64_t field, const std::string& value);
/// "Karim Benali, yesterday 09:10"; "as imported" for a value whose author nobody knows.
[[nodiscard]] QString originOf(const client::Workspace& workspace, UserId author, Timestamp at);
/// Who gave the field of this row the value that stands; null: as imported.
[[nodiscard]] const FieldStamp* stampOf(const client::CustomerRecord& record, const Uuid& object,
                                        std::int64_t field);

} // namespace visage::ui
