// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/accounts.h"
#include "core/store/commit_pipeline.h"
#include "core/store/erasing_again.h"
#include "core/store/gateway/log.h"
#include "core/store/gateway/metrics.h"
#include "core/store/gateway/page_cache.h"
#include "core/store/gateway/task_thread.h"
#include "core/store/scopes/scope_work.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace visage::store {

/// The store as the gateway's connections use it: questions that return at once and answers that come back on
/// the thread of the event loop, through `toLoop`. Work is done on three threads, each with its own view of
/// the data: one writes, one reads and checks tokens, one checks passwords (which are slow by design).
class StoreService {
public:
    /// Runs a function on the event loop, later.
    using ToLoop = std::function<void(std::function<void()>)>;
    struct Backends {
        std::unique_ptr<Backend> writing;
        std::unique_ptr<Backend> reading;
        std::unique_ptr<Backend> passwords;
        /// Opens another one, for work of minutes that holds nobody up; none: the writing one does it, in
        /// small steps.
        std::function<Result<std::unique_ptr<Backend>>()> another{};
        std::vector<ErasureLedger> ledgers{}; ///< brought together with the data, for the one that writes
    };
    /// How many log-ins may wait for their password check.
    static constexpr std::size_t maxWaitingLogins = 64;

    /// `random` must be fit for secrets and for any thread; it, the clock and `metrics` outlive the service.
    StoreService(Backends backends, const Clock& clock, Random& random, Metrics& metrics, Log log,
                 ToLoop toLoop);
    /// Finishes what was asked; answers that come after go nowhere. Long work beside is given up.
    ~StoreService();

    /// `connection` names the asking one in the log.
    void commit(CommitRequest request, std::int64_t connection,
                std::function<void(Result<protocol::Ack>)> answer);
    void fence(sync::ask::Fence ask, std::function<void(Result<sync::DeviceFacts>)> answer);
    void readView(const sync::ask::ReadView& ask,
                  std::function<void(Result<std::shared_ptr<const sync::View>>)> answer);
    void readFeed(sync::ask::ReadFeed ask, std::function<void(Result<sync::FeedPage>)> answer);
    void readSnapshot(sync::ask::ReadSnapshot ask, std::function<void(Result<sync::SnapshotPage>)> answer);
    void search(protocol::Search question, std::function<void(Result<protocol::Found>)> answer);
    /// RateLimited when too many wait.
    /// Leaves out of it the customers whom the view does not see.
    void believe(sync::ask::Announce announce, std::function<void(sync::Whereabouts)> answer);
    void listReviews(sync::ask::ListReviews ask, std::function<void(protocol::ReviewList)> answer);
    void decideReviews(sync::ask::DecideReviews ask, std::int64_t connection,
                       std::function<void(protocol::Decided)> answer);
    void checkPassword(protocol::Login login, std::function<void(Result<protocol::LoggedIn>)> answer);
    void checkToken(std::string token, std::function<void(Result<sync::Principal>)> answer);
    void revokeToken(std::string token);

    struct Look {
        sync::StoreFacts facts;
        std::optional<Error> writing; ///< why the last change could not be written
        bool foreign = false;         ///< others than this service's writer have changed something
        std::int64_t reviews = 0;     ///< changes that wait for a lead
        sync::Holds holds = sync::Holds::Everything;
    };
    /// What has become of the log since the last look; polled to notice other processes.
    void look(std::function<void(Result<Look>)> answer);
    /// Drops what is kept for sixty days only, and members of scopes whose time is over, in small
    /// transactions.
    void trim();
    /// Turns the store to what its desktops shall hold, the same way.
    void keepScopes();

private:
    struct Waiting {
        CommitRequest request;
        std::int64_t connection = 0;
        std::function<void(Result<protocol::Ack>)> answer;
    };

    struct WaitingRead {
        sync::ask::ReadFeed read;
        std::function<void(Result<sync::FeedPage>)> answer;
    };

    void commitWaiting();
    void readWaiting();
    void noteBatch(const std::vector<Waiting>& batch, const std::vector<Result<protocol::Ack>>& answers,
                   double seconds);
    /// Remembers whether writing works, and says what is of use to a desktop.
    template <class T> Result<T> written(Result<T> outcome);
    void tryWriting();
    [[nodiscard]] Result<void> bringLedgersTogether();
    /// What the store is now, when nobody who was erased is in it. The writing thread's.
    [[nodiscard]] Result<sync::StoreFacts> factsAfterErasing();
    /// Why what was just read is not to be told: it may be of data that were put back, with persons in it who
    /// were erased since. Then these are erased again at once. The reading thread's.
    [[nodiscard]] std::optional<Error> putBack();
    void followErasures();
    void goOn(TaskThread::Task step);
    void trimSome(Timestamp until);
    void scrubSome();
    void scrubBeside();
    /// What the long work uses from now on, and under which lease; false: it is to end.
    bool useBeside(Backend* backend, std::optional<Lease> lease);
    void renewBeside();
    void buildScopes(std::int64_t steps);
    void sweepScopes();
    /// Hands a result over to the event loop.
    template <class T> void reply(std::function<void(T)> answer, T result) {
        m_toLoop([answer = std::move(answer), result = std::move(result)]() mutable {
            answer(std::move(result));
        });
    }

    Backends m_backends;
    const Clock& m_clock;
    Metrics& m_metrics;
    Log m_log;
    ToLoop m_toLoop;
    CommitPipeline m_pipeline;
    Random& m_random;
    Accounts m_tokens;
    Accounts m_passwords;
    Uuid m_run;         ///< names this gateway's run to the others
    PageCache m_pages;  ///< of the reading thread
    ScopeSweep m_sweep; ///< of the writing thread
    std::mutex m_mutex;
    std::vector<Waiting> m_waiting; ///< guarded by m_mutex, as are these:
    std::vector<WaitingRead> m_reads;
    sync::StoreFacts m_latest;      ///< as of the last look
    std::int64_t m_foreignSeen = 0; ///< of the writing thread, as are these:
    std::int64_t m_batches = 0;
    std::int64_t m_reviews = 0;
    bool m_countReviews = true;
    std::optional<Error> m_writeTrouble;
    /// The incarnation that the ledgers were brought together with.
    std::atomic<std::int64_t> m_ledgersOf = 0;
    bool m_erasuresDue = true; ///< somebody may have erased what is not in the ledgers
    Timestamp m_erasuresRead;
    bool m_ledgerTrouble = false;
    std::mutex m_besideMutex;
    std::condition_variable m_besideDone;
    Backend* m_besides = nullptr; ///< what the long work uses now; guarded by m_besideMutex, as are these:
    std::optional<Lease> m_besideLease;
    std::atomic<bool> m_ending = false;
    // Last, so that they end before what they use.
    TaskThread m_beside;
    TaskThread m_writer;
    TaskThread m_reader;
    TaskThread m_checker;
};

} // namespace visage::store
