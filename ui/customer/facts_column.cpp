// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/facts_column.h"

#include "ui/customer/cases_section.h"
#include "ui/customer/consents_section.h"
#include "ui/customer/details_form.h"
#include "ui/customer/details_section.h"
#include "ui/customer/disputes_section.h"
#include "ui/customer/identities_section.h"
#include "ui/customer/joined_section.h"
#include "ui/customer/tags_section.h"

#include <QApplication>
#include <QEvent>
#include <QScrollBar>
#include <QVBoxLayout>

#include <chrono>

namespace visage::ui {
namespace {

constexpr int usualWidth = 340;
constexpr int widest = 480; ///< where the timeline leaves room
constexpr int roomBelow = 60;
constexpr std::chrono::milliseconds timeToGrow{500};

} // namespace

FactsColumn::FactsColumn(client::Workspace& workspace, const Theme& theme, QWidget* parent)
    : QScrollArea(parent)
    , m_column(new QVBoxLayout)
    , m_disputes(new DisputesSection(workspace, theme))
    , m_form(new DetailsForm(workspace, theme))
    , m_cases(new CasesSection(workspace, theme))
    , m_identities(new IdentitiesSection(workspace, theme))
    , m_orders(new OrdersSection(workspace, theme))
    , m_tags(new TagsSection(workspace, theme))
    , m_consents(new ConsentsSection(workspace, theme))
    , m_details(new DetailsSection(workspace, theme))
    , m_joined(new JoinedSection(workspace, theme)) {
    setObjectName(QStringLiteral("facts"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setMinimumWidth(usualWidth);
    setMaximumWidth(widest);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Customer"));
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("factsContent"));
    content->setLayout(m_column);
    m_column->setContentsMargins(16, 4, 12, 12);
    m_column->setSpacing(14);
    for (QWidget* section : std::initializer_list<QWidget*>{m_disputes, m_form, m_cases, m_identities, m_tags,
                                                            m_orders, m_consents, m_details, m_joined})
        m_column->addWidget(section);
    m_column->addStretch(1);
    setWidget(content);
    content->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    m_form->hide();
    followFocus();
    connect(m_details, &DetailsSection::editRequested, this, &FactsColumn::edit);
    connect(m_form, &DetailsForm::finished, this, &FactsColumn::closeForm);
    connect(m_form, &DetailsForm::touchedChanged, this,
            [this] { m_details->setUnsaved(m_form->isTouched()); });
}

/// The focus moves on while the sections die.
FactsColumn::~FactsColumn() {
    disconnect(qApp, nullptr, this, nullptr);
}

void FactsColumn::show(const client::CustomerRecord& record) {
    if (record.customer.id != m_customer) {
        m_form->hide();
        m_details->setAway(false);
    }
    m_customer = record.customer.id;
    m_disputes->show(record);
    m_form->show(record);
    m_cases->show(record);
    m_identities->show(record);
    m_tags->show(record);
    m_orders->show(record);
    m_consents->show(record);
    m_details->show(record);
    m_joined->show(record);
    // Without the history nobody knows whether there are any.
    m_cases->setVisible(record.historyHere || !record.cases.empty());
}

void FactsColumn::edit() {
    m_form->setVisible(true);
    m_details->setAway(true);
    m_form->start();
}

void FactsColumn::closeForm() {
    const QWidget* focused = QApplication::focusWidget();
    const bool inside = focused && m_form->isAncestorOf(focused);
    m_form->hide();
    m_details->setAway(false);
    if (inside)
        Q_EMIT left();
}

void FactsColumn::addTag() {
    m_tags->write();
}

void FactsColumn::recordConsent() {
    m_consents->write();
}

void FactsColumn::addIdentity() {
    m_identities->write();
}

void FactsColumn::settle() {
    m_disputes->focusFirst();
}

bool FactsColumn::hasDisputes() const {
    return !m_disputes->isEmpty();
}

/// What has the keyboard is seen. What has just appeared is laid out after it got the keyboard, so it is
/// looked at again while the column grows.
void FactsColumn::followFocus() {
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget*, const QWidget* now) {
        if (!now || !widget()->isAncestorOf(now))
            return;
        m_sinceFocus.start();
        reveal();
    });
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (m_sinceFocus.isValid() && !m_sinceFocus.hasExpired(timeToGrow.count()))
            reveal();
    });
}

void FactsColumn::reveal() {
    QWidget* focused = QApplication::focusWidget();
    if (focused && widget()->isAncestorOf(focused))
        ensureWidgetVisible(focused, 0, roomBelow);
}

void FactsColumn::addAbove(QWidget* part) {
    m_column->insertWidget(m_column->indexOf(m_cases), part);
}

void FactsColumn::addBelowCases(QWidget* part) {
    m_column->insertWidget(m_column->indexOf(m_cases) + 1, part);
}

void FactsColumn::changeEvent(QEvent* event) {
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Customer"));
}

} // namespace visage::ui
