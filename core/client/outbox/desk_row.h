// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/outbox/outbox.h"

namespace visage::client {

/// Empty in a file that was just made.
[[nodiscard]] Result<std::optional<Outbox::Desk>> readDesk(storage::Connection& db);
[[nodiscard]] Result<void> insertDesk(storage::Connection& db, const Outbox::Desk& desk);
[[nodiscard]] Result<void> updateDesk(storage::Connection& db, const Outbox::Desk& desk);

} // namespace visage::client
