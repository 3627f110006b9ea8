// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/client_subjects.h"
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

template <class T> Result<void> outcomeOf(const Result<T>& result) {
    return result ? Result<void>() : Result<void>(result.error());
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
    SeededRandom random(options.seed + 1);
    const auto base = (*desk)->published().base;
    auto figure =
        measured({"number -> customer, record and first page", {}, {}, 1, "p99"}, **desk,
                 roundsOf(options, 20000), [&](CacheReader& reader, int) {
                     const auto whose = static_cast<std::int64_t>(
                         random.below(static_cast<std::uint64_t>(company.customers())));
                     return outcomeOf(client::readCaller(
                         reader, *base,
                         {{{MatchBasis::CallerNumber, company.mobile(whose)}}, {}, SystemClock().now()}));
                 });
    if (!figure)
        return figure.error();
    return std::vector{std::move(*figure)};
}

Result<std::vector<Figure>> search(const Options& options) {
    const auto desk = FilledDesk::open(options);
    if (!desk)
        return desk.error();
    const int rounds = roundsOf(options, 5000);
    const auto typed = keystrokes((*desk)->company(), rounds);
    const Published published = (*desk)->published();
    auto figure = measured({"one keystroke -> 20 results", {}, {}, 20, "p95"}, **desk, rounds,
                           [&](CacheReader& reader, int round) {
                               const auto& text = typed[static_cast<std::size_t>(round < 0 ? -round : round)];
                               return outcomeOf(
                                   client::readSearch(reader, published, QString::fromStdString(text), 20));
                           });
    if (!figure)
        return figure.error();
    return std::vector{std::move(*figure)};
}

Result<std::vector<Figure>> record(const Options& options) {
    const auto desk = FilledDesk::open(options);
    if (!desk)
        return desk.error();
    const CustomerId heavy = (*desk)->company().customerId(0);
    auto figure = measured({"record and first page, customer with 500 contacts", {}, {}, 60, "p99"}, **desk,
                           roundsOf(options, 2000), [&](CacheReader& reader, int) {
                               if (auto read = client::readRecord(reader, heavy, SystemClock().now()); !read)
                                   return outcomeOf(read);
                               return outcomeOf(client::readTimeline(reader, {heavy, {}, {}, {}, 50}));
                           });
    if (!figure)
        return figure.error();
    return std::vector{std::move(*figure)};
}

} // namespace visage::bench
