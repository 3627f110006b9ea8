// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"
#include "core/call/call.h"
#include "core/engine/media.h"
#include "core/engine/stack.h"

#include <memory>
#include <string>

namespace visage::engine {

class SipCall;

/// Who keeps the calls. Both are called in the middle of the call's own work: it is not to be destroyed
/// there.
class CallKeeper {
public:
    virtual ~CallKeeper() = default;
    virtual void callChanged(SipCall& call) = 0;
    virtual void callEnded(SipCall& call) = 0;
};

/// One dialog of RFC 3261 with its sound. Ended is final; the object may go as soon as its keeper likes.
class SipCall {
public:
    struct Seams {
        CallKeeper& keeper;
        const Clock& clock;
    };

    SipCall(std::uint32_t id, Direction direction, std::shared_ptr<Stack> stack, Seams seams);
    ~SipCall();
    SipCall(const SipCall&) = delete;
    SipCall& operator=(const SipCall&) = delete;

    /// Takes an INVITE: 180 goes out at once. False: it was refused with a final answer, and this call never
    /// was.
    [[nodiscard]] bool accept(const sip_msg& invite);
    /// Sends an INVITE to a SIP URI. A failure ends the call.
    void dial(const std::string& uri);

    // What the agent does; each is ignored in a state where it makes no sense.
    void answer();
    void reject();
    void hold();
    void resume();
    void mute(bool muted);
    void hangUp();
    /// The agent has gone: ends what is not answered yet, and leaves an established call alone.
    void leave();

    [[nodiscard]] const call::Call& call() const { return m_call; }
    [[nodiscard]] bool ended() const { return m_call.state == call::CallState::Ended; }
    /// Its sound is running; null before and after.
    [[nodiscard]] Media* sound() const { return m_sounding ? m_media.get() : nullptr; }
    /// Ends a call whose other side fell silent for a minute without holding: it is not there any more.
    void checkPulse();

private:
    [[nodiscard]] static SipCall& of(void* argument) { return *static_cast<SipCall*>(argument); }
    static int describe(mbuf** out, void* self);
    static int onOffer(mbuf** out, const sip_msg* message, void* self);
    static int onAnswer(const sip_msg* message, void* self);
    static void onProgress(const sip_msg* message, void* self);
    static void onEstablished(const sip_msg* message, void* self);
    static void onInfo(sip* stack, const sip_msg* message, void* self);
    static void onRefer(sip* stack, const sip_msg* message, void* self);
    static void onClose(int error, const sip_msg* message, void* self);

    void sendAnswer();
    void refuse(std::uint16_t code, const char* reason);
    void renegotiate();
    void moveTo(call::CallState state);
    void end(call::EndCause cause, std::string text);
    [[nodiscard]] call::EndCause causeOf(int error, const sip_msg* message) const;
    void noteHoldOfPeer();

    std::shared_ptr<Stack> m_stack;
    Seams m_seams;
    call::Call m_call;
    std::unique_ptr<Media> m_media;
    Ref<sipsess> m_session;
    Timer m_later;
    bool m_gotOffer = false;
    bool m_sounding = false;
};

} // namespace visage::engine
