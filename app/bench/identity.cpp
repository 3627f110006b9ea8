// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/identity_crowd.h"
#include "app/bench/identity_data.h"
#include "app/bench/identity_table.h"
#include "app/bench/store_subjects.h"
#include "core/rules/matching/grouping.h"
#include "core/rules/matching/learning.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace visage::bench {
namespace {

using namespace rules::matching;

/// Pairs implied by groups (Christen 2012, 7.2), and how many of them are true.
struct Agreement {
    double precision = 0;
    double recall = 0;
    double f1 = 0;
};

double pairsAmong(const std::unordered_map<std::uint64_t, double>& sizes) {
    return std::accumulate(sizes.begin(), sizes.end(), 0.0, [](double sum, const auto& entry) {
        return sum + entry.second * (entry.second - 1) / 2;
    });
}

Agreement agreementOf(std::span<const std::uint32_t> groups, std::span<const std::uint32_t> persons) {
    std::unordered_map<std::uint64_t, double> byGroup;
    std::unordered_map<std::uint64_t, double> byPerson;
    std::unordered_map<std::uint64_t, double> byBoth;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        ++byGroup[groups[i]];
        ++byPerson[persons[i]];
        ++byBoth[std::uint64_t{groups[i]} << 32U | persons[i]];
    }
    const double found = pairsAmong(byGroup);
    const double known = pairsAmong(byPerson);
    const double right = pairsAmong(byBoth);
    return {found > 0 ? right / found : 1, known > 0 ? right / known : 1,
            found + known > 0 ? 2 * right / (found + known) : 1};
}

/// The groups after a person has answered every proposal rightly.
std::vector<std::uint32_t> afterReview(const Groups& groups, std::span<const std::uint32_t> persons) {
    std::vector<std::uint32_t> parent(groups.count);
    std::iota(parent.begin(), parent.end(), 0U);
    const auto find = [&](std::uint32_t group) {
        while (parent[group] != group)
            group = parent[group] = parent[parent[group]];
        return group;
    };
    for (const Proposal& proposal : groups.proposals)
        if (persons[proposal.pair.one] == persons[proposal.pair.other])
            parent[find(groups.groupOf[proposal.pair.one])] = find(groups.groupOf[proposal.pair.other]);
    std::vector<std::uint32_t> result(groups.groupOf);
    for (std::uint32_t& group : result)
        group = find(group);
    return result;
}

/// The most that this program ever had, in MiB.
double peakMemory() {
    QFile file(QStringLiteral("/proc/self/status"));
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray& line : file.readAll().split('\n'))
            if (line.startsWith("VmHWM:"))
                return line.simplified().split(' ').at(1).toDouble() / 1024;
    return 0;
}

/// What the issue of these rules wants; 0: nothing.
struct Goals {
    double precision = 0;
    double reviewedRecall = 0;
    double f1 = 0;
};

Goals goalsOf(const std::string& name) {
    if (name.starts_with("fr_files"))
        return {.995, .95, .95};
    if (name.starts_with("febrl"))
        return {0, 0, .997};
    return name == "fake_1000" ? Goals{0, 0, .93} : Goals{};
}

Figure share(const IdentityData& data, const char* what, double value, double goal) {
    Figure figure{data.name + ": " + what,
                  std::to_string(data.records.size()) + " records",
                  {value},
                  goal,
                  "worst",
                  "of 1"};
    figure.goalIsLeast = true;
    return figure;
}

