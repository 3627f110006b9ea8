// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/phone/engine_host.h"

namespace visage::phone {

namespace control = call::control;

namespace {

constexpr std::chrono::seconds orphanLimit{60};

} // namespace

EngineHost::EngineHost(ControlChannel& channel, std::unique_ptr<engine::AudioDevice> audio,
                       std::optional<Error> notice, const Clock& clock, Random& random, QObject* parent)
    : QObject(parent)
    , m_channel(channel)
    , m_notice(std::move(notice))
    , m_engine(
          std::move(audio), clock, random,
          [this](const control::FromEngine& message) {
              QMetaObject::invokeMethod(
                  this, [this, message] { tell(message); }, Qt::QueuedConnection);
          },
          [this] { QMetaObject::invokeMethod(this, &EngineHost::finished, Qt::QueuedConnection); }) {
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { m_engine.send(control::Quit{}); });
    connect(&m_channel, &ControlChannel::opened, this, &EngineHost::greet);
    connect(&m_channel, &ControlChannel::received, this, &EngineHost::read);
    connect(&m_channel, &ControlChannel::closed, this, &EngineHost::desktopGone);
    if (!m_engine.running())
        QMetaObject::invokeMethod(this, &EngineHost::finished, Qt::QueuedConnection);
}

void EngineHost::useAccount(const call::PhoneAccount& account) {
    m_engine.send(control::UseAccount{account});
}

void EngineHost::greet() {
    m_lines = {};
    m_greeted = false;
    write(control::Hello{});
}

void EngineHost::read(const QByteArray& bytes) {
    for (const auto& line : m_lines.feed({bytes.constData(), static_cast<std::size_t>(bytes.size())})) {
        const auto message = control::decodeToEngine(line);
        if (message)
            take(message.value());
        else
            write(control::Notice{message.error()});
    }
}

void EngineHost::take(const control::ToEngine& message) {
    if (const auto* hello = std::get_if<control::Hello>(&message)) {
        if (hello->version != control::protocolVersion)
            return m_channel.hangUp();
        m_greeted = true;
        m_orphan = false;
        m_patience.stop();
        if (m_notice)
            write(control::Notice{*m_notice});
        m_engine.adopt();
    } else if (m_greeted) {
        m_engine.send(message);
    }
}

void EngineHost::desktopGone() {
    m_greeted = false;
    m_orphan = true;
    m_engine.orphan();
    if (m_living.empty())
        m_engine.send(control::Quit{});
    else
        m_patience.start(orphanLimit);
}

void EngineHost::tell(const control::FromEngine& message) {
    if (const auto* call = std::get_if<control::CallIs>(&message))
        count(call->call);
    if (m_greeted)
        write(message);
}

void EngineHost::count(const call::Call& call) {
    if (call.state != call::CallState::Ended)
        m_living.insert(call.id);
    else if (m_living.erase(call.id) > 0 && m_living.empty() && m_orphan)
        m_engine.send(control::Quit{});
}

void EngineHost::write(const control::FromEngine& message) {
    m_channel.send(QByteArray::fromStdString(control::encode(message)));
}

} // namespace visage::phone
