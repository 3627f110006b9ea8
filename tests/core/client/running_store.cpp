// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/client/running_store.h"

#include "core/store/accounts.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

namespace visage::client::testing {
namespace {

/// The answer of a call that comes back on the event loop.
template <class T, class Ask> T awaited(Ask&& ask, T otherwise) {
    auto answer = std::make_shared<std::optional<T>>();
    QObject context;
    ask(&context, [answer](T value) { answer->emplace(std::move(value)); });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(answer->has_value(), 20000); }();
    return answer->has_value() ? std::move(**answer) : std::move(otherwise);
}

} // namespace

void furnish(const store::DataFolder& data, const std::vector<Row>& rows) {
    const SystemClock clock;
    SystemRandom random;
    (void)data.create();
    auto backend = data.open();
    store::Accounts accounts(**backend, clock, random);
    (void)accounts.add("anne", "Anne A.", Role::Agent, "secret of both");
    (void)accounts.add("bruno", "Bruno B.", Role::Agent, "secret of both");
    store::BulkWriter writer(**backend, clock, {});
    for (const Row& row : rows)
        (void)writer.add(row);
    (void)writer.flush();
}

RunningStore::RunningStore(const std::vector<Row>& rows, quint16 port)
    : m_data(m_folder.path().toStdString())
    , m_port(port) {
    furnish(m_data, rows);
    start();
}

void RunningStore::put(const std::vector<Row>& rows) {
    auto backend = m_data.open();
    store::BulkWriter writer(**backend, m_clock, {});
    for (const Row& row : rows)
        (void)writer.add(row);
    (void)writer.flush();
}

void RunningStore::start() {
    auto backends = store::openBackends(m_data);
    storage::OpenOptions writing;
    writing.beforeAccess = writingFault.hook();
    backends->writing = m_data.open(writing).value();
    backends->passwords = m_data.open(writing).value();
    const auto facts = backends->reading->facts();
    store::Server::Options options;
    options.door.port = m_port;
    options.build = "store of a test";
    options.log = [this](const store::LogLine& line) {
        if (!line.event.starts_with("copy-"))
            return; // of another thread, perhaps
        for (const auto& [name, value] : line.fields)
            if (name == "scope")
                m_comparisons << QStringLiteral("%1 %2").arg(
                    QString::fromUtf8(line.event.data(), qsizetype(line.event.size())),
                    QString::fromStdString(std::get<std::string>(value)));
    };
    m_server = std::make_unique<store::Server>(options, std::move(*backends), *facts, m_clock, m_random);
    const auto started = m_server->start();
    if (!started)
        qWarning("%s", started.error().sentence.c_str());
    m_url = QUrl(m_server->url());
    m_port = static_cast<quint16>(m_url.port());
}

void RunningStore::setActive(const char* user, bool active) {
    auto backend = data();
    (void)store::Accounts(*backend, m_clock, m_random).setActive(user, active);
}

void RunningStore::setPassword(const char* user, const char* password) {
    auto backend = data();
    (void)store::Accounts(*backend, m_clock, m_random).setPassword(user, password);
}

Desktop::Desktop(const QUrl& server)
    : m_server(server) {
    restart();
}

Desktop::Desktop(const Desktop& other)
    : m_server(other.m_server)
    , m_folder(other.copyOfProfile()) {
    restart();
}

void Desktop::restart(LocalWorkspace::Options options) {
    m_workspace.reset();
    m_profile.reset();
    m_profile = Profile::open(m_folder->path()).value();
    options.server = m_server;
    options.beforeOutbox = outboxFault.hook();
    options.beforeCache = cacheFault.hook();
    m_workspace = std::make_unique<LocalWorkspace>(
        options, LocalWorkspace::Services{*m_profile, m_secrets, clock, m_random});
}

QStringList Desktop::filesBelow() const {
    QStringList files;
    QDirIterator all(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext())
        files += all.next();
    return files;
}

std::unique_ptr<QTemporaryDir> Desktop::copyOfProfile() const {
    auto folder = std::make_unique<QTemporaryDir>();
    for (const QString& file : filesBelow()) {
        const QString name = QDir(m_folder->path()).relativeFilePath(file);
        QDir(folder->path()).mkpath(QFileInfo(name).path());
        if (!name.endsWith(QStringLiteral("lock"))) // which the system gives back
            QFile::copy(file, folder->filePath(name));
    }
    return folder;
}

void Desktop::killAndRestart() {
    // What was durable when the last call returned: nothing is written between two calls of a test.
    auto folder = copyOfProfile();
    m_workspace.reset();
    m_profile.reset();
    m_folder = std::move(folder);
    restart();
}

