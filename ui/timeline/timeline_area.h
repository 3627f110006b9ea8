// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"
#include "ui/timeline/row_painter.h"
#include "ui/timeline/timeline_rows.h"

#include <QAbstractScrollArea>

namespace visage::ui {

class Theme;

/// The timeline on the screen. GUI thread.
///
/// The newest entry stands at the top: an agent opens a record to see what happened last, and reads that
/// without a scroll or a jump, whatever the length of the history; older pages come by themselves while
/// scrolling down. No item view: those ask every row for its size, this measures what is seen (see
/// HeightTree).
///
/// Keys: Up, Down, Page Up, Page Down, Home, End move the selection; Return folds and unfolds; Ctrl+C copies;
/// Menu or Shift+F10 shows what can be done with the row.
class TimelineArea : public QAbstractScrollArea {
    Q_OBJECT
public:
    TimelineArea(TimelineModel& model, RowWriter& writer, const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] int count() const { return m_rows.count(); }
    /// The row's words, as painted and spoken.
    [[nodiscard]] TimelineRow words(int row) const { return m_rows.words(row); }
    [[nodiscard]] const client::TimelineEntry& entry(int row) const { return m_rows.entry(row); }
    /// Where the row stands in the viewport now, by what is known of the heights.
    [[nodiscard]] QRect rowRect(int row) const;
    /// The row at a height of the viewport; -1 for none.
    [[nodiscard]] int rowAt(int y) const;
    /// -1 when nothing is selected.
    [[nodiscard]] int currentRow() const;
    void setCurrentRow(int row);
    /// False: what was before is not on this computer, so nothing is said of where the timeline begins.
    void setHistoryHere(bool here);
    /// Folds or unfolds a long text.
    void toggle(int row);
    /// The row's text for the clipboard: head line, subject, whole text.
    [[nodiscard]] QString copyText(int row) const;

Q_SIGNALS:
    void currentChanged(int row);
    void editNoteRequested(visage::NoteId note);
    /// Somebody wants a case from this contact.
    void openCaseRequested(visage::InteractionId interaction);
    /// Somebody wants to answer the selected contact.
    void replyRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// What stays where it is while heights around it change: a row and how far its top is above the
    /// viewport's.
    struct Anchor {
        Uuid id;
        int above = 0;
    };
    [[nodiscard]] Anchor anchor() const;
    void restore(const Anchor& anchor);
    void onReset();
    void onRefreshed();
    void onAppended();
    void measureVisible();
    void updateRange();
    void readOn();
    void reveal(int row);
    void paintRows(QPainter& painter, const QRect& exposed);
    void paintMessage(QPainter& painter);
    [[nodiscard]] QString message() const;
    [[nodiscard]] QString footer() const;
    [[nodiscard]] bool onFold(QPoint at) const;
    [[nodiscard]] bool onAction(QPoint at) const;
    void move(int rows);
    void movePage(int direction);
    void showActions(QPoint globalPosition);
    void retranslate();

    TimelineModel& m_model;
    const Theme& m_theme;
    mutable TimelineRows m_rows;
    RowPainter m_painter;
    Uuid m_current;
    bool m_historyHere = true;
    bool m_quiet = false; ///< the value of the scroll bar is being mended, nothing moves on the screen
};

} // namespace visage::ui
