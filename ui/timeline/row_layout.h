// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timeline_row.h"

#include <QFont>
#include <QRect>
#include <QTextLayout>

#include <memory>
#include <vector>

namespace visage::ui {

/// The fonts of the timeline, all made from the one of the area.
struct RowFonts {
    explicit RowFonts(const QFont& base);
    QFont body;
    QFont strong;
    QFont small;
};

/// Measures of the timeline in device-independent pixels.
struct RowMetrics {
    static constexpr int margin = 16;    ///< of the area, left and right
    static constexpr int timeWidth = 52; ///< the column of times
    static constexpr int maxCard = 860;  ///< lines of more than about 110 characters read badly
    static constexpr int dayHeight = 32;
    static constexpr int gap = 6;      ///< below a row
    static constexpr int tightGap = 2; ///< inside a run of messages
    static constexpr int padding = 12;
    static constexpr int icon = 16;
    static constexpr int chipHeight = 20;
    static constexpr int indent = 48; ///< of our messages
};

/// A row laid out for one width: where everything stands, relative to the row's upper left corner. Made when
/// a row is first seen and kept as long as it is likely to be seen again.
class RowLayout {
public:
    enum class Ink { Text, Muted, Strong, Bad, Accent };
    struct Piece {
        std::unique_ptr<QTextLayout> text;
        QPointF at;
        Ink ink = Ink::Text;
    };
    struct Chip {
        QRect rect;
        QString text;
        enum class Kind { Case, Flag, Action } kind = Kind::Case;
    };

    RowLayout(TimelineRow row, const RowFonts& fonts, int width, bool expanded);

    [[nodiscard]] const TimelineRow& row() const { return m_row; }
    [[nodiscard]] int height() const { return m_height; }
    /// Without the separator of the day: what is selected and ringed.
    [[nodiscard]] QRect box() const { return m_box; }
    [[nodiscard]] QRect dayRect() const { return m_day; }
    [[nodiscard]] QRect iconRect() const { return m_icon; }
    [[nodiscard]] QRect timeRect() const { return m_time; }
    /// "Show more" or "Show less"; empty when there is nothing to unfold.
    [[nodiscard]] QRect foldRect() const { return m_fold; }
    /// What can be clicked to change the row; empty for most rows.
    [[nodiscard]] QRect actionRect() const;
    [[nodiscard]] bool expandable() const { return !m_fold.isNull(); }
    [[nodiscard]] bool expanded() const { return m_expanded; }
    [[nodiscard]] const std::vector<Piece>& pieces() const { return m_pieces; }
    [[nodiscard]] const std::vector<Chip>& chips() const { return m_chips; }

private:
    void layOutEvent(const RowFonts& fonts);
    void layOutCard(const RowFonts& fonts);
    void layOutHead(const RowFonts& fonts);
    int layOutChips(const RowFonts& fonts, int y, int right, int left);
    void layOutBody(const RowFonts& fonts);
    bool layOutLines(const RowFonts& fonts, int limit, int& used);
    /// The lines of one paragraph, at most `lines` of them; false when the rest was cut off.
    bool addParagraph(QStringView text, const QFont& font, Ink ink, int left, int width, int& lines);
    void addLine(const QString& text, const QFont& font, Ink ink, QPoint at);
    [[nodiscard]] int innerLeft() const;
    [[nodiscard]] int innerWidth() const;

    TimelineRow m_row;
    bool m_expanded;
    int m_y = 0; ///< how far down the layout has come
    int m_height = 0;
    QRect m_box, m_day, m_icon, m_time, m_fold;
    std::vector<Piece> m_pieces;
    std::vector<Chip> m_chips;
};

/// What a row is thought to need before anybody measures it: by its characters and line feeds.
[[nodiscard]] int estimatedRowHeight(RowLook look, std::size_t textBytes, bool subject, bool day, int width,
                                     const QFont& font);

} // namespace visage::ui
