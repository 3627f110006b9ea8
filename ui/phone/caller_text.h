// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/views.h"
#include "ui/phone/call_card.h"

#include <QString>
#include <QStringList>

#include <string_view>

// Who calls, or may be calling, in the present language and as of `now`. Texts of outsiders are cleaned to
// one line of a sane length.

namespace visage::ui {

/// Name with civility, as the headline has it; who it is not, where nobody is known.
[[nodiscard]] QString callerName(const CallCard& card);
/// As the network showed it.
[[nodiscard]] QString shownNumber(const CallCard& card);
/// Name with civility and firm of a customer.
[[nodiscard]] QString nameInFull(const Customer& customer);
/// Name with civility; the firm is among the details.
[[nodiscard]] QString nameInFull(const client::SearchHit& hit);

/// "Lille · born 1971 · last contact yesterday 09:10 (e-mail) · Garage Lilas", from the fullest form to the
/// shortest: the firm goes first, town, year and last contact stay.
[[nodiscard]] QStringList hitForms(const client::SearchHit& hit, Timestamp now);
/// The same with "called today · 2 open cases".
[[nodiscard]] QStringList candidateForms(const client::CallerCandidate& candidate, Timestamp now);
/// "Ctrl+1 Ms Anne Lefèvre · Ctrl+2 Mr Paul Lefèvre".
[[nodiscard]] QString candidatesText(const CallCard& card);

/// What outsiders wrote, on one line of a sane length.
[[nodiscard]] QString clean(std::string_view outsiders);
/// Those that are not empty, with dots between them.
[[nodiscard]] QString joined(QStringList parts);

} // namespace visage::ui
