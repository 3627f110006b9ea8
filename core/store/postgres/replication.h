// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/postgres/connection.h"

#include <string>

namespace visage::store {

struct ReplicationAdvice {
    bool safe = false; ///< what was answered survives the loss of the database's machine
    std::string sentence;
};

/// What is lost when the database's machine is. As the primary sees it at this moment.
[[nodiscard]] Result<ReplicationAdvice> replicationAdvice(storage::pg::Connection& db);

} // namespace visage::store
