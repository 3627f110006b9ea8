// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/commands/common.h"

// What the commands about numbers, addresses and accounts share.

namespace visage::rules::commands {

/// The row that an AttachIdentity makes for this customer.
[[nodiscard]] IdentityId attachedIdentity(CustomerId customer, const AttachIdentity& command);

/// An observed-remove set of stamps (Shapiro, Preguiça, Baquero, Zawirski, "A comprehensive study of
/// Convergent and Commutative Replicated Data Types", INRIA RR-7506, 2011, 3.3.5), an element a row: what was
/// put on up to `seen` goes, and the identity with it unless it was put on since. Who was first to take it
/// off stays named.
[[nodiscard]] Identity takenOff(Identity identity, Hlc seen, const CommandContext& context);
/// Put on the record with this stamp; one that was taken off comes back as it was.
[[nodiscard]] Identity putOn(Identity identity, Hlc stamp);

} // namespace visage::rules::commands
