// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/results_view.h"

#include "ui/common/tracer.h"

#include <utility>

namespace visage::ui {

ResultsView::ResultsView(Tracer& tracer, QWidget* parent)
    : QListView(parent)
    , m_tracer(tracer) {
    setUniformItemSizes(true);
    setMouseTracking(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
}

void ResultsView::tracePaint(const QString& query) {
    if (!m_tracer.on())
        return;
    m_toTrace = query;
    if (model()->rowCount() == 0) // nothing of it will be painted
        m_tracer.mark("results-shown", {{"text", std::exchange(m_toTrace, {})}});
}

void ResultsView::paintEvent(QPaintEvent* event) {
    QListView::paintEvent(event);
    if (!m_toTrace.isEmpty())
        m_tracer.mark("results-shown", {{"text", std::exchange(m_toTrace, {})}});
}

} // namespace visage::ui
