// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/commands/common.h"

// What the commands about numbers, addresses and accounts share.

namespace visage::rules::commands {

/// The row that an AttachIdentity makes for this customer.
[[nodiscard]] IdentityId attachedIdentity(CustomerId customer, const AttachIdentity& command);

/// Who was first to take it off stays named.
[[nodiscard]] Identity takenOff(Identity identity, const CommandContext& context);
[[nodiscard]] Identity putBack(Identity identity);

} // namespace visage::rules::commands
