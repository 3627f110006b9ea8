// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/facts_column.h"

#include "ui/customer/cases_section.h"
#include "ui/customer/details_section.h"
#include "ui/customer/identities_section.h"

#include <QEvent>
#include <QScrollBar>
#include <QVBoxLayout>

namespace visage::ui {
namespace {

constexpr int usualWidth = 340;
constexpr int widest = 480; ///< where the timeline leaves room

} // namespace

FactsColumn::FactsColumn(client::Workspace& workspace, const Theme& theme, QWidget* parent)
    : QScrollArea(parent)
    , m_cases(new CasesSection(workspace, theme))
    , m_identities(new IdentitiesSection(workspace, theme))
    , m_orders(new OrdersSection(workspace, theme))
    , m_consents(new ConsentsSection(workspace, theme))
    , m_details(new DetailsSection(workspace, theme)) {
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
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(16, 4, 12, 12);
    column->setSpacing(14);
    for (QWidget* section :
         std::initializer_list<QWidget*>{m_cases, m_identities, m_orders, m_consents, m_details})
        column->addWidget(section);
    column->addStretch(1);
    setWidget(content);
    content->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
}

void FactsColumn::show(const client::CustomerRecord& record) {
    m_cases->show(record);
    m_identities->show(record);
    m_orders->show(record);
    m_consents->show(record);
    m_details->show(record);
    // Without the history nobody knows whether there are any.
    m_cases->setVisible(record.historyHere || !record.cases.empty());
}

void FactsColumn::changeEvent(QEvent* event) {
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Customer"));
}

} // namespace visage::ui
