// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/candidate_list.h"

#include "ui/common/hit_words.h"
#include "ui/common/theme.h"
#include "ui/phone/phone_style.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace visage::ui {
namespace {

constexpr int rowHeight = 26;
constexpr int detailsRole = Qt::UserRole + 1;

/// "[1]  Ms Anne Lefèvre   Lille · 2 open cases": drawn as plain text, whatever it holds.
class CandidateDelegate final : public QStyledItemDelegate {
public:
    CandidateDelegate(const Theme& theme, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Tokens& t = m_theme.tokens();
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, t.accentSoft);
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, t.surfaceRaised);
        QRect rect = option.rect.adjusted(6, 0, -8, 0);
        rect.setLeft(paintNumber(painter, rect, index.row() + 1) + 10);
        // A name without end leaves room for what tells its bearer from others.
        const QRect forName(rect.topLeft(), QSize(rect.width() * 3 / 5, rect.height()));
        rect.setLeft(paintText(painter, forName, {index.data(Qt::UserRole).toString()}, 16, true, t.text) +
                     12);
        paintText(painter, rect, index.data(detailsRole).toStringList(), 14, false, t.textMuted);
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {120, rowHeight};
    }

private:
    int paintNumber(QPainter* painter, const QRect& rect, int number) const {
        const QRectF box(rect.left(), rect.center().y() - 10.0, 22, 21);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(m_theme.tokens().accent);
        painter->setBrush(m_theme.tokens().surface);
        painter->drawRoundedRect(box.adjusted(.5, .5, -.5, -.5), 4, 4);
        QFont font = painter->font();
        font.setPixelSize(14);
        font.setBold(true);
        painter->setFont(font);
        if (number <= 9)
            painter->drawText(box, Qt::AlignCenter, QString::number(number));
        return static_cast<int>(box.right());
    }

    static int paintText(QPainter* painter, const QRect& rect, const QStringList& forms, int pixels,
                         bool bold, const QColor& colour) {
        if (rect.width() < 20)
            return rect.left();
        QFont font = painter->font();
        font.setPixelSize(pixels);
        font.setBold(bold);
        painter->setFont(font);
        painter->setPen(colour);
        const QString shown = fitting(forms, painter->fontMetrics(), rect.width());
        painter->drawText(rect, Qt::AlignVCenter | Qt::TextSingleLine, shown);
        return rect.left() + painter->fontMetrics().horizontalAdvance(shown);
    }

    const Theme& m_theme;
};

QListWidgetItem* itemOf(const CandidateList::Row& row, int number) {
    auto* item = new QListWidgetItem;
    item->setData(Qt::UserRole, row.name);
    item->setData(detailsRole, row.details);
    item->setData(Qt::AccessibleTextRole,
                  QStringLiteral("%1: %2, %3").arg(number).arg(row.name, row.details.value(0)));
    return item;
}

} // namespace

CandidateList::CandidateList(const Theme& theme, int columns, QWidget* parent)
    : QListWidget(parent)
    , m_columns(columns) {
    setItemDelegate(new CandidateDelegate(theme, this));
    setMouseTracking(true);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { choose(row(item) + 1); });
}

void CandidateList::setRows(const std::vector<Row>& rows) {
    if (rows == m_rows)
        return;
    m_rows = rows;
    clear();
    for (const Row& row : rows)
        addItem(itemOf(row, count() + 1));
    layOut();
}

/// All have to be seen at once, so beyond a few they stand side by side.
void CandidateList::layOut() {
    setViewportMargins(0, 0, 0, contentsRect().height() % rowHeight); // no half of a row at the end
    const int columns = viewport()->height() < count() * rowHeight ? m_columns : 1;
    setFlow(TopToBottom);
    setWrapping(columns > 1);
    setGridSize(QSize(viewport()->width() / columns, rowHeight));
}

void CandidateList::resizeEvent(QResizeEvent* event) {
    QListWidget::resizeEvent(event);
    layOut();
}

void CandidateList::choose(int number) {
    if (number >= 1 && static_cast<std::size_t>(number) <= m_rows.size())
        Q_EMIT chosen(m_rows[static_cast<std::size_t>(number) - 1].customer);
}

void CandidateList::keyPressEvent(QKeyEvent* event) {
    if (event->key() >= Qt::Key_1 && event->key() <= Qt::Key_9)
        choose(event->key() - Qt::Key_0);
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        choose(currentRow() + 1);
    else
        QListWidget::keyPressEvent(event);
}

} // namespace visage::ui
