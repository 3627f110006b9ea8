// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"

#include <cstdint>

namespace visage::testing {

/// Stands between SQLite and the disk, as the default VFS of the process (https://sqlite.org/vfs.html) for as
/// long as it lives. Counts what changes files (writes, syncs, truncations, removals), and can make one of
/// them go wrong. One at a time; connections are opened and closed while it lives. One thread at a time.
class FaultyDisk {
public:
    enum class Failure : std::uint8_t {
        NoSpace,  ///< this one finds the disk full
        Fails,    ///< this one fails, as a bad sector does
        FullNow,  ///< this one and all behind it find the disk full
        PowerCut, ///< this one is done by half, and nothing behind it reaches the disk
    };

    FaultyDisk();
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;
    ~FaultyDisk();

    /// The n-th change of a file from now on, 1 being the next.
    void failAt(int n, Failure failure);
    /// Whether it has come to that.
    [[nodiscard]] bool failed() const;
    /// The power is back: of what no sync had confirmed, any part may be missing, in any order. To be called
    /// when no connection is open.
    void comeBack(Random& random);
    /// From now on nothing fails.
    void heal();
};

} // namespace visage::testing
