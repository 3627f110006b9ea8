// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

// What people type to get past a form that insists. Taken for somebody's, it would make one customer of many.

namespace visage::rules {

/// "x@x.fr", "aucun@gmail.com", "ne-pas-repondre@...", "test@test.fr"; `address` as normaliseMail
/// gives it.
[[nodiscard]] bool isFillerMailbox(std::string_view address);

/// French numbers beyond those that the reading of numbers refuses already (all digits alike): "0606060606",
/// "0102030405", "0612345678", "0123456789".
[[nodiscard]] bool isFillerNumber(std::string_view e164);

/// What stands for nothing in a field: "-", "aucun", "N/A", "inconnu", "0000".
[[nodiscard]] bool isNothing(std::string_view text);

} // namespace visage::rules
