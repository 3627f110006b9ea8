// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/search_delegate.h"

#include "core/client/views.h"
#include "ui/common/formats.h"
#include "ui/common/hit_words.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"
#include "ui/shell/search_results.h"

#include <QPainter>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int margin = 12;
constexpr int iconSide = 14;

QFont smaller(const QFont& font) {
    QFont small = font;
    small.setPointSizeF(font.pointSizeF() * 0.92);
    return small;
}

QFont bold(const QFont& font) {
    QFont strong = font;
    strong.setWeight(QFont::DemiBold);
    return strong;
}

/// Draws as much as fits and gives back the rest of the line.
QRect drawLeft(QPainter* painter, QRect line, const QFont& font, const QColor& colour, const QString& text) {
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, std::max(0, line.width()));
    painter->setFont(font);
    painter->setPen(colour);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    line.setLeft(line.left() + metrics.horizontalAdvance(shown));
    return line;
}

QRect drawRight(QPainter* painter, QRect line, const QFont& font, const QColor& colour, const QString& text) {
    painter->setFont(font);
    painter->setPen(colour);
    painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, text);
    line.setRight(line.right() - QFontMetrics(font).horizontalAdvance(text));
    return line;
}

} // namespace

SearchDelegate::SearchDelegate(const SearchResults& results, const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_results(results)
    , m_theme(theme) {}

QSize SearchDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {240, QFontMetrics(option.font).height() + QFontMetrics(smaller(option.font)).height() + 14};
}

void SearchDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_results.isHeading(index.row())) {
        paintHeading(painter, option.rect.adjusted(margin, 0, -margin, -6), bold(smaller(option.font)));
        painter->restore();
        return;
    }
    const client::SearchHit& hit = m_results.hit(index.row());
    paintGround(painter, option);
    QRect area = option.rect.adjusted(margin, 6, -margin, -6);
    const int first = QFontMetrics(option.font).height() + 2;
    paintName(painter, {area.left(), area.top(), area.width(), first}, option.font, hit);
    paintDetails(painter, {area.left(), area.top() + first, area.width(), area.height() - first},
                 smaller(option.font), hit, m_results.isElsewhere(index.row()));
    painter->restore();
}

/// A line, the words on it, and a line to the edge.
void SearchDelegate::paintHeading(QPainter* painter, QRect area, const QFont& font) const {
    const Tokens& t = m_theme.tokens();
    area.setTop(area.bottom() - QFontMetrics(font).height());
    const QRect rest = drawLeft(painter, area, font, t.textMuted, SearchResults::tr("On the server"));
    painter->setPen(t.border);
    painter->drawLine(rest.left() + 8, rest.center().y() + 1, rest.right(), rest.center().y() + 1);
}

void SearchDelegate::paintGround(QPainter* painter, const QStyleOptionViewItem& option) const {
    const Tokens& t = m_theme.tokens();
    const QRect ground = option.rect.adjusted(4, 1, -4, -1);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? t.accentSoft : t.surfaceRaised);
        painter->drawRoundedRect(ground, t.radius, t.radius);
    }
    if (selected) {
        painter->setBrush(t.accent);
        painter->drawRoundedRect(QRect(ground.left(), ground.top() + 6, 3, ground.height() - 12), 1.5, 1.5);
    }
}

void SearchDelegate::paintName(QPainter* painter, QRect line, const QFont& font,
                               const client::SearchHit& hit) const {
    const Tokens& t = m_theme.tokens();
    const QString civility = word(hit.civility);
    const QFontMetrics metrics(bold(font));
    line = paintLastContact(painter, line, smaller(font), hit, metrics.horizontalAdvance(fullName(hit)));
    if (!civility.isEmpty())
        line = drawLeft(painter, line, font, t.textMuted, civility + u' ');
    const QString name = fullName(hit).mid(civility.isEmpty() ? 0 : civility.size() + 1);
    drawLeft(painter, line, bold(font), t.text, name);
}

QRect SearchDelegate::paintLastContact(QPainter* painter, QRect line, const QFont& font,
                                       const client::SearchHit& hit, int name) const {
    const Tokens& t = m_theme.tokens();
    const QString when =
        hit.lastContact ? formatAgo(hit.lastContact, m_results.now()) : SearchResults::tr("no contact yet");
    line = drawRight(painter, line, font, t.textMuted, when);
    // The name needs the room more than the channel.
    if (hit.lastContact && !hit.onlyDay && name + iconSide + 12 <= line.width()) {
        const QRect icon(line.right() - iconSide - 4, line.center().y() - iconSide / 2 + 1, iconSide,
                         iconSide);
        m_theme.icon(iconOf(hit.lastChannel), t.textMuted).paint(painter, icon);
        line.setRight(icon.left());
    }
    line.setRight(line.right() - 8);
    return line;
}

void SearchDelegate::paintDetails(QPainter* painter, QRect line, const QFont& font,
                                  const client::SearchHit& hit, bool elsewhere) const {
    const Tokens& t = m_theme.tokens();
    if (elsewhere) {
        line = drawRight(painter, line, font, t.accent, SearchResults::tr("Server"));
        line.setRight(line.right() - 8);
    } else if (hit.unsent) {
        line = drawRight(painter, line, bold(font), t.warn, SearchResults::tr("To be sent"));
        line.setRight(line.right() - 8);
    } else if (hit.exact) {
        line = drawRight(painter, line, bold(font), t.good, SearchResults::tr("Exact number"));
        line.setRight(line.right() - 8);
    }
    drawLeft(painter, line, font, t.textMuted, fitting(detailForms(hit), QFontMetrics(font), line.width()));
}

} // namespace visage::ui
