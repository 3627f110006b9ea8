// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/outbox/desk_row.h"

namespace visage::client {

Result<std::optional<Outbox::Desk>> readDesk(storage::Connection& db) {
    auto row =
        db.prepare("SELECT device, session_epoch, last_mseq, store, user, user_name, display_name, role, hlc "
                   "FROM desk");
    const auto stepped = row.step();
    if (!stepped)
        return stepped.error();
    if (*stepped == storage::Step::Done)
        return std::optional<Outbox::Desk>();
    return std::optional(Outbox::Desk{row.id<DeviceId>(0), row.integer(1), row.integer(2), row.id<StoreId>(3),
                                      row.id<UserId>(4), std::string(row.text(5)), std::string(row.text(6)),
                                      static_cast<Role>(row.integer(7)), Hlc{row.integer(8)}});
}

Result<void> insertDesk(storage::Connection& db, const Outbox::Desk& desk) {
    return db.run("INSERT INTO desk VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", desk.device,
                  desk.sessionEpoch, desk.lastMseq, desk.store, desk.user, desk.userName, desk.displayName,
                  desk.role, desk.hlc);
}

Result<void> updateDesk(storage::Connection& db, const Outbox::Desk& desk) {
    return db.run(
        "UPDATE desk SET device=?1, session_epoch=?2, last_mseq=?3, store=?4, user=?5, user_name=?6, "
        "display_name=?7, role=?8, hlc=?9",
        desk.device, desk.sessionEpoch, desk.lastMseq, desk.store, desk.user, desk.userName, desk.displayName,
        desk.role, desk.hlc);
}

} // namespace visage::client
