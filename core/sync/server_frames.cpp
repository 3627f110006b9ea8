// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "core/sync/mutants.h"
#include "core/sync/server_session.h"

// The frames that a ServerSession receives.

namespace visage::sync {
namespace {

constexpr std::size_t maxScopes = 16;

Error unexpected() {
    return Error{ErrorCode::BadInput, "This frame is not due now."};
}

/// Looked at before anything is decoded, so that nobody makes the store inflate rows.
bool forStores(std::optional<protocol::FrameType> type) {
    using enum protocol::FrameType;
    return type != Welcome && type != Snap && type != Changes && type != Mark && type != Ack &&
           type != LoggedIn && type != Found && type != Present && type != ReviewList && type != Decided &&
           type != ReviewsWaiting;
}

bool plausible(const protocol::Hello& hello) {
    return !hello.device.isNull() && hello.sessionEpoch > 0 && hello.lastMseq >= 0 &&
           hello.scopes.size() <= maxScopes && hello.protoMin <= hello.protoMax;
}

} // namespace

ServerAsks ServerSession::received(std::string_view bytes, Timestamp now) {
    ServerAsks asks;
    if (m_stage == Stage::Closed)
        return asks;
    if (!m_started)
        asks = opened(now);
    m_heartbeat.heard(now);
    const bool trusted = m_stage == Stage::Welcomed;
    if (bytes.size() > (trusted ? protocol::maxFrameBytes : protocol::maxFrameBytesBeforeLogin)) {
        refuse({ErrorCode::BadInput, "The frame is too large."}, asks);
        return asks;
    }
    if (!forStores(protocol::typeOf(bytes))) {
        refuse(unexpected(), asks);
        return asks;
    }
    auto frame = protocol::decode(bytes);
    if (frame)
        std::visit([&](auto&& value) { on(std::move(value), now, asks); }, std::move(*frame));
    else
        refuse(frame.error(), asks);
    return finished(std::move(asks), now);
}

template <class T> void ServerSession::on(T&& frame, Timestamp now, ServerAsks& asks) {
    using F = std::remove_cvref_t<T>;
    const bool welcomed = m_stage == Stage::Welcomed;
    if constexpr (std::is_same_v<F, protocol::Ping>)
        send(protocol::Pong{frame.number, now}, asks);
    else if constexpr (std::is_same_v<F, protocol::Login>)
        m_stage == Stage::Opened ? onLogin(std::move(frame), asks) : refuse(unexpected(), asks);
    else if constexpr (std::is_same_v<F, protocol::Hello>)
        m_stage == Stage::Opened || m_stage == Stage::LoggedIn ? onHello(std::move(frame), asks)
                                                               : refuse(unexpected(), asks);
    else if constexpr (std::is_same_v<F, protocol::Push>)
        welcomed ? onPush(std::move(frame), asks) : refuse(unexpected(), asks);
    else if constexpr (std::is_same_v<F, protocol::UnknownPush>)
        welcomed ? onUnknownPush(frame, asks) : refuse(unexpected(), asks);
    else if constexpr (std::is_same_v<F, protocol::Credit>)
        welcomed ? m_feeder.credit(frame.frames) : refuse(unexpected(), asks);
    else if constexpr (std::is_same_v<F, protocol::Search>)
        welcomed && !onlyPushes() ? onSearch(std::move(frame), asks) : refuse(unexpected(), asks);
    else if constexpr (std::is_same_v<F, protocol::Presence>)
        welcomed ? onPresence(frame) : refuse(unexpected(), asks);
    else if constexpr (std::is_same_v<F, protocol::Reviews>)
        welcomed && !onlyPushes() ? onReviews(frame, asks) : refuse(unexpected(), asks);
    else if constexpr (std::is_same_v<F, protocol::Decide>)
        welcomed && !onlyPushes() ? onDecide(std::move(frame), asks) : refuse(unexpected(), asks);
    else if constexpr (std::is_same_v<F, protocol::Audit>)
        welcomed ? onAudit(frame, asks) : refuse(unexpected(), asks);
    else if constexpr (std::is_same_v<F, protocol::Logout>)
        onLogout(asks);
    else if constexpr (!std::is_same_v<F, protocol::Pong> && !std::is_same_v<F, protocol::UnknownFrame>)
        refuse(unexpected(), asks);
}

void ServerSession::onLogin(protocol::Login login, ServerAsks& asks) {
    m_stage = Stage::PasswordAsked;
    asks.emplace_back(ask::CheckPassword{std::move(login)});
}

void ServerSession::onHello(protocol::Hello hello, ServerAsks& asks) {
    if (!plausible(hello))
        return refuse({ErrorCode::BadInput, "The greeting lacks a device, an epoch or a version."}, asks);
    if (hello.protoMin > m_options.protoMax)
        return refuse(
            {ErrorCode::TooNew, "This desktop is newer than the server: the server must be updated first."},
            asks);
    if (hello.token.empty())
        return refuse({ErrorCode::SessionExpired, "Log in first."}, asks);
    m_stage = Stage::TokenAsked;
    m_hello = std::move(hello);
    asks.emplace_back(ask::CheckToken{m_hello.token});
}

void ServerSession::onPush(protocol::Push push, ServerAsks& asks) {
    if (const auto taken = m_desk.take(push.mseq, push.mid); !taken)
        return refuse(taken.error(), asks);
    if (mutated(Mutant::AckBeforeCommit))
        send(protocol::Ack{push.mseq, push.mid, protocol::AckStatus::Applied, 1, ErrorCode::None, {}}, asks);
    asks.emplace_back(
        ask::Commit{m_device, m_sessionEpoch, m_principal.user, m_principal.role, std::move(push)});
}

/// One at a time: who types quickly asks of the store what it can answer.
void ServerSession::onSearch(protocol::Search search, ServerAsks& asks) {
    if (std::exchange(m_searching, true))
        m_nextSearch = std::move(search);
    else
        asks.emplace_back(ask::Search{std::move(search)});
}

void ServerSession::onPresence(const protocol::Presence& presence) {
    if (!onlyPushes())
        m_presence.want(presence);
}

std::optional<Error> ServerSession::reviewsRefused() const {
    if (!isLead())
        return Error{ErrorCode::Denied, "Only a lead or an administrator decides over this."};
    if (m_reviewing)
        return Error{ErrorCode::Busy, "The question before this one is still being answered."};
    return std::nullopt;
}

void ServerSession::onReviews(const protocol::Reviews& question, ServerAsks& asks) {
    if (const auto why = reviewsRefused())
        return send(protocol::ReviewList{question.number, false, why->code, why->sentence, {}, {}}, asks);
    m_reviewing = true;
    asks.emplace_back(ask::ListReviews{m_principal.user, question});
}

void ServerSession::onDecide(protocol::Decide decision, ServerAsks& asks) {
    using protocol::ReviewChoice;
    const bool known = decision.choice >= ReviewChoice::Apply && decision.choice <= ReviewChoice::BringBack;
    if (!known || decision.mids.size() > protocol::maxReviewsPerFrame)
        return refuse({ErrorCode::BadInput, "This is no decision, or one over too much at a time."}, asks);
    if (const auto why = reviewsRefused()) {
        protocol::Decided answer{decision.number, {}};
        for (const MutationId mid : decision.mids)
            answer.outcomes.push_back({mid, why->code, why->sentence});
        return send(answer, asks);
    }
    m_reviewing = true;
    asks.emplace_back(ask::DecideReviews{m_principal.user, std::move(decision)});
}

void ServerSession::onUnknownPush(const protocol::UnknownPush& push, ServerAsks& asks) {
    if (const auto taken = m_desk.take(push.mseq, push.mid); !taken)
        return refuse(taken.error(), asks);
    asks.emplace_back(ask::CommitRefusal{
        m_device, m_sessionEpoch, m_principal.user, push.mseq, push.mid,
        Error{ErrorCode::TooNew,
              "The server is older than this desktop and does not know this change: update the "
              "server, then enter it again."}});
}

void ServerSession::onLogout(ServerAsks& asks) {
    if (!m_hello.token.empty())
        asks.emplace_back(ask::RevokeToken{m_hello.token});
    close({ErrorCode::None, "The desktop logged out."}, asks);
}

} // namespace visage::sync
