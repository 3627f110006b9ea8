// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/seams.h"
#include "core/sync/server_asks.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace visage::store {

/// How often values fell below each of some bounds. Any thread.
class Histogram {
public:
    static constexpr std::size_t maxBounds = 12;

    /// `bounds`: rising; of static storage.
    explicit Histogram(std::span<const double> bounds)
        : m_bounds(bounds) {}
    void add(double value);

    [[nodiscard]] std::span<const double> bounds() const { return m_bounds; }
    /// Values within bound `i` and above the one before; `i` = bounds().size(): above all.
    [[nodiscard]] std::uint64_t within(std::size_t i) const { return m_counts[i]; }
    [[nodiscard]] double sum() const { return m_sum; }

private:
    std::span<const double> m_bounds;
    std::array<std::atomic<std::uint64_t>, maxBounds + 1> m_counts{};
    std::atomic<double> m_sum = 0;
};

/// What a gateway counts while it runs. Any thread.
struct Metrics {
    using Counter = std::atomic<std::uint64_t>;
    enum class LogIn : std::uint8_t { Ok, Failed, Limited };
    enum class Push : std::uint8_t { Applied, Merged, Rejected, Failed, ForReview };
    enum class Page : std::uint8_t { Changes, Snapshot };

    Metrics();

    Counter connections = 0;
    Counter reloads = 0;
    Counter receivedBytes = 0;
    Counter receivedFrames = 0;
    Counter sentBytes = 0;
    Counter sentFrames = 0;
    Counter commits = 0;
    Counter failedCommits = 0;
    std::array<Counter, 3> logIns{};
    std::array<Counter, 5> pushes{};
    std::array<Counter, 2> pages{};
    std::array<Counter, 3> copies{}; ///< by sync::CopyOutcome
    /// ERROR frames and closed connections, by ErrorCode.
    std::array<Counter, 256> refusals{};
    Histogram batchSize;
    Histogram commitSeconds;

    void count(LogIn what) { ++logIns[static_cast<std::size_t>(what)]; }
    void count(Push what) { ++pushes[static_cast<std::size_t>(what)]; }
    void count(sync::CopyOutcome what) { ++copies[static_cast<std::size_t>(what)]; }
    void count(Page what) { ++pages[static_cast<std::size_t>(what)]; }
    void refused(ErrorCode code) { ++refusals[static_cast<std::size_t>(code)]; }
};

/// What is so at this moment.
struct Gauges {
    std::string build;
    std::int64_t connections = 0;
    std::int64_t loggedIn = 0;
    std::int64_t head = 0;
    std::int64_t floor = 0;
    std::int64_t incarnation = 0;
    bool writable = true;
    bool draining = false;
    std::int64_t reviews = 0; ///< of accounts that were switched off, waiting for a lead
    Timestamp started;
    Timestamp now;
    Timestamp lastBackup;     ///< none: no backup is known
    bool backups = false;     ///< backups are made by this store
    Timestamp certificateEnd; ///< none: no TLS
};

/// Prometheus' text format 0.0.4.
[[nodiscard]] std::string prometheusText(const Metrics& metrics, const Gauges& gauges);
inline constexpr std::string_view prometheusType = "text/plain; version=0.0.4; charset=utf-8";

} // namespace visage::store
