// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/hints.h"

#include <functional>
#include <memory>
#include <string>

namespace visage::store {

/// Listens to the database's NOTIFY on a connection and a thread of its own, which also keeps the lock of
/// those who serve (ServingLock) over restarts and fail-overs of the server. `onHint` is called on that
/// thread: for each hint, and when the connection was made again, for who knows what was missed.
[[nodiscard]] std::unique_ptr<Hints> listenToPostgres(const std::string& url, std::function<void()> onHint);

} // namespace visage::store
