// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sync/server_asks.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace visage::sync {

/// A session's position in the log, or in a snapshot, for each of its scopes: reads on as long as the desktop
/// gives credit and the socket takes bytes, one question at a time, so that a slow desktop costs a position
/// and no memory. The scope begun first goes before the others: what changes in `work` waits for a page of
/// `ident`'s snapshot, never for all of it. Scopes at one place of the log are read together.
class Feeder {
public:
    /// Bytes that may lie in the socket's buffer before reading stops.
    static constexpr std::size_t maxUnflushed = 256 * 1024;
    /// Lines of the log that have nothing for the desktop are not worth a frame, up to so many: who comes
    /// back has to pass over them again.
    static constexpr Seq mostHeldBack = 1000;

    explicit Feeder(std::size_t pageBytes)
        : m_pageBytes(pageBytes) {}

    void followFrom(std::string scope, Seq cursor);
    void snapshotFrom(std::string scope, const std::optional<protocol::SnapPoint>& resume);
    /// What the desktop may see of `work` and `ident`; a snapshot of `work` that begins is as of the view.
    void look(std::shared_ptr<const View> view) { m_view = std::move(view); }

    /// As far as it is known by now; none: everything.
    [[nodiscard]] const std::shared_ptr<const View>& view() const { return m_view; }

    void credit(std::uint32_t frames);
    void sent(std::size_t bytes) { m_unflushed += bytes; }
    void drained() { m_unflushed = 0; }
    void headMoved(Seq head);
    /// The desktop may have been shown rows of this state of the log, by whichever session: none of an older
    /// one follow.
    void shown(Seq head) { m_shown = std::max(m_shown, head); }
    /// The desktop has heard of the scope up to this number, and follows the log.
    [[nodiscard]] bool hasToldUpTo(std::string_view scope, Seq cursor) const;
    /// Sends the scope anew, in the middle of the session.
    void beginAnew(std::string_view scope);
    /// The desktop waits until its cursors have passed this number.
    void acknowledged(Seq seq);

    /// A question was asked, and not answered yet.
    [[nodiscard]] bool waits() const { return m_asked != Asked::Nothing; }
    /// The question that is due, counted as asked. It is ReadView, without its user and device, when the view
    /// has changed: viewed() follows.
    [[nodiscard]] std::optional<ServerAsk> nextQuestion();
    /// Frames to send, each within the limits of a frame. An error ends the connection.
    [[nodiscard]] Result<std::vector<protocol::Frame>> fed(Result<FeedPage> page, Timestamp now);
    [[nodiscard]] Result<std::vector<protocol::Frame>> snapped(Result<SnapshotPage> page);
    void viewed(std::shared_ptr<const View> view);

private:
    enum class Mode : std::uint8_t { Following, Snapshot };
    struct Scope {
        std::string name;
        Mode mode = Mode::Following;
        bool looked = false; ///< the log was read since this mode began
        Seq cursor = 0;      ///< Following: read up to here
        Seq told = 0;        ///< and the desktop has heard of it up to here
        std::optional<Seq> asOf{};
        protocol::SnapPoint point{}; ///< Snapshot: where the next page begins
        Seq pointAsOf = 0;           ///< the log's head when the row before it was read, or before
    };
    enum class Asked : std::uint8_t { Nothing, View, Feed, Page };

    [[nodiscard]] Scope& scopeNamed(std::string scope);
    [[nodiscard]] bool mayAsk() const;
    [[nodiscard]] bool behind(const Scope& scope) const { return !scope.looked || m_head > scope.cursor; }
    [[nodiscard]] Scope* companionOf(const Scope& scope);
    [[nodiscard]] std::vector<Scope*> askedFor();
    void restart(Scope& scope);
    void toNextRows(Scope& scope, const SnapshotPage& page);
    [[nodiscard]] bool isWorthTelling(const Scope& scope, const FeedPage& page) const;
    void tell(Scope& scope, FeedPage& page, std::vector<protocol::Frame>& frames);
    [[nodiscard]] std::vector<protocol::Frame> framesOf(Scope& scope, SnapshotPage& page);
    void spend(std::size_t frames);

    std::size_t m_pageBytes;
    std::vector<Scope> m_scopes;
    std::shared_ptr<const View> m_view;
    bool m_viewDue = false;
    Asked m_asked = Asked::Nothing;
    std::size_t m_askedScope = 0;
    bool m_withIdent = false;
    std::uint32_t m_credits = 0;
    std::size_t m_unflushed = 0;
    Seq m_head = 0;
    Seq m_acknowledged = 0;
    Seq m_shown = 0;
    bool m_hinted = false; ///< the head moved while something was being read
};

} // namespace visage::sync
