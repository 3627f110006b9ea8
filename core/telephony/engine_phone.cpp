// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telephony/engine_phone.h"

#include <QCoreApplication>

#include <algorithm>

namespace visage::telephony {

namespace control = call::control;

namespace {

constexpr Milliseconds firstWait{250};
constexpr Milliseconds longestWait{20000};

QString programOf(const EngineOptions& options) {
    if (!options.program.isEmpty())
        return options.program;
    return QCoreApplication::applicationDirPath() + QStringLiteral("/visage-phone");
}

Phone::State stateOf(call::LineState state) {
    switch (state) {
    case call::LineState::Off:
        return Phone::State::Off;
    case call::LineState::Starting:
        return Phone::State::Starting;
    case call::LineState::Registering:
        return Phone::State::Registering;
    case call::LineState::Ready:
        return Phone::State::Ready;
    case call::LineState::Failed:
        return Phone::State::Failed;
    }
    return Phone::State::Failed;
}

} // namespace

EnginePhone::EnginePhone(const Clock& clock, EngineOptions options, QObject* parent)
    : Phone(parent)
    , m_clock(clock)
    , m_options(std::move(options)) {
    m_restart.setSingleShot(true);
    connect(&m_restart, &QTimer::timeout, this, &EnginePhone::launch);
}

EnginePhone::~EnginePhone() = default;

qint64 EnginePhone::engineProcessId() const {
    return m_engine ? m_engine->processId() : 0;
}

void EnginePhone::start(const call::PhoneAccount& account) {
    m_account = account;
    if (m_engineReady)
        m_engine->send(control::UseAccount{account});
    else if (!m_engine)
        launch();
}

void EnginePhone::stop() {
    m_restart.stop();
    m_account.reset();
    m_engineReady = false;
    if (m_engine) {
        // It leaves by itself after its BYEs; nobody listens to it any more.
        auto* leaving = m_engine.release();
        disconnect(leaving, nullptr, this, nullptr);
        leaving->setParent(this);
        connect(leaving, &EngineProcess::ended, leaving, &QObject::deleteLater);
        leaving->send(control::Quit{});
    }
    endCalls(call::EndCause::HungUpByUs);
    m_idsBefore = m_lastId;
    setState(State::Off, {ErrorCode::None, {}}, {});
}

void EnginePhone::launch() {
    setState(State::Starting, m_trouble, {});
    m_engine = std::make_unique<EngineProcess>();
    auto* engine = m_engine.get();
    connect(engine, &EngineProcess::ready, this, [this] {
        m_engineReady = true;
        if (m_account)
            m_engine->send(control::UseAccount{*m_account});
    });
    connect(engine, &EngineProcess::received, this, &EnginePhone::receive);
    connect(engine, &EngineProcess::ended, this, &EnginePhone::engineEnded);
    engine->start(programOf(m_options), {QStringLiteral("--control"), QStringLiteral("stdio"),
                                         QStringLiteral("--audio"), m_options.audio});
}

void EnginePhone::receive(const control::FromEngine& message) {
    if (const auto* status = std::get_if<call::LineStatus>(&message))
        take(*status);
    else if (const auto* call = std::get_if<control::CallIs>(&message))
        take(call->call);
    else if (const auto* notice = std::get_if<control::Notice>(&message))
        Q_EMIT noticed(notice->what);
}

void EnginePhone::take(const call::LineStatus& status) {
    if (status.state == call::LineState::Ready)
        m_wait = Milliseconds(0);
    setState(stateOf(status.state), status.trouble, status.retryAt);
}

void EnginePhone::take(call::Call call) {
    call.id += m_idsBefore;
    m_lastId = std::max(m_lastId, call.id);
    const auto id = call.id;
    switch (m_book.put(call)) {
    case CallBook::Change::Appeared:
        Q_EMIT callAppeared(id);
        break;
    case CallBook::Change::Changed:
        Q_EMIT callChanged(id);
        break;
    case CallBook::Change::None:
        break;
    }
}

void EnginePhone::engineEnded(const Error& why) {
    m_engineReady = false;
    m_engine.release()->deleteLater(); // we are inside one of its signals
    endCalls(call::EndCause::EngineLost);
    m_idsBefore = m_lastId;
    if (!why.transient()) {
        setState(State::Failed, why, {});
    } else {
        m_wait = std::clamp(m_wait * 2, firstWait, longestWait);
        m_restart.start(m_wait);
        setState(State::Starting, why, m_clock.now() + m_wait);
    }
    Q_EMIT engineLost();
}

void EnginePhone::endCalls(call::EndCause cause) {
    for (const auto id : m_book.endAll(cause, m_clock.now()))
        Q_EMIT callChanged(id);
}

void EnginePhone::setState(State state, const Error& trouble, Timestamp retryAt) {
    if (m_state == state && m_trouble == trouble && m_retryAt == retryAt)
        return;
    m_state = state;
    m_trouble = trouble;
    m_retryAt = retryAt;
    Q_EMIT stateChanged();
}

void EnginePhone::command(control::CallAction action, std::uint32_t call) {
    if (m_engineReady && call > m_idsBefore)
        m_engine->send(control::DoWithCall{action, call - m_idsBefore});
}

void EnginePhone::answer(std::uint32_t call) {
    command(control::CallAction::Answer, call);
}
void EnginePhone::reject(std::uint32_t call) {
    command(control::CallAction::Reject, call);
}
void EnginePhone::hold(std::uint32_t call) {
    command(control::CallAction::Hold, call);
}
void EnginePhone::resume(std::uint32_t call) {
    command(control::CallAction::Resume, call);
}
void EnginePhone::hangUp(std::uint32_t call) {
    command(control::CallAction::HangUp, call);
}

void EnginePhone::setMuted(std::uint32_t call, bool muted) {
    command(muted ? control::CallAction::Mute : control::CallAction::Unmute, call);
}

void EnginePhone::dial(const QString& number) {
    if (m_engineReady)
        m_engine->send(control::Dial{number.toStdString()});
    else
        Q_EMIT noticed({ErrorCode::Unavailable, "The phone is not ready: the number was not dialled."});
}

} // namespace visage::telephony
