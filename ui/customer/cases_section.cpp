// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/cases_section.h"

#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"
#include "ui/customer/parts.h"
#include "ui/customer/record_facts.h"
#include "ui/timeline/names.h"
#include "ui/work/work_words.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace visage::ui {

using namespace Qt::StringLiterals;

CasesSection::CasesSection(client::Workspace& workspace, const Theme& theme, QWidget* parent)
    : Section(workspace, theme, u"cases"_s, parent) {}

void CasesSection::show(const client::CustomerRecord& record) {
    std::set<Uuid> unsent;
    for (const Case& about : record.cases)
        if (std::find(record.unsent.begin(), record.unsent.end(), about.id.uuid) != record.unsent.end())
            unsent.insert(about.id.uuid);
    m_cases = record.cases;
    m_unsent = std::move(unsent);
    rebuild();
}

QString CasesSection::title() const {
    const auto open = static_cast<int>(std::count_if(m_cases.begin(), m_cases.end(), isOpen));
    return open == 0 ? tr("No open case") : tr("%n open case(s)", nullptr, open);
}

void CasesSection::fill(QVBoxLayout& rows) {
    int closed = 0;
    for (const Case& about : m_cases) {
        if (isOpen(about))
            rows.addWidget(openRow(about));
        else
            ++closed;
    }
    if (closed == 0) {
        if (rows.count() == 0)
            rows.addSpacing(1); // the heading says it
        return;
    }
    auto* fold = new QPushButton(tr("%n closed case(s)", nullptr, closed));
    fold->setObjectName(u"closedCases"_s);
    fold->setAccessibleName(fold->text());
    fold->setCheckable(true);
    fold->setChecked(m_unfolded);
    fold->setIconSize(besideWords);
    fold->setIcon(
        theme().icon(m_unfolded ? u"chevron-down"_s : u"chevron-right"_s, theme().tokens().textMuted));
    setLook(fold, Look::Plain);
    connect(fold, &QPushButton::toggled, this, [this](bool down) {
        m_unfolded = down;
        rebuild();
    });
    rows.addWidget(fold, 0, Qt::AlignLeft);
    if (!m_unfolded)
        return;
    for (const Case& about : m_cases)
        if (!isOpen(about))
            rows.addWidget(closedRow(about));
}

void CasesSection::addNumber(QHBoxLayout& row, const Case& about) {
    auto* number = new PlainLabel(caseNumber(about.number));
    setLook(number, Look::Muted);
    row.addWidget(number);
    if (unsent(about)) {
        auto* flag = new PlainLabel(tr("not sent yet"));
        setLook(flag, Look::Warn);
        row.addWidget(flag);
    }
    row.addStretch(1);
}

QString CasesSection::stateOf(const Case& about) const {
    QStringList parts{word(about.status), formatAgo(about.openedAt, workspace().now())};
    if (const QString reason = reasonName(workspace(), about.reason); !reason.isEmpty())
        parts << reason;
    if (about.reopened > 0)
        parts << tr("reopened");
    return parts.join(u" · "_s);
}

QWidget* CasesSection::openRow(const Case& about) {
    auto* card = new QFrame;
    card->setObjectName(u"work/"_s + QString::fromStdString(about.id.toString()));
    card->setAccessibleName(tr("Case %1: %2").arg(caseNumber(about.number), oneLine(about.subject)));
    setLook(card, Look::Card);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(10, 6, 8, 6);
    column->setSpacing(2);

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(new PriorityMark(theme(), about.priority));
    addNumber(*head, about);
    auto* close = new QPushButton(tr("Close"));
    close->setObjectName(u"closeCase/"_s + QString::fromStdString(about.id.toString()));
    close->setAccessibleName(tr("Close case %1").arg(caseNumber(about.number)));
    setLook(close, Look::Plain);
    connect(close, &QPushButton::clicked, this, [this, about] { Q_EMIT closeRequested(about); });
    head->addWidget(close);
    column->addLayout(head);

    auto* subject = new ClampedText(oneLine(about.subject), 2);
    QFont strong = subject->font();
    strong.setWeight(QFont::DemiBold);
    subject->setFont(strong);
    column->addWidget(subject);

    auto* state = new PlainLabel(stateOf(about));
    state->setWordWrap(true);
    setLook(state, Look::Muted);
    column->addWidget(state);
    if (about.dueAt) {
        const bool late = about.dueAt < workspace().now();
        auto* promise = new PlainLabel(
            (late ? tr("Promise %1") : tr("Promised %1")).arg(formatDue(about.dueAt, workspace().now())));
        setLook(promise, late ? Look::Bad : Look::Warn);
        column->addWidget(promise, 0, Qt::AlignLeft);
    }
    auto* whose = new PlainLabel(whoseOf(about));
    whose->setElideMode(Qt::ElideRight);
    setLook(whose, Look::Muted);
    column->addWidget(whose);
    column->addLayout(handsOf(about));
    return card;
}

QString CasesSection::whoseOf(const Case& about) const {
    QStringList parts{about.owner ? userName(workspace(), about.owner) : tr("taken by nobody")};
    if (about.queue)
        parts << queueName(workspace(), about.queue);
    return parts.join(u" · "_s);
}

QLayout* CasesSection::handsOf(const Case& about) {
    auto* line = new QHBoxLayout;
    line->setSpacing(4);
    line->setContentsMargins(0, 2, 0, 0);
    const auto add = [&](const QString& words, const char* name, const QString& said, auto signal) {
        auto* button = new QPushButton(words);
        button->setObjectName(QLatin1StringView(name) + QString::fromStdString(about.id.toString()));
        button->setAccessibleName(said.arg(caseNumber(about.number)));
        connect(button, &QPushButton::clicked, this, [this, about, signal] { Q_EMIT(this->*signal)(about); });
        line->addWidget(button);
    };
    if (about.owner != workspace().session().user)
        add(tr("Take"), "takeCase/", tr("Take case %1"), &CasesSection::takeRequested);
    add(tr("Give …"), "giveCase/", tr("Give case %1 to somebody"), &CasesSection::giveRequested);
    add(tr("Callback …"), "caseCallback/", tr("Book a callback about case %1"),
        &CasesSection::callbackRequested);
    line->addStretch(1);
    return line;
}

QWidget* CasesSection::closedRow(const Case& about) {
    auto* row = new QWidget;
    auto* column = new QVBoxLayout(row);
    column->setContentsMargins(10, 2, 8, 4);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    addNumber(*head, about);
    auto* again = new QPushButton(tr("Reopen"));
    again->setObjectName(u"reopenCase/"_s + QString::fromStdString(about.id.toString()));
    again->setAccessibleName(tr("Reopen case %1").arg(caseNumber(about.number)));
    setLook(again, Look::Plain);
    again->setVisible(about.status != CaseStatus::Merged);
    connect(again, &QPushButton::clicked, this, [this, about] { Q_EMIT reopenRequested(about); });
    head->addWidget(again);
    column->addLayout(head);
    column->addWidget(new ClampedText(oneLine(about.subject), 1));
    QStringList parts{word(about.status), formatMoment(about.closedAt, workspace().now()),
                      reasonName(workspace(), about.closeReason), oneLine(about.closeText)};
    parts.removeAll(QString());
    auto* state = new PlainLabel(parts.join(u" · "_s));
    state->setElideMode(Qt::ElideRight);
    setLook(state, Look::Muted);
    column->addWidget(state);
    return row;
}

} // namespace visage::ui
