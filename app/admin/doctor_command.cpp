// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/commands.h"
#include "app/admin/context.h"
#include "app/admin/doctor_parts.h"
#include "core/base/date.h"
#include "core/store/backup.h"
#include "core/store/erasure_ledger.h"
#include "core/store/gateway/tls_files.h"
#include "core/store/place.h"
#include "core/store/sqlite/upgrade.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QSettings>

#include <optional>

namespace visage::admin {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::hours day{24};
constexpr int renewDaysBefore = 21;

/// An option, or else what visage-store's configuration file says.
std::string setting(const Context& context, const char* option) {
    if (const std::string given = context.option(std::string("--") + option); !given.empty())
        return given;
    if (!context.has("--config"))
        return {};
    const QSettings file(QString::fromStdString(context.option("--config")), QSettings::IniFormat);
    return file.value(QString::fromUtf8(option)).toString().toStdString();
}

void checkFolder(const store::DataFolder& folder, Findings& findings) {
    const QFileInfo info(QString::fromStdString(folder.path()));
    if (!info.isWritable())
        findings.bad(
            "The data folder " + folder.path() +
            " cannot be written by this user: run the doctor as the user of visage-store, or give it "
            "the right to write there.");
    else if (info.permissions() & (QFile::ReadOther | QFile::WriteOther))
        findings.bad("The data folder " + folder.path() +
                     " is open to every user of this machine: take that right away (chmod o-rwx).");
    else
        findings.fine("The data folder can be written, and by nobody who should not.");
}

void checkSpace(const store::DataFolder& folder, Findings& findings) {
    const auto size =
        static_cast<std::uintmax_t>(QFileInfo(QString::fromStdString(folder.databasePath())).size());
    const std::uintmax_t needed = std::max<std::uintmax_t>(size + size / 5, 1ULL << 30);
    const std::uintmax_t free = store::freeSpaceAt(folder.databasePath());
    const std::string figures =
        std::to_string(free >> 20) + " MiB are free, the data take " + std::to_string(size >> 20) + " MiB";
    if (free < needed)
        findings.bad("There is little room where the data lie (" + figures +
                     "): " + std::to_string(needed >> 20) +
                     " MiB should be free, for new data and for the copy "
                     "that a newer version makes.");
    else
        findings.fine("There is room: " + figures + ".");
}

/// What lies with nobody, in words that say where it lies.
void checkReviews(store::Backend& backend, Findings& findings) {
    const auto reviews = backend.reviews(store::ReviewState::Waiting);
    if (!reviews)
        return findings.bad(reviews.error().sentence);
    if (!reviews->empty())
        findings.bad(std::to_string(reviews->size()) +
                     " changes of accounts that were switched off wait for a lead: see \"review list\".");
    else
        findings.fine("No changes of accounts that were switched off wait for a lead.");
}

/// Beside the data and beside the backups, as visage-store keeps them.
std::vector<std::string> ledgersOf(const Context& context, const store::DataFolder& folder) {
    std::vector<std::string> paths{folder.ledgerPath()};
    if (const std::string backups = setting(context, "backup-dir"); !backups.empty())
        paths.push_back(backups + "/" + std::string(store::ErasureLedger::fileName));
    return paths;
}

void checkData(const Context& context, const store::DataFolder& folder, Findings& findings) {
    if (auto there = folder.requireStore(); !there)
        return findings.bad(there.error().sentence);
    auto backend = folder.open();
    if (!backend)
        return findings.bad(backend.error().sentence);
    const auto facts = (*backend)->facts();
    if (!facts)
        return findings.bad(facts.error().sentence);
    storage::Connection& db = (*backend)->connection();
    auto check = db.prepare("PRAGMA quick_check(1)");
    const auto stepped = check.step();
    if (!stepped)
        return findings.bad(stepped.error().sentence);
    if (*stepped == storage::Step::Row && check.text(0) != "ok")
        return findings.bad("The database file is damaged (" + std::string(check.text(0)) +
                            "): keep a copy of it, then restore a backup.");
    findings.fine("The database is readable, its log at line " + std::to_string(facts->head) +
                  "; \"verify\" looks at everything.");
    checkReviews(**backend, findings);
    checkLedgers(**backend, ledgersOf(context, folder), findings);
}

void checkBackups(Context& context, Findings& findings) {
    const std::string folder = setting(context, "backup-dir");
    if (folder.empty())
        return findings.bad("Nobody said where backups are: give --backup-dir DIR or --config FILE, and let "
                            "visage-store make them (--backup-dir).");
    checkLastBackup(store::newestBackup(folder), folder, context.clock().now(), findings);
}

void checkCertificate(Context& context, Findings& findings) {
    const store::TlsFiles files{QString::fromStdString(setting(context, "tls-certificate")),
                                QString::fromStdString(setting(context, "tls-key"))};
    if (files.certificate.isEmpty())
        return findings.fine("No certificate was named (--tls-certificate, --tls-key or --config).");
    const auto tls = store::readTls(files);
    if (!tls)
        return findings.bad(tls.error().sentence);
    const Timestamp ends = store::certificateEnd(*tls);
    const auto left = (ends - context.clock().now()) / day;
    if (ends < context.clock().now())
        findings.bad("The certificate is not valid since " + toIso(ends) +
                     ": renew it, then send SIGHUP to "
                     "visage-store.");
    else if (left < renewDaysBefore)
        findings.bad("The certificate ends in " + std::to_string(left) + " days (" + toIso(ends) +
                     "): renew it, then send SIGHUP to visage-store.");
    else
        findings.fine("The certificate is valid for " + std::to_string(left) + " days.");
}

Result<void> tell(Context& context, const Findings& findings);

Result<void> doctor(Context& context) {
#ifdef VISAGE_POSTGRESQL
    if (const auto place = context.place(); place && !place->isFolder()) {
        Findings findings;
        checkDatabase(*place, findings);
        const bool elsewhere =
            context.has("--backups-elsewhere") || setting(context, "backups-elsewhere") == "true";
        checkDatabaseBackups(*place, setting(context, "backup-dir"), elsewhere, context.clock().now(),
                             findings);
        if (auto backend = context.backend(); backend) {
            checkReviews(**backend, findings);
            if (const auto folder = context.folder(); folder)
                checkLedgers(**backend, {folder->ledgerPath()}, findings);
            else
                findings.fine("Name the folder of a gateway too (--data DIR) to have its ledger of erasures "
                              "compared.");
        }
        checkCertificate(context, findings);
        return tell(context, findings);
    }
#endif
    auto folder = context.folder();
    if (!folder)
        return folder.error();
    if (context.has("--config") && !QFile::exists(QString::fromStdString(context.option("--config"))))
        return context.wrongUse("The configuration file is missing: " + context.option("--config"));
    Findings findings;
    checkFolder(*folder, findings);
    checkSpace(*folder, findings);
    checkData(context, *folder, findings);
    checkBackups(context, findings);
    checkCertificate(context, findings);
    return tell(context, findings);
}

Result<void> tell(Context& context, const Findings& findings) {
    QString text;
    for (const auto& sentence : findings.looked)
        text += u"  fine  "_s + sentence.toString() + u'\n';
    for (const auto& sentence : findings.wrong)
        text += u"  WRONG "_s + sentence.toString() + u'\n';
    context.print(
        text.trimmed().toStdString(),
        {{u"ok"_s, findings.wrong.isEmpty()}, {u"fine"_s, findings.looked}, {u"wrong"_s, findings.wrong}});
    if (findings.wrong.isEmpty())
        return {};
    return Error{ErrorCode::Conflict, findings.wrong.first().toString().toStdString()};
}

constexpr Option options[] = {
    {"--backup-dir"}, {"--backups-elsewhere", false}, {"--config"}, {"--tls-certificate"}, {"--tls-key"}};

constexpr Command commands[] = {
    {"doctor",
     "[--config FILE] [--backup-dir DIR | --backups-elsewhere] [--tls-certificate FILE --tls-key FILE]",
     "looks at folder, disk, data, backups and certificate, and says what to do", 0, 0, options, doctor},
};

} // namespace

std::span<const Command> doctorCommands() {
    return commands;
}

} // namespace visage::admin
