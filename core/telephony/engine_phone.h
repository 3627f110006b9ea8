// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/telephony/call_book.h"
#include "core/telephony/engine_process.h"
#include "core/telephony/phone.h"

#include <QTimer>

#include <memory>
#include <optional>

namespace visage::telephony {

struct EngineOptions {
    QString program;                           ///< empty: visage-phone beside this program
    QString audio = QStringLiteral("default"); ///< "default", "null" or "file:IN,OUT"
};

/// The telephone carried by our SIP engine in its own process, which is started, watched and started again by
/// this object. When the engine dies its calls end with EngineLost and the line registers again by itself.
class EnginePhone final : public Phone {
    Q_OBJECT
public:
    /// `clock` must outlive the phone.
    EnginePhone(const Clock& clock, EngineOptions options, QObject* parent = nullptr);
    ~EnginePhone() override;

    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] Error trouble() const override { return m_trouble; }
    [[nodiscard]] Timestamp retryAt() const override { return m_retryAt; }
    [[nodiscard]] const std::vector<call::Call>& calls() const override { return m_book.calls(); }

    void start(const call::PhoneAccount& account) override;
    void stop() override;
    void answer(std::uint32_t call) override;
    void reject(std::uint32_t call) override;
    void hold(std::uint32_t call) override;
    void resume(std::uint32_t call) override;
    void setMuted(std::uint32_t call, bool muted) override;
    void hangUp(std::uint32_t call) override;
    void dial(const QString& number) override;

    /// Of the engine; 0 while none runs.
    [[nodiscard]] qint64 engineProcessId() const;

private:
    void launch();
    void receive(const call::control::FromEngine& message);
    void take(const call::LineStatus& status);
    void take(call::Call call);
    void engineEnded(const Error& why);
    void endCalls(call::EndCause cause);
    void command(call::control::CallAction action, std::uint32_t call);
    void setState(State state, const Error& trouble, Timestamp retryAt);

    const Clock& m_clock;
    EngineOptions m_options;
    std::optional<call::PhoneAccount> m_account;
    std::unique_ptr<EngineProcess> m_engine;
    bool m_engineReady = false;
    QTimer m_restart;
    Milliseconds m_wait{0};
    State m_state = State::Off;
    Error m_trouble{ErrorCode::None, {}};
    Timestamp m_retryAt;
    CallBook m_book;
    std::uint32_t m_idsBefore = 0; ///< each run of the engine counts its calls from 1
    std::uint32_t m_lastId = 0;
};

} // namespace visage::telephony
