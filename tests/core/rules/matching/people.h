// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/matching/grouping.h"

#include <QString>

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

// Made-up customers: numbers from the ranges reserved for fiction, mailboxes at example.org.

namespace visage::testing {

using Cell = std::pair<rules::matching::RawField, std::string>;
using Cells = std::vector<Cell>;

/// One row of a file.
struct Row {
    std::string source;
    std::string row;
    Cells cells;
};

inline constexpr Timestamp today{1'767'225'600'000}; // 2026-01-01

[[nodiscard]] rules::matching::Record recordOf(const Row& row);
[[nodiscard]] std::vector<rules::matching::Record> recordsOf(const std::vector<Row>& rows);

/// Rows of people who have nothing to do with each other, so that a name is as rare as in life.
[[nodiscard]] std::vector<Row> strangers(int count);

/// Which of the rows, by source and row, are in one group, as text: "a:1 b:7 | a:2"; those who are alone are
/// left out. The same for equal groups whatever their order.
[[nodiscard]] QString groupsText(const std::vector<Row>& rows,
                                 const std::vector<rules::matching::Decision>& decisions = {});

/// Whether the two rows, which stand first, come into one group among strangers.
enum class Outcome : unsigned char { Apart, Proposed, Merged };
[[nodiscard]] Outcome outcomeOf(Row one, Row other);

} // namespace visage::testing
