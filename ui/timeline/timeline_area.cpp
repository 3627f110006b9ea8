// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_area.h"

#include "ui/common/theme.h"
#include "ui/timeline/timeline_accessible.h"

#include <QAccessible>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace visage::ui {
namespace {

constexpr int footerHeight = 36;
constexpr int wheelStep = 40;

} // namespace

TimelineArea::TimelineArea(TimelineModel& model, RowWriter& writer, const Theme& theme, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_model(model)
    , m_theme(theme)
    , m_rows(model, writer)
    , m_painter(theme) {
    installTimelineAccessibility();
    setObjectName(QStringLiteral("timeline"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // A bar that comes and goes would change the width and so every height.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setMouseTracking(true);
    verticalScrollBar()->setSingleStep(wheelStep);
    connect(&model, &TimelineModel::reset, this, &TimelineArea::onReset);
    connect(&model, &TimelineModel::refreshed, this, &TimelineArea::onRefreshed);
    connect(&model, &TimelineModel::appended, this, &TimelineArea::onAppended);
    connect(&model, &TimelineModel::stateChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&theme, &Theme::changed, this, [this] {
        m_painter.forget();
        viewport()->update();
    });
    retranslate();
    onReset();
}

TimelineArea::Anchor TimelineArea::anchor() const {
    const int value = verticalScrollBar()->value();
    const int row = m_rows.heights().rowAt(value);
    // At the very top there is no anchor: what arrives is seen.
    if (value <= 0 || row < 0)
        return {};
    return {m_rows.id(row), value - static_cast<int>(m_rows.heights().top(row))};
}

void TimelineArea::restore(const Anchor& anchor) {
    const int row = m_rows.indexOf(anchor.id);
    m_quiet = true;
    updateRange();
    verticalScrollBar()->setValue(row < 0 ? 0
                                          : static_cast<int>(m_rows.heights().top(row)) +
                                                std::min(anchor.above, m_rows.heights().height(row)));
    m_quiet = false;
    measureVisible();
    viewport()->update();
}

void TimelineArea::setHistoryHere(bool here) {
    if (std::exchange(m_historyHere, here) != here)
        viewport()->update();
}

void TimelineArea::onReset() {
    m_current = {};
    m_rows.clear();
    m_rows.rebuild(viewport()->width(), font());
    restore({});
    QAccessibleEvent event(this, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

void TimelineArea::onRefreshed() {
    const Anchor place = anchor();
    m_rows.rebuild(viewport()->width(), font());
    restore(place);
    QAccessibleEvent event(this, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

void TimelineArea::onAppended() {
    m_rows.extend();
    measureVisible();
    viewport()->update();
}

void TimelineArea::measureVisible() {
    const auto& heights = m_rows.heights();
    const int value = verticalScrollBar()->value();
    const std::int64_t bottom = std::int64_t{value} + viewport()->height();
    for (int row = std::max(heights.rowAt(value), 0); row < m_rows.count() && heights.top(row) < bottom;
         ++row)
        m_rows.layout(row);
    updateRange();
    readOn();
}

void TimelineArea::updateRange() {
    const std::int64_t content = m_rows.heights().total() + (m_rows.count() > 0 ? footerHeight : 0);
    QScrollBar* bar = verticalScrollBar();
    bar->setPageStep(viewport()->height());
    bar->setRange(0, static_cast<int>(std::max<std::int64_t>(0, content - viewport()->height())));
    // The bar keeps its place and shows nothing while there is nothing to scroll.
    bar->setEnabled(bar->maximum() > 0);
}

void TimelineArea::readOn() {
    const QScrollBar* bar = verticalScrollBar();
    if (m_model.more() && bar->value() + 2 * viewport()->height() > bar->maximum())
        m_model.loadOlder();
}

void TimelineArea::scrollContentsBy(int, int dy) {
    if (m_quiet || dy == 0)
        return;
    QScrollBar* bar = verticalScrollBar();
    if (std::abs(dy) < viewport()->height() && dy > 0 && !bar->isSliderDown()) {
        // Rows that come in from above are measured before they are seen, and what stands below them must not
        // move.
        const int oldTop = m_rows.heights().rowAt(std::int64_t{bar->value()} + dy);
        const std::int64_t before = m_rows.heights().top(oldTop);
        for (int row = std::max(m_rows.heights().rowAt(bar->value()), 0); row < oldTop; ++row)
            m_rows.layout(row);
        const auto grown = static_cast<int>(m_rows.heights().top(oldTop) - before);
        m_quiet = true;
        updateRange();
        bar->setValue(bar->value() + grown);
        m_quiet = false;
    }
    measureVisible();
    const bool wholePixels = std::abs(devicePixelRatioF() - std::round(devicePixelRatioF())) < 0.001;
    if (std::abs(dy) < viewport()->height() && wholePixels)
        viewport()->scroll(0, dy);
    else
        viewport()->update();
}

void TimelineArea::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    const Anchor place = anchor();
    m_rows.rebuild(viewport()->width(), font());
    restore(place);
}

void TimelineArea::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        onRefreshed();
}

void TimelineArea::retranslate() {
    setAccessibleName(tr("Timeline"));
    m_painter.setFoldWords(tr("Show more (Enter)"), tr("Show less (Enter)"));
}

QRect TimelineArea::rowRect(int row) const {
    const auto top = static_cast<int>(m_rows.heights().top(row)) - verticalScrollBar()->value();
    return {0, top, viewport()->width(), m_rows.heights().height(row)};
}

int TimelineArea::rowAt(int y) const {
    const std::int64_t at = std::int64_t{verticalScrollBar()->value()} + y;
    return at < 0 || at >= m_rows.heights().total() ? -1 : m_rows.heights().rowAt(at);
}

void TimelineArea::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_theme.tokens().background);
    if (m_rows.count() == 0)
        paintMessage(painter);
    else
        paintRows(painter, event->rect());
}

void TimelineArea::paintRows(QPainter& painter, const QRect& exposed) {
    const int value = verticalScrollBar()->value();
    const auto& heights = m_rows.heights();
    const int current = currentRow();
    for (int row = std::max(heights.rowAt(std::int64_t{value} + exposed.top()), 0); row < m_rows.count();
         ++row) {
        const auto y = static_cast<int>(heights.top(row) - value);
        if (y > exposed.bottom())
            return;
        m_painter.paint(painter, m_rows.layout(row), {0, y}, m_rows.fonts(),
                        {row == current, row == current && hasFocus()});
    }
    const auto end = static_cast<int>(heights.total() - value);
    painter.setFont(m_rows.fonts().small);
    painter.setPen(m_theme.tokens().textMuted);
    painter.drawText(QRect(0, end, viewport()->width(), footerHeight), Qt::AlignCenter, footer());
}

void TimelineArea::paintMessage(QPainter& painter) {
    painter.setFont(m_rows.fonts().body);
    painter.setPen(m_theme.tokens().textMuted);
    painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, message());
}

QString TimelineArea::message() const {
    switch (m_model.state()) {
    case TimelineModel::State::None:
        return {};
    case TimelineModel::State::Loading:
        return tr("Loading …");
    case TimelineModel::State::Ready:
        break;
    }
    if (!m_historyHere)
        return {}; // the record says where it is
    return m_model.filter() == client::TimelineFilter{} ? tr("No contact yet.")
                                                        : tr("Nothing in the timeline fits these filters.");
}

QString TimelineArea::footer() const {
    if (m_model.more())
        return tr("Loading older entries …");
    return m_historyHere ? tr("The timeline begins here.") : QString();
}

} // namespace visage::ui
