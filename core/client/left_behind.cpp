// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/left_behind.h"

#include "core/client/rows.h"

#include <QDir>

#include <algorithm>

namespace visage::client {

using namespace Qt::StringLiterals;
using Copy = LocalData::Copy;
using State = StoreStatus::State;

namespace {

/// Longer than the store waits for more (sync::ServerSession).
constexpr std::chrono::milliseconds timeToFarewell = std::chrono::seconds(5);

/// What coming back would not mend: this computer's files and disk.
bool isOfThisComputer(ErrorCode code) {
    return code == ErrorCode::Corrupt || code == ErrorCode::StorageFull || code == ErrorCode::TooNew ||
           code == ErrorCode::Unkept || code == ErrorCode::Internal;
}

} // namespace

LeftBehind::LeftBehind(Setup setup, const Clock& clock, Random& random)
    : m_setup(std::move(setup))
    , m_clock(clock)
    , m_random(random) {
    m_farewell.setParent(this); // it moves to the thread with us
    m_farewell.setSingleShot(true);
    connect(&m_farewell, &QTimer::timeout, this, &LeftBehind::finish);
}

LeftBehind::~LeftBehind() {
    close();
}

QString LeftBehind::passOf(const LocalData& data, const QString& token) {
    return QString::number(data.incarnation()) + u' ' + token;
}

LeftBehind::Work& LeftBehind::workOf(const QString& user) {
    const auto known = std::ranges::find(m_works, user, &Work::user);
    if (known != m_works.end())
        return *known;
    Work& fresh = m_works.emplace_back();
    fresh.user = user;
    return fresh;
}

LeftBehind::Work* LeftBehind::current() {
    const auto known = std::ranges::find(m_works, m_user, &Work::user);
    return m_user.isEmpty() || known == m_works.end() ? nullptr : &*known;
}

void LeftBehind::look() {
    const QDir folder(m_setup.folder);
    const bool underWay = !m_toLookAt.empty();
    m_toLookAt.clear();
    for (const QString& name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        m_toLookAt << m_setup.folder + u'/' + name;
    if (!underWay)
        QMetaObject::invokeMethod(this, &LeftBehind::lookAtNext, Qt::QueuedConnection);
}

void LeftBehind::lookAtNext() {
    if (!m_toLookAt.empty())
        lookAt(m_toLookAt.takeFirst());
    if (!m_toLookAt.empty()) {
        QMetaObject::invokeMethod(this, &LeftBehind::lookAtNext, Qt::QueuedConnection);
        return;
    }
    std::erase_if(m_works, [this](const Work& work) {
        return work.user != m_user && !work.folder.isEmpty() && !QDir(work.folder).exists();
    });
    for (Work& work : m_works)
        work.aside = false;
    say();
    sendSoon();
}

void LeftBehind::lookAt(const QString& folder) {
    const Work* sending = current();
    if (folder == m_taken || (sending && sending->folder == folder))
        return;
    const QString file = folder + "/outbox.db"_L1;
    if (!QFile::exists(file))
        return;
    const Timestamp now = m_clock.now();
    auto opened =
        openOutbox(file.toStdString(), {DeviceId(makeUuidV7(now, m_random)), m_setup.beforeOutbox}, now);
    const auto pushes =
        opened ? opened->outbox.unanswered() : Result<std::vector<sync::PendingPush>>(opened.error());
    if (!pushes)
        return;
    const Outbox::Desk& desk = opened->outbox.desk();
    if (desk.userName.empty())
        return;
    Work& work = workOf(QString::fromStdString(desk.userName));
    work.folder = folder;
    work.displayName = QString::fromStdString(desk.displayName);
    work.unsent = static_cast<int>(std::ranges::count_if(
        *pushes, [](const sync::PendingPush& push) { return !isOwnErrand(push.command); }));
    if (!std::exchange(work.asked, true))
        Q_EMIT passesWanted(work.user);
}

void LeftBehind::take(const QString& user, const QString& passes, bool kept) {
    Work& work = workOf(user);
    const QStringList more = passes.split(u'\n', Qt::SkipEmptyParts);
    work.passes = kept ? more + work.passes : work.passes + more; // what is kept is older
    work.passes.removeDuplicates();
    if (!kept || work.passes != more)
        Q_EMIT passesChanged(user, work.passes.join(u'\n'));
    say();
    sendSoon();
}

void LeftBehind::makeWay(const QString& folder) {
    const Work* sending = current();
    if (sending && (folder.isEmpty() || sending->folder == folder))
        close();
    if (folder.isEmpty())
        return sendSoon();
    m_taken = folder;
    m_may = false;
    say();
}

void LeftBehind::goOn() {
    m_taken.clear();
    m_may = true;
    look();
}

/// A connection of its own is tried only where nobody else tries one, or theirs has come.
void LeftBehind::follow(const StoreStatus& status) {
    if (m_taken.isEmpty() || status.state == State::CatchingUp)
        return;
    m_may = status.state == State::Live || status.state == State::Refused;
    if (m_may)
        sendSoon();
    else
        close();
}

void LeftBehind::accept(const QSslCertificate& certificate) {
    m_setup.driver.trust.accepted = certificate;
    close();
    for (Work& work : m_works)
        work.aside = false;
    sendSoon();
}

void LeftBehind::sendSoon() {
    QMetaObject::invokeMethod(this, &LeftBehind::sendNext, Qt::QueuedConnection);
}

void LeftBehind::sendNext() {
    if (m_driver || !m_may || !m_toLookAt.empty())
        return;
    for (Work& work : m_works)
        if (!work.passes.empty() && !work.aside && !work.folder.isEmpty() && work.folder != m_taken)
            if (open(work, Copy::Unseen))
                return;
}

bool LeftBehind::open(Work& work, Copy copy) {
    const QString pass = work.passes.last();
    // Without the copy nothing that is half written can be entered.
    auto data = LocalData::open({work.folder.toStdString(), m_setup.beforeOutbox, m_setup.beforeCache,
                                 copy == Copy::Unseen ? HandOver() : m_setup.handOver, copy,
                                 pass.section(u' ', 0, 0).toLongLong()},
                                m_publisher, m_clock, m_random);
    work.aside = !data;
    if (!data)
        return false;
    m_user = work.user;
    m_copy = copy;
    m_data = std::move(*data);
    m_driver = std::make_unique<Driver>(m_setup.driver, *m_data, m_clock, m_random);
    connect(m_driver.get(), &Driver::statusChanged, this, &LeftBehind::checkSoon);
    connect(m_driver.get(), &Driver::dataChanged, this, &LeftBehind::checkSoon);
    m_driver->start(pass.section(u' ', 1));
    return true;
}

/// Not under the driver's feet.
void LeftBehind::checkSoon() {
    if (!std::exchange(m_checking, true))
        QMetaObject::invokeMethod(this, &LeftBehind::check, Qt::QueuedConnection);
}

void LeftBehind::check() {
    m_checking = false;
    Work* work = current();
    if (!m_driver || work == nullptr)
        return;
    work->unsent = m_data->counts().unsent;
    say();
    const StoreStatus& status = m_driver->status();
    if (status.state == State::Refused)
        return refused(*work);
    if (status.state == State::Offline && isOfThisComputer(status.code)) {
        work->aside = true;
        close();
        return sendSoon();
    }
    const auto left = m_data->outbox().counts();
    const bool isThere = status.state == State::CatchingUp || status.state == State::Live;
    if (!isThere || !left || left->unsent > 0)
        return m_farewell.stop();
    if (m_driver->asksReviews())
        return finish();
    // A store that only takes what is unsent says why when it has it.
    if (!m_farewell.isActive())
        m_farewell.start(timeToFarewell);
}

void LeftBehind::finish() {
    Work* work = current();
    if (!m_driver || work == nullptr)
        return;
    m_driver->logOut();
    close();
    dropPass(*work);
    sendSoon();
}

void LeftBehind::refused(Work& work) {
    const ErrorCode code = m_driver->status().code;
    const auto left = m_data->outbox().counts();
    const bool isDone = m_driver->welcomed() && left && left->unsent == 0; // of a program that is too old
    if (code == ErrorCode::AccountOff && (m_driver->welcomed() || work.passes.size() == 1))
        return accountOff(work);
    close();
    if (code == ErrorCode::SessionExpired || code == ErrorCode::AccountOff || isDone)
        dropPass(work);
    else
        work.aside = true;
    sendSoon();
}

/// As Writer::endSession() does it.
void LeftBehind::accountOff(Work& work) {
    const bool handsOver = m_driver->welcomed() && m_copy == Copy::Unseen && m_setup.handOver &&
                           QFile::exists(work.folder + "/cache.db"_L1) && m_data->holdsTyped();
    const bool isEmpty = m_data->counts().unsent == 0 && !m_data->holdsTyped();
    close();
    if (handsOver && open(work, Copy::AsItIs))
        return;
    const std::string folder = work.folder.toStdString();
    // What cannot be removed now is tried again the next time: without a pass by the end of the lease.
    if (isEmpty)
        (void)wipeAll(folder);
    else
        (void)wipeCache(folder);
    work.passes.clear();
    Q_EMIT passesChanged(work.user, {});
    look();
}

void LeftBehind::dropPass(Work& work) {
    work.passes.removeLast();
    Q_EMIT passesChanged(work.user, work.passes.join(u'\n'));
    say();
}

void LeftBehind::close() {
    m_farewell.stop();
    m_driver.reset();
    m_data.reset();
    m_user.clear();
}

void LeftBehind::say() {
    std::vector<LeftWork> works;
    for (const Work& work : m_works)
        if (work.unsent > 0 && work.folder != m_taken)
            works.push_back({work.displayName.isEmpty() ? work.user : work.displayName, work.unsent,
                             !work.passes.empty()});
    std::ranges::sort(works, {}, &LeftWork::name);
    if (works == m_said)
        return;
    m_said = works;
    Q_EMIT changed(works);
}

} // namespace visage::client
