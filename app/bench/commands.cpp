// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/store_subjects.h"
#include "core/store/bulk_writer.h"
#include "core/store/commit_pipeline.h"
#include "core/store/sqlite/sqlite_backend.h"

#ifdef VISAGE_POSTGRESQL
#include "core/store/postgres/postgres_backend.h"
#include "tests/support/postgres_cluster.h"
#endif

#include <QTemporaryDir>

#include <atomic>
#include <functional>
#include <mutex>
#include <thread>
#include <unordered_set>

namespace visage::bench {
namespace {

using store::Backend;
using store::CommitRequest;

constexpr int customers = 2'000;
constexpr int devices = 64; ///< that push at once to one gateway
constexpr int usualRounds = 20;
constexpr std::chrono::milliseconds round{500};

using Open = std::function<Result<std::unique_ptr<Backend>>()>;

template <class IdType> IdType numbered(std::uint8_t what, std::uint64_t number) {
    Uuid uuid;
    uuid.bytes[0] = what;
    for (std::size_t i = 0; i < 8; ++i)
        uuid.bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    return IdType(uuid);
}

Result<void> furnish(const Open& open) {
    auto backend = open();
    if (!backend)
        return backend.error();
    const SystemClock clock;
    store::BulkWriter writer(**backend, clock, {});
    User user;
    user.id = numbered<UserId>(1, 1);
    user.name = "bench";
    if (auto added = writer.add(Row(user)); !added)
        return added;
    for (std::uint64_t i = 0; i < customers; ++i) {
        Customer customer;
        customer.id = numbered<CustomerId>(2, i);
        customer.familyName = "Client " + std::to_string(i);
        if (auto added = writer.addNew({Row(customer)}); !added)
            return added;
    }
    return writer.flush();
}

/// What agents do most: a call, its note, now and then a case.
class Work {
public:
    Work(int gateway)
        : m_next(static_cast<std::uint64_t>(gateway) << 40) {}
    Command next() {
        const std::uint64_t n = ++m_next;
        const auto customer = numbered<CustomerId>(2, n * 7919 % customers);
        if (n % 5 == 0) {
            OpenCase opened;
            opened.caseId = numbered<CaseId>(3, n);
            opened.event = numbered<CaseEventId>(4, n);
            opened.customer = customer;
            opened.subject = "Colis en retard";
            return opened;
        }
        if (n % 5 == 1) {
            RecordCall call;
            call.interaction = numbered<InteractionId>(5, n);
            call.customer = customer;
            call.startedAt = SystemClock().now();
            call.callId = std::to_string(n) + "@pbx";
            call.peer = "+33639980000";
            call.state = InteractionState::Done;
            call.talkMs = 180'000;
            return call;
        }
        return WriteNote{numbered<NoteId>(6, n),
                         customer,
                         {},
                         {},
                         "Le client rappellera demain matin pour le colis en retard."};
    }

private:
    std::uint64_t m_next;
};

/// One gateway: its own view of the data, and 64 devices whose pushes make up one batch.
class Gateway {
public:
    Gateway(std::unique_ptr<Backend> backend, int number)
        : m_backend(std::move(backend))
        , m_pipeline(*m_backend, m_clock, m_random)
        , m_number(number)
        , m_work(number) {}

    Result<void> connect() {
        for (int i = 0; i < devices; ++i)
            if (auto fenced = m_pipeline.fence({device(i), numbered<UserId>(1, 1), 1, "bench"}); !fenced)
                return fenced.error();
        return {};
    }
    /// One push of each device in one batch. Returns how many were answered "applied".
    Result<int> once() {
        std::vector<CommitRequest> requests;
        ++m_mseq;
        for (int i = 0; i < devices; ++i) {
            const auto mid = numbered<MutationId>(static_cast<std::uint8_t>(100 + m_number), ++m_mid);
            requests.emplace_back(sync::ask::Commit{
                device(i), 1, numbered<UserId>(1, 1), Role::Agent,
                protocol::Push{
                    .mseq = m_mseq, .mid = mid, .enteredAt = m_clock.now(), .command = m_work.next()}});
        }
        int applied = 0;
        for (const auto& ack : m_pipeline.commit(requests)) {
            if (!ack)
                return ack.error();
            applied += ack->status == protocol::AckStatus::Applied ? 1 : 0;
        }
        return applied;
    }

private:
    [[nodiscard]] DeviceId device(int i) const {
        return numbered<DeviceId>(static_cast<std::uint8_t>(50 + m_number), static_cast<std::uint64_t>(i));
    }

