// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sim/desktop.h"

#include <array>
#include <string_view>

namespace visage::sim {

/// What has become, when all has come to rest, of work that an agent was told is in the store.
enum class Fate : std::uint8_t {
    Stands,      ///< the store has carried it out, and what it made is there
    Erased,      ///< what it is about was erased, or would have come back by it
    TooOld,      ///< a restored store lacks it, and it was told, or refused then, more than 14 days ago
    ProfileLost, ///< a restored store lacks it, and its desktop's profile was put back to before it was told
    Shown,     ///< refused by a restored store as often as it may be; its desktop holds a part, where nobody
               ///< sees what it goes on from, and its author reads it among the refused work
    NotThere,  ///< refused by a restored store: what it goes on from is in none of its rows
    Overtaken, ///< refused by a restored store: somebody has changed what it wants to replace
    Lost,      ///< none of these: a broken promise
};

inline constexpr std::array<std::string_view, 8> fateNames{"stands", "erased",    "too old",   "profile lost",
                                                           "shown",  "not there", "overtaken", "lost"};

/// How often each.
using Fates = std::array<std::uint64_t, fateNames.size()>;

/// Why the rules refuse it over the store's rows; empty: they do not.
[[nodiscard]] std::string whyRefused(const Told& told, const Desktop& desktop, const ModelStore& store);
/// `now`: when all came to rest first; what was entered again since had its time.
[[nodiscard]] Fate fateOf(const Told& told, const Desktop& desktop, const ModelStore& store,
                          const Referee& referee, Timestamp now);

} // namespace visage::sim
