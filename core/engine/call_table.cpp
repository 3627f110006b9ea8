// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/call_table.h"

#include "core/call/dialling.h"

#include <algorithm>

namespace visage::engine {

using call::CallState;
using call::control::CallAction;
using call::control::CallIs;
using call::control::Notice;

namespace {

/// More at once no agent can overlook; a flood ends here.
constexpr std::size_t maxCalls = 8;

} // namespace

CallTable::CallTable(std::shared_ptr<Mailbox> mailbox, AudioDevice& device, const Clock& clock, Tell tell)
    : m_mailbox(std::move(mailbox))
    , m_clock(clock)
    , m_tell(std::move(tell))
    , m_pump(device, [this](AudioDevice& opened) { beat(opened); }) {}

std::unique_ptr<SipCall> CallTable::make(Direction direction) {
    return std::make_unique<SipCall>(++m_lastId, direction, m_line->stack(), SipCall::Seams{*this, m_clock});
}

void CallTable::invited(const sip_msg& message) {
    const auto& stack = m_line->stack();
    const auto refuse = [&](std::uint16_t code, const char* reason) {
        (void)sip_treply(nullptr, stack->get(), &message, code, reason);
    };
    if (view(message.uri.user) != stack->account().user())
        return refuse(404, "Not Found");
    if (sip_msg_hdr(&message, SIP_HDR_REQUIRE) != nullptr)
        return refuse(420, "Bad Extension");
    if (!m_taking)
        return refuse(480, "Temporarily Unavailable");
    if (m_calls.size() >= maxCalls)
        return refuse(486, "Busy Here");
    m_calls.push_back(make(Direction::In));
    if (!m_calls.back()->accept(message)) {
        m_calls.pop_back();
        --m_lastId;
    }
}

void CallTable::dial(const std::string& number) {
    const auto& stack = m_line->stack();
    if (!stack || m_line->status().state != call::LineState::Ready)
        return m_tell(
            Notice{{ErrorCode::Unavailable, "The phone is not registered: the number was not dialled."}});
    if (m_calls.size() >= maxCalls)
        return m_tell(Notice{{ErrorCode::Busy, "There are too many calls: end one before the next."}});
    const auto uri = call::dialUri(number, stack->account());
    if (!uri)
        return m_tell(Notice{uri.error()});
    holdActive(nullptr);
    m_calls.push_back(make(Direction::Out));
    m_calls.back()->dial(*uri);
}

void CallTable::act(CallAction action, std::uint32_t id) {
    auto* call = find(id);
    if (call == nullptr)
        return;
    switch (action) {
    case CallAction::Answer:
        holdActive(call);
        return call->answer();
    case CallAction::Reject:
        return call->reject();
    case CallAction::Hold:
        return call->hold();
    case CallAction::Resume:
        holdActive(call);
        return call->resume();
    case CallAction::Mute:
        return call->mute(true);
    case CallAction::Unmute:
        return call->mute(false);
    case CallAction::HangUp:
        return call->hangUp();
    }
}

void CallTable::hangUpAll() {
    for (std::size_t i = m_calls.size(); i-- > 0;)
        m_calls[i]->hangUp();
}

void CallTable::endUnanswered() {
    for (std::size_t i = m_calls.size(); i-- > 0;)
        m_calls[i]->leave();
}

void CallTable::tellAll() const {
    for (const auto& call : m_calls)
        m_tell(CallIs{call->call()});
}

void CallTable::callChanged(SipCall& call) {
    m_tell(CallIs{call.call()});
    updatePump();
}

void CallTable::callEnded(SipCall& call) {
    const auto it =
        std::find_if(m_calls.begin(), m_calls.end(), [&](const auto& known) { return known.get() == &call; });
    if (it == m_calls.end())
        return;
    // It goes when nothing of it is on the stack any more.
    m_mailbox->post([ended = std::shared_ptr<SipCall>(std::move(*it))] {});
    m_calls.erase(it);
    updatePump();
}

SipCall* CallTable::find(std::uint32_t id) const {
    const auto it = std::find_if(m_calls.begin(), m_calls.end(),
                                 [id](const auto& call) { return call->call().id == id; });
    return it == m_calls.end() ? nullptr : it->get();
}

SipCall* CallTable::active() const {
    const auto it = std::find_if(m_calls.begin(), m_calls.end(),
                                 [](const auto& call) { return call->call().state == CallState::Active; });
    if (it != m_calls.end())
        return it->get();
    const auto early = std::find_if(m_calls.begin(), m_calls.end(), [](const auto& call) {
        return call->call().state == CallState::Dialling && call->sound() != nullptr;
    });
    return early == m_calls.end() ? nullptr : early->get();
}

void CallTable::holdActive(const SipCall* except) {
    for (const auto& call : m_calls)
        if (call.get() != except)
            call->hold();
}

void CallTable::updatePump() {
    m_pump.run(std::any_of(m_calls.begin(), m_calls.end(),
                           [](const auto& call) { return call->sound() != nullptr; }));
}

void CallTable::beat(AudioDevice& device) {
    AudioFrame spoken;
    AudioFrame heard;
    AudioFrame dropped;
    constexpr AudioFrame silence{};
    device.capture(spoken);
    heard.fill(0);
    const auto* focus = active();
    std::vector<SipCall*> sounding;
    for (const auto& call : m_calls)
        if (call->sound() != nullptr)
            sounding.push_back(call.get());
    for (auto* call : sounding) {
        (void)call->sound()->receive(call == focus ? heard : dropped);
        const bool speaks = call == focus && !call->call().muted && call->call().state == CallState::Active;
        call->sound()->send(speaks ? spoken : silence);
    }
    device.play(heard);
    for (auto* call : sounding)
        call->checkPulse();
}

} // namespace visage::engine
