// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/row_painter.h"

#include "ui/common/theme.h"

#include <QPainter>

namespace visage::ui {

using namespace Qt::StringLiterals;

void RowPainter::setFoldWords(const QString& more, const QString& less) {
    m_more = more;
    m_less = less;
}

QColor RowPainter::ground(const TimelineRow& row) const {
    const Tokens& t = m_theme.tokens();
    switch (row.look) {
    case RowLook::Note:
        return t.note;
    case RowLook::Message:
        return row.outgoing ? t.bubbleOut : t.bubbleIn;
    case RowLook::Event:
        return t.background;
    case RowLook::Card:
        break;
    }
    return t.surface;
}

QColor RowPainter::ink(RowLayout::Ink ink) const {
    const Tokens& t = m_theme.tokens();
    switch (ink) {
    case RowLayout::Ink::Muted:
        return t.textMuted;
    case RowLayout::Ink::Bad:
        return t.bad;
    case RowLayout::Ink::Accent:
        return t.accent;
    case RowLayout::Ink::Strong:
    case RowLayout::Ink::Text:
        break;
    }
    return t.text;
}

QIcon RowPainter::icon(const TimelineRow& row) {
    const Tokens& t = m_theme.tokens();
    const bool muted = row.look == RowLook::Event;
    const QString key = row.icon + (row.bad ? u"!"_s : muted ? u"-"_s : QString());
    const auto known = m_icons.constFind(key);
    if (known != m_icons.cend())
        return *known;
    return *m_icons.insert(key, m_theme.icon(row.icon, row.bad ? t.bad : muted ? t.textMuted : t.accent));
}

void RowPainter::paint(QPainter& painter, const RowLayout& layout, QPoint origin, const RowFonts& fonts,
                       State state) {
    paintDay(painter, layout, origin, fonts);
    paintGround(painter, layout, origin, state);
    const TimelineRow& row = layout.row();
    painter.setFont(fonts.small);
    painter.setPen(m_theme.tokens().textMuted);
    painter.drawText(layout.timeRect().translated(origin), Qt::AlignLeft | Qt::AlignVCenter, row.time);
    if (!layout.iconRect().isNull())
        icon(row).paint(&painter, layout.iconRect().translated(origin));
    for (const auto& piece : layout.pieces()) {
        painter.setPen(ink(piece.ink));
        piece.text->draw(&painter, origin + piece.at);
    }
    paintChips(painter, layout, origin, fonts);
    paintFold(painter, layout, origin, fonts);
}

void RowPainter::paintDay(QPainter& painter, const RowLayout& layout, QPoint origin,
                          const RowFonts& fonts) const {
    if (layout.dayRect().isNull())
        return;
    const Tokens& t = m_theme.tokens();
    const QRect rect = layout.dayRect().translated(origin).adjusted(0, 8, 0, 0);
    QFont font = fonts.small;
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(t.textMuted);
    QRect used;
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, layout.row().day, &used);
    painter.setPen(t.border);
    painter.drawLine(used.right() + 12, rect.center().y(), rect.right(), rect.center().y());
}

void RowPainter::paintGround(QPainter& painter, const RowLayout& layout, QPoint origin, State state) const {
    const Tokens& t = m_theme.tokens();
    const TimelineRow& row = layout.row();
    const QRectF box = QRectF(layout.box().translated(origin)).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setRenderHint(QPainter::Antialiasing);
    if (row.look != RowLook::Event) {
        painter.setPen(row.look == RowLook::Note ? t.note.darker(t.dark ? 75 : 112) : t.border);
        painter.setBrush(ground(row));
        painter.drawRoundedRect(box, t.radius, t.radius);
    }
    if (state.selected) {
        painter.setPen(QPen(state.focused ? t.focus : t.inputBorder, state.focused ? 2 : 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), t.radius, t.radius);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void RowPainter::paintChips(QPainter& painter, const RowLayout& layout, QPoint origin,
                            const RowFonts& fonts) const {
    const Tokens& t = m_theme.tokens();
    painter.setFont(fonts.small);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto& chip : layout.chips()) {
        const QRect rect = chip.rect.translated(origin);
        const bool flag = chip.kind == RowLayout::Chip::Kind::Flag;
        const bool action = chip.kind == RowLayout::Chip::Kind::Action;
        painter.setPen(flag ? t.warnSoft : t.border);
        painter.setBrush(flag ? t.warnSoft : t.surfaceRaised);
        if (!action)
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.setPen(action ? t.accent : flag ? t.warn : t.text);
        painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, chip.text);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void RowPainter::paintFold(QPainter& painter, const RowLayout& layout, QPoint origin,
                           const RowFonts& fonts) const {
    if (!layout.expandable())
        return;
    painter.setFont(fonts.small);
    painter.setPen(m_theme.tokens().accent);
    painter.drawText(layout.foldRect().translated(origin), Qt::AlignLeft | Qt::AlignVCenter,
                     layout.expanded() ? m_less : m_more);
}

} // namespace visage::ui
