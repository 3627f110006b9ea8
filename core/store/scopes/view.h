// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/backend.h"

namespace visage::store {

/// What this user sees at this device, as the data are now: the customers of their own, of the device, of the
/// queues they work on (leads and administrators: of all that are in use), of the lists of these queues, and
/// open work of no queue. NotFound when there is no such user.
[[nodiscard]] Result<sync::View> viewOf(Backend& backend, UserId user, DeviceId device);

/// Whether the customer is in a scope of the view.
[[nodiscard]] Result<bool> sees(Backend& backend, const sync::View& view, CustomerId customer);

/// Whether a change of this row may have made another view of an earlier one. Pure.
[[nodiscard]] bool mayChangeView(const Row& row, const sync::View& view);

} // namespace visage::store
