// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/crowd.h"
#include "app/bench/fan_out_peers.h"
#include "app/bench/filled_desk.h"
#include "app/bench/filled_store.h"
#include "app/bench/store_process.h"
#include "app/bench/store_subjects.h"

namespace visage::bench {
namespace {

constexpr int desktops = 1'000;
constexpr int usualRounds = 50;

} // namespace

/// Each desktop hears of the note of one of them.
Result<std::vector<Figure>> fanOut(const Options& options) {
    const Company company = companyOf(options, 2'000, 12'000);
    const auto folder = filledStore(options, company);
    if (!folder)
        return folder.error();
    auto known = knownDesktops(*folder, desktops);
    if (!known)
        return known.error();
    const auto store = StoreProcess::start(*folder, {0, true, {}});
    if (!store)
        return store.error();
    Crowd crowd(std::move(*known), (*store)->url());
    if (auto connected = crowd.connectAll(); !connected)
        return connected.error();
    using Clock = std::chrono::steady_clock;
    Clock::time_point begin;
    std::vector<double> heard;
    std::size_t due = 0;
    qsizetype bytes = 0;
    QObject context;
    for (std::size_t i = 0; i < crowd.size(); ++i)
        QObject::connect(&crowd.at(i), &LightDesktop::changed, &context, [&](qsizetype size) {
            heard.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
            bytes = size;
            if (heard.size() == due)
                crowd.look();
        });
    const std::string data = std::to_string(desktops) + " desktops, store on one core";
    Figure each{"note pushed -> a desktop has it", data, {}, 50, "p99"};
    Figure all{"note pushed -> the last desktop has it", data, {}, 0, {}};
    SystemRandom random;
    const SystemClock clock;
    const int rounds = options.rounds > 0 ? options.rounds : usualRounds;
    for (int round = 0; round < rounds; ++round) {
        WriteNote note;
        note.note = NoteId(makeUuidV7(clock.now(), random));
        note.customer = company.customerId(round % company.customers());
        note.text = "Le client rappellera demain matin pour le colis en retard.";
        due = heard.size() + crowd.size();
        begin = Clock::now();
        crowd.at(static_cast<std::size_t>(round) % crowd.size())
            .push(note, MutationId(makeUuidV7(clock.now(), random)));
        if (auto done = crowd.until([&] { return heard.size() >= due; }, 20'000); !done)
            return done.error();
        all.samples.push_back(heard.back());
    }
    each.samples = std::move(heard);
    std::vector figures{std::move(each), std::move(all)};
    for (FanOutPeer& peer : fanOutPeers(options)) {
        auto figure = measure(peer, desktops, rounds, bytes);
        if (!figure)
            return figure.error();
        figures.push_back(std::move(*figure));
    }
    return figures;
}

} // namespace visage::bench
