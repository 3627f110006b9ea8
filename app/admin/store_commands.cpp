// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/commands.h"
#include "app/admin/context.h"
#include "core/store/backup.h"
#include "core/store/catalogue.h"

#ifdef VISAGE_POSTGRESQL
#include "core/store/postgres/copy_store.h"
#include "core/store/postgres/move_store.h"
#include "core/store/postgres/postgres_backend.h"
#endif

#include <QJsonArray>

#include <algorithm>

namespace visage::admin {
namespace {

Result<void> init(Context& context) {
    const auto place = context.place();
    if (!place)
        return place.error();
    if (place->isFolder())
        if (auto made = place->folder().create(); !made)
            return made;
    auto opened = place->open();
    if (!opened)
        return opened.error();
    const auto facts = (*opened)->facts();
    if (!facts)
        return facts.error();
    if (!context.has("--no-reasons"))
        if (auto added = store::Catalogue(**opened, context.clock()).addUsualReasons(); !added)
            return added.error();
    const std::string id = facts->store.toString();
    context.print("The store " + id + " is ready in " + place->name() + ".",
                  {{QStringLiteral("store"), QString::fromStdString(id)}});
    return {};
}

Result<void> stats(Context& context) {
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    const auto facts = (*backend)->facts();
    if (!facts)
        return facts.error();
    const auto counts = (*backend)->counts();
    if (!counts)
        return counts.error();
    QJsonObject rows;
    std::string text = "store        " + facts->store.toString() + "\nincarnation  " +
                       std::to_string(facts->incarnation) + "\nhead         " + std::to_string(facts->head) +
                       "\nfloor        " + std::to_string(facts->floor) + "\n";
    for (const auto& count : *counts) {
        rows[QString::fromUtf8(count.table.data(), static_cast<qsizetype>(count.table.size()))] =
            qint64{count.rows};
        text.append("\n")
            .append(count.table)
            .append(18 - count.table.size(), ' ')
            .append(std::to_string(count.rows));
    }
    context.print(text, {{QStringLiteral("store"), QString::fromStdString(facts->store.toString())},
                         {QStringLiteral("incarnation"), qint64{facts->incarnation}},
                         {QStringLiteral("head"), qint64{facts->head}},
                         {QStringLiteral("floor"), qint64{facts->floor}},
                         {QStringLiteral("rows"), rows}});
    return {};
}

Result<void> verify(Context& context) {
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    const auto findings = (*backend)->verify();
    if (!findings)
        return findings.error();
    QJsonArray list;
    std::string text = findings->empty() ? "All is well." : "";
    for (const std::string& finding : *findings) {
        list.append(QString::fromStdString(finding));
        text += (text.empty() ? "" : "\n") + finding;
    }
    context.print(text, {{QStringLiteral("ok"), findings->empty()}, {QStringLiteral("findings"), list}});
    if (!findings->empty())
        return Error{ErrorCode::Corrupt, "The store has " + std::to_string(findings->size()) +
                                             " faults: keep a copy of it, then restore a backup."};
    return {};
}

/// A field of CSV as RFC 4180 writes it.
std::string csv(std::string_view field) {
    if (field.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(field);
    std::string out = "\"";
    for (const char c : field)
        out.append(c == '"' ? 2 : 1, c);
    return out + "\"";
}

Result<void> exportSources(Context& context) {
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    context.printRaw("file,record_id,customer_id\r\n");
    return (*backend)->eachSource([&context](const store::Backend::Source& source) {
        const std::string record =
            source.ownId.empty() ? std::to_string(source.row) : std::string(source.ownId);
        context.printRaw(csv(source.file) + "," + csv(record) + "," + source.customer.toString() + "\r\n");
    });
}

#ifdef VISAGE_POSTGRESQL
/// For whoever asks when the last good one was: gateways, doctor, and a newer version that changes the data.
Result<void> noteBackup(store::Backend& data, Timestamp began) {
    auto batch = data.begin();
    if (!batch)
        return batch.error();
    const auto last = data.lastBackup();
    if (!last)
        return last.error();
    if (auto noted = (*batch)->putLastBackup(std::max(*last, began)); !noted)
        return noted;
    return (*batch)->commit();
}
#endif

Result<void> copyStore(Context& context, const std::string& target, bool verified) {
    const auto place = context.place();
    if (!place)
        return place.error();
#ifdef VISAGE_POSTGRESQL
    if (!place->isFolder()) {
        auto data = place->open(store::Place::Use::Bulk);
        if (!data)
            return data.error();
        auto& db = static_cast<store::PostgresBackend&>(**data).connection();
        const Timestamp began = context.clock().now();
        auto made =
            store::backUpBy([&db](const std::string& file) { return store::copyToSqlite(db, file, {}); },
                            target, verified, {});
        return made && verified ? noteBackup(**data, began) : made;
    }
#endif
    if (!place->isFolder())
        return place->open().error(); // this build knows folders only
    if (auto there = place->requireStore(); !there)
        return there;
    auto backend = place->folder().open();
    return backend ? store::backUp((*backend)->connection(), target, verified) : backend.error();
}

Result<void> backup(Context& context) {
    const std::string& target = context.words()[0];
    const bool verified = !context.has("--no-verify");
    if (auto copied = copyStore(context, target, verified); !copied)
        return copied;
    context.print(
        "The store was copied to " + target + (verified ? " and the copy verified." : "."),
        {{QStringLiteral("file"), QString::fromStdString(target)}, {QStringLiteral("verified"), verified}});
    return {};
}

Result<void> restore(Context& context) {
    auto folder = context.folder();
    if (!folder)
        return folder.error();
    const auto restored =
        folder->restore(context.words()[0], context.option("--ledger"), context.clock().now());
    if (!restored)
        return restored.error();
    const std::int64_t persons = restored->personsErasedAgain;
    std::string text = "The store in " + folder->path() + " is as it was in " + context.words()[0] +
                       "; desktops will offer their newer work again.";
    if (persons > 0)
        text += persons == 1
                    ? " Somebody who was erased since was erased again."
                    : " " + std::to_string(persons) + " persons who were erased since were erased again.";
    if (!restored->knowsErasures)
        text += " No ledger of erasures was found, neither in the folder nor beside the backup: whoever was "
                "erased since is back. If there is one elsewhere, restore once more with --ledger FILE.";
    context.print(text, {{QStringLiteral("restored"), true},
                         {QStringLiteral("erased_again"), qint64{persons}},
                         {QStringLiteral("ledger"), restored->knowsErasures}});
    return {};
}

#ifdef VISAGE_POSTGRESQL
Result<void> migrate(Context& context) {
    const std::string from = context.option("--from");
    const std::string to = context.option("--to");
    if (from.empty() || to.empty())
        return context.wrongUse("Say from which folder to which database: migrate --from DIR --to "
                                "postgresql://user@host/visage.");
    const auto tell = [&](std::string_view table, std::int64_t rows) {
        if (!context.json() && rows > 0)
            std::fprintf(stderr, "%.*s: %lld rows\n", static_cast<int>(table.size()), table.data(),
                         static_cast<long long>(rows));
    };
    const auto moved = store::moveToPostgres(store::DataFolder(from), to, tell);
    if (!moved)
        return moved.error();
    std::int64_t rows = 0;
    for (const store::MovedTable& table : *moved)
        rows += table.rows;
    context.print("Everything was moved and read back: " + std::to_string(rows) + " rows in " +
                      std::to_string(moved->size()) + " tables. Start visage-store with --database " +
                      store::Place(to).name() + "; desktops go on where they were.",
                  {{QStringLiteral("moved"), true}, {QStringLiteral("rows"), qint64{rows}}});
    return {};
}
constexpr Option migrateOptions[] = {{"--from"}, {"--to"}};
#endif

constexpr Option backupOptions[] = {{"--verify", false}, {"--no-verify", false}};
constexpr Option restoreOptions[] = {{"--ledger"}};
constexpr Option initOptions[] = {{"--no-reasons", false}};

constexpr Command commands[] = {
    {"init", "[--no-reasons]", "makes a store in the folder, with the usual reasons for contact", 0, 0,
     initOptions, init},
    {"stats", "", "says how much there is of what", 0, 0, {}, stats},
    {"verify", "", "looks for damage and contradictions", 0, 0, {}, verify},
    {"export sources", "", "prints which customer each imported row became, as CSV", 0, 0, {}, exportSources},
    {"backup", "FILE [--no-verify]",
     "copies the store into one file, while it runs, and reads the copy through", 1, 1, backupOptions,
     backup},
#ifdef VISAGE_POSTGRESQL
    {"migrate", "--from DIR --to postgresql://...", "moves a stopped store into PostgreSQL, with its log", 0,
     0, migrateOptions, migrate},
#endif
    {"restore", "FILE [--ledger FILE]",
     "puts a stopped store back to a backup, without those who were erased since", 1, 1, restoreOptions,
     restore},
};

} // namespace

std::span<const Command> storeCommands() {
    return commands;
}

} // namespace visage::admin
