// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/client_session.h"
#include "core/sync/mutants.h"

#include <algorithm>
#include <utility>

// The frames that a ClientSession receives.

namespace visage::sync {
namespace {

/// SNAP and CHANGES frames that may be under way to us, and after how many of them more are allowed.
constexpr std::uint32_t creditWindow = 8;
constexpr std::uint32_t creditBatch = 4;

effect::Send send(const protocol::Frame& frame) {
    return {protocol::encode(frame)};
}

Error unexpected() {
    return Error{ErrorCode::BadInput, "The server sent a message that is not due now."};
}

/// Desktops translate the sentence; what is wrong with the bytes is a detail for whoever looks into it.
Error unreadable(const Error& error) {
    if (error.code != ErrorCode::BadInput)
        return error;
    return Error{ErrorCode::BadInput,
                 "The server sent a message that cannot be read. (" + error.sentence + ")"};
}

} // namespace

ClientEffects ClientSession::received(std::string_view bytes, Timestamp now) {
    ClientEffects effects;
    if (m_stage == Stage::Closed || m_stage == Stage::LogoutSent)
        return effects;
    m_heartbeat.heard(now);
    if (bytes.size() > protocol::maxFrameBytes) {
        fail({ErrorCode::BadInput, "The server sent a message that is too large."}, effects);
        return effects;
    }
    auto frame = protocol::decode(bytes);
    if (frame)
        std::visit([&](auto&& value) { on(std::move(value), now, effects); }, std::move(*frame));
    else
        fail(unreadable(frame.error()), effects);
    return finished(std::move(effects), now);
}

template <class T> void ClientSession::on(T&& frame, Timestamp now, ClientEffects& effects) {
    using F = std::remove_cvref_t<T>;
    const bool welcomed = m_stage == Stage::Welcomed;
    if constexpr (std::is_same_v<F, protocol::Ping>) {
        effects.emplace_back(send(protocol::Pong{frame.number, now}));
    } else if constexpr (std::is_same_v<F, protocol::Pong>) {
        m_clockOffset.learn(frame.now, now);
    } else if constexpr (std::is_same_v<F, protocol::ErrorFrame>) {
        onError(frame, effects);
    } else if constexpr (std::is_same_v<F, protocol::LoggedIn>) {
        m_stage == Stage::LoginSent ? onLoggedIn(std::move(frame), now, effects)
                                    : fail(unexpected(), effects);
    } else if constexpr (std::is_same_v<F, protocol::Welcome>) {
        m_stage == Stage::HelloSent ? onWelcome(std::move(frame), now, effects) : fail(unexpected(), effects);
    } else if constexpr (std::is_same_v<F, protocol::Snap>) {
        welcomed ? onSnap(std::move(frame), effects) : fail(unexpected(), effects);
    } else if constexpr (std::is_same_v<F, protocol::Changes>) {
        welcomed ? onChanges(std::move(frame), effects) : fail(unexpected(), effects);
    } else if constexpr (std::is_same_v<F, protocol::Mark>) {
        welcomed ? onMark(frame, now, effects) : fail(unexpected(), effects);
    } else if constexpr (std::is_same_v<F, protocol::Ack>) {
        welcomed ? onAck(frame, effects) : fail(unexpected(), effects);
    } else if constexpr (std::is_same_v<F, protocol::Found>) {
        welcomed ? onFound(std::move(frame), effects) : fail(unexpected(), effects);
    } else if constexpr (std::is_same_v<F, protocol::Present>) {
        welcomed ? onPresent(std::move(frame), effects) : fail(unexpected(), effects);
    } else if constexpr (std::is_same_v<F, protocol::ReviewList>) {
        if (answersReviews(frame.number))
            effects.emplace_back(effect::ReviewList{std::move(frame)});
    } else if constexpr (std::is_same_v<F, protocol::Decided>) {
        if (answersReviews(frame.number))
            effects.emplace_back(effect::Decided{std::move(frame)});
    } else if constexpr (std::is_same_v<F, protocol::ReviewsWaiting>) {
        welcomed ? (void)effects.emplace_back(effect::ReviewsWaiting{frame.count})
                 : fail(unexpected(), effects);
    } else if constexpr (!std::is_same_v<F, protocol::UnknownFrame>) {
        fail(unexpected(), effects);
    }
}

void ClientSession::onLoggedIn(protocol::LoggedIn who, Timestamp now, ClientEffects& effects) {
    m_credentials.reset();
    m_token = who.token;
    effects.emplace_back(effect::SaveToken{std::move(who)});
    sendHello(now, effects);
}

void ClientSession::onWelcome(protocol::Welcome welcome, Timestamp now, ClientEffects& effects) {
    if (welcome.proto < protocol::protocolMin || welcome.proto > protocol::protocolMax) {
        const Error tooOld{ErrorCode::TooOld, "This Visage is too old for the server: update it."};
        effects.emplace_back(effect::Refused{tooOld});
        return fail(tooOld, effects);
    }
    m_stage = Stage::Welcomed;
    m_heartbeat.adopt(Milliseconds(welcome.heartbeatMs));
    m_queue.connected(welcome.pushCredits);
    m_answeredMseq = welcome.lastMseq;
    m_clockOffset.forget();
    m_clockOffset.learn(welcome.now, now);
    takeOver(welcome, effects);
    adoptScopes(welcome, effects);
    m_presence.restart();
    const auto knows = [&](std::string_view feature) {
        return std::ranges::find(welcome.features, feature) != welcome.features.end();
    };
    m_tellsPresence = knows(protocol::featurePresence);
    m_knowsReviews = knows(protocol::featureReviews);
    m_knowsAudits = knows(protocol::featureAudit);
    const bool fed = !welcome.granted.empty();
    effects.emplace_back(effect::Welcomed{std::move(welcome)});
    setPhase(m_follower.inSnapshot() ? Phase::Snapshot : Phase::CatchingUp, effects);
    if (fed)
        effects.emplace_back(send(protocol::Credit{creditWindow}));
    catchUpNumbers(effects);
}

void ClientSession::takeOver(const protocol::Welcome& welcome, ClientEffects& effects) {
    if (m_state.store == welcome.store && m_state.incarnation == welcome.incarnation && !filledByAnother())
        return;
    // A restored store may refuse what goes on from work of others that it lacks as well: what is unanswered
    // is offered like what was acknowledged. Before the store is known for the restored one, for a crash in
    // between would leave it at that.
    if (m_state.store == welcome.store && m_state.incarnation != welcome.incarnation &&
        !mutated(Mutant::NothingReoffered)) {
        effects.emplace_back(effect::Reoffer{m_answeredMseq});
        m_offersAgain = true;
    }
    m_state.store = welcome.store;
    m_state.incarnation = welcome.incarnation;
    m_state.schema = m_options.schema;
    if (!mutated(Mutant::IncarnationIgnored))
        m_follower.forgetCursors();
    effects.emplace_back(effect::SaveStore{welcome.store, welcome.incarnation, m_state.schema});
}

void ClientSession::adoptScopes(const protocol::Welcome& welcome, ClientEffects& effects) {
    // Nothing granted says that we are too old, not that our copy shall go.
    if (welcome.granted.empty())
        return;
    for (std::string& scope : m_follower.adopt(welcome.granted))
        effects.emplace_back(effect::DropScope{std::move(scope)});
}

void ClientSession::catchUpNumbers(ClientEffects& effects) {
    if (std::exchange(m_offersAgain, false))
        return; // goes on with reoffered()
    m_mayPush = m_queue.followsOn(m_answeredMseq) || mutated(Mutant::NothingReoffered);
    if (m_mayPush)
        sendPushes(effects);
    else
        effects.emplace_back(effect::Reoffer{m_answeredMseq});
}

void ClientSession::consumed(ClientEffects& effects) {
    if (++m_consumed < creditBatch)
        return;
    effects.emplace_back(send(protocol::Credit{m_consumed}));
    m_consumed = 0;
}

void ClientSession::onSnap(protocol::Snap part, ClientEffects& effects) {
    const bool last = part.last;
    setPhase(Phase::Snapshot, effects);
    if (const auto taken = m_follower.snap(std::move(part), effects); !taken)
        return fail(taken.error(), effects);
    if (last && mutated(Mutant::SnapshotClearsOutbox))
        m_queue.clear();
    if (last && !m_follower.inSnapshot())
        setPhase(Phase::CatchingUp, effects);
    consumed(effects);
}

void ClientSession::onChanges(protocol::Changes changes, ClientEffects& effects) {
    if (const auto taken = m_follower.changes(std::move(changes)); !taken)
        return fail(taken.error(), effects);
    consumed(effects);
}

void ClientSession::onMark(const protocol::Mark& mark, Timestamp now, ClientEffects& effects) {
    m_clockOffset.learn(mark.now, now);
    if (const auto taken = m_follower.mark(mark, effects); !taken)
        return fail(taken.error(), effects);
    setPhase(m_follower.reached(mark.head) ? Phase::Live
             : m_follower.inSnapshot()     ? Phase::Snapshot
                                           : Phase::CatchingUp,
             effects);
}

void ClientSession::onFound(protocol::Found answer, ClientEffects& effects) {
    if (m_asked != answer.number && !mutated(Mutant::AnyAnswerTaken))
        return;
    m_asked.reset();
    effects.emplace_back(effect::Found{std::move(answer)});
}

/// Of a record that is no longer shown it comes too late.
void ClientSession::onPresent(protocol::Present present, ClientEffects& effects) {
    if (present.customer && present.customer == m_presence.wanted().customer)
        effects.emplace_back(effect::Present{std::move(present)});
}

bool ClientSession::answersReviews(std::uint64_t number) {
    if (m_askedReviews != number)
        return false; // of somebody who has gone
    m_askedReviews.reset();
    return true;
}

void ClientSession::onAck(const protocol::Ack& ack, ClientEffects& effects) {
    const auto known = m_queue.answered(ack);
    if (!known)
        return fail(known.error(), effects);
    if (*known)
        effects.emplace_back(effect::RecordAck{ack});
    sendPushes(effects);
}

void ClientSession::onError(const protocol::ErrorFrame& error, ClientEffects& effects) {
    if (m_stage == Stage::LoginSent)
        m_credentials.reset();
    if (error.code == ErrorCode::SessionExpired)
        m_token.clear();
    const Error why{error.code, error.sentence};
    effects.emplace_back(effect::Refused{why, Milliseconds(error.retryAfterMs)});
    fail(why, effects);
}

} // namespace visage::sync
