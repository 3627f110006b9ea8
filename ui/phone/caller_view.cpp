// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/caller_view.h"

#include "ui/common/phone_format.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/phone/call_desk.h"
#include "ui/phone/call_record.h"
#include "ui/phone/caller_text.h"
#include "ui/phone/candidate_list.h"
#include "ui/phone/customer_finder.h"
#include "ui/phone/phone_style.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace visage::ui {
namespace {

using Kind = client::CallerAnswer::Kind;

/// Text on the screen may be elided; a screen reader gets the whole.
void say(PlainLabel* label, const QString& text, const QString& shorter = {}) {
    label->setText(text, shorter);
    label->setAccessibleName(text);
}

} // namespace

CallerView::CallerView(CallDesk& desk, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_headline(makeLabel("callerName", pop_size::headline, true))
    , m_other(new QPushButton(this))
    , m_why(makeLabel("callerWhy", pop_size::why))
    , m_often(makeLabel("callerOften", pop_size::alert, true))
    , m_line(makeLabel("callerLine", pop_size::line))
    , m_waited(makeLabel("callerWaited", pop_size::line, true))
    , m_place(new QStackedWidget(this)) {
    m_other->setObjectName(QStringLiteral("otherCustomer"));
    m_other->setAutoDefault(false);
    m_other->setFocusPolicy(Qt::NoFocus);
    setLook(m_other, Look::Plain);
    m_often->setElideMode(Qt::ElideNone);
    m_waited->setElideMode(Qt::ElideNone);
    m_often->setContentsMargins(8, 1, 8, 1);
    setPart(m_often, "alert");
    m_candidates = new CandidateList(theme, 2, m_place);
    m_candidates->setObjectName(QStringLiteral("candidates"));
    m_finder = new CustomerFinder(desk.workspace(), theme, m_place);
    m_facts = makeFacts();
    m_place->addWidget(m_facts);
    m_place->addWidget(m_candidates);
    m_place->addWidget(m_finder);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_headline);
    head->addWidget(m_often, 0, Qt::AlignVCenter);
    head->addStretch(1);
    head->addWidget(m_other, 0, Qt::AlignVCenter);
    column->addLayout(head);
    column->addWidget(m_why);
    auto* line = new QHBoxLayout;
    line->setSpacing(12);
    line->addWidget(m_line);
    line->addWidget(m_waited);
    line->addStretch(1);
    column->addLayout(line);
    column->addSpacing(4);
    column->addWidget(m_place, 1);

    connect(m_other, &QPushButton::clicked, &desk, &CallDesk::chooseAgain);
    connect(m_candidates, &CandidateList::chosen, &desk, [&desk](CustomerId id) { desk.choose(id, false); });
    connect(m_finder, &CustomerFinder::chosen, &desk, &CallDesk::choose);
    connect(m_finder, &CustomerFinder::createWanted, &desk, &CallDesk::createCustomer);
    connect(&desk, &CallDesk::customerChosen, this, &CallerView::leave);
}

void CallerView::leave() {
    if (isAncestorOf(QApplication::focusWidget()))
        Q_EMIT left();
}

PlainLabel* CallerView::makeLabel(const char* name, int pixels, bool bold, bool muted) {
    auto* label = new PlainLabel(this);
    label->setObjectName(QString::fromLatin1(name));
    label->setElideMode(Qt::ElideRight);
    setPixelSize(label, pixels, bold);
    if (muted)
        setLook(label, Look::Muted);
    label->setMinimumHeight(label->fontMetrics().height() + 2); // an empty line keeps its place
    return label;
}

