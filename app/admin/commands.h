// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/admin/command.h"

#include <vector>

namespace visage::admin {

// One function a group; a new group is declared here and named in allCommands().
[[nodiscard]] std::span<const Command> storeCommands();     ///< init, stats, verify, backup, restore, export
[[nodiscard]] std::span<const Command> userCommands();      ///< user ...
[[nodiscard]] std::span<const Command> catalogueCommands(); ///< reason ..., line ...
[[nodiscard]] std::span<const Command> queueCommands();     ///< queue ...
[[nodiscard]] std::span<const Command> scopeCommands();     ///< desktops hold, list ...
[[nodiscard]] std::span<const Command> customerCommands();  ///< customer ..., case ...
[[nodiscard]] std::span<const Command> eraseCommands();     ///< customer erase
[[nodiscard]] std::span<const Command> reviewCommands();    ///< review ...
[[nodiscard]] std::span<const Command> importCommands();    ///< import
[[nodiscard]] std::span<const Command> askCommands();       ///< ask
[[nodiscard]] std::span<const Command> demoCommands();      ///< demo
[[nodiscard]] std::span<const Command> tlsCommands();       ///< tls ...
[[nodiscard]] std::span<const Command> doctorCommands();    ///< doctor

/// Every command, in the order of the help.
[[nodiscard]] std::vector<Command> allCommands();

} // namespace visage::admin
