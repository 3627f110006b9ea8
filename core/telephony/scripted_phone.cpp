// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telephony/scripted_phone.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <array>

namespace visage::telephony {

using namespace Qt::StringLiterals;
using call::Call;
using call::CallState;
using call::EndCause;

namespace {

constexpr std::array<QLatin1StringView, 9> knownSteps{QLatin1StringView("incoming"),
                                                      QLatin1StringView("peer_answers"),
                                                      QLatin1StringView("hang_up"),
                                                      QLatin1StringView("cancel"),
                                                      QLatin1StringView("answered_elsewhere"),
                                                      QLatin1StringView("busy"),
                                                      QLatin1StringView("engine_lost"),
                                                      QLatin1StringView("ready"),
                                                      QLatin1StringView("failed")};

call::CallFacts readFacts(const QJsonObject& object) {
    call::CallFacts facts;
    facts.callId = object.value("call_id"_L1).toString().toStdString();
    facts.fromUri = object.value("from"_L1).toString().toStdString();
    facts.fromName = object.value("name"_L1).toString().toStdString();
    facts.toUri = object.value("to"_L1).toString().toStdString();
    const auto headers = object.value("headers"_L1).toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        facts.headers.emplace_back(it.key().toLower().toStdString(), it.value().toString().toStdString());
    return facts;
}

} // namespace

ScriptedPhone::ScriptedPhone(const Clock& clock, QObject* parent)
    : Phone(parent)
    , m_clock(clock) {}

void ScriptedPhone::start(const call::PhoneAccount&) {
    simulateState(State::Ready);
}

void ScriptedPhone::stop() {
    for (const auto id : m_book.endAll(EndCause::HungUpByUs, m_clock.now()))
        Q_EMIT callChanged(id);
    simulateState(State::Off);
}

void ScriptedPhone::answer(std::uint32_t id) {
    const auto* call = m_book.find(id);
    if (call == nullptr || call->state != CallState::Ringing)
        return;
    for (const auto& other : std::vector<Call>(m_book.calls()))
        if (other.state == CallState::Active)
            hold(other.id);
    moveTo(id, CallState::Active);
}

void ScriptedPhone::reject(std::uint32_t id) {
    moveTo(id, CallState::Ended, EndCause::RejectedByUs);
}

void ScriptedPhone::hold(std::uint32_t id) {
    moveTo(id, CallState::Held);
}

void ScriptedPhone::resume(std::uint32_t id) {
    if (const auto* call = m_book.find(id); call != nullptr && call->state == CallState::Held)
        moveTo(id, CallState::Active);
}

void ScriptedPhone::setMuted(std::uint32_t id, bool muted) {
    if (const auto* call = m_book.find(id)) {
        Call changed = *call;
        changed.muted = muted;
        change(changed);
    }
}

void ScriptedPhone::hangUp(std::uint32_t id) {
    moveTo(id, CallState::Ended, EndCause::HungUpByUs);
}

void ScriptedPhone::dial(const QString& number) {
    Call call = begin(Direction::Out, CallState::Dialling);
    call.facts.toUri = "sip:" + number.toStdString() + "@scripted.invalid";
    call.facts.callId = "scripted-" + std::to_string(call.id);
    change(call);
}

std::uint32_t ScriptedPhone::simulateIncoming(const call::CallFacts& facts) {
    Call call = begin(Direction::In, CallState::Ringing);
    call.facts = facts;
    if (call.facts.callId.empty())
        call.facts.callId = "scripted-" + std::to_string(call.id);
    change(call);
    return call.id;
}

void ScriptedPhone::simulatePeerAnswers(std::uint32_t id) {
    moveTo(id, CallState::Active);
}

void ScriptedPhone::simulateEnd(std::uint32_t id, EndCause cause, const QString& text) {
    moveTo(id, CallState::Ended, cause, text);
}

void ScriptedPhone::simulateHeldByPeer(std::uint32_t id, bool held) {
    if (const auto* call = m_book.find(id)) {
        Call changed = *call;
        changed.heldByPeer = held;
        change(changed);
    }
}

void ScriptedPhone::simulateEngineLost() {
    for (const auto id : m_book.endAll(EndCause::EngineLost, m_clock.now()))
        Q_EMIT callChanged(id);
    simulateState(State::Starting,
                  {ErrorCode::Unavailable, "The phone engine stopped; it is being restarted."});
    Q_EMIT engineLost();
}

void ScriptedPhone::simulateState(State state, const Error& trouble, Timestamp retryAt) {
    m_state = state;
    m_trouble = trouble;
    m_retryAt = retryAt;
    Q_EMIT stateChanged();
}

Call ScriptedPhone::begin(Direction direction, CallState state) {
    Call call;
    call.id = ++m_lastId;
    call.direction = direction;
    call.state = state;
    call.startedAt = m_clock.now();
    return call;
}

void ScriptedPhone::moveTo(std::uint32_t id, CallState state, EndCause cause, const QString& text) {
    const auto* known = m_book.find(id);
    if (known == nullptr || !call::mayFollow(known->state, state))
        return;
    Call call = *known;
    const auto now = m_clock.now();
    call.held = call::holdTime(call, now);
    call.heldSince = state == CallState::Held ? now : Timestamp{};
    call.state = state;
    if (state == CallState::Active && !call.answeredAt)
        call.answeredAt = now;
    if (state == CallState::Ended)
        call.endedAt = now;
    call.cause = cause;
    call.causeText = text.toStdString();
    change(call);
}

void ScriptedPhone::change(const Call& call) {
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

Result<ScriptedPhone::Step> ScriptedPhone::readStep(const QByteArray& line, int number) {
    const auto document = QJsonDocument::fromJson(line);
    const auto object = document.object();
    const auto what = object.value("do"_L1).toString();
    if (!document.isObject() || std::find(knownSteps.begin(), knownSteps.end(), what) == knownSteps.end())
        return Error{ErrorCode::BadInput,
                     "Line " + std::to_string(number) +
                         " of the phone script is no step: write {\"do\": \"incoming\", ...}."};
    return Step{object.value("after_ms"_L1).toInt(), what, readFacts(object),
                object.value("sentence"_L1).toString()};
}

Result<void> ScriptedPhone::play(const QByteArray& jsonLines) {
    std::deque<Step> steps;
    int number = 0;
    for (const auto& line : jsonLines.split('\n')) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        auto step = readStep(line, number);
        if (!step)
            return step.error();
        steps.push_back(std::move(step.value()));
    }
    m_script = std::move(steps);
    scheduleNext();
    return {};
}

void ScriptedPhone::scheduleNext() {
    if (m_script.empty()) {
        Q_EMIT scriptEnded();
        return;
    }
    QTimer::singleShot(m_script.front().afterMs, this, [this] {
        if (m_script.empty())
            return;
        const Step step = std::move(m_script.front());
        m_script.pop_front();
        perform(step);
        scheduleNext();
    });
}

void ScriptedPhone::perform(const Step& step) {
    if (step.what == "incoming"_L1)
        simulateIncoming(step.facts);
    else if (step.what == "peer_answers"_L1)
        simulatePeerAnswers(m_lastId);
    else if (step.what == "hang_up"_L1)
        simulateEnd(m_lastId, EndCause::HungUpByPeer);
    else if (step.what == "cancel"_L1)
        simulateEnd(m_lastId, EndCause::Cancelled);
    else if (step.what == "answered_elsewhere"_L1)
        simulateEnd(m_lastId, EndCause::AnsweredElsewhere);
    else if (step.what == "busy"_L1)
        simulateEnd(m_lastId, EndCause::Busy);
    else if (step.what == "engine_lost"_L1)
        simulateEngineLost();
    else if (step.what == "ready"_L1)
        simulateState(State::Ready);
    else
        simulateState(State::Failed, {ErrorCode::Unavailable, step.sentence.toStdString()});
}

} // namespace visage::telephony
