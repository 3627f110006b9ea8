// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/hints.h"

#include <memory>
#include <string>

namespace visage::store {

/// Listens to the database's NOTIFY on a connection and a thread of its own, which also keeps the lock of
/// those who serve (ServingLock) over restarts and fail-overs of the server. The ears are called on that
/// thread; `onHint` also when the connection was made again, for who knows what was missed. What is told goes
/// by another connection (PostgresTeller).
[[nodiscard]] std::unique_ptr<Hints> listenToPostgres(const std::string& url, Hints::Ears ears);

} // namespace visage::store
