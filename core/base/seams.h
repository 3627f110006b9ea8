// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>

namespace visage {

using Milliseconds = std::chrono::milliseconds;

/// A moment in UTC, in milliseconds since 1970. Zero means "none".
struct Timestamp {
    std::int64_t ms = 0;

    [[nodiscard]] bool isNull() const { return ms == 0; }
    explicit operator bool() const { return ms != 0; }

    friend auto operator<=>(const Timestamp&, const Timestamp&) = default;
    friend Timestamp operator+(Timestamp t, Milliseconds d) { return {t.ms + d.count()}; }
    friend Timestamp operator-(Timestamp t, Milliseconds d) { return {t.ms - d.count()}; }
    friend Milliseconds operator-(Timestamp a, Timestamp b) { return Milliseconds(a.ms - b.ms); }
};

/// Where the time comes from. Handed in by the main, so that tests and the simulator own time.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Timestamp now() const = 0;
};

/// The machine's clock. Any thread.
class SystemClock final : public Clock {
public:
    [[nodiscard]] Timestamp now() const override;
};

/// Where randomness comes from.
class Random {
public:
    virtual ~Random() = default;
    virtual std::uint64_t next() = 0;
    /// Uniform in [0, limit); limit > 0. The bias for limits far below 2^64 does not matter here.
    std::uint64_t below(std::uint64_t limit) { return next() % limit; }
};

/// From the operating system's generator: fit for tokens and ids. Any thread.
class SystemRandom final : public Random {
public:
    std::uint64_t next() override;
};

/// Repeatable (SplitMix64): the same seed gives the same values on every platform. Not for secrets.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed)
        : m_state(seed) {}
    std::uint64_t next() override;

private:
    std::uint64_t m_state;
};

} // namespace visage
