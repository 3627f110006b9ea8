// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/local_workspace.h"

#include "core/client/left_behind.h"
#include "core/client/read/questions.h"
#include "core/client/reader_thread.h"
#include "core/client/trust.h"
#include "core/client/writer.h"

#include <QSysInfo>

namespace visage::client {

using namespace Qt::StringLiterals;

namespace {

using Kind = Driver::Question::Kind;

constexpr int mostCallers = 9;     // as many as there are keys to choose one
constexpr int mostLookAlikes = 20; // of one number, or of one name and town

} // namespace

/// Carries what the writer says into the GUI thread.
class WriterPort final : public WriterEvents {
public:
    explicit WriterPort(LocalWorkspace& workspace)
        : m_workspace(workspace) {}

    template <class Job> void post(Job job) {
        QMetaObject::invokeMethod(&m_workspace, std::move(job), Qt::QueuedConnection);
    }

    void statusChanged(const StoreStatus& status) override {
        post([this, status] { m_workspace.takeStatus(status); });
    }
    void sessionOpened(const Session& session) override {
        post([this, session] {
            // What was under way when somebody logged out comes too late.
            if (m_workspace.m_opened)
                m_workspace.takeSession(session);
        });
    }
    void logInEnded(const Result<Session>& outcome, const QString& token) override {
        post([this, outcome, token] { m_workspace.endLogIn(outcome, token); });
    }
    void sessionEnded(StoreStatus::Removed why, const QString& user) override {
        post([this, why, user] { m_workspace.endSession(why, user); });
    }
    void presenceCame(CustomerId customer, const std::vector<PersonHere>& persons) override {
        post([this, customer, persons] { m_workspace.takePresence(customer, persons); });
    }
    void storeRestored(int givenBack) override {
        post([this, givenBack] { Q_EMIT m_workspace.storeRestored(givenBack); });
    }
    void newsCame(const News& news) override {
        std::vector<CustomerId> customers(news.touched.customers.begin(), news.touched.customers.end());
        post([this, customers = std::move(customers), all = news.touched.everything,
              base = news.touched.baseData,
              refused = news.refusedWork] { m_workspace.takeNews(all, base, customers, refused); });
        if (news.trouble)
            post([this, why = *news.trouble] { Q_EMIT m_workspace.troubled(why.code, shown(why.sentence)); });
    }

private:
    LocalWorkspace& m_workspace;
};

LocalWorkspace::LocalWorkspace(Options options, Services services)
    : m_options(std::move(options))
    , m_services(services)
    , m_port(std::make_unique<WriterPort>(*this))
    , m_writerThread(std::make_unique<QThread>()) {
    if (m_options.deviceName.empty())
        m_options.deviceName = QSysInfo::machineHostName().toStdString();
    m_status.server = m_options.server.toString();
    m_status.since = now();
    m_writer =
        new Writer({{m_options.server,
                     m_options.build,
                     m_options.deviceName,
                     {m_options.authorities, m_services.profile.acceptedCertificate(m_options.server)}},
                    m_options.beforeOutbox,
                    m_options.beforeCache,
                    m_options.handOver,
                    m_options.patienceAtTheDoor,
                    m_options.audits},
                   m_publisher, m_services.clock, m_services.random, *m_port);
    m_writer->moveToThread(m_writerThread.get());
    connect(m_writerThread.get(), &QThread::finished, m_writer, &QObject::deleteLater);
    startLeftBehind();
    m_writerThread->setObjectName(u"writer"_s);
    m_writerThread->start();
    const auto damaged = [this](int generation) {
        onWriter([generation](Writer& writer) { writer.cacheFoundDamaged(generation); });
    };
    m_searchReader = std::make_unique<ReaderThread>(u"search"_s, m_publisher, damaged);
    m_lookUpReader = std::make_unique<ReaderThread>(u"look-up"_s, m_publisher, damaged);
    resume();
    onWriter([profile = m_services.profile.folder()](Writer& writer) { writer.endLeases(profile); });
    QMetaObject::invokeMethod(m_left, &LeftBehind::look, Qt::QueuedConnection);
}

LocalWorkspace::~LocalWorkspace() {
    m_searchReader.reset();
    m_lookUpReader.reset();
    m_writerThread->quit();
    m_writerThread->wait();
}

template <class Job> void LocalWorkspace::onWriter(Job job) {
    QMetaObject::invokeMethod(
        m_writer, [writer = m_writer, job = std::move(job)]() mutable { job(*writer); },
        Qt::QueuedConnection);
}

template <class T, class Question, class Adapt>
void LocalWorkspace::askReader(ReaderThread& reader, Answers::Ticket ticket, Question question, Adapt adapt) {
    reader.ask<T>(std::move(question), [this, ticket, adapt](Result<T> result) {
        // Shared, so that a record is not copied on its way.
        const auto answer = std::make_shared<decltype(adapt(std::move(result)))>(adapt(std::move(result)));
        m_port->post([this, ticket, answer] { m_answers.deliver(ticket, std::move(*answer)); });
    });
}

void LocalWorkspace::resume() {
    const Profile::Remembered& remembered = m_services.profile.remembered();
    if (remembered.user.isEmpty() || remembered.server != m_options.server)
        return;
    const QString user = remembered.user;
    m_services.secrets.read(
        Profile::secretKey(m_options.server, user),
        [self = QPointer<LocalWorkspace>(this), user](const Result<QString>& token) {
            if (!self || !token || token->isEmpty() || self->m_logIn != 0)
                return;
            self->m_opened = true;
            const QString folder = self->m_services.profile.userFolder(self->m_options.server, user);
            self->onWriter([folder, kept = *token](Writer& writer) { writer.resume(folder, kept); });
        });
}

void LocalWorkspace::logIn(const QString& user, const QString& password, QObject* context,
                           std::function<void(Result<Session>)> done) {
    if (m_logIn != 0) {
        const auto earlier = std::exchange(m_logIn, 0);
        m_answers.deliver(earlier,
                          Result<Session>(Error{ErrorCode::Superseded, "Another log-in was begun."}));
    }
    const QString name = user.trimmed().toLower();
    m_logIn = m_answers.keep<Result<Session>>(context, std::move(done));
    if (name.isEmpty()) {
        m_port->post([this] { endLogIn(Error{ErrorCode::BadInput, "Type your user name."}, {}); });
        return;
    }
    m_logInName = name;
    m_opened = true;
    const QString folder = m_services.profile.userFolder(m_options.server, name);
    onWriter([folder, name, password](Writer& writer) { writer.logIn(folder, name, password); });
}

void LocalWorkspace::endLogIn(const Result<Session>& outcome, const QString& token) {
    if (outcome) {
        const QString user = m_logInName.isEmpty() ? outcome->name : m_logInName;
        // Neither failing costs more than a log-in at the next start.
        (void)m_services.profile.remember({m_options.server, user});
        if (token.isEmpty())
            goOnline();
        else
            m_services.secrets.write(Profile::secretKey(m_options.server, user), token,
                                     [](const Result<void>&) {});
        takeSession(*outcome);
    }
    m_answers.deliver(std::exchange(m_logIn, 0), outcome);
}

/// Who was checked here without the store goes on with the token of the last time where one is kept.
void LocalWorkspace::goOnline() {
    m_services.secrets.read(
        Profile::secretKey(m_options.server, m_logInName),
        [self = QPointer<LocalWorkspace>(this)](const Result<QString>& token) {
            if (self)
                self->onWriter([kept = token.valueOr({})](Writer& writer) { writer.goOnline(kept); });
        });
}

void LocalWorkspace::endSession(StoreStatus::Removed why, const QString& user) {
    if (why == StoreStatus::Removed::AccountOff) {
        m_services.secrets.remove(Profile::secretKey(m_options.server, user));
        if (m_services.profile.remembered().user == user)
            (void)m_services.profile.remember({m_options.server, {}});
        m_opened = false;
    }
    m_session = {};
    m_base = std::make_shared<const BaseData>();
    Q_EMIT sessionChanged();
    Q_EMIT baseDataChanged();
    Q_EMIT everythingChanged();
    // What is not sent yet still goes out, and the customers come back with the next contact.
    if (why == StoreStatus::Removed::LeaseOver)
        resume();
}

void LocalWorkspace::acceptKey(const QString& fingerprint) {
    const QSslCertificate shown(m_status.certificate);
    if (shown.isNull() || m_status.code != ErrorCode::UnknownKey || keyFingerprint(shown) != fingerprint)
        return;
    // Failing costs the same question at the next start.
    (void)m_services.profile.accept(m_options.server, shown);
    onWriter([left = m_left, shown](Writer& writer) {
        writer.accept(shown);
        left->accept(shown);
    });
}

void LocalWorkspace::takeStatus(const StoreStatus& status) {
    m_status = status;
    Q_EMIT statusChanged();
}

void LocalWorkspace::takeSession(const Session& session) {
    m_session = session;
    m_base = m_publisher.take().base;
    Q_EMIT sessionChanged();
    Q_EMIT baseDataChanged();
}

void LocalWorkspace::takeNews(bool everything, bool baseData, const std::vector<CustomerId>& customers,
                              bool refusedWork) {
    if (m_opened && (baseData || everything)) {
        m_base = m_publisher.take().base;
        Q_EMIT baseDataChanged();
    }
    if (everything)
        Q_EMIT everythingChanged();
    else if (!customers.empty())
        Q_EMIT customersChanged(customers);
    if (refusedWork)
        Q_EMIT refusedWorkChanged();
}

void LocalWorkspace::search(const QString& text, int limit, QObject* context,
                            std::function<void(SearchAnswer)> done) {
    m_answers.forget(m_search);
    m_search = m_answers.keep<SearchAnswer>(context, std::move(done));
    m_searchReader->askLatest<SearchAnswer>(
        [text, limit](CacheReader& reader, const Published& published) {
            return readSearch(reader, published, text, limit);
        },
        [this, ticket = m_search, text](Result<SearchAnswer> result) {
            SearchAnswer answer;
            answer.query = text;
            answer.complete = false;
            if (result)
                answer = std::move(*result);
            m_port->post([this, ticket, answer = std::move(answer)] { m_answers.deliver(ticket, answer); });
        });
}

void LocalWorkspace::searchStore(const QString& text, int limit, QObject* context,
                                 std::function<void(StoreAnswer)> done) {
    m_answers.forget(m_storeSearch);
    m_storeSearch = m_answers.keep<StoreAnswer>(context, std::move(done));
    onWriter([this, text, limit, ticket = m_storeSearch](Writer& writer) {
        writer.askStore(text, limit, Kind::Typed, [this, ticket](const StoreAnswer& answer) {
            m_port->post([this, ticket, answer] { m_answers.deliver(ticket, answer); });
        });
    });
}

void LocalWorkspace::findCallerAtStore(const std::string& value, QObject* context,
                                       std::function<void(bool)> done) {
    onWriter([this, text = shown(value),
              ticket = m_answers.keep<bool>(context, std::move(done))](Writer& writer) {
        writer.askStore(text, mostCallers, Kind::Caller, [this, ticket](const StoreAnswer& answer) {
            m_port->post([this, ticket, found = !answer.hits.empty()] { m_answers.deliver(ticket, found); });
        });
    });
}

/// One after the other, so that who calls and what is typed come between.
void LocalWorkspace::findAtStore(const QStringList& questions, QObject* context,
                                 std::function<void(bool)> done) {
    onWriter([this, questions, ticket = m_answers.keep<bool>(context, std::move(done))](Writer& writer) {
        writer.askStoreAll(questions, mostLookAlikes, [this, ticket](bool answered) {
            m_port->post([this, ticket, answered] { m_answers.deliver(ticket, answered); });
        });
    });
}

void LocalWorkspace::keepHere(CustomerId customer) {
    onWriter([customer](Writer& writer) { writer.keepHere(customer); });
}

void LocalWorkspace::loadRecord(CustomerId customer, QObject* context,
                                std::function<void(Result<CustomerRecord>)> done) {
    askReader<CustomerRecord>(
        *m_lookUpReader, m_answers.keep<Result<CustomerRecord>>(context, std::move(done)),
        [customer, at = now()](CacheReader& reader, const Published&) {
            return readRecord(reader, customer, at);
        },
        [](Result<CustomerRecord> result) { return result; });
}

void LocalWorkspace::loadTimeline(CustomerId customer, const TimelineFilter& filter, Timestamp before,
                                  const Uuid& beforeId, int limit, QObject* context,
                                  std::function<void(TimelinePage)> done) {
    askReader<TimelinePage>(
        *m_lookUpReader, m_answers.keep<TimelinePage>(context, std::move(done)),
        [question = TimelineQuestion{customer, filter, before, beforeId, limit}](
            CacheReader& reader, const Published&) { return readTimeline(reader, question); },
        [](Result<TimelinePage> result) { return result.valueOr({}); });
}

void LocalWorkspace::identifyCaller(const std::vector<std::pair<MatchBasis, std::string>>& identifiers,
                                    const std::string& lineCalled, QObject* context,
                                    std::function<void(CallerAnswer)> done) {
    askReader<CallerAnswer>(
        *m_lookUpReader, m_answers.keep<CallerAnswer>(context, std::move(done)),
        [question = CallerQuestion{identifiers, lineCalled, now()}](CacheReader& reader,
                                                                    const Published& published) {
            return readCaller(reader, *published.base, question);
        },
        [](Result<CallerAnswer> result) { return result.valueOr({}); });
}

void LocalWorkspace::loadWork(int limit, QObject* context, std::function<void(WorkList)> done) {
    askReader<WorkList>(
        *m_lookUpReader, m_answers.keep<WorkList>(context, std::move(done)),
        [session = m_session, limit, at = now()](CacheReader& reader, const Published& published) {
            const BaseData& base = *published.base;
            return readWork(reader, {session.user,
                                     queuesOf(base.queues, base.queueMembers, session.user, session.role), at,
                                     limit});
        },
        [](Result<WorkList> result) { return result.valueOr({}); });
}

void LocalWorkspace::loadNoteVersions(NoteId note, QObject* context,
                                      std::function<void(std::vector<NoteVersion>)> done) {
    askReader<std::vector<NoteVersion>>(
        *m_lookUpReader, m_answers.keep<std::vector<NoteVersion>>(context, std::move(done)),
        [note](CacheReader& reader, const Published&) { return readNoteVersions(reader, note); },
        [](Result<std::vector<NoteVersion>> result) { return result.valueOr({}); });
}

void LocalWorkspace::loadTagsInUse(QObject* context, std::function<void(QStringList)> done) {
    constexpr int offered = 200;
    askReader<QStringList>(
        *m_lookUpReader, m_answers.keep<QStringList>(context, std::move(done)),
        [](CacheReader& reader, const Published&) { return readTagsInUse(reader, offered); },
        [](Result<QStringList> result) { return result.valueOr({}); });
}

void LocalWorkspace::loadCreatedHere(QObject* context, std::function<void(std::vector<CustomerId>)> done) {
    onWriter(
        [this, ticket = m_answers.keep<std::vector<CustomerId>>(context, std::move(done))](Writer& writer) {
            m_port->post(
                [this, ticket, list = writer.createdHere().valueOr({})] { m_answers.deliver(ticket, list); });
        });
}

void LocalWorkspace::loadLookAlikes(CustomerId customer, QObject* context,
                                    std::function<void(std::vector<LookAlike>)> done) {
    askReader<std::vector<LookAlike>>(
        *m_lookUpReader, m_answers.keep<std::vector<LookAlike>>(context, std::move(done)),
        [customer](CacheReader& reader, const Published& published) {
            return readLookAlikes(reader, published, customer);
        },
        [](Result<std::vector<LookAlike>> result) { return result.valueOr({}); });
}

void LocalWorkspace::loadLookAlikeQuestions(CustomerId customer, QObject* context,
                                            std::function<void(QStringList)> done) {
    askReader<QStringList>(
        *m_lookUpReader, m_answers.keep<QStringList>(context, std::move(done)),
        [customer](CacheReader& reader, const Published&) {
            return readLookAlikeQuestions(reader, customer);
        },
        [](Result<QStringList> result) { return result.valueOr({}); });
}

void LocalWorkspace::loadUnsentWork(QObject* context, std::function<void(std::vector<UnsentWork>)> done) {
    onWriter(
        [this, ticket = m_answers.keep<std::vector<UnsentWork>>(context, std::move(done))](Writer& writer) {
            m_port->post(
                [this, ticket, list = writer.unsentWork().valueOr({})] { m_answers.deliver(ticket, list); });
        });
}

void LocalWorkspace::loadRefusedWork(QObject* context, std::function<void(std::vector<RefusedWork>)> done) {
    onWriter(
        [this, ticket = m_answers.keep<std::vector<RefusedWork>>(context, std::move(done))](Writer& writer) {
            m_port->post(
                [this, ticket, list = writer.refusedWork().valueOr({})] { m_answers.deliver(ticket, list); });
        });
}

void LocalWorkspace::dismissRefusedWork(std::int64_t mseq) {
    onWriter([mseq](Writer& writer) { (void)writer.dismiss(mseq); });
}

void LocalWorkspace::loadReviews(const WhichReviews& which, QObject* context,
                                 std::function<void(Result<ReviewPage>)> done) {
    onWriter(
        [this, which, ticket = m_answers.keep<Result<ReviewPage>>(context, std::move(done))](Writer& writer) {
            writer.loadReviews(which, [this, ticket](const Result<ReviewPage>& page) {
                m_port->post([this, ticket, page] { m_answers.deliver(ticket, page); });
            });
        });
}

void LocalWorkspace::decideReviews(protocol::ReviewChoice choice, const std::vector<MutationId>& which,
                                   QObject* context, std::function<void(std::vector<ReviewOutcome>)> done) {
    onWriter([this, choice, which,
              ticket = m_answers.keep<std::vector<ReviewOutcome>>(context, std::move(done))](Writer& writer) {
        writer.decideReviews(choice, which, [this, ticket](const std::vector<ReviewOutcome>& outcomes) {
            m_port->post([this, ticket, outcomes] { m_answers.deliver(ticket, outcomes); });
        });
    });
}

void LocalWorkspace::submit(const Command& command, QObject* context,
                            std::function<void(Result<void>)> done) {
    onWriter(
        [this, command, ticket = m_answers.keep<Result<void>>(context, std::move(done))](Writer& writer) {
            m_port->post([this, ticket, kept = writer.submit(command)] { m_answers.deliver(ticket, kept); });
        });
}

void LocalWorkspace::present(const Whereabouts& where) {
    if (where == m_whereabouts)
        return;
    const bool elsewhere = where.shown != m_whereabouts.shown;
    m_whereabouts = where;
    onWriter([where](Writer& writer) { writer.present(where); });
    if (elsewhere)
        takePresence({}, {});
}

void LocalWorkspace::takePresence(CustomerId customer, const std::vector<PersonHere>& persons) {
    const bool late = customer && customer != m_whereabouts.shown;
    if (late || persons == m_persons)
        return;
    m_persons = persons;
    Q_EMIT personsHereChanged();
}

void LocalWorkspace::saveDraft(const QString& key, const QString& text) {
    onWriter([key, text](Writer& writer) { (void)writer.saveDraft(key, text); });
}

void LocalWorkspace::loadDraft(const QString& key, QObject* context, std::function<void(QString)> done) {
    onWriter([this, key, ticket = m_answers.keep<QString>(context, std::move(done))](Writer& writer) {
        m_port->post(
            [this, ticket, text = writer.draft(key).valueOr({})] { m_answers.deliver(ticket, text); });
    });
}

Uuid LocalWorkspace::newId() {
    return makeUuidV7(now(), m_services.random);
}
Timestamp LocalWorkspace::now() const {
    return m_services.clock.now();
}

} // namespace visage::client
