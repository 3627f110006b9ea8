// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/lease.h"
#include "core/storage/connection.h"

namespace visage::client {

/// Empty values in a file that was just made.
[[nodiscard]] Result<LocalLogin> readLogin(storage::Connection& db);
[[nodiscard]] Result<void> writeLogin(storage::Connection& db, const LocalLogin& login);

} // namespace visage::client
