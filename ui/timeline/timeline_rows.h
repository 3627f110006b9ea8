// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/height_tree.h"
#include "ui/timeline/row_layout.h"
#include "ui/timeline/row_writer.h"
#include "ui/timeline/timeline_model.h"

#include <QCache>
#include <QFont>

#include <unordered_map>
#include <unordered_set>

namespace visage::ui {

/// The rows of a timeline between the model and the screen: estimated heights for all of them, real layouts
/// for those that were seen lately. No widget; GUI thread.
class TimelineRows {
public:
    TimelineRows(const TimelineModel& model, RowWriter& writer)
        : m_model(model)
        , m_writer(writer) {}

    /// Takes the model's entries anew. Heights that are known for this width and font stay.
    void rebuild(int width, const QFont& font);
    /// Takes only the entries behind the known ones.
    void extend();
    /// Unfolded rows are folded again, known heights dropped: another customer.
    void clear();

    [[nodiscard]] int count() const { return m_heights.size(); }
    [[nodiscard]] const HeightTree& heights() const { return m_heights; }
    [[nodiscard]] const Uuid& id(int row) const { return m_ids[static_cast<std::size_t>(row)]; }
    /// -1 when it is not there.
    [[nodiscard]] int indexOf(const Uuid& id) const;
    [[nodiscard]] const client::TimelineEntry& entry(int row) const;
    [[nodiscard]] TimelineRow words(int row) const;
    [[nodiscard]] const RowFonts& fonts() const { return m_fonts; }

    /// Measures the row if it has not been; its height in heights() is then the real one. The reference holds
    /// until the next call.
    const RowLayout& layout(int row);
    void toggle(int row);

private:
    [[nodiscard]] int estimate(int row) const;
    [[nodiscard]] const client::TimelineEntry* above(int row) const;

    const TimelineModel& m_model;
    RowWriter& m_writer;
    RowFonts m_fonts{QFont()};
    int m_width = 0;
    HeightTree m_heights;
    std::vector<Uuid> m_ids;
    std::unordered_map<Uuid, int> m_known;
    std::unordered_set<Uuid> m_expanded;
    QCache<int, RowLayout> m_layouts{600};
};

} // namespace visage::ui