QWidget* CallerView::makeFacts() {
    auto* facts = new QWidget(m_place);
    auto* column = new QVBoxLayout(facts);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    for (std::size_t n = 0; n < m_alerts.size(); ++n) {
        m_alerts[n] = makeLabel(n == 0 ? "alert1" : "alert2", pop_size::alert, true);
        m_origins[n] = makeLabel(n == 0 ? "alertOrigin1" : "alertOrigin2", pop_size::detail, false, true);
        setPart(m_alerts[n], "alert");
        m_alerts[n]->setContentsMargins(8, 2, 8, 2);
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(m_alerts[n]);
        row->addWidget(m_origins[n], 1);
        column->addLayout(row);
    }
    m_lastExchange = makeLabel("lastExchange", pop_size::detail);
    m_number = makeLabel("callerNumber", pop_size::detail, false, true);
    m_about = makeLabel("callerAbout", pop_size::detail, false, true);
    for (PlainLabel* label : {m_lastExchange, m_number, m_about})
        column->addWidget(label);
    column->addStretch(1);
    return facts;
}

void CallerView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        if (const CallCard* card = m_desk.shown())
            present(*card);
}

void CallerView::present(const CallCard& card) {
    const PopText said = popText(card, m_desk.workspace(), m_desk.clock().now());
    m_headline->setText(said.headline);
    m_headline->setAccessibleName(tr("Caller: %1").arg(said.headline));
    say(m_why, said.why, said.whyInShort);
    setPart(m_why, said.promiseBroken ? "broken" : "");
    say(m_often, said.often);
    m_often->setVisible(!said.often.isEmpty());
    say(m_line, said.line);
    say(m_waited, said.waited);
    m_other->setText(card.choosing ? tr("Back") : tr("Somebody else?"));
    m_other->setAccessibleName(m_other->text());
    m_other->setVisible(card.choosing || (card.lookedUp && card.answer.kind == Kind::One));
    m_candidates->setAccessibleName(tr("Candidates"));
    // Recognised while the agent searches: the headline says so, and his search stays where he types.
    if (!card.decided() && card.customer && m_place->currentWidget() == m_finder &&
        m_finder->isAncestorOf(QApplication::focusWidget()))
        return;
    if (!card.lookedUp || card.answer.kind == Kind::One || card.answer.kind == Kind::Colleague)
        showFacts(said);
    else if (card.answer.kind == Kind::Several)
        showCandidates(card);
    else
        showFinder(card);
}

void CallerView::showFacts(const PopText& said) {
    for (std::size_t n = 0; n < m_alerts.size(); ++n) {
        const bool there = n < said.alerts.size();
        m_alerts[n]->setVisible(there);
        m_origins[n]->setVisible(there);
        say(m_alerts[n], there ? said.alerts[n].text : QString());
        say(m_origins[n], there ? said.alerts[n].origin : QString());
    }
    say(m_lastExchange, said.lastExchange);
    say(m_number, said.number);
    say(m_about, said.about);
    m_place->setCurrentWidget(m_facts);
}

void CallerView::showCandidates(const CallCard& card) {
    std::vector<CandidateList::Row> rows;
    const Timestamp now = m_desk.clock().now();
    for (const client::CallerCandidate& candidate : card.candidates)
        rows.push_back({candidate.hit.customer, nameInFull(candidate.hit), candidateForms(candidate, now)});
    m_candidates->setRows(rows);
    m_place->setCurrentWidget(m_candidates);
}

void CallerView::showFinder(const CallCard& card) {
    m_finder->begin(card.key, attachable(card) ? formatPhone(card.peer) : QString());
    m_place->setCurrentWidget(m_finder);
}

bool CallerView::focusChoice() {
    if (m_place->currentWidget() == m_candidates)
        m_candidates->setFocus(Qt::ShortcutFocusReason);
    else if (m_place->currentWidget() == m_finder)
        m_finder->focusSearch();
    else
        return false;
    return true;
}

void CallerView::choose(int number) {
    if (m_place->currentWidget() == m_candidates)
        m_candidates->choose(number);
    else if (m_place->currentWidget() == m_finder)
        m_finder->choose(number);
}

} // namespace visage::ui
