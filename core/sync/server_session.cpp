// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/server_session.h"

#include "core/protocol/codec.h"
#include "core/sync/mutants.h"

#include <algorithm>

namespace visage::sync {
namespace {

constexpr std::uint32_t retryMs = 2000;
/// Silence after which who may only hand over what is unsent has nothing left. Nobody knows better: what was
/// answered before may come again, because the answer was lost.
constexpr Milliseconds handOverPause{2000};

std::uint32_t retryAfter(const Error& why, std::optional<Milliseconds> asked) {
    if (asked)
        return static_cast<std::uint32_t>(asked->count());
    return why.transient() ? retryMs : 0;
}

/// What the store could not do for this connection. A fault of its own must not look final to a desktop,
/// which would stop trying and keep its pushes.
Error trouble(const Error& why) {
    const bool ours = why.code == ErrorCode::Superseded || why.code == ErrorCode::ClonedDevice ||
                      why.code == ErrorCode::SessionExpired;
    return why.transient() || ours ? why : Error{ErrorCode::Unavailable, why.sentence};
}

Error restored() {
    return {ErrorCode::Unavailable,
            "The server's data were restored, or another machine took over: connect again."};
}

} // namespace

ServerSession::ServerSession(Options options, StoreFacts facts)
    : m_options(std::move(options))
    , m_facts(facts)
    , m_feeder(m_options.pageBytes)
    , m_auditor(m_options.pageBytes) {}

ServerAsks ServerSession::opened(Timestamp now) {
    m_started = true;
    m_heartbeat.start(now, Milliseconds(m_options.heartbeatMs));
    return finished({}, now);
}

ServerAsks ServerSession::finished(ServerAsks asks, Timestamp now) {
    if (m_stage == Stage::Closed)
        return asks;
    if (m_stage == Stage::Welcomed && !m_auditor.waits()) {
        if (auto question = m_feeder.nextQuestion()) {
            if (auto* view = std::get_if<ask::ReadView>(&*question))
                *view = {m_principal.user, m_device};
            asks.push_back(std::move(*question));
        } else if (m_auditor.isUnderWay() && !m_feeder.waits()) {
            askForAudit(asks);
        }
    }
    if (const auto presence = m_presence.take(now))
        asks.emplace_back(
            ask::Announce{{m_device, m_principal.user, m_sessionEpoch, *presence}, m_feeder.view()});
    if (const auto at = m_heartbeat.wakeUp(now, m_presence.wakeUp()))
        asks.emplace_back(ask::WakeAt{*at});
    return asks;
}

bool ServerSession::knows(std::string_view feature) const {
    return std::ranges::find(m_hello.features, feature) != m_hello.features.end();
}

void ServerSession::send(const protocol::Frame& frame, ServerAsks& asks) {
    auto bytes = protocol::encode(frame, knows(protocol::featureDeflate));
    m_feeder.sent(bytes.size());
    asks.emplace_back(ask::Send{std::move(bytes)});
}

void ServerSession::refuse(const Error& why, ServerAsks& asks, std::optional<Milliseconds> retry) {
    send(protocol::ErrorFrame{why.code, retryAfter(why, retry), why.sentence}, asks);
    close(why, asks);
}

void ServerSession::close(const Error& why, ServerAsks& asks) {
    asks.emplace_back(ask::Close{why});
    m_stage = Stage::Closed;
    m_heartbeat.stop();
}

ServerAsks ServerSession::tick(Timestamp now) {
    ServerAsks asks;
    if (m_stage == Stage::Closed)
        return asks;
    switch (m_heartbeat.due(now)) {
    case Heartbeat::Due::Nothing:
        break;
    case Heartbeat::Due::Ping:
        // Who may only push and has fallen silent has nothing left to push.
        if (m_stage == Stage::Welcomed && onlyPushes())
            refuse(farewell(), asks);
        else
            send(protocol::Ping{++m_pings}, asks);
        break;
    case Heartbeat::Due::Dead:
        close({ErrorCode::Unavailable, "The desktop has fallen silent."}, asks);
        break;
    }
    return finished(std::move(asks), now);
}

ServerAsks ServerSession::loggedIn(const Result<protocol::LoggedIn>& outcome, Timestamp now) {
    ServerAsks asks;
    if (m_stage != Stage::PasswordAsked)
        return asks;
    if (!outcome) {
        refuse(outcome.error(), asks);
        return asks;
    }
    m_stage = Stage::LoggedIn;
    send(*outcome, asks);
    return finished(std::move(asks), now);
}

ServerAsks ServerSession::authenticated(const Result<Principal>& outcome, Timestamp now) {
    ServerAsks asks;
    if (m_stage != Stage::TokenAsked)
        return asks;
    if (!outcome) {
        refuse(outcome.error(), asks);
        return asks;
    }
    m_principal = *outcome;
    m_device = m_hello.device;
    m_sessionEpoch = m_hello.sessionEpoch;
    m_stage = Stage::FenceAsked;
    asks.emplace_back(ask::Fence{m_device, m_principal.user, m_sessionEpoch, m_hello.build});
    return finished(std::move(asks), now);
}

ServerAsks ServerSession::fenced(const Result<DeviceFacts>& outcome, Timestamp now) {
    ServerAsks asks;
    if (m_stage != Stage::FenceAsked)
        return asks;
    if (!outcome) {
        refuse(outcome.error(), asks);
        return asks;
    }
    if (ofAnotherHistory(outcome->incarnation)) {
        refuse(restored(), asks);
        return asks;
    }
    m_feeder.shown(outcome->head);
    if (m_hello.lastMseq < outcome->lastMseq) {
        refuse({ErrorCode::ClonedDevice,
                "This desktop has numbered fewer changes than the server knows of it: its "
                "profile is a copy or was put back. It needs a new device id."},
               asks);
        return asks;
    }
    m_view = outcome->view;
    welcome(*outcome, now, asks);
    return finished(std::move(asks), now);
}

void ServerSession::welcome(const DeviceFacts& device, Timestamp now, ServerAsks& asks) {
    protocol::Welcome frame;
    frame.proto = std::min(m_options.protoMax, m_hello.protoMax);
    frame.store = m_facts.store;
    frame.incarnation = m_facts.incarnation;
    frame.now = now;
    frame.schemaMin = m_options.schemaMin;
    frame.permVersion = m_view && m_view->version != 0 ? m_view->version : m_principal.permVersion;
    frame.customers = m_view ? m_view->customers : 0;
    frame.user = m_principal.user;
    frame.role = m_principal.role;
    frame.displayName = m_principal.displayName;
    frame.lastMseq = device.lastMseq;
    frame.pushCredits = m_options.pushCredits;
    frame.heartbeatMs = m_options.heartbeatMs;
    if (m_principal.reviewOnly)
        m_heartbeat.adopt(handOverPause);
    frame.features = {std::string(protocol::featureDeflate)};
    if (m_view && m_view->holds == Holds::Recent)
        m_feeder.look(m_view);
    // In the order in which they are sent, whatever the desktop's is.
    for (const auto name : {protocol::scopeAll, protocol::scopeWork, protocol::scopeIdent})
        for (const auto& scope : m_hello.scopes)
            if (scope.scope == name && isGranted(name)) {
                frame.granted.push_back(scope.scope);
                startFeed(scope);
            }
    for (const auto& scope : m_hello.scopes)
        if (!isGranted(scope.scope))
            frame.revoked.push_back(scope.scope);
    m_nothingGranted = frame.granted.empty() && !m_hello.scopes.empty();
    if (!onlyPushes())
        for (const auto name : {protocol::featurePresence, protocol::featureReviews, protocol::featureAudit})
            frame.features.emplace_back(name);
    m_desk.open(device.lastMseq, m_options.pushCredits);
    m_stage = Stage::Welcomed;
    send(frame, asks);
    tellReviews(asks);
    sayFarewellWhenDone(asks);
}

bool ServerSession::isGranted(std::string_view scope) const {
    if (onlyPushes())
        return false;
    if (m_view && m_view->holds == Holds::Recent)
        return scope == protocol::scopeWork || scope == protocol::scopeIdent;
    return scope == protocol::scopeAll;
}

void ServerSession::startFeed(const protocol::ScopeState& scope) {
    const bool same = mutated(Mutant::IncarnationIgnored) ||
                      (m_hello.store == m_facts.store && m_hello.incarnation == m_facts.incarnation);
    // The parts of a snapshot of `work` are of one view: what the desktop had of another is not told as
    // absent.
    const bool ofAnotherView = scope.resume && scope.scope == protocol::scopeWork && m_view &&
                               m_view->changedAt > scope.resume->asOf;
    if (same && scope.resume && scope.resume->asOf >= m_facts.floor && !ofAnotherView)
        m_feeder.snapshotFrom(scope.scope, scope.resume);
    else if (same && !scope.resume && scope.cursor > 0) // in a snapshot it takes no changes
        m_feeder.followFrom(scope.scope, scope.cursor);
    else
        m_feeder.snapshotFrom(scope.scope, std::nullopt);
}

bool ServerSession::isLead() const {
    return !onlyPushes() && m_principal.role >= Role::Lead;
}

bool ServerSession::tooOld() const {
    // Who asks for scopes and knows none of those that there are is of a time before them.
    return m_hello.protoMax < m_options.protoMin || m_hello.schema < m_options.schemaMin || m_nothingGranted;
}

bool ServerSession::ofAnotherHistory(std::int64_t incarnation) const {
    return incarnation != 0 && incarnation != m_facts.incarnation;
}

bool ServerSession::onlyPushes() const {
    return tooOld() || m_principal.reviewOnly;
}

Error ServerSession::farewell() const {
    if (m_principal.reviewOnly)
        return {ErrorCode::AccountOff, "This account is switched off: ask your administrator."};
    return {ErrorCode::TooOld, "This desktop is too old for the server: update it."};
}

void ServerSession::sayFarewellWhenDone(ServerAsks& asks) {
    if (onlyPushes() && m_desk.lastAnswered() >= m_hello.lastMseq)
        refuse(farewell(), asks);
}

ServerAsks ServerSession::committed(const Result<protocol::Ack>& outcome, Timestamp now) {
    ServerAsks asks;
    if (m_stage != Stage::Welcomed)
        return asks;
    if (!outcome) {
        refuse(trouble(outcome.error()), asks);
        return asks;
    }
    m_desk.answered(outcome->mseq);
    if (!mutated(Mutant::AckBeforeCommit))
        send(*outcome, asks);
    m_feeder.acknowledged(outcome->seq);
    sayFarewellWhenDone(asks);
    return finished(std::move(asks), now);
}

void ServerSession::sendFed(const Result<std::vector<protocol::Frame>>& frames, ServerAsks& asks) {
    if (!frames)
        return refuse(trouble(frames.error()), asks);
    for (const auto& frame : *frames)
        send(frame, asks);
}

ServerAsks ServerSession::fed(Result<FeedPage> page, Timestamp now) {
    ServerAsks asks;
    if (m_stage != Stage::Welcomed)
        return asks;
    if (page && ofAnotherHistory(page->incarnation)) {
        refuse(restored(), asks);
        return asks;
    }
    if (m_auditor.waits())
        endAudit(m_auditor.fed(page), asks);
    else
        sendFed(m_feeder.fed(std::move(page), now), asks);
    return finished(std::move(asks), now);
}

ServerAsks ServerSession::snapped(Result<SnapshotPage> page, Timestamp now) {
    ServerAsks asks;
    if (m_stage != Stage::Welcomed)
        return asks;
    if (page && ofAnotherHistory(page->incarnation)) {
        refuse(restored(), asks);
        return asks;
    }
    if (m_auditor.waits())
        endAudit(m_auditor.snapped(page), asks);
    else
        sendFed(m_feeder.snapped(std::move(page)), asks);
    return finished(std::move(asks), now);
}

ServerAsks ServerSession::viewed(Result<std::shared_ptr<const View>> view, Timestamp now) {
    ServerAsks asks;
    if (m_stage != Stage::Welcomed)
        return asks;
    if (!view)
        refuse(trouble(view.error()), asks);
    else if (ofAnotherHistory((*view)->incarnation))
        refuse(restored(), asks);
    else if ((*view)->holds != Holds::Recent)
        refuse({ErrorCode::Unavailable, "What desktops hold is something else now: connect again."}, asks);
    else
        m_feeder.viewed(std::move(*view));
    return finished(std::move(asks), now);
}

ServerAsks ServerSession::found(Result<protocol::Found> answer, Timestamp now) {
    ServerAsks asks;
    if (m_stage != Stage::Welcomed)
        return asks;
    m_searching = false;
    if (auto next = std::exchange(m_nextSearch, std::nullopt))
        onSearch(std::move(*next), asks); // who asks again waits for no older answer
    else if (answer)
        send(*answer, asks);
    else
        refuse(trouble(answer.error()), asks);
    return finished(std::move(asks), now);
}

ServerAsks ServerSession::present(const protocol::Present& present, Timestamp now) {
    ServerAsks asks;
    if (m_stage != Stage::Welcomed || !knows(protocol::featurePresence))
        return asks;
    send(present, asks);
    return finished(std::move(asks), now);
}

ServerAsks ServerSession::listed(protocol::ReviewList answer, Timestamp now) {
    ServerAsks asks;
    m_reviewing = false;
    if (m_stage == Stage::Welcomed)
        send(answer, asks);
    return finished(std::move(asks), now);
}

ServerAsks ServerSession::decided(protocol::Decided answer, Timestamp now) {
    ServerAsks asks;
    m_reviewing = false;
    if (m_stage == Stage::Welcomed)
        send(answer, asks);
    return finished(std::move(asks), now);
}

ServerAsks ServerSession::reviewsWaiting(std::int64_t count, Timestamp now) {
    ServerAsks asks;
    m_reviews = count;
    if (m_stage == Stage::Welcomed)
        tellReviews(asks);
    return finished(std::move(asks), now);
}

void ServerSession::tellReviews(ServerAsks& asks) {
    if (!m_reviews || !knows(protocol::featureReviews) || !isLead() || m_toldReviews == m_reviews)
        return;
    m_toldReviews = m_reviews;
    send(protocol::ReviewsWaiting{*m_reviews}, asks);
}

ServerAsks ServerSession::headMoved(Seq head, Timestamp now) {
    m_feeder.headMoved(head);
    return finished({}, now);
}

ServerAsks ServerSession::drained(Timestamp now) {
    m_feeder.drained();
    return finished({}, now);
}

ServerAsks ServerSession::revoked(const Error& why, Timestamp, std::optional<Milliseconds> retry) {
    ServerAsks asks;
    if (m_stage != Stage::Closed)
        refuse(why, asks, retry);
    return asks;
}

} // namespace visage::sync
