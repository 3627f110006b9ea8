// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/case_panels.h"

#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/words.h"
#include "ui/customer/draft_keeper.h"
#include "ui/customer/reason_picker.h"
#include "ui/timeline/names.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array<Priority, 3> priorities{Priority::P1, Priority::P2, Priority::P3};
constexpr int reasonsHeight = 128;

} // namespace

OpenCasePanel::OpenCasePanel(client::Workspace& workspace, QWidget* parent)
    : RecordPanel(workspace, u"openCasePanel"_s, parent)
    , m_subject(new QLineEdit)
    , m_priorityLabel(new PlainLabel)
    , m_link(new QCheckBox)
    , m_reasons(new ReasonPicker(workspace))
    , m_drafts(new DraftKeeper(workspace, this)) {
    auto* across = new QHBoxLayout;
    across->setSpacing(16);
    auto* left = new QVBoxLayout;
    left->setSpacing(8);
    m_subject->setObjectName(u"caseSubject"_s);
    m_subject->setMaxLength(200);
    left->addWidget(m_subject);
    auto* line = new QHBoxLayout;
    line->setSpacing(12);
    setLook(m_priorityLabel, Look::Muted);
    line->addWidget(m_priorityLabel);
    for (std::size_t i = 0; i < priorities.size(); ++i) {
        m_priorities.at(i) = new QRadioButton(word(priorities.at(i)));
        m_priorities.at(i)->setObjectName(u"priority"_s + word(priorities.at(i)));
        line->addWidget(m_priorities.at(i));
        connect(m_priorities.at(i), &QRadioButton::clicked, this, [this] { m_chosen = true; });
    }
    line->addStretch(1);
    left->addLayout(line);
    m_link->setObjectName(u"linkContact"_s);
    left->addWidget(m_link);
    left->addStretch(1);
    across->addLayout(left, 1);
    m_reasons->setFixedHeight(reasonsHeight);
    across->addWidget(m_reasons, 1);
    body().addLayout(across);
    connect(m_subject, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_drafts->changed(text);
        check();
    });
    connect(m_subject, &QLineEdit::returnPressed, this,
            [this] { m_reasons->field()->setFocus(Qt::TabFocusReason); });
    connect(m_reasons, &ReasonPicker::reasonChanged, this, &OpenCasePanel::onReason);
    connect(m_reasons, &ReasonPicker::confirmed, this, &OpenCasePanel::accept);
    retranslate();
    choose(Priority::P3);
}

void OpenCasePanel::start(CustomerId customer, InteractionId interaction, const QString& contact) {
    if (customer != m_customer) {
        m_customer = customer;
        m_chosen = false;
        m_subject->clear();
        m_reasons->setReason({});
        choose(Priority::P3);
        m_drafts->bind(u"case/"_s + QString::fromStdString(customer.toString()),
                       [this](const QString& draft) {
                           if (m_subject->text().isEmpty())
                               m_subject->setText(draft);
                       });
    }
    m_interaction = interaction;
    m_contact = contact;
    m_link->setChecked(static_cast<bool>(interaction));
    m_link->setVisible(static_cast<bool>(interaction));
    say({});
    retranslate();
    check();
    m_subject->setFocus(Qt::ShortcutFocusReason);
}

void OpenCasePanel::leave() {
    m_drafts->bind({}, {});
    m_customer = {};
}

void OpenCasePanel::choose(Priority priority) {
    for (std::size_t i = 0; i < priorities.size(); ++i)
        m_priorities.at(i)->setChecked(priorities.at(i) == priority);
}

Priority OpenCasePanel::priority() const {
    for (std::size_t i = 0; i < priorities.size(); ++i)
        if (m_priorities.at(i)->isChecked())
            return priorities.at(i);
    return Priority::P3;
}

void OpenCasePanel::onReason(ReasonId reason) {
    for (const Reason& known : workspace().reasons())
        if (known.id == reason && !m_chosen)
            choose(known.urgency);
    check();
}

void OpenCasePanel::check() {
    setReady(!m_subject->text().trimmed().isEmpty() && m_reasons->reason());
}

