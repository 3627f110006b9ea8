// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.h"

// On which day the company was in touch with somebody, and whom its desktops know for that reason. Pure; any
// thread.

namespace visage::rules {

/// The day at the company, by the clocks of Paris; none for no moment.
[[nodiscard]] Date companyDay(Timestamp at);

/// The first day of the twelve months that end today: desktops hold the names and numbers of everybody with
/// a contact (Customer::lastContactOn) on it or later, and forget whom it has overtaken.
[[nodiscard]] Date inTouchSince(Timestamp now);

} // namespace visage::rules
