// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.h"
#include "core/base/seams.h"

#include <QString>

#include <string>
#include <string_view>

// Moments, durations and numbers as a French or an English reader writes them, in the language of QLocale()
// (set by Languages) and the machine's time zone. Spaces inside one expression do not break. `now` is handed
// in. GUI thread.

namespace visage::ui {

[[nodiscard]] QString text(std::string_view utf8); ///< UTF-8 of core/ as it is
[[nodiscard]] QString formatTime(Timestamp at);    ///< "14:32"
/// "aujourd'hui 14:32", "hier 09:10", "12 mars 14:32" in this year, "12 mars 2025" before; "" for none.
[[nodiscard]] QString formatMoment(Timestamp at, Timestamp now);
/// With day, year and time: for tool tips and exports.
[[nodiscard]] QString formatMomentInFull(Timestamp at);
/// The day above a group of the timeline: "Aujourd'hui", "Hier", "Jeudi 12 mars", with the year when it is
/// another one.
[[nodiscard]] QString formatDay(Timestamp at, Timestamp now);
/// Whole local days between the two; 0: the same day.
[[nodiscard]] int daysBetween(Timestamp earlier, Timestamp later);
/// "à l'instant", "il y a 5 min", "il y a 3 h", "hier", "il y a 3 j", "il y a 5 mois", "il y a 2 ans"; "" for
/// none.
[[nodiscard]] QString formatAgo(Timestamp at, Timestamp now);
/// A deadline: "dans 48 s", "dans 2 h 05", "demain 10:00", "dépassé de 1 min 36 s". Seconds only when `hot`.
[[nodiscard]] QString formatDue(Timestamp due, Timestamp now, bool hot = false);
/// "48 s", "4 min 10 s", "2 h 05".
[[nodiscard]] QString formatDuration(Milliseconds duration);
/// A running timer: "0:48", "12:04", "1:02:03".
[[nodiscard]] QString formatTimer(Milliseconds duration);
[[nodiscard]] QString formatDate(Date date);             ///< "12/03/1971"; English: "12 March 1971"
[[nodiscard]] QString formatShortDate(Timestamp at);     ///< "12 nov. 2026", "12 Nov 2026"; "" for none
[[nodiscard]] QString formatNumber(std::int64_t number); ///< "12 480", "12,480"
[[nodiscard]] QString formatMoney(std::int64_t cents,
                                  std::string_view currency); ///< "1 249,90 €", "€1,249.90"

} // namespace visage::ui
