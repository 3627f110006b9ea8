// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/outgoing.h"

#include "core/base/text.h"
#include "core/engine/sip_call.h"

namespace visage::engine {

using call::EndCause;

EndCause causeOfAnswer(std::uint16_t code) {
    switch (code) {
    case 486:
    case 600:
        return EndCause::Busy;
    case 408:
    case 480:
        return EndCause::NoAnswer;
    default:
        return code >= 500 && code < 600 ? EndCause::Failed : EndCause::Refused;
    }
}

int SipCall::describe(mbuf** out, void* self) {
    return of(self).m_media->describe(out, true);
}

void SipCall::dial(const std::string& uri) {
    const auto& account = m_stack->account();
    m_call.facts.toUri = uri;
    m_call.facts.requestUri = uri;
    m_call.facts.fromUri = account.aor;
    if (!m_media)
        return end(EndCause::Failed, "No network port is free for the sound.");
    const auto user = account.user();
    const char* name = account.displayName.empty() ? nullptr : account.displayName.c_str();
    const char* routes[1] = {m_stack->route().c_str()};
    const int error = compat::connectSession<&SipCall::describe>(
        &sipsess_connect, Out(m_session), m_stack->sessions(), uri.c_str(), name, account.aor.c_str(),
        user.c_str(), routes, 1, Stack::authenticate, m_stack.get(), onOffer, onAnswer, onProgress,
        onEstablished, onInfo, onRefer, onClose, this, allowedMethods);
    if (error != 0)
        return end(EndCause::Failed, "The call could not be sent.");
    m_call.facts.callId = text::oneLine(sip_dialog_callid(sipsess_dialog(m_session.get())), 256);
    m_seams.keeper.callChanged(*this);
}

/// Early sound (a ringing tone, an announcement) comes with a 183.
void SipCall::onProgress(const sip_msg* message, void* self) {
    auto& call = of(self);
    if (mbuf_get_left(message->mb) > 0 && call.m_media->takeAnswer(*message->mb))
        call.m_sounding = true;
}

} // namespace visage::engine
