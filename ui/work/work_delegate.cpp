// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/work_delegate.h"

#include "ui/common/formats.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"
#include "ui/timeline/names.h"
#include "ui/work/work_model.h"
#include "ui/work/work_words.h"

#include <QPainter>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;
using client::WorkItem;

constexpr int margin = 12;

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
    line.setRight(line.right() - QFontMetrics(font).horizontalAdvance(text) - 8);
    return line;
}

QColor colourOf(Priority priority, const Tokens& t) {
    return priority == Priority::P1 ? t.bad : priority == Priority::P2 ? t.warn : t.textMuted;
}

} // namespace

WorkDelegate::WorkDelegate(const WorkModel& model, const client::Workspace& workspace, const Theme& theme,
                           QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_workspace(workspace)
    , m_theme(theme) {}

QSize WorkDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const int line = QFontMetrics(option.font).height();
    switch (m_model.kindAt(index.row())) {
    case WorkModel::RowKind::Heading:
        return {200, line + (index.row() == 0 ? 10 : 20)};
    case WorkModel::RowKind::More:
        return {200, line + 12};
    case WorkModel::RowKind::Item:
        break;
    }
    return {200, line + QFontMetrics(smaller(option.font)).height() + 14};
}

void WorkDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRect area = option.rect.adjusted(margin, 6, -margin, -6);
    switch (m_model.kindAt(index.row())) {
    case WorkModel::RowKind::Heading:
        area.setTop(option.rect.bottom() - QFontMetrics(option.font).height() - 5);
        area.setBottom(option.rect.bottom() - 3);
        paintHeading(painter, area, option.font, index.row());
        break;
    case WorkModel::RowKind::More:
        paintGround(painter, option);
        paintMore(painter, area, option.font, index.row());
        break;
    case WorkModel::RowKind::Item:
        paintGround(painter, option);
        paintItem(painter, area, option.font, *m_model.itemAt(index.row()));
        break;
    }
    painter->restore();
}

void WorkDelegate::paintGround(QPainter* painter, const QStyleOptionViewItem& option) const {
    const Tokens& t = m_theme.tokens();
    const QRect ground = option.rect.adjusted(4, 1, -4, -1);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (!selected && !option.state.testFlag(QStyle::State_MouseOver))
        return;
    painter->setPen(Qt::NoPen);
    painter->setBrush(selected ? t.accentSoft : t.surfaceRaised);
    painter->drawRoundedRect(ground, t.radius, t.radius);
    if (!selected)
        return;
    painter->setBrush(t.accent);
    painter->drawRoundedRect(QRect(ground.left(), ground.top() + 6, 3, ground.height() - 12), 1.5, 1.5);
}

void WorkDelegate::paintHeading(QPainter* painter, QRect line, const QFont& font, int row) const {
    const Tokens& t = m_theme.tokens();
    const client::WorkGroup& group = m_model.groupAt(row);
    const QString late = lateWords(group);
    if (!late.isEmpty())
        line = drawRight(painter, line, bold(smaller(font)), t.bad, late);
    const QString count = u"  "_s + countWords(group);
    const int room = QFontMetrics(bold(font)).horizontalAdvance(count);
    QRect rest =
        drawLeft(painter, line.adjusted(0, 0, -room, 0), bold(font), t.text, groupName(m_workspace, group));
    rest.setRight(line.right());
    drawLeft(painter, rest, font, t.textMuted, count);
}

void WorkDelegate::paintMore(QPainter* painter, QRect line, const QFont& font, int row) const {
    drawLeft(painter, line, smaller(font), m_theme.tokens().accent,
             m_model.index(row).data(Qt::DisplayRole).toString());
}

void WorkDelegate::paintItem(QPainter* painter, QRect area, const QFont& font, const WorkItem& item) const {
    const Tokens& t = m_theme.tokens();
    const Timestamp now = m_model.now();
    const int first = QFontMetrics(font).height() + 2;
    QRect line(area.left(), area.top(), area.width(), first);
    const QString when = item.kind == WorkItem::Kind::Customer
                             ? (item.lastContact ? formatDate(item.lastContact) : QString())
                         : item.dueAt ? shortDue(item.dueAt, now)
                                      : formatAgo(item.since, now);
    line = drawRight(painter, line, smaller(font), item.isLate(now) ? t.bad : t.textMuted, when);
    if (item.kind == WorkItem::Kind::Case) {
        line = drawLeft(painter, line, bold(smaller(font)), colourOf(item.priority, t), word(item.priority));
        line.setLeft(line.left() + 6);
    }
    drawLeft(painter, line, bold(font), item.name.isEmpty() ? t.textMuted : t.text,
             oneLine(customerOf(item).toStdString(), 200));
    paintWhat(painter, {area.left(), area.top() + first, area.width(), area.height() - first}, smaller(font),
              item);
}

void WorkDelegate::paintWhat(QPainter* painter, QRect line, const QFont& font, const WorkItem& item) const {
    const Tokens& t = m_theme.tokens();
    if (item.unsent)
        line = drawRight(painter, line, bold(font), t.warn, WorkModel::tr("To be sent"));
    if (item.isLate(m_model.now())) {
        line = drawLeft(painter, line, bold(font), t.bad, WorkModel::tr("Late"));
        line.setLeft(line.left() + 6);
    }
    QStringList parts{oneLine(item.what.toStdString(), 400)};
    if (item.attempts > 0)
        parts.prepend(WorkModel::tr("%n attempt(s)", nullptr, static_cast<int>(item.attempts)));
    if (item.kind == WorkItem::Kind::Reply)
        parts.prepend(word(item.channel));
    if (item.kind == WorkItem::Kind::Customer && !item.lastContact)
        parts << WorkModel::tr("Never in touch");
    parts.removeAll(QString());
    drawLeft(painter, line, font, t.textMuted, parts.join(u" · "_s));
}

} // namespace visage::ui
