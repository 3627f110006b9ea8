// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/driver.h"

namespace visage::client {

using State = StoreStatus::State;

namespace {

std::chrono::milliseconds until(Timestamp at, Timestamp now) {
    return std::max(at - now, Milliseconds(0));
}

} // namespace

Driver::Driver(Setup setup, LocalData& data, const Clock& clock, Random& random)
    : m_setup(std::move(setup))
    , m_data(data)
    , m_clock(clock)
    , m_policy(random) {
    m_status.server = m_setup.address.toString();
    m_status.since = m_clock.now();
    m_wakeUp.setSingleShot(true);
    m_wakeUp.setTimerType(Qt::PreciseTimer);
    m_retry.setSingleShot(true);
    connect(&m_wakeUp, &QTimer::timeout, this, &Driver::onWakeUp);
    connect(&m_retry, &QTimer::timeout, this, &Driver::connectNow);
}

Driver::~Driver() {
    dropLink();
}

void Driver::start(const QString& token) {
    m_token = token;
    m_policy.want(true);
    connectNow();
}

void Driver::logIn(const QString& user, const QString& password) {
    m_user = user;
    m_password = password;
    m_waited = true;
    m_token.clear();
    m_policy.want(true);
    m_session.reset();
    connectNow();
}

void Driver::logInWhenItIsBack(const QString& user, const QString& password) {
    logIn(user, password);
    m_waited = false;
}

void Driver::logOut() {
    m_policy.want(false);
    m_user.clear();
    m_password.clear();
    m_status.reviews = 0;
    if (m_session && m_link)
        for (sync::ClientEffect& effect : m_session->logOut(m_clock.now()))
            if (auto* send = std::get_if<sync::effect::Send>(&effect))
                m_link->send(send->bytes);
    dropLink();
    m_session.reset();
    setState(State::Offline);
}

void Driver::submitted(sync::PendingPush push) {
    // Without a session it lies in the outbox, from which the next one is made.
    if (m_session)
        carryOut(m_session->submit(std::move(push), m_clock.now()));
}

void Driver::present(const protocol::Presence& presence) {
    m_presence = presence;
    if (m_session)
        carryOut(m_session->present(presence, m_clock.now()));
}

void Driver::ask(Question question) {
    if (!m_session || !m_data.partial())
        return question.done(nullptr);
    using Kind = Question::Kind;
    if (question.kind == Kind::Typed) {
        std::erase_if(m_questions, [](const Question& one) { return one.kind == Kind::Typed; });
        if (m_asked && m_asked->kind == Kind::Typed)
            m_asked.reset(); // the store drops it too
    }
    // Who calls is more urgent than what is typed, and the last caller more than those before.
    const auto place = std::ranges::find_if(m_questions, [&](const Question& one) {
        return one.kind < question.kind || (one.kind == Kind::Caller && question.kind == Kind::Caller);
    });
    m_questions.insert(place, std::move(question));
    askNext();
}

void Driver::askNext() {
    if (m_asked || m_questions.empty())
        return;
    m_asked = std::move(m_questions.front());
    m_questions.pop_front();
    auto effects = m_session
                       ? m_session->search(m_asked->text, m_asked->limit, ++m_lastQuestion, m_clock.now())
                       : sync::ClientEffects();
    if (effects.empty())
        return giveUpQuestions();
    carryOut(std::move(effects));
}

void Driver::giveUpQuestions() {
    std::deque<Question> questions = std::exchange(m_questions, {});
    if (m_asked)
        questions.push_front(*std::exchange(m_asked, std::nullopt));
    for (const Question& question : questions)
        question.done(nullptr);
}

std::vector<std::string> Driver::comparable() const {
    return m_session && m_session->phase() == sync::Phase::Live ? m_session->comparable()
                                                                : std::vector<std::string>();
}

void Driver::audit(const sync::CopyState& copy) {
    if (m_session)
        carryOut(m_session->audit(copy, m_clock.now()));
}

Timestamp Driver::storeNow() const {
    return m_clock.now() + (m_session ? m_session->clockOffset() : Milliseconds(0));
}

void Driver::beginAnew(const Error& why) {
    m_session.reset();
    if (m_policy.wanted())
        over(why);
}

bool Driver::makeSession() {
    auto state = m_data.clientState();
    auto pending = m_data.outbox().unanswered();
    if (!state || !pending) {
        over(state ? pending.error() : state.error());
        return false;
    }
    m_session =
        std::make_unique<sync::ClientSession>(sync::ClientSession::Options{m_setup.build, m_setup.deviceName},
                                              std::move(*state), std::move(*pending));
    (void)m_session->present(m_presence, m_clock.now()); // nothing is sent yet
    return true;
}

void Driver::connectNow() {
    dropLink();
    m_retry.stop();
    m_welcomed = false;
    if (!m_policy.wanted() || (!m_session && !makeSession()))
        return;
    m_session->setToken(m_token.toStdString());
    m_policy.attempting();
    m_status.retryAt = {};
    m_askedToWait = Milliseconds(0);
    setState(State::Connecting);
    if (!m_tls)
        m_tls = configurationFor(m_setup.trust);
    m_link = new Link(*m_tls, this);
    const QPointer<Link> link = m_link;
    // Queued: a signal out of the middle of send() must not come between two effects.
    connect(
        link, &Link::opened, this,
        [this, link] {
            if (link && link == m_link)
                onOpened();
        },
        Qt::QueuedConnection);
    connect(
        link, &Link::received, this,
        [this, link](const QByteArray& frame) {
            if (link && link == m_link)
                onReceived(frame);
        },
        Qt::QueuedConnection);
    connect(
        link, &Link::closed, this,
        [this, link](const Error& why) {
            if (link && link == m_link)
                onClosed(why);
        },
        Qt::QueuedConnection);
    m_link->open(m_setup.address);
}

void Driver::dropLink() {
    m_wakeUp.stop();
    m_held.clear();
    giveUpQuestions();
    giveUpReviews();
    if (std::exchange(m_toldPresence, false))
        Q_EMIT presenceCame({});
    if (!m_link)
        return;
    m_link->drop();
    m_link->deleteLater();
    m_link.clear();
}

void Driver::onOpened() {
    const Timestamp now = m_clock.now();
    if (!m_user.isEmpty()) {
        // Before opened(): it says LOGIN then instead of HELLO.
        carryOut(m_session->logIn(m_user.toStdString(), m_password.toStdString(), now));
    }
    if (m_session)
        carryOut(m_session->opened(now));
}

void Driver::onReceived(const QByteArray& frame) {
    // The credits we gave bound how many there can be.
    if (m_data.wantsIndexing() || !m_held.empty())
        m_held.push_back(frame);
    else
        take(frame);
}

void Driver::takeHeldFrames() {
    while (!m_held.empty()) {
        const QByteArray frame = std::move(m_held.front());
        m_held.pop_front();
        take(frame);
        if (m_data.wantsIndexing())
            return;
    }
}

void Driver::take(const QByteArray& frame) {
    if (m_session)
        carryOut(
            m_session->received({frame.constData(), static_cast<std::size_t>(frame.size())}, m_clock.now()));
    learnClock();
}

void Driver::learnClock() {
    if (!m_session)
        return;
    const Milliseconds offset = m_session->clockOffset();
    m_data.setClockOffset(offset);
    if (m_welcomed) // failing costs a note that the next frame writes
        (void)m_data.noteContact(m_clock.now() + offset);
    const bool isWrong = std::chrono::abs(offset) >= toleratedLead;
    const Milliseconds said =
        isWrong ? std::chrono::round<std::chrono::minutes>(offset) : std::chrono::minutes(0);
    if (said == m_status.clockOffset)
        return;
    m_status.clockOffset = said;
    Q_EMIT statusChanged();
}

void Driver::onClosed(const Error& why) {
    // It may have been distrust, and somebody may mend that in the system.
    if (why.code != ErrorCode::Unavailable)
        m_tls.reset();
    if (why.code == ErrorCode::UnknownKey)
        refuseKey(why, m_link->shown());
    else
        over(why);
}

void Driver::refuseKey(const Error& why, const QSslCertificate& shown) {
    const QSslCertificate accepted = m_setup.trust.accepted;
    const bool sameKey = !accepted.isNull() && keyFingerprint(accepted) == keyFingerprint(shown);
    if (sameKey && accepted != shown) {
        // The key that was accepted, certified anew.
        m_setup.trust.accepted = shown;
        return connectNow();
    }
    dropLink();
    if (m_session)
        for (sync::ClientEffect& effect : m_session->closed(m_clock.now()))
            (void)carryOut(effect);
    m_status.fingerprint = keyFingerprint(shown);
    m_status.certificate = shown.toPem();
    refuse(accepted.isNull() ? why : keyChanged());
}

void Driver::accept(const QSslCertificate& certificate) {
    m_setup.trust.accepted = certificate;
    m_tls.reset();
    if (m_status.state != State::Refused || m_status.code != ErrorCode::UnknownKey)
        return;
    m_status.fingerprint.clear();
    m_status.certificate.clear();
    if (m_token.isEmpty())
        return setState(State::Offline); // who wants in logs in again
    m_policy.want(true);
    connectNow();
}

void Driver::onWakeUp() {
    if (m_session)
        carryOut(m_session->tick(m_clock.now()));
}

void Driver::over(const Error& why) {
    dropLink();
    m_data.noteSilence();
    if (m_session)
        for (sync::ClientEffect& effect : m_session->closed(m_clock.now()))
            (void)carryOut(effect);
    if (m_status.state == State::Refused)
        return;
    // Nobody waits for a log-in that comes back minutes later.
    if (!m_user.isEmpty() && m_waited) {
        m_policy.want(false);
        failLogIn(why);
    }
    m_status.code = why.code;
    m_status.sentence = QString::fromStdString(why.sentence);
    retryLater(m_askedToWait);
    setState(State::Offline);
    Q_EMIT dataChanged();
}

void Driver::retryLater(Milliseconds atLeast) {
    const Timestamp now = m_clock.now();
    const auto at = m_policy.lost(now, atLeast);
    m_status.retryAt = at.value_or(Timestamp{});
    if (at)
        m_retry.start(until(*at, now));
}

void Driver::refuse(const Error& why) {
    m_policy.want(false);
    m_retry.stop();
    m_status.code = why.code;
    m_status.sentence = QString::fromStdString(why.sentence);
    m_status.retryAt = {};
    setState(State::Refused);
    failLogIn(why);
}

void Driver::failLogIn(const Error& why) {
    if (m_user.isEmpty())
        return;
    m_user.clear();
    m_password.clear();
    m_waited = false;
    Q_EMIT logInFailed(why.code, QString::fromStdString(why.sentence));
}

void Driver::setState(State state) {
    if (m_status.state != state) {
        m_status.state = state;
        m_status.since = m_clock.now();
    }
    if (state != State::Offline && state != State::Refused && state != State::Connecting) {
        m_status.code = ErrorCode::None;
        m_status.sentence.clear();
        m_status.fingerprint.clear();
        m_status.certificate.clear();
    }
    Q_EMIT statusChanged();
}

} // namespace visage::client
