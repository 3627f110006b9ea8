// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later

// TimelineArea's hands: keys, mouse, selection, and what can be done with a row.

#include "ui/timeline/timeline_area.h"

#include <QAccessible>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace visage::ui {

int TimelineArea::currentRow() const {
    return m_current ? m_rows.indexOf(m_current) : -1;
}

void TimelineArea::setCurrentRow(int row) {
    if (row < 0 || row >= m_rows.count())
        return;
    const bool other = m_current != m_rows.id(row);
    m_current = m_rows.id(row);
    reveal(row);
    viewport()->update();
    if (!other)
        return;
    Q_EMIT currentChanged(row);
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(row);
    QAccessible::updateAccessibility(&event);
}

void TimelineArea::reveal(int row) {
    m_rows.layout(row);
    updateRange();
    QScrollBar* bar = verticalScrollBar();
    const auto top = static_cast<int>(m_rows.heights().top(row));
    const int height = m_rows.heights().height(row);
    if (top < bar->value() || height >= viewport()->height())
        bar->setValue(top);
    else if (top + height > bar->value() + viewport()->height())
        bar->setValue(top + height - viewport()->height());
}

void TimelineArea::toggle(int row) {
    if (row < 0 || !m_rows.layout(row).expandable())
        return;
    m_rows.toggle(row);
    m_rows.layout(row);
    // A long text that was folded up may leave the viewport past its row.
    if (rowRect(row).top() < 0)
        reveal(row);
    measureVisible();
    viewport()->update();
}

void TimelineArea::move(int rows) {
    const int current = currentRow();
    const QRect shown = current < 0 ? QRect() : rowRect(current);
    QScrollBar* bar = verticalScrollBar();
    // Inside a row that is taller than the page the arrows scroll, so that all of it can be read.
    if (rows > 0 && shown.bottom() > viewport()->height() && shown.top() <= viewport()->height() / 2) {
        bar->setValue(bar->value() + 3 * bar->singleStep());
        return;
    }
    if (rows < 0 && shown.top() < 0 && shown.bottom() > 0) {
        bar->setValue(bar->value() - std::min(3 * bar->singleStep(), -shown.top()));
        return;
    }
    setCurrentRow(current < 0 ? std::max(rowAt(0), 0) : std::clamp(current + rows, 0, m_rows.count() - 1));
}

void TimelineArea::movePage(int direction) {
    QScrollBar* bar = verticalScrollBar();
    const int before = bar->value();
    bar->setValue(before + direction * std::max(viewport()->height() - 48, 48));
    if (bar->value() == before)
        setCurrentRow(direction < 0 ? 0 : m_rows.count() - 1);
    else
        setCurrentRow(rowAt(direction < 0 ? 24 : viewport()->height() / 2));
}

void TimelineArea::keyPressEvent(QKeyEvent* event) {
    if (event == QKeySequence::Copy) {
        if (currentRow() >= 0)
            QGuiApplication::clipboard()->setText(copyText(currentRow()));
        return;
    }
    if (m_rows.count() == 0 || (event->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Down:
        move(1);
        break;
    case Qt::Key_Up:
        move(-1);
        break;
    case Qt::Key_PageDown:
        movePage(1);
        break;
    case Qt::Key_PageUp:
        movePage(-1);
        break;
    case Qt::Key_Home:
        setCurrentRow(0);
        break;
    case Qt::Key_End:
        setCurrentRow(m_rows.count() - 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        toggle(currentRow());
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool TimelineArea::onFold(QPoint at) const {
    const int row = rowAt(at.y());
    return row >= 0 && m_rows.layout(row).foldRect().translated(0, rowRect(row).top()).contains(at);
}

bool TimelineArea::onAction(QPoint at) const {
    const int row = rowAt(at.y());
    return row >= 0 && m_rows.layout(row).actionRect().translated(0, rowRect(row).top()).contains(at);
}

void TimelineArea::mousePressEvent(QMouseEvent* event) {
    const int row = rowAt(event->pos().y());
    const bool fold = event->button() == Qt::LeftButton && onFold(event->pos());
    if (row < 0)
        return;
    m_current = m_rows.id(row);
    viewport()->update();
    Q_EMIT currentChanged(row);
    if (fold)
        toggle(row);
    else if (const auto* note = std::get_if<Note>(&entry(row).row);
             note && event->button() == Qt::LeftButton && onAction(event->pos()))
        Q_EMIT editNoteRequested(note->id);
}

void TimelineArea::mouseMoveEvent(QMouseEvent* event) {
    viewport()->setCursor(onFold(event->pos()) || onAction(event->pos()) ? Qt::PointingHandCursor
                                                                         : Qt::ArrowCursor);
}

void TimelineArea::mouseDoubleClickEvent(QMouseEvent* event) {
    if (!onFold(event->pos()))
        toggle(rowAt(event->pos().y()));
}

void TimelineArea::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    if (currentRow() < 0 && m_rows.count() > 0 && event->reason() != Qt::MouseFocusReason)
        setCurrentRow(std::max(rowAt(0), 0));
    viewport()->update();
}

void TimelineArea::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

QString TimelineArea::copyText(int row) const {
    const TimelineRow words = m_rows.words(row);
    QStringList lines{words.head};
    for (const QString& text : {words.subject, words.body})
        if (!text.isEmpty())
            lines << text;
    return lines.join(u'\n');
}

void TimelineArea::contextMenuEvent(QContextMenuEvent* event) {
    if (event->reason() != QContextMenuEvent::Keyboard) {
        const int row = rowAt(event->pos().y());
        if (row >= 0)
            setCurrentRow(row);
        showActions(event->globalPos());
        return;
    }
    if (currentRow() < 0)
        return;
    reveal(currentRow());
    const QRect rect = m_rows.layout(currentRow()).box().translated(0, rowRect(currentRow()).top());
    showActions(viewport()->mapToGlobal(QPoint(rect.left() + 24, std::max(rect.top() + 24, 0))));
}

void TimelineArea::showActions(QPoint globalPosition) {
    const int row = currentRow();
    if (row < 0)
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("timelineMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_rows.layout(row).expandable())
        menu->addAction(m_rows.layout(row).expanded() ? tr("Show less") : tr("Show more"), this,
                        [this, id = m_current] {
                            if (const int now = m_rows.indexOf(id); now >= 0)
                                toggle(now);
                        });
    menu->addAction(tr("Copy the text"), this,
                    [text = copyText(row)] { QGuiApplication::clipboard()->setText(text); });
    if (const auto* note = std::get_if<Note>(&entry(row).row))
        menu->addAction(tr("Edit the note …"), this, [this, id = note->id] { Q_EMIT editNoteRequested(id); });
    if (const auto* contact = std::get_if<Interaction>(&entry(row).row);
        contact && contact->direction == Direction::In && !contact->peer.empty())
        menu->addAction(tr("Answer …"), this, &TimelineArea::replyRequested);
    if (const auto* contact = std::get_if<Interaction>(&entry(row).row))
        menu->addAction(tr("Open a case from this contact …"), this,
                        [this, id = contact->id] { Q_EMIT openCaseRequested(id); });
    menu->popup(globalPosition);
}

} // namespace visage::ui
