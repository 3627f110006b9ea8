// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace visage::client {
struct SearchHit;
}

namespace visage::ui {

class SearchResults;
class Theme;

/// Paints one customer of the results from the tokens, in two lines of plain text.
class SearchDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    SearchDelegate(const SearchResults& results, const Theme& theme, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintHeading(QPainter* painter, QRect area, const QFont& font) const;
    void paintGround(QPainter* painter, const QStyleOptionViewItem& option) const;
    void paintName(QPainter* painter, QRect line, const QFont& font, const client::SearchHit& hit) const;
    void paintDetails(QPainter* painter, QRect line, const QFont& font, const client::SearchHit& hit,
                      bool elsewhere) const;
    /// At the right end, beside a name of that width; gives back what is left of the line.
    QRect paintLastContact(QPainter* painter, QRect line, const QFont& font, const client::SearchHit& hit,
                           int name) const;

    const SearchResults& m_results;
    const Theme& m_theme;
};

} // namespace visage::ui
