// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.h"

#include <optional>
#include <string_view>

namespace visage::rules {

/// A birth date as files have it: 12/03/1971, 12.03.71, 1971-03-12 (with or without a time behind it),
/// 19710312, "12 mars 1971", "1er avril 1980". Day first where both could be. Nothing for what is none, for
/// fillers (01/01/1900) and for days after `now`.
[[nodiscard]] std::optional<Date> readBirthDate(std::string_view text, Timestamp now);

} // namespace visage::rules
