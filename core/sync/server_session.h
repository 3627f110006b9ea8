// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/auditor.h"
#include "core/sync/feeder.h"
#include "core/sync/heartbeat.h"
#include "core/sync/push_desk.h"
#include "core/sync/server_asks.h"

#include <optional>
#include <string>

// The store's half of the protocol for one connection, as a pure state machine: frames and answers of the
// store in; bytes and questions to the store out. The gateway answers each question by calling the matching
// method, at once or later, in any thread order of its own but one call at a time. A session asks at most one
// feed or snapshot question at a time, so a slow desktop costs no memory; a question of an audit is asked
// when the feed has none.

namespace visage::sync {

class ServerSession {
public:
    struct Options {
        std::string build;
        std::uint32_t pushCredits = 64;
        std::uint32_t heartbeatMs = 15000;
        std::size_t pageBytes = 128 * 1024;
        /// What this store speaks. A desktop that is too old may still push what it has; then it is asked to
        /// update.
        std::uint32_t protoMin = protocol::protocolMin;
        std::uint32_t protoMax = protocol::protocolMax;
        std::int64_t schemaMin = 1;
    };

    ServerSession(Options options, StoreFacts facts);

    /// The connection stands; from here on silence is counted.
    [[nodiscard]] ServerAsks opened(Timestamp now);
    [[nodiscard]] ServerAsks received(std::string_view frame, Timestamp now);
    [[nodiscard]] ServerAsks loggedIn(const Result<protocol::LoggedIn>& outcome, Timestamp now);
    [[nodiscard]] ServerAsks authenticated(const Result<Principal>& outcome, Timestamp now);
    /// Superseded when a higher epoch of the device is known.
    [[nodiscard]] ServerAsks fenced(const Result<DeviceFacts>& outcome, Timestamp now);
    /// Several Commit and CommitRefusal may be unanswered at a time; answers come in the order of the
    /// questions. An error means that nothing was recorded under the number, and ends the connection (the
    /// desktop pushes again).
    [[nodiscard]] ServerAsks committed(const Result<protocol::Ack>& outcome, Timestamp now);
    /// NotFound when `from` is below the floor: the session turns to a snapshot, in the middle of anything.
    [[nodiscard]] ServerAsks fed(Result<FeedPage> page, Timestamp now);
    [[nodiscard]] ServerAsks snapped(Result<SnapshotPage> page, Timestamp now);
    [[nodiscard]] ServerAsks viewed(Result<std::shared_ptr<const View>> view, Timestamp now);
    [[nodiscard]] ServerAsks found(Result<protocol::Found> answer, Timestamp now);
    /// Who else is at the record that the desktop shows. Nothing is sent to one that does not know the frame.
    [[nodiscard]] ServerAsks present(const protocol::Present& present, Timestamp now);
    [[nodiscard]] ServerAsks listed(protocol::ReviewList answer, Timestamp now);
    [[nodiscard]] ServerAsks decided(protocol::Decided answer, Timestamp now);
    /// How much waits for a lead's decision, by now. Only leads whose desktop knows the frame are told, when
    /// it is something else than before.
    [[nodiscard]] ServerAsks reviewsWaiting(std::int64_t count, Timestamp now);
    /// The log has grown to `head` (a hint: false, late or missing ones are harmless).
    [[nodiscard]] ServerAsks headMoved(Seq head, Timestamp now);
    /// The socket's own buffer has run empty: more may be written.
    [[nodiscard]] ServerAsks drained(Timestamp now);
    [[nodiscard]] ServerAsks tick(Timestamp now);
    /// Another connection of the device took over, or the token was revoked.
    /// `retryAfter`: when the desktop may come back; none: what the code says.
    [[nodiscard]] ServerAsks revoked(const Error& why, Timestamp now,
                                     std::optional<Milliseconds> retryAfter = std::nullopt);

    [[nodiscard]] DeviceId device() const { return m_device; }
    /// Welcomed with the scopes of a store that let its desktops hold something else.
    [[nodiscard]] bool isOfOtherThan(Holds holds) const {
        return m_stage == Stage::Welcomed &&
               (m_view && m_view->holds == Holds::Recent) != (holds == Holds::Recent);
    }
    [[nodiscard]] std::int64_t sessionEpoch() const { return m_sessionEpoch; }

private:
    enum class Stage : std::uint8_t {
        Opened,
        PasswordAsked,
        LoggedIn,
        TokenAsked,
        FenceAsked,
        Welcomed,
        Closed,
    };

    template <class T> void on(T&& frame, Timestamp now, ServerAsks& asks);
    void onLogin(protocol::Login login, ServerAsks& asks);
    void onHello(protocol::Hello hello, ServerAsks& asks);
    void onPush(protocol::Push push, ServerAsks& asks);
    void onSearch(protocol::Search search, ServerAsks& asks);
    void onPresence(const protocol::Presence& presence);
    void onReviews(const protocol::Reviews& question, ServerAsks& asks);
    void onDecide(protocol::Decide decision, ServerAsks& asks);
    /// Why a question about reviews is not put to the store.
    [[nodiscard]] std::optional<Error> reviewsRefused() const;
    void tellReviews(ServerAsks& asks);
    void onAudit(const protocol::Audit& audit, ServerAsks& asks);
    void askForAudit(ServerAsks& asks);
    void endAudit(const std::optional<Auditor::Verdict>& verdict, ServerAsks& asks);
    void onUnknownPush(const protocol::UnknownPush& push, ServerAsks& asks);
    void onLogout(ServerAsks& asks);

    void welcome(const DeviceFacts& device, Timestamp now, ServerAsks& asks);
    [[nodiscard]] bool isGranted(std::string_view scope) const;
    void startFeed(const protocol::ScopeState& scope);
    void sendFed(const Result<std::vector<protocol::Frame>>& frames, ServerAsks& asks);
    void sayFarewellWhenDone(ServerAsks& asks);
    void send(const protocol::Frame& frame, ServerAsks& asks);
    void refuse(const Error& why, ServerAsks& asks, std::optional<Milliseconds> retry = std::nullopt);
    void close(const Error& why, ServerAsks& asks);
    [[nodiscard]] ServerAsks finished(ServerAsks asks, Timestamp now);
    [[nodiscard]] bool knows(std::string_view feature) const;
    [[nodiscard]] bool isLead() const;
    [[nodiscard]] bool tooOld() const;
    /// It may hand over what it has not sent yet, and is then told why that was all.
    [[nodiscard]] bool onlyPushes() const;
    [[nodiscard]] Error farewell() const;
    [[nodiscard]] bool ofAnotherHistory(std::int64_t incarnation) const;

    Options m_options;
    StoreFacts m_facts;
    Stage m_stage = Stage::Opened;
    DeviceId m_device;
    std::int64_t m_sessionEpoch = 0;
    protocol::Hello m_hello;
    Principal m_principal;
    PushDesk m_desk;
    Feeder m_feeder;
    Auditor m_auditor;
    Heartbeat m_heartbeat;
    std::shared_ptr<const View> m_view; ///< none: everything
    bool m_searching = false;
    std::optional<protocol::Search> m_nextSearch; ///< came while another one is being answered
    PresencePace m_presence{false};
    bool m_reviewing = false;              ///< a question about reviews is being answered
    std::optional<std::int64_t> m_reviews; ///< none: nobody has counted yet
    std::optional<std::int64_t> m_toldReviews;
    bool m_nothingGranted = false;
    bool m_started = false;
    std::uint64_t m_pings = 0;
};

} // namespace visage::sync
