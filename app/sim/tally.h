// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <iosfwd>
#include <string_view>

namespace visage::sim {

/// What can go wrong in a history, or change below it.
enum class Fault : std::uint8_t {
    DesktopDies,
    LineCut,
    LineHalfDead,
    LineStalls,
    FrameTwice,
    FramesReordered,
    StoreDies,
    GatewayFreezes,
    FrozenForLong,   ///< longer than its desktops wait, with connections standing
    GatewaySwitched, ///< to the other one and back, with both up
    DiskFull,
    LogTruncated,
    StoreRestored,
    RestoredMeanwhile, ///< while a desktop was away for more than 14 days
    WeeksPass,
    ProfilePutBack,
    ClockJumps,
    OlderDesktop,
    OlderStore,
    CustomersMerged,
    RowErased,
    ScopesChanged, ///< somebody is granted, or no longer
    PolicyTurned,  ///< desktops hold something else than before
};
/// What must hold nevertheless.
enum class Rule : std::uint8_t {
    ReadYourWrites,    ///< what was said to be saved is on the screen
    MonotonicReads,    ///< nobody sees an older truth than before
    NoLoss,            ///< what was acknowledged is in the store
    NoDoubling,        ///< nothing is carried out twice
    Convergence,       ///< at rest every desktop holds what the store does
    ErasedStaysErased, ///< nowhere does it come back
    BoundedClocks,     ///< no wrong clock writes the future
    InsideScopes,      ///< no desktop holds what no scope of it grants
    SameCopies,        ///< only a copy that has drifted is found to be another than the store's
    FoundPasses,       ///< whom the store found is shown, and not kept; nor shown when here or erased
};

inline constexpr std::array<std::string_view, 23> faultNames{
    "desktop dies",     "line cut",       "line half dead",  "line stalls",        "frame twice",
    "frames reordered", "store dies",     "gateway freezes", "frozen for long",    "gateway switched",
    "disk full",        "log truncated",  "restored",        "restored meanwhile", "weeks pass",
    "profile put back", "clock jumps",    "older desktop",   "older store",        "merged",
    "erased",           "scopes changed", "policy turned"};
inline constexpr std::array<std::string_view, 10> ruleNames{
    "own writes", "monotonic", "no loss", "no doubling", "convergence",
    "erased",     "clocks",    "scopes",  "same copies", "found"};

/// One bit a fault.
using Faults = std::uint32_t;
[[nodiscard]] constexpr Faults bit(Fault fault) {
    return Faults{1} << static_cast<unsigned>(fault);
}

/// By rule, the faults that had happened in the history when the rule was looked at with something at stake.
using Trials = std::array<Faults, ruleNames.size()>;

/// In how many histories each rule was tried after each fault.
class Tally {
public:
    void add(const Trials& trials);
    /// No cell is zero: every rule was tried after every fault.
    [[nodiscard]] bool complete() const;
    void print(std::ostream& out) const;

private:
    std::array<std::array<std::uint64_t, ruleNames.size()>, faultNames.size()> m_cells{};
};

} // namespace visage::sim
