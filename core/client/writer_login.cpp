// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/former_folder.h"
#include "core/client/left_behind.h"
#include "core/client/writer.h"

#include <QDir>

// Writer: who works here, from the log-in to its end.

namespace visage::client {
namespace {

constexpr std::chrono::milliseconds timeBetweenSweeps = std::chrono::hours(24);

/// The store did not answer; what it would have said is not known.
bool isAway(ErrorCode code) {
    switch (code) {
    case ErrorCode::Unavailable:
    case ErrorCode::Busy:
    case ErrorCode::StoreFull:
    case ErrorCode::UnknownIssuer: // a network that wants a log-in of its own answers in its place
    case ErrorCode::OtherCertificate:
    case ErrorCode::ExpiredCertificate:
        return true;
    default:
        return false;
    }
}

} // namespace

Session Writer::session() const {
    const Outbox::Desk& desk = m_data->desk();
    return {desk.user, QString::fromStdString(desk.userName), QString::fromStdString(desk.displayName),
            desk.role};
}

void Writer::resume(const QString& folder, const QString& token) {
    if (auto opened = openFiles(folder); !opened) {
        sayTrouble(opened.error());
        return;
    }
    m_admitted = true;
    saySession();
    m_driver->start(token);
}

void Writer::logIn(const QString& folder, const QString& user, const QString& password) {
    if (auto opened = openFiles(folder); !opened) {
        m_events.logInEnded(opened.error(), {});
        return;
    }
    if (!m_announced.user)
        m_admitted = false;
    m_user = user;
    m_password = password;
    m_triedHere.reset();
    if (!m_announced.user && m_data->knowsPassword())
        m_door.start(m_setup.patienceAtTheDoor);
    m_driver->logIn(user, password);
}

/// The store has not answered yet. Whoever knows the password of the last time begins to work, and it goes on
/// being asked; who does not may have a new one, and waits for it.
void Writer::openTheDoor() {
    if (!m_data || m_announced.user || m_password.isEmpty())
        return;
    m_triedHere = m_data->logInHere(m_password.toStdString());
    if (*m_triedHere)
        admitHere();
}

void Writer::admitHere() {
    m_admitted = true;
    m_announced = session();
    m_events.logInEnded(session(), {});
}

void Writer::onLoggedIn(const QString& token) {
    m_door.stop();
    m_admitted = true;
    m_announced = session();
    m_events.logInEnded(session(), token);
    // Failing costs a log-in without the store.
    (void)m_data->keepVerifier(std::exchange(m_password, {}).toStdString());
}

/// Where nothing was entered yet, the store may be one whose address was another one before: the person goes
/// on with what they have of it.
void Writer::takeUpFormer() {
    if (!m_data || !m_admitted || m_profile.isEmpty() || m_data->desk().lastMseq > 0)
        return;
    const Outbox::Desk desk = m_data->desk();
    const QString folder = m_folder;
    const QString former = formerFolder(m_profile, folder, desk.store, desk.user);
    if (former.isEmpty() || !carryDrafts(m_data->outbox(), former, m_clock.now()).valueOr(false))
        return; // another time
    const QString token = m_driver->token();
    const LocalLogin login = m_data->outbox().login();
    closeFiles();
    const auto taken = takeOverFolder(former, folder);
    if (auto opened = openFiles(folder); !opened)
        return sayTrouble(opened.error());
    // Failing costs a log-in without the store.
    (void)m_data->outbox().saveLogin(login);
    if (!taken) {
        sayTrouble(taken.error());
        (void)m_data->saveUser({{}, desk.user, desk.role, desk.displayName}, desk.userName);
    }
    resume(folder, token);
}

/// Nobody has been let in yet: whoever knows the password of the last time may work.
void Writer::logInHere(const Error& away) {
    const auto right =
        m_triedHere ? *std::exchange(m_triedHere, std::nullopt) : m_data->logInHere(m_password.toStdString());
    if (right)
        return admitHere();
    // A store whose certificate is wrong wants another remedy than one that is away.
    const bool unknownHere = right.error().code == ErrorCode::NoOfflineLogIn;
    m_events.logInEnded(unknownHere && away.code != ErrorCode::Unavailable ? away : right.error(), {});
    m_password.clear();
}

void Writer::goOnline(const QString& token) {
    if (!m_driver)
        return;
    if (token.isEmpty() && !m_password.isEmpty())
        return m_driver->logInWhenItIsBack(m_user, m_password);
    m_password.clear();
    if (!token.isEmpty())
        m_driver->start(token);
}

void Writer::onLogInFailed(ErrorCode code, const QString& sentence) {
    const Error why{code, sentence.toStdString()};
    m_door.stop();
    if (m_announced.user) {
        m_events.logInEnded(why, {});
        if (!isAway(code))
            m_password.clear();
        else
            QMetaObject::invokeMethod(
                this, [this] { goOnline({}); }, Qt::QueuedConnection);
        return;
    }
    if (isAway(code)) {
        logInHere(why);
        if (m_announced.user)
            return;
    } else {
        m_events.logInEnded(why, {});
        m_password.clear();
    }
    if (code == ErrorCode::AccountOff)
        return; // these files are about to go
    // Not under the driver's feet.
    QMetaObject::invokeMethod(
        this,
        [this, folder = m_folder] {
            if (folder == m_folder)
                leaveAlone();
        },
        Qt::QueuedConnection);
}

/// Nobody was let in: the files are nobody's to hold, and a mistyped name leaves no folder behind.
void Writer::leaveAlone() {
    const QString folder = m_folder;
    const bool isTrying = m_driver && (m_driver->status().state == StoreStatus::State::LoggingIn ||
                                       m_driver->status().state == StoreStatus::State::Connecting);
    if (!m_data || m_announced.user || isTrying)
        return;
    const bool isKnown = static_cast<bool>(m_data->desk().user);
    closeFiles();
    if (!isKnown)
        QDir(folder).removeRecursively();
}

/// Who works here, when it is known or has changed: a role, a name.
void Writer::saySession() {
    const Session now = session();
    if (!m_admitted || now.user.isNull() || now == m_announced || !m_data->leaseHolds())
        return;
    m_announced = now;
    m_events.sessionOpened(now);
}

/// What was entered stays, as far as the store does not have it.
void Writer::endSession(StoreStatus::Removed why) {
    const std::string folder = m_folder.toStdString();
    const bool handedOver =
        why == StoreStatus::Removed::AccountOff && m_data->counts().unsent == 0 && !m_data->holdsTyped();
    const QString user = QString::fromStdString(m_data->desk().userName);
    StoreStatus status = m_said;
    closeFiles();
    const auto wiped = handedOver ? wipeAll(folder) : wipeCache(folder);
    status.removed = why;
    status.keptUntil = {};
    status.reviews = 0;
    m_said = status;
    m_events.statusChanged(status);
    m_events.sessionEnded(why, user);
    if (!wiped)
        sayTrouble(wiped.error());
}

/// A computer may sleep for weeks with somebody logged in.
void Writer::checkLease() {
    if (!m_announced.user || m_data->leaseHolds())
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_data && m_announced.user && !m_data->leaseHolds())
                endSession(StoreStatus::Removed::LeaseOver);
        },
        Qt::QueuedConnection);
}

void Writer::endLeases(const QString& profile) {
    m_profile = profile;
    m_leases.start(timeBetweenSweeps);
    Q_EMIT filesWanted({});
    LocalData::endLeases(profile.toStdString(), m_folder.toStdString(), m_clock, m_random);
}

QString Writer::logOut() {
    QString pass;
    if (m_driver && m_data->counts().unsent > 0 && !m_driver->token().isEmpty())
        pass = LeftBehind::passOf(*m_data, m_driver->token());
    else if (m_driver)
        m_driver->logOut();
    closeFiles();
    return pass;
}

} // namespace visage::client