    std::unique_ptr<Backend> m_backend;
    SystemClock m_clock;
    SystemRandom m_random;
    store::CommitPipeline m_pipeline;
    int m_number;
    Work m_work;
    std::int64_t m_mseq = 0;
    std::uint64_t m_mid = 0;
};

/// Reads the log as a gateway does for its desktops, while others write it, and counts what it gets to see of
/// what each command makes: a note, a case or a call.
class Follower {
public:
    Follower(std::unique_ptr<Backend> backend, Seq from)
        : m_backend(std::move(backend))
        , m_cursor(from) {}
    Result<void> follow() {
        for (;;) {
            const auto page = m_backend->feed(m_cursor, 256 * 1024);
            if (!page)
                return page.error();
            for (const RowChange& change : page->changes)
                if (const EntityKind kind = kindOf(change.row);
                    kind == EntityKind::Note || kind == EntityKind::Case || kind == EntityKind::Interaction)
                    m_seen.insert(ObjectId(idOf(change.row)));
            if (page->to == m_cursor)
                return {};
            m_cursor = page->to;
        }
    }
    /// Of so many commands that were carried out.
    [[nodiscard]] double missed(std::int64_t carriedOut) const {
        return static_cast<double>(carriedOut - static_cast<std::int64_t>(m_seen.size()));
    }

private:
    std::unique_ptr<Backend> m_backend;
    Seq m_cursor;
    std::unordered_set<ObjectId> m_seen;
};

struct Outcome {
    std::vector<double> rates; ///< commands a second, of all gateways together
    std::vector<double> missed;
};

Result<Outcome> measure(const Open& open, int gateways, int rounds) {
    std::vector<std::unique_ptr<Gateway>> all;
    for (int i = 0; i < gateways; ++i) {
        auto backend = open();
        if (!backend)
            return backend.error();
        all.push_back(std::make_unique<Gateway>(std::move(*backend), i + gateways));
        if (auto connected = all.back()->connect(); !connected)
            return connected.error();
    }
    auto reading = open();
    if (!reading)
        return reading.error();
    const auto begin = (*reading)->facts();
    if (!begin)
        return begin.error();
    Follower follower(std::move(*reading), begin->head);
    Outcome outcome;
    std::mutex mutex;
    std::optional<Error> wrong;
    std::int64_t carriedOut = 0;
    for (int i = 0; i < rounds; ++i) {
        std::atomic<int> applied = 0;
        const auto start = std::chrono::steady_clock::now();
        const auto work = [&](Gateway& gateway) {
            while (std::chrono::steady_clock::now() - start < round) {
                const auto done = gateway.once();
                if (!done) {
                    const std::lock_guard lock(mutex);
                    wrong = done.error();
                    return;
                }
                applied += *done;
            }
        };
        std::atomic<bool> over = false;
        Result<void> followed;
        std::thread reader([&] {
            while (followed && !over)
                followed = follower.follow();
        });
        std::vector<std::thread> threads;
        for (const auto& gateway : all)
            threads.emplace_back(work, std::ref(*gateway));
        for (std::thread& thread : threads)
            thread.join();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        over = true;
        reader.join();
        if (wrong)
            return *wrong;
        if (!followed)
            return followed.error();
        outcome.rates.push_back(applied / took.count());
        carriedOut += applied;
    }
    if (auto rest = follower.follow(); !rest)
        return rest.error();
    outcome.missed.push_back(follower.missed(carriedOut));
    return outcome;
}

/// The least that a durable change costs there: one row, one transaction.
template <class Db> Result<std::vector<double>> alone(Db& db, int rounds) {
    if (auto made = db.runScript("CREATE TABLE IF NOT EXISTS bench_alone (n BIGINT)"); !made)
        return made.error();
    std::vector<double> rates;
    for (int i = 0; i < rounds; ++i) {
        int done = 0;
        const auto start = std::chrono::steady_clock::now();
        while (std::chrono::steady_clock::now() - start < round) {
            if (auto run = db.run("INSERT INTO bench_alone VALUES (?1)", std::int64_t{done}); !run)
                return run.error();
            ++done;
        }
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        rates.push_back(done / took.count());
    }
    return rates;
}

Figure rate(std::string name, std::vector<double> samples, double goal = 0) {
    return {
        std::move(name), "64 devices a gateway, batches of 64", std::move(samples), goal, "p50", "/s", true};
}

Result<void> sqliteFigures(int rounds, std::vector<Figure>& figures) {
    const QTemporaryDir dir;
    const std::string path = dir.filePath(QStringLiteral("store.db")).toStdString();
    const Open open = [path]() -> Result<std::unique_ptr<Backend>> {
        auto opened = store::SqliteBackend::open(path);
        if (!opened)
            return opened.error();
        return std::unique_ptr<Backend>(std::move(*opened));
    };
    if (auto furnished = furnish(open); !furnished)
        return furnished;
    auto measured = measure(open, 1, rounds);
    if (!measured)
        return measured.error();
    figures.push_back(rate("durable commands, SQLite", std::move(measured->rates), 2'000));
    auto db = storage::Connection::open(dir.filePath(QStringLiteral("alone.db")).toStdString());
    if (!db)
        return db.error();
    auto single = alone(*db, rounds);
    if (!single)
        return single.error();
    figures.push_back(rate("beside: one INSERT a commit, SQLite alone", std::move(*single)));
    return {};
}

#ifdef VISAGE_POSTGRESQL
Result<void> postgresFigures(int rounds, std::vector<Figure>& figures) {
    testing::PostgresCluster cluster(testing::PostgresCluster::Disk::Synced);
    if (!cluster.fault().isEmpty())
        return Error{ErrorCode::Unavailable, cluster.fault().toStdString()};
    const std::string url = cluster.create().toStdString();
    const Open open = [url]() -> Result<std::unique_ptr<Backend>> {
        auto opened = store::PostgresBackend::open(url);
        if (!opened)
            return opened.error();
        return std::unique_ptr<Backend>(std::move(*opened));
    };
    if (auto furnished = furnish(open); !furnished)
        return furnished;
    for (const int gateways : {1, 4}) {
        auto measured = measure(open, gateways, rounds);
        if (!measured)
            return measured.error();
        const std::string with = gateways == 1 ? "1 gateway" : std::to_string(gateways) + " gateways";
        figures.push_back(rate("durable commands, PostgreSQL, " + with, std::move(measured->rates), 3'000));
        Figure missed;
        missed.name = "changes missed by a reader, " + with;
        missed.data = "what each command makes, read while it is written";
        missed.samples = std::move(measured->missed);
        missed.unit = "changes";
        figures.push_back(std::move(missed));
    }
    auto db = storage::pg::Connection::open(url);
    if (!db)
        return db.error();
    auto single = alone(*db, rounds);
    if (!single)
        return single.error();
    figures.push_back(rate("beside: one INSERT a commit, PostgreSQL alone", std::move(*single)));
    return {};
}
#endif

} // namespace

Result<std::vector<Figure>> commands(const Options& options) {
    const int rounds = options.rounds > 0 ? options.rounds : usualRounds;
    std::vector<Figure> figures;
    if (auto measured = sqliteFigures(rounds, figures); !measured)
        return measured.error();
#ifdef VISAGE_POSTGRESQL
    if (auto measured = postgresFigures(rounds, figures); !measured)
        return measured.error();
#endif
    return figures;
}

} // namespace visage::bench
