// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workplace.h"

#include "ui/common/banner.h"
#include "ui/common/icons.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/customer/new_customer_form.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/search_pane.h"
#include "ui/shell/session_panel.h"
#include "ui/shell/status_line.h"

#include <QApplication>
#include <QEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace visage::ui {

using namespace Qt::StringLiterals;

Workplace::Workplace(const Surroundings& around, QWidget* parent)
    : QWidget(parent)
    , m_around(around)
    , m_search(new SearchPane(around))
    , m_menu(new QToolButton)
    , m_banner(new Banner(around.theme))
    , m_session(new SessionPanel(around))
    , m_statusLine(new StatusLine(around))
    , m_empty(new EmptyState(around.theme, u"contact"_s))
    , m_newCustomer(new NewCustomerForm(around.workspace, around.theme))
    , m_stack(new QStackedWidget)
    , m_splitter(new QSplitter) {
    setObjectName(u"workplace"_s);
    m_splitter->setObjectName(u"workplaceSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(5);
    m_splitter->addWidget(buildLeft());
    m_splitter->addWidget(buildRight());
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({330, 1036});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_statusLine);
    retranslate();
}

QWidget* Workplace::buildLeft() {
    auto* column = new QFrame;
    setLook(column, Look::Side);
    column->setMinimumWidth(270);
    m_menu->setObjectName(u"mainMenu"_s);
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setFocusPolicy(Qt::TabFocus);
    setLook(m_menu, Look::Plain);
    setThemeIcon(m_menu, m_around.theme, u"menu"_s);
    m_search->setCorner(m_menu);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->addWidget(m_search);
    return column;
}

QWidget* Workplace::buildRight() {
    auto* column = new QWidget;
    // The record may want more: then the search gives way.
    m_empty->setMinimumWidth(540);
    m_stack->setObjectName(u"recordArea"_s);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_newCustomer);
    m_right = new QVBoxLayout(column);
    m_right->setContentsMargins(7, 12, 12, 8);
    m_right->setSpacing(8);
    m_right->addWidget(m_session);
    m_right->addWidget(m_banner);
    m_right->addWidget(m_stack, 1);
    return column;
}

void Workplace::setRecordPage(QWidget* page) {
    m_record = page;
    m_stack->addWidget(page);
}

void Workplace::setPhonePane(QWidget* pane) {
    m_phone = pane;
    // The whole width: what stands in it while it rings has to be read from 70 cm.
    static_cast<QVBoxLayout*>(layout())->insertWidget(0, pane);
}

void Workplace::showRecord() {
    if (m_record != nullptr)
        m_stack->setCurrentWidget(m_record);
}

void Workplace::showNothing() {
    m_stack->setCurrentWidget(m_empty);
}

void Workplace::showNewCustomer() {
    m_stack->setCurrentWidget(m_newCustomer);
}

bool Workplace::showsNewCustomer() const {
    return m_stack->currentWidget() == m_newCustomer;
}

bool Workplace::recordHasFocus() const {
    return m_record != nullptr && m_record->isAncestorOf(QApplication::focusWidget());
}

void Workplace::setCallerUnknown(bool unknown) {
    if (std::exchange(m_callerUnknown, unknown) != unknown)
        sayEmptiness();
}

void Workplace::sayEmptiness() {
    if (m_callerUnknown)
        m_empty->setTexts(tr("Who is calling?"),
                          tr("Ask, then choose or search for the customer above: the record opens here."));
    else
        m_empty->setTexts(
            tr("No customer is open"),
            tr("Search on the left (Ctrl+F), or wait for a call: the caller's record opens by itself. Every "
               "command is found with Ctrl+K."));
}

std::vector<QWidget*> Workplace::panes() const {
    std::vector<QWidget*> all{m_search, m_newCustomer, m_session, m_statusLine};
    if (m_record != nullptr)
        all.insert(all.begin() + 1, m_record);
    if (m_phone != nullptr)
        all.insert(all.begin() + 1, m_phone);
    return all;
}

void Workplace::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Workplace::retranslate() {
    m_menu->setAccessibleName(tr("Main menu"));
    m_menu->setToolTip(plainToolTip(m_menu->accessibleName()));
    sayEmptiness();
}

} // namespace visage::ui
