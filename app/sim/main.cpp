// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/history.h"
#include "app/sim/mutants.h"

#include <malloc.h>

#include <charconv>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// visage-sim --histories N --seed S [--least-events N] [--mutant NAME]: N random histories of the production
// sessions, the first with seed S, the next with S + 1... Exit 0: no rule was broken; 1: one was, the last
// line says which and how to see it again; 2: wrong use.

namespace {

using namespace visage;

constexpr int broken = 1;
constexpr int wrongUse = 2;

struct Options {
    std::uint64_t histories = 1000;
    std::uint64_t seed = 1;
    std::uint64_t leastEvents = 0; ///< a run of fewer has tried too little
    std::optional<sync::Mutant> mutant;
    std::string_view mutantName;
    bool list = false;
};

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

bool take(Options& options, std::string_view name, std::string_view value) {
    if (name == "--mutant") {
        options.mutant = sim::mutantOf(value);
        options.mutantName = value;
        return options.mutant.has_value();
    }
    const auto parsed = number(value);
    if (name == "--histories" && parsed)
        options.histories = *parsed;
    else if (name == "--seed" && parsed)
        options.seed = *parsed;
    else if (name == "--least-events" && parsed)
        options.leastEvents = *parsed;
    else
        return false;
    return true;
}

std::optional<Options> parse(const std::vector<std::string_view>& words) {
    Options options;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--list-mutants") {
            options.list = true;
        } else {
            if (i + 1 == words.size() || !take(options, words[i], words[i + 1]))
                return std::nullopt;
            ++i;
        }
    }
    return options;
}

void listMutants() {
    for (const auto& entry : sim::mutantNames())
        std::cout << entry.name << "\t" << entry.rule << "\n";
}

/// What happened in the history, as far as it is worth reading.
void tellStory(std::uint64_t seed) {
    constexpr std::size_t mostLines = 120;
    sim::History history(seed, true);
    (void)history.run();
    const auto& story = history.referee().story();
    const std::size_t first = story.size() > mostLines ? story.size() - mostLines : 0;
    if (first > 0)
        std::cout << "... (" << first << " lines before)\n";
    for (std::size_t i = first; i < story.size(); ++i)
        std::cout << story[i] << "\n";
}

/// A judge that excuses everything would be seen.
void tellFates(const sim::Fates& fates) {
    std::cout << "Acknowledged work, at the end:";
    for (std::size_t fate = 0; fate < fates.size(); ++fate)
        std::cout << ' ' << sim::fateNames[fate] << ' ' << fates[fate];
    std::cout << '\n';
}

int run(const Options& options) {
    if (options.mutant)
        sim::breakRule(*options.mutant);
    std::uint64_t events = 0;
    std::uint64_t intents = 0;
    sim::Tally tally;
    sim::Fates fates{};
    for (std::uint64_t i = 0; i < options.histories; ++i) {
        sim::History history(options.seed + i);
        const auto violation = history.run();
        events += history.events();
        intents += history.intents();
        tally.add(history.referee().trials());
        for (std::size_t fate = 0; fate < fates.size(); ++fate)
            fates[fate] += history.fates()[fate];
        if (!violation)
            continue;
        tellStory(options.seed + i);
        std::cout << "after " << i << " histories without a violation\n";
        std::cout << "violation: " << *violation << "; replay: visage-sim --histories 1 --seed "
                  << options.seed + i;
        if (options.mutant)
            std::cout << " --mutant " << options.mutantName;
        std::cout << std::endl;
        return broken;
    }
    // Fewer cannot try everything.
    constexpr std::uint64_t enoughToJudge = 500;
    if (options.histories >= enoughToJudge) {
        std::cout << "Tried, with something at stake, after:\n";
        tally.print(std::cout);
        tellFates(fates);
        if (!tally.complete()) {
            std::cout << "a rule was never tried after a fault: the zeros above" << std::endl;
            return broken;
        }
    }
    std::cout << "no violation in " << options.histories << " histories (" << events << " events, " << intents
              << " intents) from seed " << options.seed << std::endl;
    if (events < options.leastEvents || intents < options.histories * sim::History::leastIntents) {
        std::cout << "too little happened: " << options.leastEvents << " events and "
                  << sim::History::leastIntents << " intents a history are wanted" << std::endl;
        return broken;
    }
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    // Each history would give its memory back for the next one to fetch.
    mallopt(M_TRIM_THRESHOLD, 1 << 28);
    const auto options = parse({argv + 1, argv + argc});
    if (!options) {
        std::cerr << "Use: visage-sim --histories N --seed S [--mutant NAME], or --list-mutants" << std::endl;
        return wrongUse;
    }
    if (options->list) {
        listMutants();
        return 0;
    }
    return run(*options);
}
