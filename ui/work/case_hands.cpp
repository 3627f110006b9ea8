// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/case_hands.h"

#include "ui/common/formats.h"
#include "ui/timeline/names.h"
#include "ui/work/who_combo.h"

#include <QVBoxLayout>

namespace visage::ui {

AssignCase takingOf(client::Workspace& workspace, const Case& about) {
    AssignCase command;
    command.caseId = about.id;
    command.event = CaseEventId(workspace.newId());
    command.expected = about.owner;
    command.owner = workspace.session().user;
    return command;
}

GiveCasePanel::GiveCasePanel(client::Workspace& workspace, QWidget* parent)
    : RecordPanel(workspace, QStringLiteral("giveCasePanel"), parent)
    , m_who(new WhoCombo(workspace)) {
    m_who->setObjectName(QStringLiteral("caseWho"));
    body().addWidget(m_who);
    connect(m_who, &QComboBox::currentIndexChanged, this, [this](int row) { setReady(row >= 0); });
    retranslate();
}

void GiveCasePanel::start(const Case& about) {
    m_about = about;
    // Only what would change something.
    std::vector<Who> choices = WhoCombo::everybody(workspace());
    if (about.owner)
        choices.push_back({Who::Kind::Person, {}, {}});
    if (about.queue)
        choices.push_back({Who::Kind::Queue, {}, {}});
    std::erase(choices, Who{Who::Kind::Person, about.owner, {}});
    std::erase(choices, Who{Who::Kind::Queue, {}, about.queue});
    m_who->fill(std::move(choices));
    m_who->setCurrentIndex(0);
    say({});
    retranslate();
    setReady(m_who->count() > 0);
    m_who->setFocus(Qt::ShortcutFocusReason);
}

void GiveCasePanel::accept() {
    const Who who = m_who->chosen();
    const CaseEventId event(workspace().newId());
    if (who.kind == Who::Kind::Queue)
        submit(MoveCase{m_about.id, event, m_about.queue, who.queue}, [] {});
    else
        submit(AssignCase{m_about.id, event, m_about.owner, who.user}, [] {});
}

void GiveCasePanel::retranslate() {
    setWords(tr("Give case %1 to somebody: %2")
                 .arg(caseNumber(m_about.number), isolated(oneLine(m_about.subject))),
             tr("Give the case"));
    m_who->setAccessibleName(tr("Who works on the case"));
    m_who->retranslate();
}

} // namespace visage::ui
