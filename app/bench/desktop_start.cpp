// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/desktop_subjects.h"
#include "app/bench/filled_profile.h"
#include "app/bench/process_memory.h"
#include "app/bench/trace_tail.h"

namespace visage::bench {

using namespace Qt::StringLiterals;

Result<std::vector<Figure>> start(const Options& options) {
    const auto profile = FilledProfile::prepare(options);
    if (!profile)
        return profile.error();
    Figure frame{"spawn of the desktop -> first frame", profile->dataName(), {}, 0, {}};
    Figure drawn{
        "spawn of the desktop -> drawn with 20 customers found", profile->dataName(), {}, 350, "p50"};
    Figure memory{
        "memory of the desktop (PSS) with these on the screen", profile->dataName(), {}, 110, "worst", "MiB"};
    const int rounds = options.rounds > 0 ? options.rounds : 20;
    for (int round = -2; round < rounds; ++round) {
        RunningDesktop desktop(*profile, {u"--search"_s, u"marie"_s});
        TraceTail trace(desktop.traceFile());
        const auto first = trace.next(u"first-frame"_s);
        const auto shown = trace.next(u"results-shown"_s);
        if (!first || !shown)
            return Error{ErrorCode::Unavailable, desktop.complaint()};
        const auto pss = proportionalMemory(desktop.processId());
        if (!pss)
            return pss.error();
        if (round < 0)
            continue; // the files came into the machine's memory
        frame.samples.push_back(millisecondsAfter(desktop.spawnedAt(), *first));
        drawn.samples.push_back(millisecondsAfter(desktop.spawnedAt(), *shown));
        memory.samples.push_back(*pss);
    }
    return std::vector{std::move(frame), std::move(drawn), std::move(memory)};
}

} // namespace visage::bench
