// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/row_layout.h"

#include <QHash>
#include <QIcon>

class QPainter;

namespace visage::ui {

class Theme;

/// Paints rows that were laid out, in the colours of the theme. GUI thread.
class RowPainter {
public:
    struct State {
        bool selected = false;
        bool focused = false; ///< the ring: selected, and the keyboard is here
    };

    explicit RowPainter(const Theme& theme)
        : m_theme(theme) {}

    /// Icons and colours are asked for again: after Theme::changed().
    void forget() { m_icons.clear(); }
    /// Words of the fold, in the present language.
    void setFoldWords(const QString& more, const QString& less);

    /// `origin` is where the row's upper left corner goes.
    void paint(QPainter& painter, const RowLayout& layout, QPoint origin, const RowFonts& fonts, State state);

private:
    void paintDay(QPainter& painter, const RowLayout& layout, QPoint origin, const RowFonts& fonts) const;
    void paintGround(QPainter& painter, const RowLayout& layout, QPoint origin, State state) const;
    void paintChips(QPainter& painter, const RowLayout& layout, QPoint origin, const RowFonts& fonts) const;
    void paintFold(QPainter& painter, const RowLayout& layout, QPoint origin, const RowFonts& fonts) const;
    [[nodiscard]] QColor ground(const TimelineRow& row) const;
    [[nodiscard]] QColor ink(RowLayout::Ink ink) const;
    [[nodiscard]] QIcon icon(const TimelineRow& row);

    const Theme& m_theme;
    QHash<QString, QIcon> m_icons;
    QString m_more, m_less;
};

} // namespace visage::ui
