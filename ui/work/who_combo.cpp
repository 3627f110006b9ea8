// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/who_combo.h"

#include "ui/timeline/names.h"
#include "ui/work/work_words.h"

#include <algorithm>

namespace visage::ui {

WhoCombo::WhoCombo(client::Workspace& workspace, QWidget* parent)
    : ElidedCombo(parent)
    , m_workspace(workspace) {}

std::vector<Who> WhoCombo::everybody(const client::Workspace& workspace) {
    const UserId me = workspace.session().user;
    std::vector<Who> all{{Who::Kind::Person, me, {}}};
    for (const Queue& queue : workspace.queues())
        if (queue.active)
            all.push_back({Who::Kind::Queue, {}, queue.id});
    std::vector<User> colleagues;
    std::ranges::copy_if(workspace.users(), std::back_inserter(colleagues),
                         [me](const User& user) { return user.active && user.id != me; });
    std::ranges::sort(colleagues, [](const User& one, const User& other) {
        return std::tie(one.displayName, one.id) < std::tie(other.displayName, other.id);
    });
    for (const User& user : colleagues)
        all.push_back({Who::Kind::Person, user.id, {}});
    return all;
}

QString WhoCombo::nameOf(const Who& who) const {
    if (who.kind == Who::Kind::Queue)
        return who.queue ? tr("Queue: %1").arg(queueName(m_workspace, who.queue)) : tr("No queue");
    if (!who.user)
        return tr("Nobody: whoever takes it");
    return who.user == m_workspace.session().user ? tr("Me") : userName(m_workspace, who.user);
}

void WhoCombo::fill(std::vector<Who> choices) {
    const Who before = chosen();
    m_choices = std::move(choices);
    clear();
    for (const Who& who : m_choices)
        addItem(nameOf(who));
    choose(before);
}

void WhoCombo::retranslate() {
    for (int i = 0; i < count(); ++i)
        setItemText(i, nameOf(m_choices.at(static_cast<std::size_t>(i))));
}

Who WhoCombo::chosen() const {
    return currentIndex() < 0 ? Who() : m_choices.at(static_cast<std::size_t>(currentIndex()));
}

void WhoCombo::choose(const Who& who) {
    const auto found = std::ranges::find(m_choices, who);
    if (!m_choices.empty())
        setCurrentIndex(found == m_choices.end() ? 0 : static_cast<int>(found - m_choices.begin()));
}

} // namespace visage::ui
