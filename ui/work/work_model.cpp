// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/work_model.h"

#include "core/client/work_counts.h"
#include "ui/common/formats.h"
#include "ui/work/work_words.h"

#include <algorithm>

namespace visage::ui {

using client::WorkGroup;
using client::WorkItem;
using client::Workspace;

WorkModel::WorkModel(Workspace& workspace, QObject* parent)
    : QAbstractListModel(parent)
    , m_workspace(workspace) {
    m_wait.setSingleShot(true);
    m_wait.setInterval(patience);
    connect(&m_wait, &QTimer::timeout, this, &WorkModel::readNow);
    m_minute.setInterval(std::chrono::minutes(1));
    connect(&m_minute, &QTimer::timeout, this, &WorkModel::readNow);
    m_minute.start();
    const auto soon = [this] {
        if (!m_wait.isActive())
            m_wait.start();
    };
    connect(&workspace, &Workspace::customersChanged, this, soon);
    connect(&workspace, &Workspace::everythingChanged, this, soon);
    connect(&workspace, &Workspace::baseDataChanged, this, soon);
    connect(&workspace, &Workspace::sessionChanged, this, [this] {
        m_unfolded.clear();
        take({});
        m_read = false;
        readNow();
    });
    readNow();
}

void WorkModel::readNow() {
    m_wait.stop();
    ++m_question;
    if (!m_workspace.session().user)
        return;
    m_workspace.loadWork(m_unfolded.empty() ? limit : limitUnfolded, this,
                         [this, question = m_question](client::WorkList work) {
                             if (question != m_question)
                                 return;
                             m_read = true;
                             take(std::move(work));
                             Q_EMIT answered();
                         });
}

void WorkModel::take(client::WorkList work) {
    if (work == m_work) {
        // The times in the rows go on.
        if (!m_lines.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_work = std::move(work);
    arrange();
    endResetModel();
}

void WorkModel::arrange() {
    m_lines.clear();
    for (std::size_t n = 0; n < m_work.groups.size(); ++n) {
        const WorkGroup& group = m_work.groups[n];
        const bool mine = group.kind == WorkGroup::Kind::Callbacks || group.kind == WorkGroup::Kind::MyCases;
        // An empty queue says that there is nothing to take, an empty list that it is; the agent's own groups
        // are seen by what is in them.
        if (group.count == 0 && group.kind != WorkGroup::Kind::Queue && group.kind != WorkGroup::Kind::List)
            continue;
        m_lines.push_back({RowKind::Heading, n, 0});
        std::size_t shown = group.items.size();
        if (!m_unfolded.contains(keyOf(group)))
            shown = std::min(shown, static_cast<std::size_t>(mine ? foldedMine : folded));
        for (std::size_t item = 0; item < shown; ++item)
            m_lines.push_back({RowKind::Item, n, item});
        if (static_cast<std::int64_t>(shown) < group.count)
            m_lines.push_back({RowKind::More, n, shown});
    }
}

void WorkModel::unfold(int row) {
    m_unfolded.insert(keyOf(groupAt(row)));
    beginResetModel();
    arrange();
    endResetModel();
    readNow();
}

bool WorkModel::isEmpty() const {
    return std::ranges::all_of(m_work.groups, [](const WorkGroup& group) { return group.count == 0; });
}

int WorkModel::firstListed() const {
    for (int row = 0; row < rowCount(); ++row)
        if (const WorkItem* item = itemAt(row); item && item->kind == WorkItem::Kind::Customer)
            return row;
    return -1;
}

const WorkGroup& WorkModel::groupAt(int row) const {
    return m_work.groups.at(at(row).group);
}

const WorkItem* WorkModel::itemAt(int row) const {
    if (row < 0 || row >= rowCount() || at(row).kind != RowKind::Item)
        return nullptr;
    return &groupAt(row).items.at(at(row).item);
}

int WorkModel::rowOf(const Uuid& item) const {
    for (int row = 0; row < rowCount(); ++row)
        if (const WorkItem* shown = itemAt(row); shown && shown->id == item)
            return row;
    return -1;
}

void WorkModel::retranslate() {
    if (!m_lines.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int WorkModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QString WorkModel::textAt(int row) const {
    const WorkGroup& group = groupAt(row);
    switch (at(row).kind) {
    case RowKind::Heading:
        return headingInFull(m_workspace, group);
    case RowKind::More: {
        const auto hidden = static_cast<int>(group.count - static_cast<std::int64_t>(at(row).item));
        return at(row).item < group.items.size() || !m_unfolded.contains(keyOf(group))
                   ? tr("Show %n more", nullptr, hidden)
                   : tr("%n more are not shown", nullptr, hidden);
    }
    case RowKind::Item:
        return inFull(*itemAt(row), now());
    }
    return {};
}

QVariant WorkModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return at(index.row()).kind == RowKind::Item ? customerOf(*itemAt(index.row())) : textAt(index.row());
    case Qt::AccessibleTextRole:
        return textAt(index.row());
    default:
        return {};
    }
}

Qt::ItemFlags WorkModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::NoItemFlags;
    return at(index.row()).kind == RowKind::Heading ? Qt::NoItemFlags
                                                    : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

QString countWords(const WorkGroup& group) {
    return formatNumber(group.count) +
           (group.count < client::mostWorkCounted ? QString() : QStringLiteral("+"));
}

QString lateWords(const WorkGroup& group) {
    return group.late == 0 ? QString() : WorkModel::tr("%n late", nullptr, static_cast<int>(group.late));
}

QString headingInFull(const Workspace& workspace, const WorkGroup& group) {
    const QString name = groupName(workspace, group);
    const QString count = countWords(group);
    //: the heading of a group of work, how many there are, and how many of them are late
    return group.late == 0 ? WorkModel::tr("%1: %2").arg(name, count)
                           : WorkModel::tr("%1: %2, %3").arg(name, count, lateWords(group));
}

} // namespace visage::ui
