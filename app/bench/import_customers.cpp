// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/filled_desk.h"
#include "app/bench/filled_store.h"
#include "app/bench/store_subjects.h"
#include "core/storage/transaction.h"
#include "core/store/import/import.h"

#include <QFile>
#include <QTemporaryDir>

#include <array>

namespace visage::bench {
namespace {

constexpr int columns = 12;
using Line = std::array<std::string, columns>;
const Line header{"Numéro client",     "Civilité",         "Nom",       "Prénom",
                  "Date de naissance", "Téléphone mobile", "Téléphone", "Email",
                  "Adresse",           "Code postal",      "Ville",     "Carte de fidélité"};

Line lineOf(const Company& company, std::int64_t number) {
    const Customer customer = company.customer(number);
    Line line;
    line[0] = "C" + std::to_string(1'000'000 + number);
    line[1] = customer.civility == Civility::Madam ? "Mme" : "M.";
    line[2] = customer.familyName;
    line[3] = customer.givenName;
    line[4] = customer.birthDate.toIso();
    for (const Identity& identity : company.identities(number))
        line[identity.type == IdentityType::Email           ? 7
             : identity.valueNorm == company.mobile(number) ? 5
                                                            : 6] = identity.valueRaw;
    line[8] = customer.addressLine1;
    line[9] = customer.postcode;
    line[10] = customer.town;
    line[11] = number % 2 == 0 ? "CARTE-" + std::to_string(100'000 + number) : "";
    return line;
}

Result<void> writeFile(const std::string& path, const Company& company) {
    QFile file(QString::fromStdString(path));
    bool whole = file.open(QIODevice::WriteOnly);
    for (std::int64_t at = -1; whole && at < company.customers(); ++at) {
        const Line line = at < 0 ? header : lineOf(company, at);
        std::string text;
        for (const std::string& cell : line)
            text += (text.empty() ? "" : ";") + cell;
        whole = file.write((text + "\n").c_str()) > 0;
    }
    return whole && file.flush() ? Result<void>()
                                 : Error{ErrorCode::StorageFull, "The CSV file cannot be written."};
}

/// Rows a second of the import as visage-admin runs it, with nobody serving the store.
Result<double> importFile(store::Backend& backend, const std::string& path, std::int64_t rows, bool known) {
    const SystemClock clock;
    SystemRandom random;
    store::ImportRequest request;
    request.path = path;
    request.alone = true;
    Result<store::ImportOutcome> outcome = Error{ErrorCode::Internal, "not run"};
    const double took = timed([&] { outcome = store::importFile(backend, request, clock, random); });
    if (!outcome)
        return outcome.error();
    if (known ? outcome->unchanged != rows : outcome->created + outcome->joined != rows)
        return Error{ErrorCode::Internal, "The import did not take every row."};
    return static_cast<double>(rows) * 1000 / took;
}

/// The peer: the same rows as they are into one table with an index on each thing that is looked for.
Result<double> plainInsert(const std::string& path, const Company& company) {
    auto db = storage::Connection::open(path, storage::bulkOptions());
    if (!db)
        return db.error();
    if (auto made =
            db->runScript("CREATE TABLE c (a TEXT PRIMARY KEY, b TEXT, c TEXT, d TEXT, e TEXT, f TEXT, g "
                          "TEXT, h TEXT, i TEXT, "
                          "j TEXT, k TEXT, l TEXT); CREATE INDEX n ON c (c, d); CREATE INDEX m ON c (f); "
                          "CREATE INDEX p ON c (g); CREATE INDEX q ON c (h); CREATE INDEX r ON c (l)");
        !made)
        return made.error();
    std::vector<Line> lines;
    for (std::int64_t at = 0; at < company.customers(); ++at)
        lines.push_back(lineOf(company, at));
    Result<void> outcome;
    const double took = timed([&] {
        outcome = [&]() -> Result<void> {
            auto transaction = storage::Transaction::begin(*db);
            if (!transaction)
                return transaction.error();
            for (const Line& line : lines) {
                auto insert = db->prepare("INSERT INTO c VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                for (int i = 0; i < columns; ++i)
                    insert.bindTextInPlace(i + 1, line[static_cast<std::size_t>(i)]);
                if (auto inserted = insert.run(); !inserted)
                    return inserted;
            }
            return transaction->commit();
        }();
    });
    if (!outcome)
        return outcome.error();
    return static_cast<double>(lines.size()) * 1000 / took;
}

} // namespace

Result<std::vector<Figure>> importCustomers(const Options& options) {
    const Company company = companyOf(options, 100'000, 0);
    const std::string data = std::to_string(company.customers()) + " rows of 12 columns, empty store";
    constexpr const char* unit = "rows/s";
    Figure fresh{"import of customers, all new", data, {}, 20'000, "p50", unit, true};
    Figure known{"the same file again", data, {}, 0, {}, unit, true};
    Figure peer{"peer: one plain sqlite3 table with 6 live indexes", data, {}, 0, {}, unit, true};
    for (int round = 0; round < (options.rounds > 0 ? options.rounds : 3); ++round) {
        const QTemporaryDir dir;
        const std::string path = dir.filePath(QStringLiteral("customers.csv")).toStdString();
        if (auto written = writeFile(path, company); !written)
            return written.error();
        const store::DataFolder folder(dir.filePath(QStringLiteral("data")).toStdString());
        if (auto made = folder.create(); !made)
            return made.error();
        auto backend = folder.open(storage::bulkOptions());
        if (!backend)
            return backend.error();
        for (Figure* figure : {&fresh, &known}) {
            const auto rate = importFile(**backend, path, company.customers(), figure == &known);
            if (!rate)
                return rate.error();
            figure->samples.push_back(*rate);
        }
        const auto rate = plainInsert(dir.filePath(QStringLiteral("peer.db")).toStdString(), company);
        if (!rate)
            return rate.error();
        peer.samples.push_back(*rate);
    }
    return std::vector{std::move(fresh), std::move(known), std::move(peer)};
}

} // namespace visage::bench
