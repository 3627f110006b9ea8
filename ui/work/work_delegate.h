// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace visage::client {
class Workspace;
struct WorkItem;
} // namespace visage::client

namespace visage::ui {

class Theme;
class WorkModel;

/// Paints the work list from the tokens: a heading with its numbers, two lines for each piece of work. Plain
/// text.
class WorkDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    WorkDelegate(const WorkModel& model, const client::Workspace& workspace, const Theme& theme,
                 QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintGround(QPainter* painter, const QStyleOptionViewItem& option) const;
    void paintHeading(QPainter* painter, QRect line, const QFont& font, int row) const;
    void paintMore(QPainter* painter, QRect line, const QFont& font, int row) const;
    void paintItem(QPainter* painter, QRect area, const QFont& font, const client::WorkItem& item) const;
    void paintWhat(QPainter* painter, QRect line, const QFont& font, const client::WorkItem& item) const;

    const WorkModel& m_model;
    const client::Workspace& m_workspace;
    const Theme& m_theme;
};

} // namespace visage::ui
