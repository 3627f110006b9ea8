// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/engine/engine_watch.h"

#include <algorithm>

namespace visage::testing {

namespace control = call::control;

void ToneAudio::capture(engine::AudioFrame& frame) {
    for (auto& sample : frame)
        sample = static_cast<std::int16_t>(8000 * std::sin(2 * 3.14159265 * 440 * (m_phase++ % 8000) / 8000));
}

void ToneAudio::play(const engine::AudioFrame& frame) {
    const bool loud =
        std::any_of(frame.begin(), frame.end(), [](auto sample) { return std::abs(sample) > 1000; });
    ++(loud ? m_counts->loud : m_counts->quiet);
}

EngineWatch::EngineWatch()
    : m_engine(std::make_unique<engine::Engine>(std::make_unique<ToneAudio>(m_counts), m_clock, m_random,
                                                [this](const control::FromEngine& message) {
                                                    QMetaObject::invokeMethod(
                                                        this, [this, message] { take(message); },
                                                        Qt::QueuedConnection);
                                                })) {}

EngineWatch::~EngineWatch() = default;

void EngineWatch::take(const control::FromEngine& message) {
    if (const auto* line = std::get_if<call::LineStatus>(&message)) {
        m_line = *line;
    } else if (const auto* notice = std::get_if<control::Notice>(&message)) {
        m_notices.push_back(notice->what);
    } else if (std::holds_alternative<control::Ping>(message)) {
        ++m_pings;
    } else if (const auto* said = std::get_if<control::CallIs>(&message)) {
        const auto it = std::find_if(m_calls.begin(), m_calls.end(),
                                     [&](const auto& known) { return known.id == said->call.id; });
        if (it == m_calls.end())
            m_calls.push_back(said->call);
        else
            *it = said->call;
        Q_EMIT callChanged(said->call.id);
    }
}

} // namespace visage::testing
