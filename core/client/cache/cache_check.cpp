// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/cache/cache_check.h"

namespace visage::client {
namespace {

Result<void> checked(storage::Connection& db) {
    auto row = db.prepare("PRAGMA quick_check(1)");
    const auto stepped = row.step();
    if (!stepped)
        return stepped.error();
    if (row.text(0) == "ok")
        return {};
    return Error{ErrorCode::Corrupt, "The local copy is damaged: " + std::string(row.text(0))};
}

} // namespace

std::unique_ptr<CacheWalk> checkCache(std::string path, std::chrono::milliseconds delay,
                                      std::function<void(Result<void>)> done) {
    auto outcome = std::make_shared<Result<void>>();
    return std::make_unique<CacheWalk>(
        std::move(path), delay, [outcome](storage::Connection& db) { *outcome = checked(db); },
        [outcome, done = std::move(done)] {
            if (*outcome || outcome->error().code == ErrorCode::Corrupt)
                done(*outcome);
        });
}

} // namespace visage::client
