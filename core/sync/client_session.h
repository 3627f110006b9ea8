// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/codec.h"
#include "core/sync/client_effects.h"
#include "core/sync/clock_offset.h"
#include "core/sync/copy_sums.h"
#include "core/sync/heartbeat.h"
#include "core/sync/presence.h"
#include "core/sync/push_queue.h"
#include "core/sync/scope_follower.h"

#include <optional>
#include <string>
#include <vector>

// The desktop's half of the protocol as a pure state machine: frames, moments and intents in; bytes, effects
// and one wake-up time out. It owns no socket, no file and no clock. The driver carries out the effects of a
// call in order and entirely before it makes the next call; an effect that must be durable is durable when
// the driver returns from it. One session object lives as long as the profile and survives reconnections. One
// thread.

namespace visage::sync {

class ClientSession {
public:
    struct Options {
        std::string build;
        std::string deviceName;
        std::int64_t schema = protocol::schemaVersion;
    };

    /// `pending`: the unanswered outbox, by rising mseq.
    ClientSession(Options options, ClientState state, std::vector<PendingPush> pending);

    /// The socket is open. With a token it says HELLO; without one it waits for logIn().
    [[nodiscard]] ClientEffects opened(Timestamp now);
    [[nodiscard]] ClientEffects received(std::string_view frame, Timestamp now);
    [[nodiscard]] ClientEffects closed(Timestamp now);
    [[nodiscard]] ClientEffects tick(Timestamp now);

    /// The token of an earlier log-in, or none.
    void setToken(std::string token);
    [[nodiscard]] ClientEffects logIn(std::string user, std::string password, Timestamp now);
    [[nodiscard]] ClientEffects logOut(Timestamp now);

    /// A new intent, already durable in the outbox, mseq = lastMseq() + 1.
    [[nodiscard]] ClientEffects submit(PendingPush push, Timestamp now);
    /// The answer to Reoffer, by rising mseq. Numbers that are no longer kept leave a gap, and the session
    /// ends with Refused{ClonedDevice}: take a new device id, renumber the outbox from 1, make a new session.
    [[nodiscard]] ClientEffects reoffered(std::vector<PendingPush> entries, Timestamp now);

    /// Asks the store what it knows; Found brings the answer under the same number. A newer question takes
    /// the place of the one before, which is never answered, nor is one that the connection's end has
    /// overtaken. Nothing is sent, or to be waited for, while the store has not welcomed us.
    [[nodiscard]] ClientEffects search(std::string text, std::uint32_t limit, std::uint64_t number,
                                       Timestamp now);

    /// Where the person is. Said to the store when it can be, and again as long as it holds; Present brings
    /// who else is there. Outlives the connection.
    [[nodiscard]] ClientEffects present(const protocol::Presence& presence, Timestamp now);

    /// Asks for what waits for a lead's decision, or decides: ReviewList or Decided brings the answer under
    /// the same number, unless the connection ends before. One at a time. Nothing is sent, or to be waited
    /// for, while the store has not welcomed us, or does not know the question.
    [[nodiscard]] ClientEffects ask(const protocol::Reviews& question, Timestamp now);
    [[nodiscard]] ClientEffects ask(const protocol::Decide& decision, Timestamp now);
    /// The store of this connection knows reviews.
    [[nodiscard]] bool knowsReviews() const { return m_knowsReviews; }

    /// The store compares this copy with what it has, and sends the scope anew where it has drifted. Nothing
    /// is sent where the store does not know the question, or the copy is no longer what it was when it was
    /// read.
    [[nodiscard]] ClientEffects audit(const CopyState& copy, Timestamp now);
    /// The scopes that can be compared now, as the store sends them first.
    [[nodiscard]] std::vector<std::string> comparable() const;

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] std::int64_t lastMseq() const { return m_queue.lastMseq(); }
    /// How far the store's clock is ahead of ours, by WELCOME, MARK and PONG.
    [[nodiscard]] Milliseconds clockOffset() const { return m_clockOffset.value(); }

private:
    template <class T> void on(T&& frame, Timestamp now, ClientEffects& effects);
    void onWelcome(protocol::Welcome welcome, Timestamp now, ClientEffects& effects);
    void onLoggedIn(protocol::LoggedIn who, Timestamp now, ClientEffects& effects);
    void onSnap(protocol::Snap part, ClientEffects& effects);
    void onChanges(protocol::Changes changes, ClientEffects& effects);
    void onMark(const protocol::Mark& mark, Timestamp now, ClientEffects& effects);
    void onAck(const protocol::Ack& ack, ClientEffects& effects);
    void onError(const protocol::ErrorFrame& error, ClientEffects& effects);

    void sendHello(Timestamp now, ClientEffects& effects);
    void sendLogin(ClientEffects& effects);
    void sendPushes(ClientEffects& effects);
    [[nodiscard]] bool filledByAnother() const;
    void onFound(protocol::Found answer, ClientEffects& effects);
    void onPresent(protocol::Present present, ClientEffects& effects);
    [[nodiscard]] ClientEffects askReviews(std::uint64_t number, const protocol::Frame& question,
                                           Timestamp now);
    [[nodiscard]] bool answersReviews(std::uint64_t number);
    void takeOver(const protocol::Welcome& welcome, ClientEffects& effects);
    void adoptScopes(const protocol::Welcome& welcome, ClientEffects& effects);
    void catchUpNumbers(ClientEffects& effects);
    void consumed(ClientEffects& effects);
    void fail(Error why, ClientEffects& effects);
    void goOffline(ClientEffects& effects);
    void setPhase(Phase phase, ClientEffects& effects);
    [[nodiscard]] ClientEffects finished(ClientEffects effects, Timestamp now);

    struct Credentials {
        std::string user;
        std::string password;
    };
    /// How far the handshake has come; Phase is what people are told.
    enum class Stage : std::uint8_t { Closed, Opened, LoginSent, HelloSent, Welcomed, LogoutSent };

    Options m_options;
    ClientState m_state; ///< device, epoch and store; scopes and numbers live in the two below
    PushQueue m_queue;
    ScopeFollower m_follower;
    Heartbeat m_heartbeat;
    std::string m_token;
    std::optional<Credentials> m_credentials;
    Stage m_stage = Stage::Closed;
    Phase m_phase = Phase::Offline;
    ClockOffset m_clockOffset;
    std::int64_t m_answeredMseq = 0; ///< of this connection's WELCOME
    bool m_mayPush = false;
    bool m_offersAgain = false;   ///< takeOver() has said so, on the way to catchUpNumbers()
    std::uint32_t m_consumed = 0; ///< SNAP and CHANGES since the last CREDIT
    std::uint64_t m_pings = 0;
    PresencePace m_presence{true};
    bool m_tellsPresence = false; ///< the store of this connection wants to know
    bool m_knowsReviews = false;  ///< the store of this connection does
    bool m_knowsAudits = false;
    std::optional<std::uint64_t> m_asked; ///< the search whose answer is waited for
    std::optional<std::uint64_t> m_askedReviews;
};

} // namespace visage::sync
