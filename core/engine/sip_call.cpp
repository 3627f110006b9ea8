// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/sip_call.h"

#include "core/base/text.h"
#include "core/engine/facts.h"
#include "core/engine/outgoing.h"

namespace visage::engine {

using call::CallState;
using call::EndCause;

namespace {

constexpr std::uint64_t silenceLimitMs = 60000;

} // namespace

SipCall::SipCall(std::uint32_t id, Direction direction, std::shared_ptr<Stack> stack, Seams seams)
    : m_stack(std::move(stack))
    , m_seams(seams) {
    m_call.id = id;
    m_call.direction = direction;
    m_call.state = direction == Direction::In ? CallState::Ringing : CallState::Dialling;
    m_call.startedAt = seams.clock.now();
    m_media = Media::open(m_stack->localAddress());
}

SipCall::~SipCall() = default;

bool SipCall::accept(const sip_msg& invite) {
    const auto refuse = [&](std::uint16_t code, const char* reason) {
        (void)sip_treply(nullptr, m_stack->get(), &invite, code, reason);
        return false;
    };
    if (!m_media)
        return refuse(503, "No Ports Left");
    if (mbuf_get_left(invite.mb) > 0) {
        if (!m_media->takeOffer(*invite.mb))
            return refuse(488, "Not Acceptable Here");
        m_gotOffer = true;
    }
    const auto user = m_stack->account().user();
    if (compat::acceptSession(&sipsess_accept, Out(m_session), m_stack->sessions(), &invite, 180, "Ringing",
                              user.c_str(), Stack::authenticate, m_stack.get(), onOffer, onAnswer,
                              onEstablished, onInfo, onRefer, onClose, this, allowedMethods) != 0)
        return refuse(500, "Server Internal Error");
    m_call.facts = readFacts(invite, m_stack->account());
    m_seams.keeper.callChanged(*this);
    return true;
}

void SipCall::answer() {
    // A tick later: an answer at once could overtake our 180 in a proxy of several processes.
    if (m_call.state == CallState::Ringing)
        m_later.start(
            1, [](void* self) { of(self).sendAnswer(); }, this);
}

void SipCall::sendAnswer() {
    Ref<mbuf> description;
    int error = m_media->describe(Out(description), !m_gotOffer);
    if (error == 0)
        error = sipsess_answer(m_session.get(), 200, "OK", description.get(), "%s", allowedMethods);
    if (error != 0)
        return end(EndCause::Failed, "The call could not be answered.");
    m_sounding = true;
    moveTo(CallState::Active);
}

void SipCall::reject() {
    if (m_call.state != CallState::Ringing)
        return;
    // 486 is this agent's no; 603 would be the whole company's, and end the ringing of the colleagues.
    refuse(486, "Busy Here");
}

void SipCall::refuse(std::uint16_t code, const char* reason) {
    (void)sipsess_reject(m_session.get(), code, reason, nullptr);
    end(EndCause::RejectedByUs, {});
}

void SipCall::leave() {
    if (m_call.state == CallState::Ringing)
        refuse(480, "Temporarily Unavailable");
    else if (m_call.state == CallState::Dialling)
        hangUp();
}

void SipCall::hold() {
    if (m_call.state != CallState::Active)
        return;
    m_media->setHeld(true);
    renegotiate();
    moveTo(CallState::Held);
}

void SipCall::resume() {
    if (m_call.state != CallState::Held)
        return;
    m_media->setHeld(false);
    renegotiate();
    moveTo(CallState::Active);
}

/// The agent's hold is done here and now; whether the other side likes to hear of it changes nothing.
void SipCall::renegotiate() {
    Ref<mbuf> description;
    if (m_media->describe(Out(description), true) == 0)
        (void)sipsess_modify(m_session.get(), description.get());
}

void SipCall::mute(bool muted) {
    if (ended() || m_call.muted == muted)
        return;
    m_call.muted = muted;
    m_seams.keeper.callChanged(*this);
}

void SipCall::hangUp() {
    if (m_call.state == CallState::Ringing)
        return reject();
    if (!ended())
        end(EndCause::HungUpByUs, {});
}

void SipCall::checkPulse() {
    if (m_call.state == CallState::Active && !m_call.heldByPeer &&
        tmr_jiffies() - m_media->heardAt() > silenceLimitMs)
        end(EndCause::Failed, "No sound came from the other side for a minute.");
}

void SipCall::moveTo(CallState state) {
    if (!call::mayFollow(m_call.state, state))
        return;
    const auto now = m_seams.clock.now();
    m_call.held = call::holdTime(m_call, now);
    m_call.heldSince = state == CallState::Held ? now : Timestamp{};
    if (state == CallState::Active && !m_call.answeredAt)
        m_call.answeredAt = now;
    if (state == CallState::Ended)
        m_call.endedAt = now;
    m_call.state = state;
    m_seams.keeper.callChanged(*this);
}

void SipCall::end(EndCause cause, std::string text) {
    if (ended())
        return;
    m_later.cancel();
    m_sounding = false;
    m_call.cause = cause;
    m_call.causeText = std::move(text);
    m_session.reset(); // sends BYE or CANCEL where one is due
    moveTo(CallState::Ended);
    m_seams.keeper.callEnded(*this);
}

void SipCall::noteHoldOfPeer() {
    const bool held = m_media->heldByPeer();
    if (std::exchange(m_call.heldByPeer, held) != held)
        m_seams.keeper.callChanged(*this);
}

int SipCall::onOffer(mbuf** out, const sip_msg* message, void* self) {
    auto& call = of(self);
    const bool got = mbuf_get_left(message->mb) > 0;
    if (got && !call.m_media->takeOffer(*message->mb))
        return EPROTO;
    if (got)
        call.noteHoldOfPeer();
    return call.m_media->describe(out, !got);
}

int SipCall::onAnswer(const sip_msg* message, void* self) {
    auto& call = of(self);
    if (!call.m_media->takeAnswer(*message->mb))
        return EPROTO;
    if (call.m_call.state == CallState::Active)
        call.noteHoldOfPeer();
    return 0;
}

void SipCall::onEstablished(const sip_msg*, void* self) {
    auto& call = of(self);
    call.m_sounding = true;
    call.moveTo(CallState::Active); // a call of ours; an answered one is Active since our 200
}

void SipCall::onInfo(sip* stack, const sip_msg* message, void*) {
    (void)sip_reply(stack, message, 200, "OK");
}

/// The caller must not make the agent dial (or pay for) a number of its choice.
void SipCall::onRefer(sip* stack, const sip_msg* message, void*) {
    (void)sip_reply(stack, message, 603, "Decline");
}

void SipCall::onClose(int error, const sip_msg* message, void* self) {
    auto& call = of(self);
    std::string text =
        message != nullptr && message->scode >= 300 ? text::oneLine(view(message->reason), 120) : "";
    call.end(call.causeOf(error, message), std::move(text));
}

EndCause SipCall::causeOf(int error, const sip_msg* message) const {
    switch (m_call.state) {
    case CallState::Ringing:
        if (m_stack->takenElsewhere(m_call.facts.callId))
            return EndCause::AnsweredElsewhere;
        return error == ECONNRESET ? EndCause::Cancelled : EndCause::Failed;
    case CallState::Dialling:
        return message == nullptr ? EndCause::Failed : causeOfAnswer(message->scode);
    default:
        return error == ETIMEDOUT || (message != nullptr && message->scode >= 300) ? EndCause::Failed
                                                                                   : EndCause::HungUpByPeer;
    }
}

} // namespace visage::engine