bool Desktop::hasOnDisk(const QByteArray& bytes) const {
    return std::ranges::any_of(filesBelow(), [&](const QString& name) {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes);
    });
}

bool Desktop::hasFile(const QString& name) const {
    return !filesNamed(name).empty();
}

QStringList Desktop::filesNamed(const QString& name) const {
    return filesBelow().filter(QRegularExpression(u'/' + QRegularExpression::escape(name) + u'$'));
}

QString Desktop::pass(const QString& user) {
    QString pass;
    m_secrets.read(Profile::passKey(m_server, user),
                   [&pass](const Result<QString>& kept) { pass = kept.valueOr({}); });
    return pass;
}

void Desktop::moveTo(const QUrl& server) {
    m_server = server;
    restart();
}

void Desktop::forgetWhoWasHere() {
    m_workspace.reset();
    (void)m_profile->remember({m_server, {}});
    restart();
}

std::optional<storage::Connection> Desktop::openFile(const QString& name) const {
    const QStringList files = filesBelow();
    const auto file = std::ranges::find_if(
        files, [&](const QString& one) { return one.endsWith(QLatin1Char('/') + name); });
    if (file == files.end())
        return std::nullopt;
    auto db = storage::Connection::open(file->toStdString());
    return db ? std::optional(std::move(*db)) : std::nullopt;
}

std::int64_t Desktop::sentWorkKept() const {
    auto db = openFile(QStringLiteral("outbox.db"));
    return db ? db->number("SELECT count(*) FROM entry WHERE state=2").valueOr(-1) : -1;
}

std::int64_t Desktop::cached(std::string_view question) const {
    auto db = openFile(QStringLiteral("cache.db"));
    return db ? db->number(question).valueOr(-1) : -1;
}

std::int64_t Desktop::tamper(std::string_view sql) {
    auto db = openFile(QStringLiteral("cache.db"));
    return db && db->run(sql) ? db->changes() : -1;
}

ErrorCode Desktop::logIn(const QString& user, const QString& password) {
    const auto outcome = awaited<Result<Session>>(
        [&](QObject* context, auto done) { m_workspace->logIn(user, password, context, done); },
        Error{ErrorCode::Internal, "no answer"});
    return outcome ? ErrorCode::None : outcome.error().code;
}

Result<void> Desktop::submit(const Command& command) {
    return awaited<Result<void>>(
        [&](QObject* context, auto done) { m_workspace->submit(command, context, done); },
        Error{ErrorCode::Internal, "no answer"});
}

SearchAnswer Desktop::search(const QString& text) {
    return awaited<SearchAnswer>(
        [&](QObject* context, auto done) { m_workspace->search(text, 20, context, done); }, {});
}

CustomerRecord Desktop::record(CustomerId id) {
    return awaited<Result<CustomerRecord>>(
               [&](QObject* context, auto done) { m_workspace->loadRecord(id, context, done); },
               CustomerRecord())
        .valueOr({});
}

std::vector<UnsentWork> Desktop::unsent() {
    return awaited<std::vector<UnsentWork>>(
        [&](QObject* context, auto done) { m_workspace->loadUnsentWork(context, done); }, {});
}

Result<ReviewPage> Desktop::reviewPage(const WhichReviews& which) {
    return awaited<Result<ReviewPage>>(
        [&](QObject* context, auto done) { m_workspace->loadReviews(which, context, done); },
        Error{ErrorCode::Internal, "no answer"});
}

Result<std::vector<WaitingWork>> Desktop::reviews(bool discarded) {
    std::vector<WaitingWork> all;
    for (WhichReviews which{discarded, {}};; which.after = all.back().mid) {
        const auto page = reviewPage(which);
        if (!page)
            return page.error();
        all.insert(all.end(), page->works.begin(), page->works.end());
        if (!page->more)
            return all;
    }
}

std::vector<ReviewOutcome> Desktop::decide(protocol::ReviewChoice choice,
                                           const std::vector<MutationId>& which) {
    return awaited<std::vector<ReviewOutcome>>(
        [&](QObject* context, auto done) { m_workspace->decideReviews(choice, which, context, done); }, {});
}

std::vector<std::string> Desktop::noteTexts(CustomerId id) {
    std::vector<std::string> texts;
    for (const Note& note : record(id).notes)
        texts.push_back(note.text);
    std::ranges::sort(texts);
    return texts;
}

} // namespace visage::client::testing
