// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sync/server_asks.h"

#include <optional>
#include <string>
#include <vector>

namespace visage::sync {

/// A session's position in the log, or in a snapshot: reads on as long as the desktop gives credit and the
/// socket takes bytes, one question at a time, so that a slow desktop costs a position and no memory.
class Feeder {
public:
    /// Bytes that may lie in the socket's buffer before reading stops.
    static constexpr std::size_t maxUnflushed = 256 * 1024;

    explicit Feeder(std::size_t pageBytes)
        : m_pageBytes(pageBytes) {}

    void followFrom(std::string scope, Seq cursor);
    void snapshotFrom(std::string scope, const std::optional<protocol::SnapPoint>& resume);

    void credit(std::uint32_t frames);
    void sent(std::size_t bytes) { m_unflushed += bytes; }
    void drained() { m_unflushed = 0; }
    void headMoved(Seq head);

    /// The question that is due, counted as asked.
    [[nodiscard]] std::optional<ServerAsk> nextQuestion();
    /// Frames to send, each within the limits of a frame. An error ends the connection.
    [[nodiscard]] Result<std::vector<protocol::Frame>> fed(Result<FeedPage> page, Timestamp now);
    [[nodiscard]] Result<std::vector<protocol::Frame>> snapped(Result<SnapshotPage> page);

private:
    enum class Mode : std::uint8_t { Idle, Following, Snapshot };

    [[nodiscard]] bool mayAsk() const;
    [[nodiscard]] bool behind() const { return !m_looked || m_head > m_cursor; }
    void restart();
    void toNextRows(const SnapshotPage& page);
    [[nodiscard]] std::vector<protocol::Frame> framesOf(FeedPage& page);
    [[nodiscard]] std::vector<protocol::Frame> framesOf(SnapshotPage& page);
    [[nodiscard]] bool moveTo(const FeedPage& page);
    void spend(std::size_t frames);

    std::size_t m_pageBytes;
    std::string m_scope;
    Mode m_mode = Mode::Idle;
    bool m_asked = false;
    std::uint32_t m_credits = 0;
    std::size_t m_unflushed = 0;
    Seq m_head = 0;
    bool m_looked = false; ///< the log was read since this mode began
    bool m_hinted = false; ///< its head moved while it was being read
    Seq m_cursor = 0;      ///< Following: sent up to here
    std::optional<Seq> m_asOf;
    protocol::SnapPoint m_point; ///< Snapshot: where the next page begins
};

} // namespace visage::sync
