// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/outbox/login_row.h"

namespace visage::client {

Result<LocalLogin> readLogin(storage::Connection& db) {
    auto row = db.prepare("SELECT verifier, contact, seen, failures, last_failure, locked_until FROM login");
    const auto stepped = row.step();
    if (!stepped)
        return stepped.error();
    if (*stepped == storage::Step::Done)
        return LocalLogin();
    return LocalLogin{std::string(row.text(0)),
                      row.timestamp(1),
                      row.timestamp(2),
                      {{}, row.integer(3), row.timestamp(4), row.timestamp(5)}};
}

Result<void> writeLogin(storage::Connection& db, const LocalLogin& login) {
    return db.run("INSERT OR REPLACE INTO login VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)", login.verifier,
                  login.contact, login.seen, login.attempts.failures, login.attempts.lastFailure,
                  login.attempts.lockedUntil);
}

} // namespace visage::client
