// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/prepared_data.h"

namespace visage::testing {

/// The prepared company, whose customer without a history (Noé Petit) has `contacts` of them now: calls,
/// e-mails with long texts, chats with runs of messages, letters.
[[nodiscard]] PreparedData longHistory(int contacts);

} // namespace visage::testing
