// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/crowd.h"
#include "app/bench/filled_desk.h"
#include "app/bench/filled_store.h"
#include "app/bench/process_memory.h"
#include "app/bench/store_process.h"
#include "app/bench/store_subjects.h"
#include "core/store/scopes/holding.h"

namespace visage::bench {
namespace {

constexpr int desktops = 300;

} // namespace

/// The store ends, by order or by a kill, and is started again at once, as a service manager does it.
Result<std::vector<Figure>> restart(const Options& options) {
    const Company company = companyOf(options, 100'000, 600'000);
    const bool large = company.customers() > store::mostHeldEntirely;
    const auto folder = large ? recentStore(options, company) : filledStore(options, company);
    if (!folder)
        return folder.error();
    auto known = knownDesktops(*folder, desktops);
    if (!known)
        return known.error();
    auto store = StoreProcess::start(*folder);
    if (!store)
        return store.error();
    const auto port = static_cast<quint16>((*store)->url().port());
    Crowd crowd(std::move(*known), (*store)->url());
    if (auto connected = crowd.connectAll(); !connected)
        return connected.error();
    const std::string data = dataNameOf(company) + ", " + std::to_string(desktops) + " desktops";
    Figure ready{"visage-store started -> it serves", data, {}, 2000, "p99"};
    Figure stopped{"store stopped -> started again, all desktops live", data, {}, 5000, "p99"};
    Figure killed{"store killed -> started again, all desktops live", data, {}, 5000, "p99"};
    Figure memory{"memory of visage-store with all of them", data, {}, 500, "p50", "MB"};
    const int rounds = options.rounds > 0 ? options.rounds : 5;
    for (int round = 0; round < 2 * rounds; ++round) {
        const bool kill = round % 2 == 1;
        const auto begin = std::chrono::steady_clock::now();
        const auto since = [](auto moment) {
            return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - moment)
                .count();
        };
        if (kill)
            (*store)->kill();
        store->reset();
        const auto began = std::chrono::steady_clock::now();
        store = StoreProcess::start(*folder, port);
        if (!store)
            return store.error();
        ready.samples.push_back(since(began));
        if (auto gone = crowd.until([&] { return crowd.liveOnes() < crowd.size(); }); !gone)
            return gone.error();
        if (auto back = crowd.until([&] { return crowd.liveOnes() == crowd.size(); }); !back)
            return back.error();
        (kill ? killed : stopped).samples.push_back(since(begin));
        const auto used = proportionalMemory((*store)->processId());
        if (!used)
            return used.error();
        memory.samples.push_back(*used);
    }
    return std::vector{std::move(ready), std::move(stopped), std::move(killed), std::move(memory)};
}

} // namespace visage::bench
