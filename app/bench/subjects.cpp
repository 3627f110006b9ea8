// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/client_subjects.h"
#ifdef VISAGE_BENCH_DESKTOP
#include "app/bench/desktop_subjects.h"
#endif
#include "app/bench/store_subjects.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace visage::bench {

std::span<const Subject> subjects() {
    static constexpr std::array all{
        Subject{"lookup",
                "a caller's number to customer, record and first page of the timeline, in the cache", lookup,
                true},
        Subject{"search", "one keystroke of the live search, in the cache", search, true},
        Subject{"record", "the record and first page of a customer with 500 contacts, in the cache", record},
        Subject{"first-sync", "log-in on an empty desktop until its customers can be searched", firstSync,
                true},
        Subject{"first-minute", "log-in on an empty desktop of a large company until it is of use",
                firstMinute, true},
        Subject{"change", "a note on one desktop until another one's model has it, through visage-store",
                change, true},
        Subject{"offline-week", "500 notes entered while the store was away, until it has answered them all",
                offlineWeek, true},
        Subject{"fan-out", "a note on one desktop until 1,000 others have it, the store on one core", fanOut,
                true},
        Subject{"connections",
                "the store's memory for a desktop that is connected, or takes nothing any more", connections,
                true},
        Subject{"restart", "the store stopped or killed until 300 desktops are back", restart, true},
        Subject{"commands", "durable commands a second, on SQLite and on PostgreSQL with 1 and 4 gateways",
                commands, true},
        Subject{"case", "a case of 6 and of 200 contacts with its customer and events, in the store",
                openCase},
        Subject{"store-memory", "visage-store after a first synchronisation", storeMemory},
        Subject{"import", "customers from a CSV file, and the same file again", importCustomers},
        Subject{"identity", "records to groups: of a labelled data set, or of so many generated customers",
                identity},
        Subject{"codec", "a row of a CHANGES frame to bytes and back", codec},
#ifdef VISAGE_BENCH_DESKTOP
        Subject{"start", "spawn of the desktop until it is drawn with data, and its memory", start},
        Subject{"pop", "an INVITE until the caller's record stands on the screen", pop},
        Subject{"type", "a key in the search field until its results are painted", type},
        Subject{"open-record", "a customer with 500 contacts chosen until record and timeline are painted",
                openRecord},
#endif
    };
    return all;
}

double percentile(std::vector<double> samples, double share) {
    if (samples.empty())
        return 0;
    std::ranges::sort(samples);
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(samples.size())));
    return samples[std::clamp<std::size_t>(rank, 1, samples.size()) - 1];
}

} // namespace visage::bench
