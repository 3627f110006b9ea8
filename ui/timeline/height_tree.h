// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace visage::ui {

/// The heights of all rows, in pixels, with their sums in a Fenwick tree (P. Fenwick, "A new data structure
/// for cumulative frequency tables", 1994): where a row stands and which row stands at a height both cost
/// O(log n), so that a timeline of any length opens without measuring more than what is seen.
class HeightTree {
public:
    /// Replaces everything; O(n). Negative heights count as 0.
    void assign(std::vector<int> heights);
    /// Rows below the last one; O(log n) each.
    void append(int height);

    [[nodiscard]] int size() const { return static_cast<int>(m_heights.size()); }
    [[nodiscard]] int height(int row) const { return m_heights[static_cast<std::size_t>(row)]; }
    void setHeight(int row, int height);

    /// The sum of all heights.
    [[nodiscard]] std::int64_t total() const { return top(size()); }
    /// The upper edge of a row: the sum of the heights before it; top(size()) is total().
    [[nodiscard]] std::int64_t top(int row) const;
    /// The row that covers `y`: the first row for y < 0, the last one beyond the end, -1 when there are no
    /// rows.
    [[nodiscard]] int rowAt(std::int64_t y) const;

private:
    std::vector<int> m_heights;
    std::vector<std::int64_t> m_sums; ///< 1-based, as the tree wants it
};

} // namespace visage::ui
