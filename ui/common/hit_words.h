// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetrics>
#include <QString>
#include <QStringList>

namespace visage::client {
struct SearchHit;
}

// What tells a customer from a namesake, in the present language. Texts of outsiders are cleaned to one line
// of a sane length. GUI thread.

namespace visage::ui {

/// "née en 1971"; empty where the year is not known.
[[nodiscard]] QString bornWords(const client::SearchHit& hit);
/// Town and birth year, from the fullest form to the shortest: the postcode goes before the words around the
/// year.
[[nodiscard]] QStringList placeAndBirthForms(const client::SearchHit& hit);
/// The firm a person speaks for, or that it is one.
[[nodiscard]] QString firmWords(const client::SearchHit& hit);

/// The first of these forms that has room; where none has, the last one, cut at its end.
[[nodiscard]] QString fitting(const QStringList& forms, const QFontMetrics& metrics, int width);

} // namespace visage::ui
