// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgres/serving_lock.h"

namespace visage::store {

Result<std::unique_ptr<Place::Lock>> ServingLock::take(const std::string& url, Kind kind) {
    storage::pg::OpenOptions options;
    options.applicationName = "visage lock";
    auto connection = storage::pg::Connection::open(url, options);
    if (!connection)
        return connection.error();
    // The number names the lock and means nothing.
    const auto taken =
        connection->number(kind == Kind::Shared ? "SELECT pg_try_advisory_lock_shared(8104517232)"
                                                : "SELECT pg_try_advisory_lock(8104517232)");
    if (!taken)
        return taken.error();
    if (*taken == 0)
        return Error{ErrorCode::Busy,
                     kind == Kind::Shared
                         ? "The data of this store are being replaced: wait until that is done."
                         : "The store in this database is running: stop all its gateways "
                           "first."};
    return std::unique_ptr<Place::Lock>(new ServingLock(std::move(*connection)));
}

} // namespace visage::store
