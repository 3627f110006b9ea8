// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/gateway/store_service.h"

#include "core/rules/contact_day.h"
#include "core/store/customer_search.h"
#include "core/store/review_answers.h"
#include "core/store/scopes/scoped_snapshot.h"
#include "core/store/scopes/view.h"

#include <algorithm>
#include <chrono>

namespace visage::store {
namespace {

/// Answers that the event loop is woken for once.
constexpr std::size_t answeredTogether = 32;

/// Seconds from which on a transaction is worth a line of its own.
constexpr double slowCommit = 1;

/// Other gateways keep what they erase in ledgers of their own: a moment later is soon enough.
constexpr Milliseconds followEvery{1000};

const char* nameOf(protocol::ReviewChoice choice) {
    switch (choice) {
    case protocol::ReviewChoice::Apply:
        return "apply";
    case protocol::ReviewChoice::Discard:
        return "discard";
    case protocol::ReviewChoice::BringBack:
        return "bring-back";
    }
    return "";
}

bool erases(const CommitRequest& request) {
    const auto* commit = std::get_if<sync::ask::Commit>(&request);
    return commit && std::holds_alternative<EraseCustomer>(commit->push.command);
}

/// As somebody at a desktop should hear it, who knows nothing of databases.
Error asTold(const Error& why) {
    if (why.code != ErrorCode::StorageFull)
        return why;
    return {ErrorCode::StorageFull, "The server's disk is full: what you enter is kept on this computer and "
                                    "goes out by itself as soon as "
                                    "your administrator has made room."};
}

/// What is there already, but written.
Result<void> writeSomething(Backend& data) {
    auto batch = data.begin();
    if (!batch)
        return batch.error();
    if (auto put = (*batch)->putSearchForm(rules::searchForm()); !put)
        return put;
    return (*batch)->commit();
}

} // namespace

StoreService::StoreService(Backends backends, const Clock& clock, Random& random, Metrics& metrics, Log log,
                           ToLoop toLoop)
    : m_backends(std::move(backends))
    , m_clock(clock)
    , m_metrics(metrics)
    , m_log(std::move(log))
    , m_toLoop(std::move(toLoop))
    , m_pipeline(*m_backends.writing, clock, random)
    , m_random(random)
    , m_tokens(*m_backends.reading, clock, random)
    , m_passwords(*m_backends.passwords, clock, random)
    , m_run(makeUuidV7(clock.now(), random))
    , m_pages(*m_backends.reading) {
    // They come brought together: each ends with the incarnation that it was brought together with.
    if (const auto& ledgers = m_backends.ledgers; !ledgers.empty() && ledgers.front().last())
        m_ledgersOf = ledgers.front().last()->incarnation;
}

template <class T> Result<T> StoreService::written(Result<T> outcome) {
    const bool failed = !outcome && outcome.error().transient();
    // On a full disk some writes find room, and others fail behind those that did not: only tryWriting()
    // looks whether it is over.
    if (!m_writeTrouble || m_writeTrouble->code != ErrorCode::StorageFull)
        m_writeTrouble = failed ? std::optional(outcome.error()) : std::nullopt;
    if (failed)
        return asTold(outcome.error());
    return outcome;
}

void StoreService::commit(CommitRequest request, std::int64_t connection,
                          std::function<void(Result<protocol::Ack>)> answer) {
    bool first = false;
    {
        const std::scoped_lock lock(m_mutex);
        first = m_waiting.empty();
        m_waiting.push_back({std::move(request), connection, std::move(answer)});
    }
    // Whatever comes while the writer is busy goes into its next transaction: under load they grow by
    // themselves. Waiting a few milliseconds for more was tried: it gains little between 4 and 8 desktops
    // that push without a pause (2,000 to 8,000 pushes a second either way), and nothing below or above.
    if (first)
        m_writer.post([this] { commitWaiting(); });
}

void StoreService::commitWaiting() {
    std::vector<Waiting> batch;
    {
        const std::scoped_lock lock(m_mutex);
        batch.swap(m_waiting);
    }
    std::vector<CommitRequest> requests;
    requests.reserve(batch.size());
    for (Waiting& waiting : batch)
        requests.push_back(std::move(waiting.request));
    const bool erasing = std::ranges::any_of(requests, erases);
    m_countReviews = m_countReviews || erasing; // what waits for a lead may be about that person
    const auto begun = std::chrono::steady_clock::now();
    auto answers = m_pipeline.commit(requests);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    if (erasing)
        followErasures(); // before anybody hears that it is done
    noteBatch(batch, answers, took.count());
    for (std::size_t i = 0; i < batch.size(); ++i)
        reply(std::move(batch[i].answer), written(std::move(answers[i])));
}

void StoreService::noteBatch(const std::vector<Waiting>& batch,
                             const std::vector<Result<protocol::Ack>>& answers, double seconds) {
    using Push = Metrics::Push;
    ++m_batches;
    ++m_metrics.commits;
    m_metrics.batchSize.add(static_cast<double>(batch.size()));
    m_metrics.commitSeconds.add(seconds);
    bool failed = false;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        const auto& answer = answers[i];
        const bool rejected = answer && answer->status == protocol::AckStatus::Rejected;
        const bool merged = answer && answer->status == protocol::AckStatus::Merged;
        const bool review = answer && answer->status == protocol::AckStatus::ForReview;
        m_countReviews = m_countReviews || review;
        m_metrics.count(!answer    ? Push::Failed
                        : rejected ? Push::Rejected
                        : merged   ? Push::Merged
                        : review   ? Push::ForReview
                                   : Push::Applied);
        failed = failed || !answer;
        if (answer && !rejected)
            continue;
        const ErrorCode code = answer ? answer->code : answer.error().code;
        m_log({LogLine::Level::Info,
               rejected ? "push-refused" : "push-failed",
               {{"connection", batch[i].connection},
                {"batch", m_batches},
                {"code", std::string(errorName(code))}}});
    }
    if (failed)
        ++m_metrics.failedCommits;
    m_log({seconds > slowCommit ? LogLine::Level::Warning : LogLine::Level::Debug,
           "commit",
           {{"batch", m_batches},
            {"pushes", static_cast<std::int64_t>(batch.size())},
            {"ms", static_cast<std::int64_t>(seconds * 1000)}}});
}

