// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/demo/episodes.h"

namespace visage::store::demo {

/// How long the story of the known caller is; what chance makes up for her is older.
inline constexpr std::int64_t storyDays = 70;

[[nodiscard]] bool isKnownCaller(const Person& person);

/// Who calls first is whom every newcomer sees first, so her last weeks are written by hand: a lamp came
/// dented and went back, its refund is late, the case is open. `person` has the order as the last of hers.
void addKnownStory(History& history, const Person& person, const Company& company, Timestamp now, Dice& dice);

} // namespace visage::store::demo
