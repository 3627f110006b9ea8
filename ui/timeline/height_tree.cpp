// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/height_tree.h"

#include <algorithm>
#include <bit>

namespace visage::ui {
namespace {

std::size_t lowestBit(std::size_t i) {
    return i & (~i + 1);
}

} // namespace

void HeightTree::assign(std::vector<int> heights) {
    m_heights = std::move(heights);
    m_sums.assign(m_heights.size() + 1, 0);
    for (std::size_t i = 1; i < m_sums.size(); ++i) {
        m_heights[i - 1] = std::max(m_heights[i - 1], 0);
        m_sums[i] += m_heights[i - 1];
        if (const std::size_t parent = i + lowestBit(i); parent < m_sums.size())
            m_sums[parent] += m_sums[i];
    }
}

void HeightTree::append(int height) {
    if (m_sums.empty())
        m_sums.push_back(0);
    const std::size_t at = m_sums.size();
    const std::int64_t start = top(size() - static_cast<int>(lowestBit(at)) + 1);
    m_heights.push_back(std::max(height, 0));
    m_sums.push_back(top(static_cast<int>(at) - 1) - start + m_heights.back());
}

void HeightTree::setHeight(int row, int height) {
    const auto index = static_cast<std::size_t>(row);
    const int wanted = std::max(height, 0);
    const std::int64_t delta = wanted - m_heights[index];
    m_heights[index] = wanted;
    for (std::size_t i = index + 1; delta != 0 && i < m_sums.size(); i += lowestBit(i))
        m_sums[i] += delta;
}

std::int64_t HeightTree::top(int row) const {
    std::int64_t sum = 0;
    for (auto i = static_cast<std::size_t>(std::max(row, 0)); i > 0; i -= lowestBit(i))
        sum += m_sums[i];
    return sum;
}

int HeightTree::rowAt(std::int64_t y) const {
    if (m_heights.empty())
        return -1;
    std::size_t row = 0;
    std::int64_t left = std::max<std::int64_t>(y, 0);
    for (std::size_t step = std::bit_floor(m_heights.size()); step > 0; step /= 2)
        if (row + step < m_sums.size() && m_sums[row + step] <= left) {
            row += step;
            left -= m_sums[row];
        }
    return static_cast<int>(std::min(row, m_heights.size() - 1));
}

} // namespace visage::ui
