// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/tally.h"

#include <algorithm>
#include <iomanip>
#include <ostream>

namespace visage::sim {

void Tally::add(const Trials& trials) {
    for (std::size_t fault = 0; fault < faultNames.size(); ++fault)
        for (std::size_t rule = 0; rule < ruleNames.size(); ++rule)
            m_cells[fault][rule] += (trials[rule] >> fault) & 1;
}

bool Tally::complete() const {
    return std::ranges::none_of(
        m_cells, [](const auto& row) { return std::ranges::find(row, std::uint64_t{0}) != row.end(); });
}

void Tally::print(std::ostream& out) const {
    constexpr int first = 18;
    constexpr int other = 13;
    out << std::left << std::setw(first) << "histories with" << std::right;
    for (const auto name : ruleNames)
        out << std::setw(other) << name;
    out << '\n';
    for (std::size_t fault = 0; fault < faultNames.size(); ++fault) {
        out << std::left << std::setw(first) << faultNames[fault] << std::right;
        for (const auto cell : m_cells[fault])
            out << std::setw(other) << cell;
        out << '\n';
    }
}

} // namespace visage::sim
