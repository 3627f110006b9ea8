// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"

#include <algorithm>
#include <compare>
#include <cstdint>

// Hybrid logical clocks (Kulkarni, Demirbas, Madappa, Avva, Leone: "Logical Physical Clocks", OPODIS 2014): a
// stamp is close to the time of day, and yet greater than every stamp that its author had seen. Who changed
// what after whom is then told by comparing two numbers, though nobody's clock is right.

namespace visage {

/// 48 bits of milliseconds since 1970 and 16 bits that count within one; compares as it happened. Zero:
/// never.
struct Hlc {
    std::int64_t packed = 0;

    static constexpr int counterBits = 16;
    static constexpr std::int64_t maxMs =
        (std::int64_t{1} << 47) - 1; ///< the year 6429; keeps `packed` positive

    /// The first stamp of a millisecond.
    [[nodiscard]] static Hlc at(Timestamp time) {
        return {std::clamp<std::int64_t>(time.ms, 0, maxMs) << counterBits};
    }
    [[nodiscard]] Timestamp time() const { return {packed >> counterBits}; }
    /// The least stamp that is greater: the next count, or the next millisecond when there is none.
    [[nodiscard]] Hlc next() const { return {packed + 1}; }
    explicit operator bool() const { return packed != 0; }

    friend auto operator<=>(const Hlc&, const Hlc&) = default;
};

/// How far a stamp may be ahead of the time of day before it is taken for that of a wrong clock.
inline constexpr Milliseconds toleratedLead{60'000};

[[nodiscard]] inline bool isTooFarAhead(Hlc stamp, Timestamp now) {
    return stamp.time() > now + toleratedLead;
}

/// Issues stamps. Keep `last()` where it outlives the program, so that stamps rise across a restart too. One
/// thread.
class HybridClock {
public:
    explicit HybridClock(Hlc last = {})
        : m_last(last) {}

    /// Greater than every stamp issued or observed before, also when the time of day was put back.
    [[nodiscard]] Hlc issue(Timestamp now) {
        m_last = std::max(m_last.next(), Hlc::at(now));
        return m_last;
    }
    /// What is issued from now on is greater than this. One that is too far ahead is left alone: a single
    /// wrong clock must not carry all others into the future.
    void observe(Hlc seen, Timestamp now) {
        if (!isTooFarAhead(seen, now))
            m_last = std::max(m_last, seen);
    }
    [[nodiscard]] Hlc last() const { return m_last; }

private:
    Hlc m_last;
};

/// The stamp that a store writes for what a desktop stamped `issued` at `enteredAt` (none: unknown). One of a
/// clock that is ahead would win over everybody else's work until that time has come: it is stamped anew, as
/// of its arrival. A desktop that knows no stamps issues none.
[[nodiscard]] inline Hlc acceptedStamp(HybridClock& stamps, Hlc issued, Timestamp enteredAt, Timestamp now) {
    if (issued.packed <= 0 && enteredAt)
        return Hlc::at(std::min(enteredAt, now));
    if (issued.packed <= 0 || isTooFarAhead(issued, now))
        return stamps.issue(now);
    stamps.observe(issued, now);
    return issued;
}

} // namespace visage
