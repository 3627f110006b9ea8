// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/postgres/connection.h"
#include "core/store/place.h"

namespace visage::store {

/// An advisory lock on a connection of its own: any number of gateways share it, and who wants to replace the
/// data has it alone. It ends with the connection, and so with the process, however that ends.
class ServingLock final : public Place::Lock {
public:
    enum class Kind : unsigned char { Shared, Alone };
    [[nodiscard]] static Result<std::unique_ptr<Place::Lock>> take(const std::string& url, Kind kind);

    /// The shared kind, on a connection that somebody else keeps up. False when the data are being replaced.
    [[nodiscard]] static Result<bool> share(storage::pg::Connection& connection);

private:
    explicit ServingLock(storage::pg::Connection connection)
        : m_connection(std::move(connection)) {}
    storage::pg::Connection m_connection;
};

} // namespace visage::store
