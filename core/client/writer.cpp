// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/writer.h"

#include "core/client/local_fault.h"

#include <QDir>

namespace visage::client {
namespace {

constexpr std::chrono::milliseconds timeToTryAgain = std::chrono::seconds(2);
constexpr std::chrono::milliseconds timeToFirstPurge = std::chrono::minutes(1);
constexpr std::chrono::milliseconds timeBetweenPurges = std::chrono::hours(24);
constexpr std::chrono::milliseconds timeBetweenSteps{50};

Error loggedOut() {
    return {ErrorCode::Unkept,
            "Nobody is logged in, so nothing was kept: copy your text, log in, then enter it again."};
}

std::vector<PersonHere> personsOf(const protocol::Present& present) {
    std::vector<PersonHere> persons;
    for (const protocol::PersonHere& person : present.persons)
        persons.push_back({person.user, static_cast<PersonHere::Activity>(person.activity)});
    return persons;
}

} // namespace

Writer::Writer(Setup setup, Publisher& publisher, const Clock& clock, Random& random, WriterEvents& events)
    : m_setup(std::move(setup))
    , m_publisher(publisher)
    , m_clock(clock)
    , m_random(random)
    , m_events(events) {
    m_said.server = m_setup.driver.address.toString();
    m_purge.setParent(this); // it moves to the thread with us
    m_purge.setSingleShot(true);
    connect(&m_purge, &QTimer::timeout, this, &Writer::purgeStep);
    m_door.setParent(this);
    m_door.setSingleShot(true);
    connect(&m_door, &QTimer::timeout, this, &Writer::openTheDoor);
    m_leases.setParent(this);
    connect(&m_leases, &QTimer::timeout, this, [this] { endLeases(m_profile); });
    m_audit.setParent(this);
    m_audit.setSingleShot(true);
    connect(&m_audit, &QTimer::timeout, this, &Writer::audit);
}

Writer::~Writer() {
    closeFiles();
}

Result<void> Writer::openFiles(const QString& folder) {
    if (m_data && folder == m_folder)
        return {};
    closeFiles();
    Q_EMIT filesWanted(folder);
    const auto opened = openNewFiles(folder);
    if (!opened)
        Q_EMIT filesLeft();
    return opened;
}

Result<void> Writer::openNewFiles(const QString& folder) {
    if (!QDir().mkpath(folder))
        return Error{
            ErrorCode::Unkept,
            "The folder for your work cannot be made: check the rights and the space on its disk. (" +
                folder.toStdString() + ")"};
    auto data =
        LocalData::open({folder.toStdString(), m_setup.beforeOutbox, m_setup.beforeCache, m_setup.handOver},
                        m_publisher, m_clock, m_random);
    if (!data)
        return ofThisComputer(data.error());
    m_folder = folder;
    m_data = std::move(*data);
    m_driver = std::make_unique<Driver>(m_setup.driver, *m_data, m_clock, m_random);
    connect(m_driver.get(), &Driver::statusChanged, this, &Writer::sayStatus);
    connect(m_driver.get(), &Driver::dataChanged, this, &Writer::sayNews);
    m_driver->present(m_presence);
    connect(m_driver.get(), &Driver::storeRestored, this,
            [this](int givenBack) { m_events.storeRestored(givenBack); });
    connect(m_driver.get(), &Driver::presenceCame, this, [this](const protocol::Present& present) {
        m_events.presenceCame(present.customer, personsOf(present));
    });
    connect(m_driver.get(), &Driver::loggedIn, this, &Writer::onLoggedIn);
    connect(m_driver.get(), &Driver::logInFailed, this, &Writer::onLogInFailed);
    connect(m_driver.get(), &Driver::taken, this, &Writer::takeUpFormer, Qt::QueuedConnection);
    // Not under the driver's feet.
    connect(
        m_driver.get(), &Driver::accountOff, this,
        [this, folder] {
            if (m_data && folder == m_folder)
                endSession(StoreStatus::Removed::AccountOff);
        },
        Qt::QueuedConnection);
    checkCache();
    m_purgedTo = 0;
    m_purge.start(timeToFirstPurge);
    auditLater();
    sayNews();
    return {};
}

/// Not at once: the desktop that starts has more urgent things to read.
void Writer::checkCache() {
    if (!m_data->wantsCheck())
        return;
    const Published published = m_data->published();
    m_check = client::checkCache(
        published.cachePath, std::chrono::seconds(2),
        [this, generation = published.generation](const auto& outcome) {
            QMetaObject::invokeMethod(
                this,
                [this, generation, whole = outcome.ok()] {
                    if (!whole)
                        cacheFoundDamaged(generation);
                    else if (m_data && m_data->published().generation == generation)
                        (void)m_data->foundWhole(); // failing means that it is checked again
                },
                Qt::QueuedConnection);
        });
}

void Writer::closeFiles() {
    m_check.reset();
    m_reading.reset();
    m_audit.stop();
    m_purge.stop();
    m_door.stop();
    m_triedHere.reset();
    m_driver.reset();
    const bool were = m_data != nullptr;
    m_data.reset();
    m_announced = {};
    m_admitted = false;
    m_folder.clear();
    m_user.clear();
    m_password.clear();
    if (were)
        Q_EMIT filesLeft();
}

void Writer::accept(const QSslCertificate& certificate) {
    m_setup.driver.trust.accepted = certificate;
    if (m_driver)
        m_driver->accept(certificate);
}

Result<void> Writer::submit(const Command& command) {
    if (!m_data || !m_data->desk().user)
        return loggedOut();
    auto push = m_data->submit(command);
    if (!push) {
        const Error why = ofThisComputer(push.error());
        sayTrouble(why);
        return why;
    }
    m_diskFull = false;
    m_driver->submitted(std::move(*push));
    sayNews();
    return {};
}

void Writer::askStore(const QString& text, int limit, Driver::Question::Kind kind,
                      std::function<void(StoreAnswer)> done) {
    StoreAnswer answer;
    answer.query = text;
    if (!m_driver)
        return done(std::move(answer));
    const auto take = [this, answer, done = std::move(done)](const protocol::Found* found) mutable {
        if (auto hits = found && m_data ? m_data->takeFound(*found)
                                        : Result<std::vector<SearchHit>>(std::vector<SearchHit>());
            found && hits) {
            answer.asked = true;
            answer.more = found->more;
            answer.hits = std::move(*hits);
        }
        done(std::move(answer));
    };
    m_driver->ask({text.toStdString(), static_cast<std::uint32_t>(limit), kind, take});
    sayNews();
}

void Writer::askStoreAll(QStringList questions, int limit, std::function<void(bool)> done) {
    if (questions.isEmpty())
        return done(true);
    const QString next = questions.takeFirst();
    askStore(
        next, limit, Driver::Question::Kind::Background,
        [this, questions = std::move(questions), limit, done = std::move(done)](const StoreAnswer& answer) {
            if (!answer.asked)
                return done(false);
            // Not under the driver's feet.
            QMetaObject::invokeMethod(
                this, [this, questions, limit, done] { askStoreAll(questions, limit, done); },
                Qt::QueuedConnection);
        });
}

void Writer::keepHere(CustomerId customer) {
    if (!m_data || !m_data->desk().user)
        return;
    auto push = m_data->keepHere(customer);
    // Failing costs that the history comes later: the record asks again when it is opened again.
    if (push && *push)
        m_driver->submitted(std::move(**push));
    sayNews();
}

void Writer::present(const Whereabouts& where) {
    m_presence = {where.shown, where.writing, where.talkingWith};
    if (m_driver)
        m_driver->present(m_presence);
}

Result<std::vector<UnsentWork>> Writer::unsentWork() {
    if (!m_data)
        return loggedOut();
    return m_data->unsentWork();
}

Result<std::vector<RefusedWork>> Writer::refusedWork() {
    if (!m_data)
        return loggedOut();
    return m_data->refusedWork();
}

Result<std::vector<CustomerId>> Writer::createdHere() {
    if (!m_data)
        return loggedOut();
    return m_data->outbox().createdHere();
}

Result<void> Writer::dismiss(std::int64_t mseq) {
    if (!m_data)
        return loggedOut();
    auto dismissed = m_data->dismiss(mseq);
    sayNews();
    return dismissed;
}

Result<void> Writer::saveDraft(const QString& key, const QString& text) {
    if (!m_data)
        return loggedOut();
    auto saved = m_data->outbox().saveDraft(key.toStdString(), text.toStdString(), m_clock.now());
    if (!saved)
        sayTrouble(ofThisComputer(saved.error()));
    return saved;
}

Result<QString> Writer::draft(const QString& key) {
    if (!m_data)
        return loggedOut();
    const auto text = m_data->outbox().draft(key.toStdString());
    if (!text)
        return text.error();
    return QString::fromStdString(*text);
}

void Writer::cacheFoundDamaged(int generation) {
    if (!m_data || !m_data->cacheFoundDamaged(generation))
        return;
    m_driver->beginAnew({ErrorCode::Corrupt, "The local copy is fetched again."});
    sayNews();
}

void Writer::sayStatus() {
    StoreStatus status = m_driver->status();
    status.unsent = m_data->counts().unsent;
    status.refused = m_data->counts().refused;
    status.partial = m_data->partial();
    status.customersKnown = m_data->customersKnown();
    status.keptUntil = m_data->keptUntil();
    status.removed = m_data->removed();
    if (status.state == StoreStatus::State::Offline)
        checkLease();
    if (status == m_said)
        return;
    m_said = status;
    m_events.statusChanged(status);
    Q_EMIT said(status);
    if (status.code == ErrorCode::StorageFull)
        sayTrouble({status.code, status.sentence.toStdString()});
    else if (status.state == StoreStatus::State::Live)
        m_diskFull = false;
}

void Writer::sayNews() {
    const News news = m_data->takeNews();
    if (news.touched.any() || news.refusedWork || news.trouble)
        m_events.newsCame(news);
    saySession();
    sayStatus();
    indexSoon();
    scrubSoon();
}

/// A full disk is said once, until something could be written again.
void Writer::sayTrouble(const Error& error) {
    const bool isFull = error.code == ErrorCode::StorageFull;
    const bool isOurs = isFull || error.code == ErrorCode::Corrupt || error.code == ErrorCode::TooNew ||
                        error.code == ErrorCode::Unkept || error.code == ErrorCode::Internal;
    if (!isOurs || (isFull && m_diskFull))
        return;
    m_diskFull = m_diskFull || isFull;
    News news;
    news.trouble = error;
    m_events.newsCame(news);
}

void Writer::indexSoon() {
    if (m_indexing || !m_data->wantsIndexing())
        return;
    m_indexing = true;
    QMetaObject::invokeMethod(this, &Writer::indexStep, Qt::QueuedConnection);
}

void Writer::indexStep() {
    m_indexing = false;
    if (!m_data)
        return;
    if (auto done = m_data->indexNext(); !done) {
        sayTrouble(ofThisComputer(done.error()));
        m_driver->beginAnew(done.error());
        return;
    }
    m_driver->takeHeldFrames();
    sayNews();
}

/// What was erased goes from the bytes of the files too, a step at a time.
void Writer::scrubSoon() {
    if (m_scrubbing || !m_data->wantsScrubbing())
        return;
    m_scrubbing = true;
    QMetaObject::invokeMethod(this, &Writer::scrubStep, Qt::QueuedConnection);
}

/// A step now and then: a day's stubs are nothing that anybody waits for.
void Writer::purgeStep() {
    if (!m_data)
        return;
    const auto next = m_data->purgeNext(m_purgedTo);
    m_purgedTo = next.valueOr(0);
    sayNews();
    m_purge.start(m_purgedTo == 0 ? timeBetweenPurges : timeBetweenSteps);
}

void Writer::scrubStep() {
    m_scrubbing = false;
    if (!m_data || !m_data->wantsScrubbing())
        return;
    const auto done = m_data->scrubNext();
    if (!done)
        sayTrouble(ofThisComputer(done.error()));
    if (done && *done)
        return sayNews();
    // Somebody reads, or the disk is full: the remains are noted in the file, so nothing is forgotten.
    m_scrubbing = true;
    QTimer::singleShot(timeToTryAgain, this, &Writer::scrubStep);
}

} // namespace visage::client
