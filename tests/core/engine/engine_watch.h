// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

#include <QObject>

#include <atomic>
#include <cmath>
#include <vector>

namespace visage::testing {

/// Speaks a tone, and counts the frames that it hears with sound in them.
class ToneAudio final : public engine::AudioDevice {
public:
    struct Counts {
        std::atomic<int> loud{0};
        std::atomic<int> quiet{0};
        std::atomic<bool> open{false};
    };
    explicit ToneAudio(std::shared_ptr<Counts> counts)
        : m_counts(std::move(counts)) {}
    void start() override { m_counts->open = true; }
    void stop() override { m_counts->open = false; }
    void capture(engine::AudioFrame& frame) override;
    void play(const engine::AudioFrame& frame) override;

private:
    std::shared_ptr<Counts> m_counts;
    int m_phase = 0;
};

/// An engine with everything it said, brought to the thread of the test.
class EngineWatch final : public QObject {
    Q_OBJECT
public:
    EngineWatch();
    ~EngineWatch() override;

    void use(const call::PhoneAccount& account) { m_engine->send(call::control::UseAccount{account}); }
    void act(call::control::CallAction action, std::uint32_t call) {
        m_engine->send(call::control::DoWithCall{action, call});
    }
    void dial(const std::string& number) { m_engine->send(call::control::Dial{number}); }
    [[nodiscard]] engine::Engine& engine() { return *m_engine; }

    [[nodiscard]] const call::LineStatus& line() const { return m_line; }
    [[nodiscard]] bool ready() const { return m_line.state == call::LineState::Ready; }
    [[nodiscard]] bool failed() const { return m_line.state == call::LineState::Failed; }
    [[nodiscard]] const std::vector<call::Call>& calls() const {
        return m_calls;
    } ///< each as it was last said
    [[nodiscard]] const call::Call& call() const { return m_calls.back(); }
    [[nodiscard]] bool inState(call::CallState state) const {
        return !m_calls.empty() && call().state == state;
    }
    [[nodiscard]] const std::vector<Error>& notices() const { return m_notices; }
    [[nodiscard]] int pings() const { return m_pings; }
    [[nodiscard]] const ToneAudio::Counts& heard() const { return *m_counts; }

Q_SIGNALS:
    void callChanged(std::uint32_t id);

private:
    void take(const call::control::FromEngine& message);

    SystemClock m_clock;
    SystemRandom m_random;
    std::shared_ptr<ToneAudio::Counts> m_counts = std::make_shared<ToneAudio::Counts>();
    call::LineStatus m_line;
    std::vector<call::Call> m_calls;
    std::vector<Error> m_notices;
    int m_pings = 0;
    std::unique_ptr<engine::Engine> m_engine;
};

} // namespace visage::testing
