// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/client_session.h"

#include "core/sync/mutants.h"

#include <algorithm>

namespace visage::sync {
namespace {

constexpr Milliseconds defaultHeartbeat{15'000};

effect::Send send(const protocol::Frame& frame) {
    return {protocol::encode(frame)};
}

Error renumber() {
    return Error{
        ErrorCode::ClonedDevice,
        "The numbers of this desktop's changes no longer fit those of the server; they are given anew."};
}

} // namespace

ClientSession::ClientSession(Options options, ClientState state, std::vector<PendingPush> pending)
    : m_options(std::move(options))
    , m_state(std::move(state))
    , m_queue(std::move(pending), m_state.lastMseq)
    , m_follower(m_state.scopes, m_state.wanted) {
    if (filledByAnother())
        m_follower.forgetCursors();
}

bool ClientSession::filledByAnother() const {
    return m_state.schema != m_options.schema && !mutated(Mutant::SchemaIgnored);
}

ClientEffects ClientSession::finished(ClientEffects effects, Timestamp now) {
    if (m_tellsPresence)
        if (const auto due = m_presence.take(now))
            effects.emplace_back(send(*due));
    if (const auto at = m_heartbeat.wakeUp(now, m_tellsPresence ? m_presence.wakeUp() : std::nullopt))
        effects.emplace_back(effect::WakeAt{*at});
    return effects;
}

void ClientSession::setPhase(Phase phase, ClientEffects& effects) {
    if (phase == m_phase)
        return;
    m_phase = phase;
    effects.emplace_back(effect::PhaseChanged{phase});
}

ClientEffects ClientSession::opened(Timestamp now) {
    ClientEffects effects;
    if (m_stage != Stage::Closed)
        goOffline(effects);
    m_stage = Stage::Opened;
    m_heartbeat.start(now, defaultHeartbeat);
    setPhase(Phase::Connected, effects);
    if (m_credentials)
        sendLogin(effects);
    else if (!m_token.empty())
        sendHello(now, effects);
    return finished(std::move(effects), now);
}

ClientEffects ClientSession::closed(Timestamp) {
    ClientEffects effects;
    if (m_stage != Stage::Closed)
        goOffline(effects);
    return effects;
}

void ClientSession::goOffline(ClientEffects& effects) {
    m_stage = Stage::Closed;
    m_mayPush = false;
    m_consumed = 0;
    m_heartbeat.stop();
    m_queue.disconnected();
    m_follower.disconnected();
    m_asked.reset();
    m_askedReviews.reset();
    m_tellsPresence = false;
    m_knowsReviews = false;
    m_knowsAudits = false;
    setPhase(Phase::Offline, effects);
}

void ClientSession::fail(Error why, ClientEffects& effects) {
    effects.emplace_back(effect::Close{std::move(why)});
    goOffline(effects);
}

ClientEffects ClientSession::tick(Timestamp now) {
    ClientEffects effects;
    switch (m_heartbeat.due(now)) {
    case Heartbeat::Due::Nothing:
        break;
    case Heartbeat::Due::Ping:
        effects.emplace_back(send(protocol::Ping{++m_pings}));
        break;
    case Heartbeat::Due::Dead:
        fail({ErrorCode::Unavailable, "The server has fallen silent; connecting again."}, effects);
        break;
    }
    return finished(std::move(effects), now);
}

void ClientSession::setToken(std::string token) {
    m_token = std::move(token);
}

ClientEffects ClientSession::logIn(std::string user, std::string password, Timestamp now) {
    ClientEffects effects;
    m_credentials = Credentials{std::move(user), std::move(password)};
    if (m_stage == Stage::Opened)
        sendLogin(effects);
    return finished(std::move(effects), now);
}

ClientEffects ClientSession::logOut(Timestamp now) {
    ClientEffects effects;
    m_token.clear();
    m_credentials.reset();
    if (m_stage != Stage::Closed) {
        effects.emplace_back(send(protocol::Logout{}));
        m_stage = Stage::LogoutSent;
        m_mayPush = false;
        m_tellsPresence = false;
    }
    return finished(std::move(effects), now);
}

void ClientSession::sendLogin(ClientEffects& effects) {
    m_stage = Stage::LoginSent;
    effects.emplace_back(send(
        protocol::Login{m_credentials->user, m_credentials->password, m_state.device, m_options.deviceName}));
    setPhase(Phase::LoggingIn, effects);
}

void ClientSession::sendHello(Timestamp now, ClientEffects& effects) {
    // At least the clock: a profile that was put back from a backup is then not taken for an old connection
    // of itself.
    if (!mutated(Mutant::SameEpoch) || m_state.sessionEpoch == 0)
        m_state.sessionEpoch = std::max(m_state.sessionEpoch + 1, now.ms);
    effects.emplace_back(effect::SaveEpoch{m_state.sessionEpoch});
    protocol::Hello hello;
    hello.build = m_options.build;
    hello.schema = m_options.schema;
    hello.device = m_state.device;
    hello.sessionEpoch = m_state.sessionEpoch;
    hello.store = m_state.store;
    hello.incarnation = m_state.incarnation;
    hello.token = m_token;
    hello.scopes = m_follower.named();
    hello.lastMseq = m_queue.lastMseq();
    hello.features = {std::string(protocol::featureDeflate), std::string(protocol::featurePresence),
                      std::string(protocol::featureReviews)};
    effects.emplace_back(send(hello));
    m_stage = Stage::HelloSent;
    setPhase(Phase::Connected, effects);
}

ClientEffects ClientSession::submit(PendingPush push, Timestamp now) {
    ClientEffects effects;
    m_queue.add(std::move(push));
    sendPushes(effects);
    return finished(std::move(effects), now);
}

ClientEffects ClientSession::search(std::string text, std::uint32_t limit, std::uint64_t number,
                                    Timestamp now) {
    ClientEffects effects;
    if (m_stage != Stage::Welcomed)
        return effects;
    m_asked = number;
    effects.emplace_back(send(protocol::Search{number, std::move(text), limit}));
    return finished(std::move(effects), now);
}

ClientEffects ClientSession::present(const protocol::Presence& presence, Timestamp now) {
    if (presence != m_presence.wanted())
        m_presence.want(presence);
    return finished({}, now);
}

ClientEffects ClientSession::ask(const protocol::Reviews& question, Timestamp now) {
    return askReviews(question.number, question, now);
}

ClientEffects ClientSession::ask(const protocol::Decide& decision, Timestamp now) {
    return askReviews(decision.number, decision, now);
}

ClientEffects ClientSession::askReviews(std::uint64_t number, const protocol::Frame& question,
                                        Timestamp now) {
    ClientEffects effects;
    if (m_stage != Stage::Welcomed || !m_knowsReviews)
        return effects;
    m_askedReviews = number;
    effects.emplace_back(send(question));
    return finished(std::move(effects), now);
}

std::vector<std::string> ClientSession::comparable() const {
    return m_stage == Stage::Welcomed && m_knowsAudits ? m_follower.following() : std::vector<std::string>();
}

ClientEffects ClientSession::audit(const CopyState& copy, Timestamp now) {
    ClientEffects effects;
    const auto scopes = comparable();
    if (copy.store != m_state.store || copy.incarnation != m_state.incarnation || copy.cursor == 0 ||
        std::ranges::find(scopes, copy.scope) == scopes.end())
        return effects;
    effects.emplace_back(send(protocol::Audit{copy.scope, copy.cursor, newestKind(), copy.since, copy.sums}));
    return finished(std::move(effects), now);
}

ClientEffects ClientSession::reoffered(std::vector<PendingPush> entries, Timestamp now) {
    ClientEffects effects;
    m_queue.addAgain(std::move(entries));
    if (m_stage == Stage::Welcomed && !m_mayPush) {
        m_mayPush = m_queue.followsOn(m_answeredMseq);
        if (m_mayPush) {
            sendPushes(effects);
        } else {
            effects.emplace_back(effect::Refused{renumber()});
            fail(renumber(), effects);
        }
    }
    return finished(std::move(effects), now);
}

void ClientSession::sendPushes(ClientEffects& effects) {
    if (!m_mayPush)
        return;
    while (auto push = m_queue.next())
        effects.emplace_back(send(*push));
}

} // namespace visage::sync
