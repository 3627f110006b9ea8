// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgres/serving_lock.h"

namespace visage::store {

Result<bool> ServingLock::share(storage::pg::Connection& connection) {
    // The number names the lock and means nothing.
    const auto taken = connection.number("SELECT pg_try_advisory_lock_shared(8104517232)");
    return taken ? Result<bool>(*taken != 0) : taken.error();
}

Result<std::unique_ptr<Place::Lock>> ServingLock::take(const std::string& url, Kind kind) {
    storage::pg::OpenOptions options;
    options.applicationName = "visage lock";
    auto connection = storage::pg::Connection::open(url, options);
    if (!connection)
        return connection.error();
    const auto alone = [&connection]() -> Result<bool> {
        const auto taken = connection->number("SELECT pg_try_advisory_lock(8104517232)");
        return taken ? Result<bool>(*taken != 0) : taken.error();
    };
    const auto taken = kind == Kind::Shared ? share(*connection) : alone();
    if (!taken)
        return taken.error();
    if (!*taken)
        return Error{ErrorCode::Busy,
                     kind == Kind::Shared
                         ? "The data of this store are being replaced: wait until that is done."
                         : "The store in this database is running: stop all its gateways "
                           "first."};
    return std::unique_ptr<Place::Lock>(new ServingLock(std::move(*connection)));
}

} // namespace visage::store
