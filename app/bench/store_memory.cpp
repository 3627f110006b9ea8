// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/filled_store.h"
#include "app/bench/live_desk.h"
#include "app/bench/process_memory.h"
#include "app/bench/store_process.h"
#include "app/bench/store_subjects.h"

namespace visage::bench {

Result<std::vector<Figure>> storeMemory(const Options& options) {
    const std::int64_t customers = options.customers > 0 ? options.customers : 100'000;
    const auto folder = demoStore(options, customers);
    if (!folder)
        return folder.error();
    const std::string data = "demo company of " + std::to_string(customers) + " customers";
    Figure idle{"visage-store, started", data, {}, 0, {}, "MiB"};
    Figure served{"visage-store after a first synchronisation", data, {}, 100, "p50", "MiB"};
    for (int round = 0; round < std::max(options.rounds, 1); ++round) {
        const auto store = StoreProcess::start(*folder);
        if (!store)
            return store.error();
        const auto before = proportionalMemory((*store)->processId());
        if (!before)
            return before.error();
        const auto desk = LiveDesk::open((*store)->url());
        if (!desk)
            return desk.error();
        const auto after = proportionalMemory((*store)->processId());
        if (!after)
            return after.error();
        idle.samples.push_back(*before);
        served.samples.push_back(*after);
    }
    return std::vector{std::move(idle), std::move(served)};
}

} // namespace visage::bench
