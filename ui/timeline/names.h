// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QString>

#include <string_view>

// How the things of a record are called in a sentence, in the present language. What outsiders wrote comes
// out on one line, cleaned. GUI thread.

namespace visage::ui {

/// Cleaned, on one line, at most `maxBytes` bytes of UTF-8.
[[nodiscard]] QString oneLine(std::string_view utf8, std::size_t maxBytes = 400);
/// Cleaned; line feeds stay.
[[nodiscard]] QString manyLines(std::string_view utf8);
/// Set apart from the text around it, so that its direction of writing does not reorder the sentence (UAX 9).
[[nodiscard]] QString isolated(const QString& text);

/// "Anne Lefèvre", or the organisation; never empty.
[[nodiscard]] QString nameOf(const Customer& customer);
/// The display name of one of us; "a colleague" for somebody we don't know.
[[nodiscard]] QString userName(const client::Workspace& workspace, UserId user);
[[nodiscard]] QString reasonLabel(const Reason& reason);
/// "Delivery › Late delivery"; empty for none.
[[nodiscard]] QString reasonPath(const client::Workspace& workspace, ReasonId reason);
/// The same without the branch: "Late delivery".
[[nodiscard]] QString reasonName(const client::Workspace& workspace, ReasonId reason);
/// "No. 1234"; "new case" while the store has given no number.
[[nodiscard]] QString caseNumber(std::int64_t number);

} // namespace visage::ui
