// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/filled_desk.h"
#include "app/bench/filled_store.h"
#include "app/bench/live_desk.h"
#include "app/bench/store_process.h"
#include "app/bench/store_subjects.h"
#include "core/storage/connection.h"
#include "core/storage/transaction.h"

#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

#include <optional>

namespace visage::bench {
namespace {

constexpr int notes = 500;
constexpr int pushesABatch = 64;
constexpr int longestMs = 120'000;
using State = client::StoreStatus::State;

/// A desktop whose store goes away and comes back at the same address.
class Week {
public:
    Week(client::LocalWorkspace& desk, const Company& company)
        : m_desk(desk)
        , m_company(company) {}

    Result<void> waitUntilAlone() {
        return until([this] { return m_desk.status().state == State::Offline; });
    }

    Result<void> write(Random& random) {
        int kept = 0;
        std::optional<Error> refused;
        for (int i = 0; i < notes; ++i) {
            WriteNote note;
            note.note = NoteId(m_desk.newId());
            note.customer = m_company.customerId(
                static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(m_company.customers()))));
            note.text = "Le client rappellera demain matin pour le colis en retard.";
            m_desk.submit(note, &m_context, [&](const Result<void>& outcome) {
                ++kept;
                if (!outcome)
                    refused = outcome.error();
            });
        }
        const auto done = until([&] { return kept == notes && m_desk.status().unsent == notes; });
        return refused ? Result<void>(*refused) : done;
    }

    /// From the attempt at a connection that succeeds until the store has answered everything; the waiting
    /// before the attempt is chance.
    Result<double> drain() {
        std::chrono::steady_clock::time_point begin;
        State before = m_desk.status().state;
        const auto watched = QObject::connect(&m_desk, &client::Workspace::statusChanged, &m_context, [&] {
            const State now = m_desk.status().state;
            if (now == State::Connecting && before == State::Offline)
                begin = std::chrono::steady_clock::now();
            before = now;
        });
        const auto done = until([this] { return m_desk.status().unsent == 0; });
        QObject::disconnect(watched);
        if (!done)
            return done.error();
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    }

private:
    template <class Holds> Result<void> until(Holds holds) {
        if (holds())
            return {};
        QEventLoop loop;
        QTimer look;
        QTimer patience;
        bool late = false;
        QObject::connect(&m_desk, &client::Workspace::statusChanged, &loop, [&] {
            if (holds())
                loop.quit();
        });
        QObject::connect(&look, &QTimer::timeout, &loop, [&] {
            if (holds())
                loop.quit();
        });
        QObject::connect(&patience, &QTimer::timeout, &loop, [&] {
            late = true;
            loop.quit();
        });
        look.start(50);
        patience.start(longestMs);
        loop.exec();
        return late ? Result<void>(Error{ErrorCode::Unavailable, "It took too long."}) : Result<void>();
    }

    client::LocalWorkspace& m_desk;
    const Company& m_company;
    QObject m_context;
};

/// The limit beside it: as many rows in as many durable transactions as the store makes of them at least.
Result<double> rowsAlone() {
    const QTemporaryDir folder;
    storage::OpenOptions options;
    options.durability = storage::Durability::Full;
    auto db = storage::Connection::open(folder.filePath(QStringLiteral("rows.db")).toStdString(), options);
    if (!db)
        return db.error();
    if (auto made = db->run("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)"); !made)
        return made.error();
    Result<void> outcome;
    const double took = timed([&] {
        for (int first = 0; first < notes && outcome; first += pushesABatch) {
            auto transaction = storage::Transaction::begin(*db);
            if (!transaction) {
                outcome = transaction.error();
                return;
            }
            for (int i = first; i < std::min(first + pushesABatch, notes) && outcome; ++i)
                outcome = db->run("INSERT INTO note VALUES (?1, ?2)", std::int64_t{i},
                                  "Le client rappellera demain matin pour le colis en retard.");
            if (outcome)
                outcome = transaction->commit();
        }
    });
    return outcome ? Result<double>(took) : Result<double>(outcome.error());
}

} // namespace

Result<std::vector<Figure>> offlineWeek(const Options& options) {
    const Company company = companyOf(options, 20'000, 120'000);
    const auto folder = filledStore(options, company);
    if (!folder)
        return folder.error();
    auto store = StoreProcess::start(*folder);
    if (!store)
        return store.error();
    const auto port = static_cast<quint16>((*store)->url().port());
    const auto desk = LiveDesk::open((*store)->url());
    if (!desk)
        return desk.error();
    Week week((*desk)->workspace(), company);
    Figure figure{
        "500 notes entered offline: connecting -> all answered", dataNameOf(company), {}, 3000, "p99"};
    Figure alone{"beside: SQLite alone, as many rows in 8 durable transactions", "500 rows", {}, 0, {}};
    const int rounds = options.rounds > 0 ? options.rounds : 10;
    SeededRandom random(options.seed);
    for (int round = 0; round < rounds; ++round) {
        store->reset();
        if (auto gone = week.waitUntilAlone(); !gone)
            return gone.error();
        if (auto written = week.write(random); !written)
            return written.error();
        store = StoreProcess::start(*folder, port);
        if (!store)
            return store.error();
        const auto took = week.drain();
        if (!took)
            return took.error();
        figure.samples.push_back(*took);
        const auto limit = rowsAlone();
        if (!limit)
            return limit.error();
        alone.samples.push_back(*limit);
    }
    return std::vector{std::move(figure), std::move(alone)};
}

} // namespace visage::bench
