// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/work_page.h"

#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/theme.h"
#include "ui/shell/empty_state.h"
#include "ui/work/work_delegate.h"
#include "ui/work/work_model.h"

#include <QEvent>
#include <QListView>

#include <algorithm>

namespace visage::ui {

using namespace Qt::StringLiterals;

WorkPage::WorkPage(client::Workspace& workspace, const Theme& theme, QWidget* parent)
    : QStackedWidget(parent)
    , m_workspace(workspace)
    , m_model(new WorkModel(workspace, this))
    , m_list(new QListView)
    , m_nothing(new EmptyState(theme, u"circle-check"_s)) {
    setObjectName(u"workPage"_s);
    m_list->setObjectName(u"workList"_s);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new WorkDelegate(*m_model, workspace, theme, m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setLook(m_list, Look::Plain);
    m_nothing->setObjectName(u"noWork"_s);
    addWidget(m_list);
    addWidget(m_nothing);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { chooseRow(index.row()); });
    connect(m_list, &QListView::activated, this,
            [this](const QModelIndex& index) { chooseRow(index.row()); });
    connect(m_list, &QListView::entered, this, [this](const QModelIndex& index) {
        m_list->setToolTip(plainToolTip(index.data(Qt::AccessibleTextRole).toString().left(600)));
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                if (const client::WorkItem* item = m_model->itemAt(current.row()))
                    m_kept = item->id;
            });
    connect(m_model, &WorkModel::modelReset, this, &WorkPage::followModel);
    connect(m_model, &WorkModel::answered, this, &WorkPage::readied);
    connect(m_model, &WorkModel::answered, this, &WorkPage::followModel);
    connect(&theme, &Theme::changed, m_list->viewport(), qOverload<>(&QWidget::update));
    retranslate();
    followModel();
}

bool WorkPage::isReady() const {
    return m_model->isRead();
}

void WorkPage::followModel() {
    setCurrentWidget(m_model->isRead() && m_model->isEmpty() ? static_cast<QWidget*>(m_nothing) : m_list);
    if (m_kept.isNull())
        return;
    if (const int row = m_model->rowOf(m_kept); row >= 0 && row != m_list->currentIndex().row())
        m_list->setCurrentIndex(m_model->index(row));
}

int WorkPage::firstItem() const {
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->itemAt(row))
            return row;
    return -1;
}

void WorkPage::focusList() {
    if (!m_list->currentIndex().isValid() && firstItem() >= 0)
        m_list->setCurrentIndex(m_model->index(firstItem()));
    m_list->setFocus(Qt::ShortcutFocusReason);
}

bool WorkPage::hasLists() const {
    return m_model->firstListed() >= 0;
}

void WorkPage::focusLists() {
    if (const int row = m_model->firstListed(); row >= 0) {
        m_list->setCurrentIndex(m_model->index(row));
        // With its heading.
        m_list->scrollTo(m_model->index(row - 1), QAbstractItemView::PositionAtTop);
    }
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void WorkPage::move(int step) {
    const int current = m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
    if (current < 0) {
        if (firstItem() >= 0)
            m_list->setCurrentIndex(m_model->index(firstItem()));
        return;
    }
    const int direction = step < 0 ? -1 : 1;
    int row = current;
    int left = std::abs(step);
    for (int next = current + direction; left > 0 && next >= 0 && next < m_model->rowCount();
         next += direction)
        if (m_model->kindAt(next) != WorkModel::RowKind::Heading) {
            row = next;
            --left;
        }
    m_list->setCurrentIndex(m_model->index(row));
}

bool WorkPage::choose() {
    if (!m_list->currentIndex().isValid())
        return false;
    chooseRow(m_list->currentIndex().row());
    return true;
}

void WorkPage::chooseRow(int row) {
    if (row < 0 || m_model->kindAt(row) == WorkModel::RowKind::Heading)
        return;
    if (m_model->kindAt(row) == WorkModel::RowKind::More) {
        m_model->unfold(row);
        // What comes out takes the place of the row.
        m_list->setCurrentIndex(m_model->index(std::min(row, m_model->rowCount() - 1)));
        return;
    }
    // A copy: opening may read the list anew.
    const client::WorkItem item = *m_model->itemAt(row);
    Q_EMIT chosen(item);
}

void WorkPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QStackedWidget::changeEvent(event);
}

void WorkPage::retranslate() {
    m_list->setAccessibleName(tr("Work list"));
    m_nothing->setTexts(
        tr("Nothing waits for you"),
        tr("No callback, no case, no message. To find a customer, type a name, part of a phone "
           "number, e-mail, postcode or town, birth date, order or card number above."));
    m_model->retranslate();
}

} // namespace visage::ui
