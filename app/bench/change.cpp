// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/echo.h"
#include "app/bench/filled_desk.h"
#include "app/bench/filled_store.h"
#include "app/bench/live_desk.h"
#include "app/bench/store_process.h"
#include "app/bench/store_subjects.h"
#include "core/storage/connection.h"

#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <optional>

namespace visage::bench {
namespace {

constexpr int longestMs = 20'000;

/// One note, from its submission on one desktop until the other one's timeline has it.
class Passing : public QObject {
public:
    Passing(client::Workspace& author, client::Workspace& reader, CustomerId customer)
        : m_author(author)
        , m_reader(reader)
        , m_customer(customer) {
        connect(&m_reader, &client::Workspace::customersChanged, this,
                [this](const std::vector<CustomerId>& changed) {
                    if (std::ranges::find(changed, m_customer) != changed.end())
                        look();
                });
        connect(&m_reader, &client::Workspace::everythingChanged, this, &Passing::look);
    }

    struct Times {
        double durable = 0; ///< ms until the author's desktop has it on its disk
        double visible = 0; ///< ms until the reader's timeline has it
    };
    Result<Times> run() {
        m_note.note = NoteId(m_author.newId());
        m_note.customer = m_customer;
        m_note.text = "Le client rappellera demain matin.";
        QTimer::singleShot(longestMs, this, [this] {
            end(Error{ErrorCode::Unavailable, "It took too long."});
        });
        m_begin = std::chrono::steady_clock::now();
        m_author.submit(m_note, this, [this](const Result<void>& kept) {
            if (!kept)
                return end(kept.error());
            m_times.durable = sinceBegin();
            endWhenBoth();
        });
        m_loop.exec();
        return *m_outcome;
    }

private:
    void look() {
        m_reader.loadTimeline(m_customer, {}, {}, {}, 20, this, [this](const client::TimelinePage& page) {
            for (const client::TimelineEntry& entry : page.entries)
                if (idOf(entry.row) == m_note.note.uuid && m_times.visible == 0) {
                    m_times.visible = sinceBegin();
                    endWhenBoth();
                }
        });
    }
    [[nodiscard]] double sinceBegin() const {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_begin).count();
    }
    void endWhenBoth() {
        if (m_times.durable > 0 && m_times.visible > 0)
            end(m_times);
    }
    void end(Result<Times> outcome) {
        if (!m_outcome)
            m_outcome = std::move(outcome);
        m_loop.quit();
    }

    client::Workspace& m_author;
    client::Workspace& m_reader;
    CustomerId m_customer;
    WriteNote m_note;
    QEventLoop m_loop;
    std::chrono::steady_clock::time_point m_begin;
    Times m_times;
    std::optional<Result<Times>> m_outcome;
};

/// The limit beside a note: one row in a transaction of SQLite that is on the disk.
class DurableRow {
public:
    Result<void> open() {
        storage::OpenOptions options;
        options.durability = storage::Durability::Full;
        auto db =
            storage::Connection::open(m_folder.filePath(QStringLiteral("rows.db")).toStdString(), options);
        if (!db)
            return db.error();
        m_db.emplace(std::move(*db));
        return m_db->run("CREATE TABLE note (text TEXT)");
    }
    Result<double> once() {
        Result<void> done;
        const double took = timed(
            [&] { done = m_db->run("INSERT INTO note VALUES (?1)", "Le client rappellera demain matin."); });
        return done ? Result<double>(took) : Result<double>(done.error());
    }

private:
    QTemporaryDir m_folder;
    std::optional<storage::Connection> m_db;
};

} // namespace

Result<std::vector<Figure>> change(const Options& options) {
    const Company company = companyOf(options, 20'000, 120'000);
    const auto folder = filledStore(options, company);
    if (!folder)
        return folder.error();
    const auto store = StoreProcess::start(*folder);
    if (!store)
        return store.error();
    const auto author = LiveDesk::open((*store)->url());
    if (!author)
        return author.error();
    const auto reader = LiveDesk::open((*store)->url());
    if (!reader)
        return reader.error();
    const auto echo = Echo::start();
    if (!echo)
        return echo.error();
    DurableRow row;
    if (auto opened = row.open(); !opened)
        return opened.error();
    Figure durable{"note on desktop A -> on its disk", dataNameOf(company), {}, 5, "p99"};
    Figure single{"beside: a row of SQLite alone -> on the disk", "one transaction", {}, 0, {}};
    Figure figure{"note on desktop A -> in B's timeline", dataNameOf(company), {}, 50, "p99"};
    Figure alone{"beside: a WebSocket alone, to another event loop and back", "200 bytes", {}, 0, {}};
    const QByteArray message(200, 'n'); // about what a note takes on the wire
    const int rounds = options.rounds > 0 ? options.rounds : 300;
    SeededRandom random(options.seed);
    for (int round = 0; round < rounds; ++round) {
        const auto whose =
            static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(company.customers())));
        const auto took =
            Passing((*author)->workspace(), (*reader)->workspace(), company.customerId(whose)).run();
        if (!took)
            return took.error();
        durable.samples.push_back(took->durable);
        figure.samples.push_back(took->visible);
        const auto written = row.once();
        if (!written)
            return written.error();
        single.samples.push_back(*written);
        const auto echoed = (*echo)->once(message);
        if (!echoed)
            return echoed.error();
        alone.samples.push_back(*echoed);
    }
    return std::vector{std::move(durable), std::move(single), std::move(figure), std::move(alone)};
}

} // namespace visage::bench
