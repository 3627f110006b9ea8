// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/backend.h"

#include <string>

namespace visage::admin {

/// What a command says, for people: "write note; customer: Anne Petit; text: She moved." Ids are left out,
/// customers have their names. One line.
[[nodiscard]] std::string inWords(const Command& command, store::Backend& backend);

} // namespace visage::admin
