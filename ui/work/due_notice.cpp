// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/due_notice.h"

#include "ui/common/banner.h"
#include "ui/timeline/names.h"
#include "ui/work/work_model.h"
#include "ui/work/work_words.h"

#include <algorithm>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;
using client::WorkGroup;
using client::WorkItem;

const QString topic = u"callback-due"_s;

} // namespace

DueNotice::DueNotice(const client::Workspace& workspace, const WorkModel& model, Banner& banner,
                     QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_model(model)
    , m_banner(banner) {
    connect(&model, &WorkModel::answered, this, &DueNotice::follow);
    connect(&workspace, &client::Workspace::sessionChanged, this, [this] {
        m_told.clear();
        m_banner.withdraw(topic);
    });
    follow();
}

void DueNotice::follow() {
    std::vector<WorkItem> due;
    std::set<Uuid> ids;
    for (const WorkGroup& group : m_model.work().groups)
        for (const WorkItem& item : group.items)
            if (group.kind == WorkGroup::Kind::Callbacks && item.dueAt <= m_model.now()) {
                due.push_back(item);
                ids.insert(item.id);
            }
    if (due.empty())
        m_banner.withdraw(topic);
    const bool news = !std::ranges::includes(m_told, ids);
    // What is read now is read again in a minute.
    if (news && (m_banner.isHidden() || m_banner.topic() == topic)) {
        tell(due);
        m_told = std::move(ids);
    } else if (!news) {
        std::erase_if(m_told, [&](const Uuid& id) { return !ids.contains(id); });
    }
}

void DueNotice::tell(const std::vector<WorkItem>& due) {
    if (due.size() == 1) {
        const WorkItem item = due.front();
        m_banner.tell(
            Look::Accent,
            [this, item] {
                const QString who = isolated(customerOf(item));
                const QString when = shortDue(item.dueAt, m_workspace.now());
                return item.what.isEmpty()
                           ? tr("Callback due: %1, %2").arg(who, when)
                           : tr("Callback due: %1, %2. %3").arg(who, when, isolated(item.what));
            },
            {[] { return tr("Open the record"); }, [this, item] { Q_EMIT itemWanted(item); }}, topic);
        return;
    }
    const auto count = static_cast<int>(due.size());
    m_banner.tell(
        Look::Accent, [count] { return tr("%n callback(s) are due", nullptr, count); },
        {[] { return tr("Show the work list"); }, [this] { Q_EMIT listWanted(); }}, topic);
}

} // namespace visage::ui
