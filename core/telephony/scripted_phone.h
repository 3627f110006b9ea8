// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/telephony/call_book.h"
#include "core/telephony/phone.h"

#include <QByteArray>

#include <deque>

namespace visage::telephony {

/// A telephone without a network: what the other side does comes from method calls or from a script, what the
/// agent does takes effect at once. For demonstrations and for tests of whatever stands on a Phone.
class ScriptedPhone final : public Phone {
    Q_OBJECT
public:
    /// `clock` must outlive the phone.
    explicit ScriptedPhone(const Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] Error trouble() const override { return m_trouble; }
    [[nodiscard]] Timestamp retryAt() const override { return m_retryAt; }
    [[nodiscard]] const std::vector<call::Call>& calls() const override { return m_book.calls(); }

    void start(const call::PhoneAccount& account) override; ///< Ready at once
    void stop() override;
    void answer(std::uint32_t call) override;
    void reject(std::uint32_t call) override;
    void hold(std::uint32_t call) override;
    void resume(std::uint32_t call) override;
    void setMuted(std::uint32_t call, bool muted) override;
    void hangUp(std::uint32_t call) override;
    void dial(const QString& number) override;

    // What the world does.
    std::uint32_t simulateIncoming(const call::CallFacts& facts);
    void simulatePeerAnswers(std::uint32_t call);
    /// The other side ends the call: HungUpByPeer, Cancelled, AnsweredElsewhere, Busy, NoAnswer, Refused,
    /// Failed.
    void simulateEnd(std::uint32_t call, call::EndCause cause, const QString& text = {});
    void simulateHeldByPeer(std::uint32_t call, bool held);
    void simulateEngineLost();
    void simulateState(State state, const Error& trouble = {ErrorCode::None, {}}, Timestamp retryAt = {});

    /// Plays JSON lines one after the other; a step begins `after_ms` (default 0) behind the one before:
    ///   {"after_ms": 500, "do": "incoming", "from": "sip:+33612345678@pbx", "name": "Marie", "to":
    ///   "sip:+33800123456@pbx",
    ///    "call_id": "a", "headers": {"x-customer-id": "C-42"}}
    ///   {"do": "peer_answers"} {"do": "hang_up"} {"do": "cancel"} {"do": "answered_elsewhere"} {"do":
    ///   "busy"}
    ///   {"do": "engine_lost"} {"do": "ready"} {"do": "failed", "sentence": "..."}
    /// Steps without a call of their own mean the newest one. BadInput names the first wrong line; then
    /// nothing is played.
    [[nodiscard]] Result<void> play(const QByteArray& jsonLines);

Q_SIGNALS:
    void scriptEnded();

private:
    struct Step {
        int afterMs = 0;
        QString what;
        call::CallFacts facts;
        QString sentence;
    };
    [[nodiscard]] static Result<Step> readStep(const QByteArray& line, int number);
    [[nodiscard]] call::Call begin(Direction direction, call::CallState state);
    void scheduleNext();
    void perform(const Step& step);
    void moveTo(std::uint32_t id, call::CallState state, call::EndCause cause = call::EndCause::None,
                const QString& text = {});
    void change(const call::Call& call);

    const Clock& m_clock;
    State m_state = State::Off;
    Error m_trouble{ErrorCode::None, {}};
    Timestamp m_retryAt;
    CallBook m_book;
    std::deque<Step> m_script;
    std::uint32_t m_lastId = 0;
};

} // namespace visage::telephony
