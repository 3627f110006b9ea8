// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/call/control.h"
#include "core/engine/audio_pump.h"
#include "core/engine/line.h"
#include "core/engine/mailbox.h"
#include "core/engine/sip_call.h"

#include <functional>
#include <memory>
#include <vector>

namespace visage::engine {

/// The living calls: takes in what rings, does what the agent says, and gives microphone and loudspeaker to
/// the one call that is active. Answering, resuming or dialling puts the active call on hold.
class CallTable final : public StackClient, private CallKeeper {
public:
    using Tell = std::function<void(const call::control::FromEngine&)>;

    CallTable(std::shared_ptr<Mailbox> mailbox, AudioDevice& device, const Clock& clock, Tell tell);

    /// Must be set before the first call.
    void setLine(const Line& line) { m_line = &line; }
    /// With false, new calls get 480: nobody is there to see them.
    void takeNewCalls(bool on) { m_taking = on; }
    /// Ends what nobody has answered yet: who rings gets 480, so that the call goes on elsewhere.
    void endUnanswered();

    void invited(const sip_msg& message) override;
    void act(call::control::CallAction action, std::uint32_t id);
    void dial(const std::string& number);
    void hangUpAll();
    [[nodiscard]] bool anyAlive() const { return !m_calls.empty(); }
    /// Tells every living call again, to somebody new.
    void tellAll() const;

private:
    void callChanged(SipCall& call) override;
    void callEnded(SipCall& call) override;
    [[nodiscard]] SipCall* find(std::uint32_t id) const;
    [[nodiscard]] SipCall* active() const;
    void holdActive(const SipCall* except);
    void updatePump();
    void beat(AudioDevice& device);
    [[nodiscard]] std::unique_ptr<SipCall> make(Direction direction);

    std::shared_ptr<Mailbox> m_mailbox;
    const Clock& m_clock;
    Tell m_tell;
    const Line* m_line = nullptr;
    bool m_taking = true;
    std::uint32_t m_lastId = 0;
    std::vector<std::unique_ptr<SipCall>> m_calls;
    AudioPump m_pump;
};

} // namespace visage::engine
