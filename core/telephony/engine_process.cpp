// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telephony/engine_process.h"

namespace visage::telephony {

namespace control = call::control;

namespace {

/// Starting from a cold disk may take longer than the silence of a running engine.
constexpr Milliseconds startLimit{10000};
constexpr int leaveLimitMs = 1500;

} // namespace

EngineProcess::EngineProcess(QObject* parent)
    : QObject(parent) {
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_silence.setSingleShot(true);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &EngineProcess::readLines);
    connect(&m_process, &QProcess::finished, this, &EngineProcess::end);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        m_why = {ErrorCode::NotFound,
                 "The phone engine could not be started: check that visage-phone is installed."};
        end();
    });
    connect(&m_silence, &QTimer::timeout, this, [this] {
        giveUp({ErrorCode::Unavailable, "The phone engine did not answer any more; it was ended."});
    });
}

EngineProcess::~EngineProcess() {
    m_ended = true;
    if (m_process.state() == QProcess::NotRunning)
        return;
    send(control::Quit{});
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(leaveLimitMs))
        m_process.kill();
}

void EngineProcess::start(const QString& program, const QStringList& arguments) {
    m_silence.start(startLimit);
    m_process.start(program, arguments);
}

void EngineProcess::send(const control::ToEngine& message) {
    const auto line = control::encode(message);
    m_process.write(line.data(), static_cast<qint64>(line.size()));
}

void EngineProcess::readLines() {
    const auto bytes = m_process.readAllStandardOutput();
    for (const auto& line : m_lines.feed({bytes.constData(), static_cast<std::size_t>(bytes.size())})) {
        if (m_ended)
            return;
        auto message = control::decodeFromEngine(line);
        if (!message)
            continue;
        if (m_helloSeen)
            m_silence.start(control::silenceLimit);
        take(message.value());
    }
}

void EngineProcess::take(const control::FromEngine& message) {
    const auto* hello = std::get_if<control::Hello>(&message);
    if (hello != nullptr && !m_helloSeen) {
        if (hello->version != control::protocolVersion)
            return giveUp(
                {ErrorCode::TooNew,
                 "The phone engine is of another version than the desktop: install both from one package."});
        m_helloSeen = true;
        m_silence.start(control::silenceLimit);
        send(control::Hello{});
        Q_EMIT ready();
    } else if (m_helloSeen) {
        Q_EMIT received(message);
    }
}

void EngineProcess::giveUp(const Error& why) {
    m_why = why;
    m_process.kill();
}

void EngineProcess::end() {
    m_silence.stop();
    if (m_ended)
        return;
    m_ended = true;
    Q_EMIT ended(m_why);
}

} // namespace visage::telephony
