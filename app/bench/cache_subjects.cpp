// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/client_subjects.h"
#include "app/bench/file_cache.h"
#include "app/bench/filled_desk.h"
#include "app/bench/keystrokes.h"
#include "core/client/cache/cache.h"
#include "core/client/read/questions.h"

namespace visage::bench {

using client::CacheReader;
using client::Published;

namespace {

/// Asks over and over what `ask(reader, round)` asks, each answer timed, after some that are not.
template <class Ask> Result<Figure> measured(Figure figure, const FilledDesk& desk, int rounds, Ask ask) {
    const Published published = desk.published();
    auto db = client::openCacheForReading(published.cachePath);
    if (!db)
        return db.error();
    CacheReader reader(*db, published.overlay);
    figure.data = desk.dataName();
    for (int round = -rounds / 10; round < rounds; ++round) {
        Result<void> outcome;
        const double took = timed([&] { outcome = ask(reader, round); });
        if (!outcome)
            return outcome.error();
        if (round >= 0)
            figure.samples.push_back(took);
    }
    return figure;
}

/// The same where nothing of the file is in memory, neither with the system nor with a connection. The disk
/// beneath a virtual machine may still have it.
template <class Ask> Result<Figure> measuredCold(Figure figure, const FilledDesk& desk, int rounds, Ask ask) {
    const Published published = desk.published();
    figure.data = desk.dataName();
    for (int round = 0; round < rounds; ++round) {
        auto db = client::openCacheForReading(published.cachePath);
        if (!db)
            return db.error();
        for (const char* of : {"", "-wal"})
            if (auto forgotten = forgetCached(published.cachePath + of); !forgotten)
                return forgotten.error();
        CacheReader reader(*db, published.overlay);
        Result<void> outcome;
        figure.samples.push_back(timed([&] { outcome = ask(reader, round); }));
        if (!outcome)
            return outcome.error();
    }
    return figure;
}

template <class T> Result<void> outcomeOf(const Result<T>& result) {
    return result ? Result<void>() : Result<void>(result.error());
}

/// The limit beside our own figure: a question put to SQLite, its rows fetched and thrown away.
template <class... Args> Result<void> bare(CacheReader& reader, std::string_view sql, const Args&... args) {
    return reader.db().run(sql, args...);
}

template <class... More>
Result<std::vector<Figure>> together(const Result<Figure>& first, const More&... more) {
    std::vector<Figure> figures;
    for (const Result<Figure>* one : {&first, &more...}) {
        if (!*one)
            return one->error();
        figures.push_back(**one);
    }
    return figures;
}

int roundsOf(const Options& options, int usual) {
    return options.rounds > 0 ? options.rounds : usual;
}

} // namespace

Result<std::vector<Figure>> lookup(const Options& options) {
    const auto desk = FilledDesk::open(options);
    if (!desk)
        return desk.error();
    const Company& company = (*desk)->company();
    const int rounds = roundsOf(options, 20000);
    const auto base = (*desk)->published().base;
    SeededRandom random(options.seed + 1);
    const auto somebody = [&] {
        return company.mobile(
            static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(company.customers()))));
    };
    const auto owner = [&](CacheReader& reader, int) {
        return outcomeOf(client::readOwners(reader, IdentityType::Phone, somebody()));
    };
    return together(
        measured({"number -> customer", {}, {}, 1, "p99"}, **desk, rounds, owner),
        measured({"number -> customer, record and first page of the timeline", {}, {}, 0, {}}, **desk, rounds,
                 [&](CacheReader& reader, int) {
                     return outcomeOf(client::readCaller(
                         reader, *base, {{{MatchBasis::CallerNumber, somebody()}}, {}, SystemClock().now()}));
                 }),
        measured({"beside: SQLite alone, number -> id of the customer", {}, {}, 0, {}}, **desk, rounds,
                 [&](CacheReader& reader, int) {
                     return bare(
                         reader,
                         "SELECT customer FROM identity WHERE value_norm=?1 AND type=?2 AND removed_at=0",
                         somebody(), IdentityType::Phone);
                 }),
        // Last: what it makes the system forget, the others would have to read again.
        measuredCold({"number -> customer, nothing of the file in memory", {}, {}, 20, "p99"}, **desk,
                     roundsOf(options, 200), owner));
}

Result<std::vector<Figure>> search(const Options& options) {
    const auto desk = FilledDesk::open(options);
    if (!desk)
        return desk.error();
    const int rounds = roundsOf(options, 5000);
    const auto typed = keystrokes((*desk)->company(), rounds);
    const double goal = (*desk)->company().customers() > 1'000'000 ? 20 : 5;
    const Published published = (*desk)->published();
    const auto at = [&](int round) -> const std::string& {
        return typed[static_cast<std::size_t>(round < 0 ? -round : round)];
    };
    return together(
        measured({"one keystroke -> 20 results", {}, {}, goal, "p95"}, **desk, rounds,
                 [&](CacheReader& reader, int round) {
                     return outcomeOf(
                         client::readSearch(reader, published, QString::fromStdString(at(round)), 20));
                 }),
        measured({"beside: FTS5 alone, the first 20 customers whose words begin so", {}, {}, 0, {}}, **desk,
                 rounds, [&](CacheReader& reader, int round) {
                     std::string question;
                     for (const QString& word : QString::fromStdString(at(round)).split(u' '))
                         question += '"' + word.toStdString() + "\"* ";
                     return bare(reader,
                                 "SELECT rowid FROM customer_words WHERE customer_words MATCH ?1 "
                                 "ORDER BY rowid DESC LIMIT 20",
                                 question);
                 }));
}

Result<std::vector<Figure>> record(const Options& options) {
    const auto desk = FilledDesk::open(options);
    if (!desk)
        return desk.error();
    const CustomerId heavy = (*desk)->company().customerId(0);
    const int rounds = roundsOf(options, 2000);
    return together(
        measured({"record and first page, customer with 500 contacts", {}, {}, 60, "p99"}, **desk, rounds,
                 [&](CacheReader& reader, int) {
                     if (auto read = client::readRecord(reader, heavy, SystemClock().now()); !read)
                         return outcomeOf(read);
                     return outcomeOf(client::readTimeline(reader, {heavy, {}, {}, {}, 50}));
                 }),
        measured({"beside: SQLite alone, its 50 newest contacts", {}, {}, 0, {}}, **desk, rounds,
                 [&](CacheReader& reader, int) {
                     return bare(reader,
                                 "SELECT * FROM interaction WHERE customer=?1 ORDER BY at DESC LIMIT 50",
                                 heavy);
                 }));
}

} // namespace visage::bench
