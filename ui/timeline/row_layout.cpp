// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/row_layout.h"

#include <QFontMetrics>
#include <QTextOption>

#include <algorithm>

namespace visage::ui {
namespace {

using M = RowMetrics;

/// How many lines of text stand there before the reader asks for more.
int foldedLines(RowLook look) {
    return look == RowLook::Message ? 8 : look == RowLook::Event ? 2 : 4;
}

/// So few hidden lines are not worth a click.
constexpr int worthFolding = 2;

constexpr int everyLine = 1 << 20;

QTextOption wrapping() {
    QTextOption option;
    // What comes in another script keeps its own direction, whatever the language of the desktop.
    option.setTextDirection(Qt::LayoutDirectionAuto);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    return option;
}

int padding(RowLook look) {
    return look == RowLook::Message ? 6 : look == RowLook::Event ? 2 : 8;
}

} // namespace

RowFonts::RowFonts(const QFont& base)
    : body(base)
    , strong(base)
    , small(base) {
    strong.setWeight(QFont::DemiBold);
    if (base.pointSizeF() > 0)
        small.setPointSizeF(base.pointSizeF() * 0.92);
    else
        small.setPixelSize(std::max(base.pixelSize() - 1, 9));
}

RowLayout::RowLayout(TimelineRow row, const RowFonts& fonts, int width, bool expanded)
    : m_row(std::move(row))
    , m_expanded(expanded) {
    if (!m_row.day.isEmpty()) {
        m_day = QRect(M::margin, 0, std::min(width - 2 * M::margin, M::timeWidth + M::maxCard), M::dayHeight);
        m_y = M::dayHeight;
    }
    const int left = M::margin + M::timeWidth;
    const int room = std::clamp(width - left - M::margin, 120, M::maxCard);
    const bool indented = m_row.look == RowLook::Message && m_row.outgoing && room > 4 * M::indent;
    const int shift = indented ? M::indent : 0;
    const int narrower = m_row.look == RowLook::Message && !indented && room > 4 * M::indent ? M::indent : 0;
    m_box = QRect(left + shift, m_y, room - shift - narrower, 0);

    if (m_row.look == RowLook::Event)
        layOutEvent(fonts);
    else
        layOutCard(fonts);

    m_box.setBottom(m_y - 1);
    m_height = m_y + (m_row.continues ? M::tightGap : M::gap);
}

int RowLayout::innerLeft() const {
    return m_box.left() + M::padding;
}
int RowLayout::innerWidth() const {
    return m_box.width() - 2 * M::padding;
}

void RowLayout::layOutEvent(const RowFonts& fonts) {
    const int line = std::max(QFontMetrics(fonts.small).height(), M::icon);
    m_y += padding(m_row.look);
    m_time = QRect(M::margin, m_y, M::timeWidth, line);
    m_icon = QRect(innerLeft(), m_y + (line - M::icon) / 2, M::icon, M::icon);
    const int textLeft = m_icon.right() + 9;
    int right = m_box.right() - M::padding;
    if (!m_row.flag.isEmpty())
        right =
            m_box.right() - layOutChips(fonts, m_y, m_box.right() - M::padding, textLeft + 80) - M::padding;
    int lines = m_expanded ? everyLine : foldedLines(m_row.look);
    addParagraph(m_row.title, fonts.small, Ink::Muted, textLeft, std::max(right - textLeft, 80), lines);
    for (const Chip& chip : m_chips)
        m_y = std::max(m_y, chip.rect.bottom() + 1);
    m_y += padding(m_row.look);
}

void RowLayout::layOutCard(const RowFonts& fonts) {
    m_y += padding(m_row.look);
    const int firstLine = m_y;
    if (!m_row.continues)
        layOutHead(fonts);
    const int line = QFontMetrics(fonts.body).height();
    m_time =
        QRect(M::margin, firstLine, M::timeWidth, m_row.continues ? line : std::max(line, M::chipHeight));
    layOutBody(fonts);
    m_y += padding(m_row.look);
}

void RowLayout::layOutHead(const RowFonts& fonts) {
    const QFontMetrics strong(fonts.strong);
    const QFontMetrics plain(fonts.body);
    const int line = std::max(plain.height(), M::chipHeight);
    const int textY = m_y + (line - plain.height()) / 2;
    m_icon = QRect(innerLeft(), m_y + (line - M::icon) / 2, M::icon, M::icon);
    const int titleLeft = m_icon.right() + 9;
    const int innerRight = innerLeft() + innerWidth();
    const int titleWidth = strong.horizontalAdvance(m_row.title);
    const int metaWidth = m_row.meta.isEmpty() ? 0 : plain.horizontalAdvance(m_row.meta) + 8;

    int chipsWidth = 0;
    const QFontMetrics small(fonts.small);
    for (const QString& tag : m_row.tags)
        chipsWidth += small.horizontalAdvance(tag) + 22;
    if (!m_row.flag.isEmpty())
        chipsWidth += small.horizontalAdvance(m_row.flag) + 22;
    if (!m_row.action.isEmpty())
        chipsWidth += small.horizontalAdvance(m_row.action) + 22;
    // Beside who and how long, a chip cut a little if need be; then beside the sender's name; else on a line
    // of its own.
    const int beside = innerRight - titleLeft - titleWidth - 24;
    const int chipsRoom =
        beside - (beside - metaWidth >= std::min(chipsWidth, 200) ? metaWidth : std::min(metaWidth, 220));
    const bool chipsBeside = chipsRoom >= std::min(chipsWidth, 200);
    const int used = chipsBeside && chipsWidth > 0 ? layOutChips(fonts, m_y + (line - M::chipHeight) / 2,
                                                                 innerRight, innerRight - chipsRoom)
                                                   : 0;

    const int room = innerRight - used - titleLeft;
    // On one base line, for the heights of the two fonts differ.
    addLine(strong.elidedText(m_row.title, Qt::ElideRight, room), fonts.strong,
            m_row.bad ? Ink::Bad : Ink::Strong, {titleLeft, textY + plain.ascent() - strong.ascent()});
    if (metaWidth > 0 && room - titleWidth > 60)
        addLine(plain.elidedText(m_row.meta, Qt::ElideRight, room - titleWidth - 8), fonts.body, Ink::Muted,
                {titleLeft + titleWidth + 8, textY});
    m_y += line;
    if (!chipsBeside) {
        m_y += 4;
        layOutChips(fonts, m_y, std::min(innerRight, innerLeft() + chipsWidth - 6), innerLeft());
        m_y += M::chipHeight;
    }
}

int RowLayout::layOutChips(const RowFonts& fonts, int y, int right, int left) {
    const QFontMetrics small(fonts.small);
    const int start = right;
    const auto place = [&](const QString& text, Chip::Kind kind) {
        const int width = std::min(small.horizontalAdvance(text) + 16, right - left);
        if (width < 40)
            return;
        const QString shown = small.elidedText(text, Qt::ElideRight, width - 14);
        m_chips.push_back({QRect(right - width, y, width, M::chipHeight), shown, kind});
        right -= width + 6;
    };
    if (!m_row.action.isEmpty())
        place(m_row.action, Chip::Kind::Action);
    if (!m_row.flag.isEmpty())
        place(m_row.flag, Chip::Kind::Flag);
    for (auto tag = m_row.tags.crbegin(); tag != m_row.tags.crend(); ++tag)
        place(*tag, Chip::Kind::Case);
    return start - right + (start == right ? 0 : 6);
}

void RowLayout::layOutBody(const RowFonts& fonts) {
    if (!m_row.subject.isEmpty()) {
        m_y += 2;
        int two = 2;
        addParagraph(m_row.subject, fonts.strong, Ink::Text, innerLeft(), innerWidth(), two);
    }
    if (m_row.body.isEmpty())
        return;
    if (!m_row.continues)
        m_y += 2;
    const int start = m_y;
    const auto pieces = m_pieces.size();
    const int folded = foldedLines(m_row.look);
    int used = 0;
    bool whole = layOutLines(fonts, m_expanded ? everyLine : folded + worthFolding, used);
    const bool foldable = !whole || (m_expanded && used > folded + worthFolding);
    if (!whole) {
        m_pieces.erase(m_pieces.begin() + static_cast<std::ptrdiff_t>(pieces), m_pieces.end());
        m_y = start;
        layOutLines(fonts, folded, used);
    }
    if (!foldable)
        return;
    const int height = QFontMetrics(fonts.small).height() + 6;
    m_fold = QRect(innerLeft(), m_y + 2, innerWidth(), height);
    m_y += height + 2;
}

bool RowLayout::layOutLines(const RowFonts& fonts, int limit, int& used) {
    int left = limit;
    qsizetype at = 0;
    bool whole = true;
    while (whole && at <= m_row.body.size()) {
        const qsizetype found = m_row.body.indexOf(u'\n', at);
        const qsizetype end = found < 0 ? m_row.body.size() : found;
        whole = left > 0 && addParagraph(QStringView(m_row.body).mid(at, end - at), fonts.body, Ink::Text,
                                         innerLeft(), innerWidth(), left);
        at = end + 1;
    }
    used = limit - left;
    return whole;
}

bool RowLayout::addParagraph(QStringView text, const QFont& font, Ink ink, int left, int width, int& lines) {
    if (text.isEmpty()) {
        m_y += QFontMetrics(font).height() / 2;
        --lines;
        return true;
    }
    // Shaping costs by the character: what cannot fit into the lines asked for is not even looked at.
    const qsizetype fits = lines == everyLine ? text.size() : qsizetype{lines} * std::max(width / 2, 40);
    auto layout = std::make_unique<QTextLayout>(text.left(fits).toString(), font);
    layout->setTextOption(wrapping());
    layout->setCacheEnabled(true);
    qreal height = 0;
    bool whole = text.size() <= fits;
    layout->beginLayout();
    for (;;) {
        QTextLine line = layout->createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        if (lines <= 0) {
            whole = false;
            line.setPosition({0, -100000}); // laid out by Qt all the same; never painted
            line.setLineWidth(width);
            break;
        }
        line.setPosition({0, height});
        height += line.height();
        --lines;
    }
    layout->endLayout();
    m_pieces.push_back({std::move(layout), QPointF(left, m_y), ink});
    m_y += qRound(height);
    return whole;
}

void RowLayout::addLine(const QString& text, const QFont& font, Ink ink, QPoint at) {
    auto layout = std::make_unique<QTextLayout>(text, font);
    QTextOption option = wrapping();
    option.setWrapMode(QTextOption::NoWrap);
    option.setAlignment(Qt::AlignLeft | Qt::AlignAbsolute);
    layout->setTextOption(option);
    layout->setCacheEnabled(true);
    layout->beginLayout();
    QTextLine line = layout->createLine();
    line.setLineWidth(1 << 14);
    // Marks and foreign letters come from other fonts, whose taller lines must not push this one off the base
    // line.
    line.setPosition({0, QFontMetrics(font).ascent() - line.ascent()});
    layout->endLayout();
    m_pieces.push_back({std::move(layout), at, ink});
}

QRect RowLayout::actionRect() const {
    for (const Chip& chip : m_chips)
        if (chip.kind == Chip::Kind::Action)
            return chip.rect;
    return {};
}

int estimatedRowHeight(RowLook look, std::size_t textBytes, bool subject, bool day, int width,
                       const QFont& font) {
    const QFontMetrics metrics(font);
    const int line = metrics.height();
    const int room = std::clamp(width - 2 * M::margin - M::timeWidth, 120, M::maxCard) - 2 * M::padding;
    const int perLine = std::max(room / std::max(metrics.averageCharWidth(), 1), 10);
    const int folded = foldedLines(look) + worthFolding;
    const int lines =
        static_cast<int>(std::min<std::size_t>(textBytes / static_cast<std::size_t>(perLine) + 1, 100));
    int height = 2 * padding(look) + M::gap + (day ? M::dayHeight : 0);
    if (look == RowLook::Event)
        return height + std::max(line, M::icon);
    height += std::max(line, M::chipHeight) + (subject ? line + 2 : 0);
    return textBytes == 0 ? height : height + std::min(lines, folded) * line;
}

} // namespace visage::ui
