// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/backend.h"

// What leads' desktops ask about the work of accounts that were switched off, answered as the wire wants it.
// Who asks must be a lead or an administrator at this moment, whatever they were when they connected.

namespace visage::store {

/// At most maxReviewsPerFrame, and no more than fits into a frame.
[[nodiscard]] protocol::ReviewList listReviews(Backend& backend, const sync::ask::ListReviews& ask);

/// In the order in which they came to the store, for what was entered later builds on what was entered
/// before; each in a transaction of its own, so that one that is refused keeps no other from being decided.
[[nodiscard]] protocol::Decided decideReviews(Backend& backend, const Clock& clock, Random& random,
                                              const sync::ask::DecideReviews& ask);

} // namespace visage::store