void StoreService::fence(sync::ask::Fence ask, std::function<void(Result<sync::DeviceFacts>)> answer) {
    m_writer.post([this, ask = std::move(ask), answer = std::move(answer)]() mutable {
        reply(std::move(answer), written(m_pipeline.fence(ask)));
    });
}

void StoreService::readView(const sync::ask::ReadView& ask,
                            std::function<void(Result<std::shared_ptr<const sync::View>>)> answer) {
    m_reader.post([this, ask, answer = std::move(answer)]() mutable {
        auto view = viewOf(*m_backends.reading, ask.user, ask.device);
        reply(std::move(answer), view ? Result(std::make_shared<const sync::View>(std::move(*view)))
                                      : Result<std::shared_ptr<const sync::View>>(view.error()));
    });
}

/// A commit makes every desktop ask at once: they are answered together, for waking another thread costs more
/// than an answer does.
void StoreService::readFeed(sync::ask::ReadFeed ask, std::function<void(Result<sync::FeedPage>)> answer) {
    bool first = false;
    {
        const std::scoped_lock lock(m_mutex);
        first = m_reads.empty();
        m_reads.push_back({std::move(ask), std::move(answer)});
    }
    if (first)
        m_reader.post([this] { readWaiting(); });
}

void StoreService::readWaiting() {
    std::vector<WaitingRead> reads;
    sync::StoreFacts latest;
    {
        const std::scoped_lock lock(m_mutex);
        reads.swap(m_reads);
        latest = m_latest;
    }
    const Timestamp now = m_clock.now();
    // Some at a time: after an outage each desktop stands at another place, and none waits for all.
    for (std::size_t begin = 0; begin < reads.size(); begin += answeredTogether) {
        std::vector<std::function<void()>> answers;
        for (std::size_t i = begin; i < std::min(begin + answeredTogether, reads.size()); ++i) {
            const sync::ask::ReadFeed& read = reads[i].read;
            m_metrics.count(Metrics::Page::Changes);
            answers.emplace_back(
                [answer = std::move(reads[i].answer),
                 page = read.view ? m_pages.scoped(read, latest, now)
                                  : m_pages.feed(read, latest, now)]() mutable { answer(std::move(page)); });
        }
        m_toLoop([answers = std::move(answers)] {
            for (const auto& answer : answers)
                answer();
        });
    }
}

void StoreService::readSnapshot(sync::ask::ReadSnapshot ask,
                                std::function<void(Result<sync::SnapshotPage>)> answer) {
    m_reader.post([this, ask = std::move(ask), answer = std::move(answer)]() mutable {
        m_metrics.count(Metrics::Page::Snapshot);
        Backend& data = *m_backends.reading;
        const Timestamp now = m_clock.now();
        reply(std::move(answer),
              !ask.view ? data.snapshot(ask.kind, ask.after, ask.maxBytes)
              : ask.scope == protocol::scopeWork
                  ? readWork(data, *ask.view, {ask.kind, ask.after, ask.afterAsOf}, ask.maxBytes, now)
                  : readIdent(data, ask.kind, ask.after, ask.maxBytes, rules::inTouchSince(now)));
    });
}

void StoreService::search(protocol::Search question, std::function<void(Result<protocol::Found>)> answer) {
    m_reader.post([this, question = std::move(question), answer = std::move(answer)]() mutable {
        auto found = findCustomers(*m_backends.reading, question);
        const auto wrong = putBack();
        reply(std::move(answer), wrong ? Result<protocol::Found>(*wrong) : std::move(found));
    });
}

