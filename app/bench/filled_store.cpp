// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/filled_store.h"

#include "core/store/accounts.h"
#include "core/store/bulk_writer.h"
#include "core/store/demo/demo.h"
#include "core/store/scopes/scope_work.h"

#include <QDir>

#include <cstdio>
#include <functional>

namespace visage::bench {
namespace {

Result<void> fillCompany(store::Backend& backend, const Company& company, Milliseconds later) {
    const SystemClock clock;
    store::BulkWriter writer(backend, clock, {store::BulkWriter::aloneChunkRows, {}, {}});
    for (std::int64_t at = 0; at < company.customers(); ++at) {
        std::vector<Row> together{company.customer(at)};
        for (Identity& identity : company.identities(at))
            together.emplace_back(std::move(identity));
        if (auto added = writer.addNew(std::move(together)); !added)
            return added;
    }
    for (std::int64_t at = 0; at < company.interactions(); ++at) {
        Interaction interaction = company.interaction(at);
        interaction.at = interaction.at + later;
        interaction.endedAt = interaction.endedAt + later;
        std::vector<Row> alone{std::move(interaction)};
        if (auto added = writer.addNew(std::move(alone)); !added)
            return added;
    }
    return writer.flush();
}

/// Fills a store that has no user yet: the user comes last, when all the rest is there.
Result<store::DataFolder> kept(const QString& path,
                               const std::function<Result<void>(store::Backend&)>& fill) {
    const store::DataFolder folder(path.toStdString());
    const QString done = path + QStringLiteral("/filled");
    if (QFile::exists(done))
        return folder;
    if (!QDir(path).removeRecursively() || !QDir().mkpath(path))
        return Error{ErrorCode::Unavailable, "The folder " + path.toStdString() + " cannot be made."};
    std::fprintf(stderr, "Filling the store in %s; it is kept for later runs.\n", path.toUtf8().constData());
    const SystemClock clock;
    SystemRandom random;
    auto backend = folder.open(storage::bulkOptions());
    if (!backend)
        return backend.error();
    store::Accounts accounts(**backend, clock, random);
    if (auto user = accounts.add("bench", "Bench", Role::Agent, benchPassword); !user)
        return user.error();
    if (auto filled = fill(**backend); !filled)
        return filled.error();
    QFile mark(done);
    if (!mark.open(QIODevice::WriteOnly))
        return Error{ErrorCode::Unavailable, "The folder " + path.toStdString() + " cannot be written."};
    return folder;
}

} // namespace

namespace {

Result<store::DataFolder> storeOf(const char* name, const Options& options, const Company& company,
                                  sync::Holds holds, Milliseconds later) {
    const QString path = options.folder + QStringLiteral("/%1-%2-%3-%4")
                                              .arg(QLatin1String(name))
                                              .arg(company.customers())
                                              .arg(company.interactions())
                                              .arg(options.seed);
    return kept(path, [&](store::Backend& backend) -> Result<void> {
        if (auto filled = fillCompany(backend, company, later); !filled)
            return filled;
        if (const auto chosen = store::choose(backend, holds); !chosen)
            return chosen.error();
        for (;;) {
            const auto more = store::buildSome(backend, SystemClock().now());
            if (!more)
                return more.error();
            if (!*more)
                return {};
        }
    });
}

} // namespace

Result<store::DataFolder> filledStore(const Options& options, const Company& company) {
    return storeOf("store", options, company, sync::Holds::Everything, Milliseconds(0));
}

Result<store::DataFolder> recentStore(const Options& options, const Company& company) {
    const Milliseconds later = SystemClock().now() - Company::newestContact;
    return storeOf("recent", options, company, sync::Holds::Recent, later);
}

Result<store::DataFolder> demoStore(const Options& options, std::int64_t customers) {
    const QString path = options.folder + QStringLiteral("/demo-%1-%2").arg(customers).arg(options.seed);
    return kept(path, [&](store::Backend& backend) -> Result<void> {
        const auto made = store::makeDemo(backend, {customers, options.seed, true, {}}, SystemClock());
        return made ? Result<void>() : Result<void>(made.error());
    });
}

} // namespace visage::bench
