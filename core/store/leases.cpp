// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/leases.h"

namespace visage::store {

Result<std::optional<Lease>> takeLease(Backend& backend, Batch& batch, std::string_view name,
                                       const Uuid& holder, Timestamp now, Milliseconds time) {
    const auto there = backend.lease(name);
    if (!there)
        return there.error();
    const bool mine = there->has_value() && (*there)->holder == holder;
    if (there->has_value() && !mine && now < (*there)->until)
        return std::optional<Lease>();
    Lease lease{std::string(name), holder, now + time, there->has_value() ? (*there)->fence : 0};
    if (!mine)
        ++lease.fence;
    if (auto put = batch.putLease(lease); !put)
        return put.error();
    return std::optional(std::move(lease));
}

Result<std::optional<Lease>> takeLease(Backend& backend, std::string_view name, const Uuid& holder,
                                       Timestamp now, Milliseconds time) {
    auto batch = backend.begin();
    if (!batch)
        return batch.error();
    auto lease = takeLease(backend, **batch, name, holder, now, time);
    if (!lease || !lease->has_value())
        return lease;
    if (auto committed = (*batch)->commit(); !committed)
        return committed.error();
    return lease;
}

Result<Timestamp> renewLease(Backend& backend, Lease lease, Timestamp now, Milliseconds time) {
    auto batch = backend.begin();
    if (!batch)
        return batch.error();
    if (auto mine = checkLease(backend, lease); !mine)
        return mine.error();
    lease.until = now + time;
    if (auto put = (*batch)->putLease(lease); !put)
        return put.error();
    if (auto committed = (*batch)->commit(); !committed)
        return committed.error();
    return lease.until;
}

Result<void> checkLease(Backend& backend, const Lease& lease) {
    const auto there = backend.lease(lease.name);
    if (!there)
        return there.error();
    if (!there->has_value() || (*there)->fence != lease.fence || (*there)->holder != lease.holder)
        return Error{ErrorCode::Superseded, "Another gateway has taken over this work."};
    return {};
}

} // namespace visage::store