void measure(std::vector<Figure>& figures, const IdentityData& data, bool defaults, double readSeconds) {
    Model model = defaultModel();
    double learning = 0;
    Groups groups;
    double matching = timed([&] {
                          const Population population(data.records);
                          const std::vector<Pair> candidates = candidatePairs(data.records);
                          if (!defaults)
                              learning = timed([&] { model = learn(population, candidates, model); }) / 1000;
                          groups = findGroups(population, candidates, {}, model, 2);
                      }) /
                      1000;
    matching -= learning;
    const Agreement merged = agreementOf(groups.groupOf, data.persons);
    const Agreement reviewed = agreementOf(afterReview(groups, data.persons), data.persons);
    const Goals goals = goalsOf(data.name);
    const auto right = std::ranges::count_if(groups.proposals, [&](const Proposal& proposal) {
        return data.persons[proposal.pair.one] == data.persons[proposal.pair.other];
    });
    figures.push_back(share(data, "precision of automatic merges", merged.precision, goals.precision));
    figures.push_back(share(data, "recall of automatic merges", merged.recall, 0));
    figures.push_back(share(data, "F1 of automatic merges", merged.f1, goals.f1));
    figures.push_back(
        share(data, "recall with every proposal answered rightly", reviewed.recall, goals.reviewedRecall));
    const std::string sizes = std::to_string(data.records.size()) + " records, weights " +
                              (defaults ? "as shipped" : "learnt without labels");
    const auto add = [&](const char* what, double value, const char* unit) {
        figures.push_back({data.name + ": " + what, sizes, {value}, 0, {}, unit});
    };
    add("groups", groups.count, "groups");
    add("proposals", static_cast<double>(groups.proposals.size()), "pairs");
    add("proposals that are right", static_cast<double>(right), "pairs");
    add("raw records to groups, learning not included", readSeconds + matching, "s");
    add("learning", learning, "s");
    add("peak memory", peakMemory(), "MiB");
}

/// From a file: what is made up is not to be in memory while the memory is measured.
Result<IdentityData> readCrowd(const Options& options, const QString& path) {
    IdentityData data{"generated", {}, {}, Timestamp{1'767'225'600'000}};
    {
        IdentityCrowd crowd = makeIdentityCrowd(static_cast<std::size_t>(options.customers), options.seed);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) ||
            file.write(crowd.table.data(), static_cast<qint64>(crowd.table.size())) < 0)
            return Error{ErrorCode::StorageFull, "The generated file cannot be written."};
        data.persons = std::move(crowd.persons);
    }
    return data;
}

void readRecords(IdentityData& data, const QString& path) {
    using enum RawField;
    static constexpr RawField fields[] = {Civility, NameFamilyFirst, BirthDate, Organisation,
                                          Phone,    Phone,           Mail,      FullAddress};
    const QByteArray bytes = readWhole(path);
    TableReader reader({bytes.constData(), static_cast<std::size_t>(bytes.size())}, '\t');
    (void)reader.next();
    data.records.reserve(data.persons.size());
    while (!reader.atEnd()) {
        const std::vector<std::string> cells = reader.next();
        if (cells.size() != std::size(fields) + 2)
            continue;
        std::vector<RawValue> raw;
        for (std::size_t i = 0; i < std::size(fields); ++i)
            raw.push_back({fields[i], cells[i + 2]});
        data.records.push_back(normalise(cells[1], cells[0], raw, data.madeIn));
    }
}

Result<std::vector<Figure>> ofCrowd(const Options& options) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("crowd.tsv"));
    auto data = readCrowd(options, path);
    if (!data)
        return data.error();
    const double seconds = timed([&] { readRecords(*data, path); }) / 1000;
    std::vector<Figure> figures;
    measure(figures, *data, options.defaults, seconds);
    return figures;
}

} // namespace

Result<std::vector<Figure>> identity(const Options& options) {
    if (options.dataSet.isEmpty()) {
        Options generated = options;
        if (generated.customers == 0)
            generated.customers = 500'000;
        return ofCrowd(generated);
    }
    Result<std::vector<IdentityData>> all{std::vector<IdentityData>{}};
    const double seconds = timed([&] { all = readIdentityData(options.dataSet); }) / 1000;
    if (!all)
        return all.error();
    std::vector<Figure> figures;
    for (const IdentityData& data : *all)
        measure(figures, data, options.defaults, seconds);
    return figures;
}

} // namespace visage::bench