void StoreService::believe(sync::ask::Announce announce, std::function<void(sync::Whereabouts)> answer) {
    m_reader.post([this, announce = std::move(announce), answer = std::move(answer)]() mutable {
        auto& presence = announce.where.presence;
        for (CustomerId* customer : {&presence.customer, &presence.talkingWith})
            if (*customer && !sees(*m_backends.reading, *announce.view, *customer).valueOr(false))
                *customer = {};
        reply(std::move(answer), std::move(announce.where));
    });
}

void StoreService::listReviews(sync::ask::ListReviews ask, std::function<void(protocol::ReviewList)> answer) {
    m_reader.post([this, ask, answer = std::move(answer)]() mutable {
        auto list = store::listReviews(*m_backends.reading, ask);
        if (const auto wrong = putBack())
            list = {ask.question.number, false, wrong->code, wrong->sentence, {}, {}};
        reply(std::move(answer), std::move(list));
    });
}

void StoreService::decideReviews(sync::ask::DecideReviews ask, std::int64_t connection,
                                 std::function<void(protocol::Decided)> answer) {
    m_writer.post([this, ask = std::move(ask), connection, answer = std::move(answer)]() mutable {
        auto decided = store::decideReviews(*m_backends.writing, m_clock, m_random, ask);
        const auto done =
            std::ranges::count(decided.outcomes, ErrorCode::None, &protocol::ReviewOutcome::code);
        m_countReviews = true;
        if (done > 0 && ask.decision.choice == protocol::ReviewChoice::Apply)
            followErasures(); // one of them may have been one
        m_log({LogLine::Level::Info,
               "reviews-decided",
               {{"connection", connection},
                {"by", ask.user.toString()},
                {"choice", std::string(nameOf(ask.decision.choice))},
                {"done", static_cast<std::int64_t>(done)},
                {"refused", static_cast<std::int64_t>(decided.outcomes.size()) - done}}});
        reply(std::move(answer), std::move(decided));
    });
}

void StoreService::checkPassword(protocol::Login login,
                                 std::function<void(Result<protocol::LoggedIn>)> answer) {
    if (m_checker.waiting() >= maxWaitingLogins) {
        const Error busy{ErrorCode::RateLimited, "Too many log-ins at once: try again in a moment."};
        return reply(std::move(answer), Result<protocol::LoggedIn>(busy));
    }
    m_checker.post([this, login = std::move(login), answer = std::move(answer)]() mutable {
        auto outcome = m_passwords.logIn(login);
        reply(std::move(answer), outcome ? std::move(outcome) : asTold(outcome.error()));
    });
}

void StoreService::checkToken(std::string token, std::function<void(Result<sync::Principal>)> answer) {
    m_reader.post([this, token = std::move(token), answer = std::move(answer)]() mutable {
        reply(std::move(answer), m_tokens.authenticate(token));
    });
}

void StoreService::revokeToken(std::string token) {
    m_reader.post([this, token = std::move(token)] {
        // The desktop has gone and cannot be told; its token lies with it until an administrator revokes it.
        (void)m_tokens.logOut(token).ok();
    });
}

void StoreService::look(std::function<void(Result<Look>)> answer) {
    m_writer.post([this, answer = std::move(answer)]() mutable {
        if (m_writeTrouble)
            tryWriting();
        renewBeside();
        Look look;
        const auto foreign = m_backends.writing->foreignChanges();
        if (!foreign)
            return reply(std::move(answer), Result<Look>(foreign.error()));
        look.foreign = std::exchange(m_foreignSeen, *foreign) != *foreign;
        // Who was erased since is back in data that were put back: nobody hears of these before.
        const auto facts = factsAfterErasing();
        if (!facts)
            return reply(std::move(answer), Result<Look>(facts.error()));
        m_erasuresDue = m_erasuresDue || look.foreign;
        if (m_erasuresDue && m_clock.now() - m_erasuresRead >= followEvery)
            followErasures();
        look.facts = *facts;
        const auto holding = m_backends.writing->holding();
        if (!holding)
            return reply(std::move(answer), Result<Look>(holding.error()));
        look.holds = holding->holds;
        {
            const std::scoped_lock lock(m_mutex);
            m_latest = *facts;
        }
        look.writing = m_writeTrouble;
        if (look.foreign || std::exchange(m_countReviews, false))
            m_reviews = m_backends.writing->reviewsWaiting().valueOr(m_reviews);
        look.reviews = m_reviews;
        reply(std::move(answer), Result<Look>(look));
    });
}

/// Nobody may come to a gateway in trouble, so it cannot wait for somebody's change to find that writing
/// works again.
void StoreService::tryWriting() {
    const bool full = m_writeTrouble->code == ErrorCode::StorageFull;
    auto tried = full ? m_backends.writing->findRoom() : Result<void>();
    if (tried)
        tried = writeSomething(*m_backends.writing);
    m_writeTrouble.reset();
    (void)written(std::move(tried));
}

} // namespace visage::store
