// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/options.h"
#include "core/store/gateway/process_signals.h"
#include "core/store/gateway/server.h"
#include "core/store/search_renewal.h"

#ifdef VISAGE_POSTGRESQL
#include "core/store/postgres/scheduled_backup.h"
#endif

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

using namespace visage;

namespace {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int wrongUse = 2;
/// How long connections get to take their leave.
constexpr std::chrono::seconds farewell{3};

int say(const Error& error, int code) {
    std::fprintf(stderr, "%s\n", error.sentence.c_str());
    return code;
}

void tell(const std::string& sentence) {
    std::fprintf(stderr, "%s\n", sentence.c_str());
}

QString version() {
    return QStringLiteral("visage-store %1").arg(QStringLiteral(VISAGE_VERSION));
}

/// Before anybody is served: a search that knows other words than are asked for finds nobody.
Result<void> renewSearch(const store::Place& place) {
    auto data = place.open();
    if (!data)
        return data.error();
    return store::renewSearch(**data, tell);
}

/// With the data, and with the backups; of several gateways that share a folder of backups, whoever makes one
/// completes the ledger there.
std::vector<std::string> ledgersOf(const storeprogram::Options& options, const store::DataFolder& folder) {
    std::vector<std::string> paths{folder.ledgerPath()};
    if (options.backups && options.database.empty())
        paths.push_back(options.backups->folder + "/" + std::string(store::ErasureLedger::fileName));
    return paths;
}

std::optional<store::BackupKeeper::Options> backupsOf(const storeprogram::Options& options,
                                                      const store::DataFolder& folder) {
    if (!options.backups)
        return std::nullopt;
    store::BackupKeeper::Options backups;
    backups.folder = options.backups->folder;
    backups.every = options.backups->every;
    backups.keep = options.backups->keep;
    backups.make = [folder](const std::string& target, Timestamp now,
                            const storage::AccessHook& meanwhile) -> Result<Timestamp> {
        storage::OpenOptions reading;
        reading.cacheKib = 1024;
        reading.beforeAccess = meanwhile;
        auto data = folder.open(reading);
        if (!data)
            return data.error();
        const auto made = store::backUp((*data)->connection(), target, true, meanwhile);
        return made ? Result<Timestamp>(now) : made.error();
    };
#ifdef VISAGE_POSTGRESQL
    if (!options.database.empty()) {
        SystemRandom random;
        backups.make = [url = options.database, every = backups.every,
                        run = makeUuidV7(SystemClock().now(), random)](
                           const std::string& target, Timestamp now, const storage::AccessHook& meanwhile) {
            return store::backUpPostgres(url, target, now, every, run, SystemClock(), meanwhile);
        };
    }
#endif
    return backups;
}

/// A wrong new file leaves the old one in service.
void readCertificateAgain(store::Server& server, const storeprogram::Options& options,
                          const store::Log& log) {
    if (!options.tls)
        return log({store::LogLine::Level::Info, "nothing-to-reload", {}});
    const auto tls = store::readTls(*options.tls);
    if (!tls)
        return log({store::LogLine::Level::Error,
                    "certificate-not-reloaded",
                    {{"why", tls.error().sentence + " The former one stays in service."}}});
    server.setTls(*tls);
    log({store::LogLine::Level::Info,
         "certificate-reloaded",
         {{"key_sha256", store::keyFingerprint(tls->localCertificate()).toStdString()},
          {"ends", tls->localCertificate().expiryDate().toString(Qt::ISODate).toStdString()}}});
}

int serve(const storeprogram::Options& options) {
    const store::DataFolder folder(options.data);
    if (auto made = folder.create(); !made)
        return say(made.error(), failed);
    store::Place place = options.database.empty() ? store::Place(folder) : store::Place(options.database);
    if (options.backupsElsewhere || options.upgradeWithoutBackup)
        place.upgradeWithoutBackup();
    const auto lock = place.lockToServe();
    if (!lock)
        return say(lock.error(), failed);
    // The folder of a gateway has its ledger of erasures, and no other gateway's.
    const auto alone = place.isFolder() ? Result<std::unique_ptr<store::Place::Lock>>(nullptr)
                                        : store::Place(folder).lockAlone();
    if (!alone)
        return say(alone.error(), failed);
    if (auto renewed = renewSearch(place); !renewed)
        return say(renewed.error(), failed);
    auto ledgers = store::openLedgers(place, ledgersOf(options, folder), SystemClock(), tell);
    if (!ledgers)
        return say(ledgers.error(), failed);
    auto backends = store::openBackends(place);
    if (!backends)
        return say(backends.error(), failed);
    backends->ledgers = std::move(*ledgers);
    const auto facts = backends->reading->facts();
    if (!facts)
        return say(facts.error(), failed);

    const SystemClock clock;
    SystemRandom random;
    const store::Log log = store::logTo(stderr, options.logFormat, options.logLevel, clock);
    if (!place.isFolder() && !options.backups && !options.backupsElsewhere)
        log({store::LogLine::Level::Warning,
             "nobody-said-who-makes-backups",
             {{"say", "backup-dir, or backups-elsewhere where PostgreSQL's own means make them"}}});
    store::Server server(
        {options.door, version().toStdString(), log, {}, options.drain, backupsOf(options, folder)},
        std::move(*backends), *facts, clock, random);
    server.listenTo(place);
    if (auto started = server.start(); !started)
        return say(started.error(), failed);
    const store::ProcessSignals signals;
    QObject::connect(&signals, &store::ProcessSignals::reloadWanted, &server,
                     [&] { readCertificateAgain(server, options, log); });
    QObject::connect(&signals, &store::ProcessSignals::stopWanted, &server, &store::Server::stop);
    QObject::connect(&signals, &store::ProcessSignals::stopWanted, QCoreApplication::instance(), [&] {
        QTimer::singleShot(farewell + options.drain, QCoreApplication::instance(), &QCoreApplication::quit);
    });
    QObject::connect(&server, &store::Server::idle, QCoreApplication::instance(), &QCoreApplication::quit);
    bool outgrown = false;
    QObject::connect(&server, &store::Server::outgrown, QCoreApplication::instance(), [&] {
        outgrown = true;
        QTimer::singleShot(farewell, QCoreApplication::instance(), &QCoreApplication::quit);
    });
    std::printf("visage-store ready %s\n", server.url().toUtf8().constData());
    std::fflush(stdout);
    const int code = QCoreApplication::exec();
    log({store::LogLine::Level::Info, "stopped", {}});
    return outgrown ? failed : code;
}

} // namespace

int main(int argc, char** argv) {
    // GLib's event loop costs twice at a thousand connections and nine times at five thousand.
    qputenv("QT_NO_GLIB", "1");
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("visage-store"));
    const auto options = storeprogram::readOptions(QCoreApplication::arguments());
    if (!options)
        return say(options.error(), wrongUse);
    if (options->help || options->version) {
        std::puts((options->help ? storeprogram::usage() : version()).toUtf8().constData());
        return done;
    }
    return serve(*options);
}
