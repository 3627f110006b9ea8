// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace visage::client {

/// What storage says of a desktop's files. At a store a file that cannot be opened is Unavailable; here that
/// code speaks of the store and promises that the work is kept, so it becomes Unkept.
[[nodiscard]] Error ofThisComputer(const Error& error);

/// What the store says of itself, in ERROR or ACK, with a code that is right here, where the same one would
/// speak of this computer. The codes that are a desktop's own are never taken from a store.
[[nodiscard]] Error asSeenHere(const Error& said);

} // namespace visage::client