void OpenCasePanel::accept() {
    if (m_subject->text().trimmed().isEmpty()) {
        m_subject->setFocus(Qt::OtherFocusReason);
        return;
    }
    OpenCase command;
    command.caseId = CaseId(workspace().newId());
    command.event = CaseEventId(workspace().newId());
    command.customer = m_customer;
    command.subject = m_subject->text().trimmed().toStdString();
    command.reason = m_reasons->reason();
    command.priority = priority();
    if (m_link->isChecked())
        command.interaction = m_interaction;
    submit(command, [this, key = m_drafts->key()] {
        m_subject->clear();
        m_drafts->forget(key);
        m_reasons->setReason({});
        m_chosen = false;
        choose(Priority::P3);
    });
}

void OpenCasePanel::retranslate() {
    setWords(tr("Open a case"), tr("Open the case"));
    m_subject->setPlaceholderText(tr("Subject in a few words"));
    m_subject->setAccessibleName(tr("Subject"));
    m_priorityLabel->setText(tr("Priority"));
    const std::array<QString, 3> meanings{tr("P1, urgent"), tr("P2, important"), tr("P3, normal")};
    for (std::size_t i = 0; i < meanings.size(); ++i) {
        m_priorities.at(i)->setText(meanings.at(i));
        m_priorities.at(i)->setAccessibleName(tr("Priority %1").arg(meanings.at(i)));
    }
    m_link->setText(m_contact.isEmpty() ? tr("From the present contact") : tr("From: %1").arg(m_contact));
    m_link->setAccessibleName(m_link->text());
}

CloseCasePanel::CloseCasePanel(client::Workspace& workspace, QWidget* parent)
    : RecordPanel(workspace, u"closeCasePanel"_s, parent)
    , m_text(new QLineEdit)
    , m_reasons(new ReasonPicker(workspace))
    , m_drafts(new DraftKeeper(workspace, this)) {
    auto* across = new QHBoxLayout;
    across->setSpacing(16);
    m_text->setObjectName(u"closeText"_s);
    m_text->setMaxLength(400);
    across->addWidget(m_text, 1, Qt::AlignTop);
    m_reasons->setFixedHeight(reasonsHeight);
    across->addWidget(m_reasons, 1);
    body().addLayout(across);
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString& text) { m_drafts->changed(text); });
    connect(m_text, &QLineEdit::returnPressed, this,
            [this] { m_reasons->field()->setFocus(Qt::TabFocusReason); });
    connect(m_reasons, &ReasonPicker::reasonChanged, this, &CloseCasePanel::check);
    connect(m_reasons, &ReasonPicker::confirmed, this, &CloseCasePanel::accept);
    retranslate();
}

void CloseCasePanel::start(const Case& about) {
    const bool other = about.id != m_case.id;
    m_case = about;
    if (other) {
        m_drafts->bind({}, {});
        m_text->clear();
        m_drafts->bind(u"close/"_s + QString::fromStdString(about.id.toString()),
                       [this](const QString& draft) {
                           if (m_text->text().isEmpty())
                               m_text->setText(draft);
                       });
        m_reasons->setReason(about.reason);
    }
    say({});
    retranslate();
    check();
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void CloseCasePanel::leave() {
    m_drafts->bind({}, {});
    m_case = {};
}

void CloseCasePanel::check() {
    setReady(static_cast<bool>(m_reasons->reason()));
}

void CloseCasePanel::accept() {
    if (!m_reasons->reason())
        return;
    ChangeCaseStatus command;
    command.caseId = m_case.id;
    command.event = CaseEventId(workspace().newId());
    command.expected = m_case.status;
    command.status = CaseStatus::Closed;
    command.reason = m_reasons->reason();
    command.text = m_text->text().trimmed().toStdString();
    submit(command, [this, key = m_drafts->key()] {
        m_drafts->forget(key);
        leave();
    });
}

void CloseCasePanel::retranslate() {
    const QString subject = oneLine(m_case.subject);
    setWords(tr("Close case %1: %2").arg(caseNumber(m_case.number), isolated(subject)), tr("Close the case"));
    m_text->setPlaceholderText(tr("What was done (optional)"));
    m_text->setAccessibleName(tr("What was done"));
}

} // namespace visage::ui
