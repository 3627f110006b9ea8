// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/rules/matching/people.h"

#include "core/rules/given_names.h"

#include <algorithm>
#include <map>

namespace visage::testing {

using namespace rules::matching;

Record recordOf(const Row& row) {
    std::vector<RawValue> raw;
    for (const auto& [field, text] : row.cells)
        raw.push_back({field, text, "card"});
    return normalise(row.source, row.row, raw, today);
}

std::vector<Record> recordsOf(const std::vector<Row>& rows) {
    std::vector<Record> records;
    for (const Row& row : rows)
        records.push_back(recordOf(row));
    return records;
}

std::vector<Row> strangers(int count) {
    static constexpr const char* beginnings[] = {"Mar", "Ber", "Dur", "Mor", "Lau",
                                                 "Gar", "Fon", "Cha", "Per"};
    static constexpr const char* middles[] = {"ti", "na",  "ren", "sel", "ffi",
                                              "va", "men", "thi", "cha", "do"};
    static constexpr const char* ends[] = {"er", "ot", "eau", "el", "in", "ard", "ez"};
    std::vector<Row> rows;
    for (int i = 0; i < count; ++i) {
        const auto pick = [&](int factor, int size) {
            return static_cast<std::size_t>((i * factor + i / 7) % size);
        };
        const std::string two = std::to_string(10 + i % 90);
        const std::string four = std::to_string(1000 + i % 9000);
        rows.push_back(
            {"z",
             std::to_string(i),
             {{RawField::GivenName, std::string(rules::givenNames()[pick(13, 400)].name)},
              {RawField::FamilyName,
               std::string(beginnings[pick(1, 9)]) + middles[pick(3, 10)] + ends[pick(5, 7)]},
              {RawField::BirthDate, std::to_string(1930 + i % 75) + "-0" + std::to_string(1 + i % 9) + "-" +
                                        two.substr(0, 1) + "1"},
              {RawField::Phone, "06 39 98 " + four.substr(0, 2) + ' ' + four.substr(2)},
              {RawField::Street, std::to_string(1 + i % 150) + " rue du Puits " + std::to_string(i % 13)},
              {RawField::Postcode, std::to_string(10000 + i * 37 % 80000)},
              {RawField::Town, "Ville" + std::string(1, static_cast<char>('a' + i % 26))},
              {RawField::Mail, "z" + std::to_string(i) + "@example.org"}}});
    }
    return rows;
}

QString groupsText(const std::vector<Row>& rows, const std::vector<Decision>& decisions) {
    const std::vector<Record> records = recordsOf(rows);
    const Groups groups = findGroups(records, decisions, defaultModel());
    std::map<std::uint32_t, std::vector<std::string>> members;
    for (std::size_t i = 0; i < rows.size(); ++i)
        members[groups.groupOf[i]].push_back(rows[i].source + ':' + rows[i].row);
    std::string text;
    for (auto& [number, keys] : members) {
        if (keys.size() < 2)
            continue;
        std::ranges::sort(keys);
        text += text.empty() ? "" : " | ";
        for (std::size_t i = 0; i < keys.size(); ++i)
            text += (i == 0 ? "" : " ") + keys[i];
    }
    return QString::fromStdString(text);
}

Outcome outcomeOf(Row one, Row other) {
    std::vector<Row> rows = strangers(300);
    rows.insert(rows.begin(), {std::move(one), std::move(other)});
    const Groups groups = findGroups(recordsOf(rows), {}, defaultModel());
    if (groups.groupOf[0] == groups.groupOf[1])
        return Outcome::Merged;
    return std::ranges::find(groups.proposals, Pair{0, 1}, &Proposal::pair) != groups.proposals.end()
               ? Outcome::Proposed
               : Outcome::Apart;
}

} // namespace visage::testing
