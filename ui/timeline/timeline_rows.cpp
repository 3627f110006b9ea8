// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_rows.h"

#include <algorithm>

namespace visage::ui {

void TimelineRows::rebuild(int width, const QFont& font) {
    if (width != m_width || !(font == m_fonts.body))
        m_known.clear();
    m_width = width;
    m_fonts = RowFonts(font);
    m_layouts.clear();
    m_ids.clear();
    for (const auto& entry : m_model.entries())
        m_ids.push_back(idOf(entry.row));
    std::vector<int> heights;
    heights.reserve(m_ids.size());
    for (std::size_t row = 0; row < m_ids.size(); ++row)
        heights.push_back(estimate(static_cast<int>(row)));
    m_heights.assign(std::move(heights));
}

void TimelineRows::extend() {
    const auto& entries = m_model.entries();
    for (std::size_t row = m_ids.size(); row < entries.size(); ++row) {
        m_ids.push_back(idOf(entries[row].row));
        m_heights.append(estimate(static_cast<int>(row)));
    }
}

void TimelineRows::clear() {
    m_known.clear();
    m_expanded.clear();
}

int TimelineRows::indexOf(const Uuid& id) const {
    const auto found = std::find(m_ids.cbegin(), m_ids.cend(), id);
    return found == m_ids.cend() ? -1 : static_cast<int>(found - m_ids.cbegin());
}

const client::TimelineEntry& TimelineRows::entry(int row) const {
    return m_model.entries()[static_cast<std::size_t>(row)];
}

const client::TimelineEntry* TimelineRows::above(int row) const {
    return row > 0 ? &entry(row - 1) : nullptr;
}

TimelineRow TimelineRows::words(int row) const {
    return m_writer.row(entry(row), above(row));
}

int TimelineRows::estimate(int row) const {
    const auto known = m_known.find(id(row));
    if (known != m_known.end())
        return known->second;
    const RowSize size = m_writer.size(entry(row), above(row));
    return estimatedRowHeight(size.look, size.textBytes, size.subject, size.day, m_width, m_fonts.body);
}

const RowLayout& TimelineRows::layout(int row) {
    if (const RowLayout* known = m_layouts.object(row))
        return *known;
    auto* made = new RowLayout(words(row), m_fonts, m_width, m_expanded.contains(id(row)));
    m_heights.setHeight(row, made->height());
    m_known[id(row)] = made->height();
    m_layouts.insert(row, made);
    return *made;
}

void TimelineRows::toggle(int row) {
    if (m_expanded.erase(id(row)) == 0)
        m_expanded.insert(id(row));
    m_layouts.remove(row);
}

} // namespace visage::ui
