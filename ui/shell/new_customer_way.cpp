// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later

// MainWindow: the way to somebody who is not a customer yet, and back.

#include "core/client/workspace.h"
#include "ui/customer/new_customer_form.h"
#include "ui/shell/main_window.h"
#include "ui/shell/search_pane.h"
#include "ui/shell/workplace.h"

#include <QApplication>

#include <utility>

namespace visage::ui {

void MainWindow::connectNewCustomer() {
    NewCustomerForm& form = m_workplace->newCustomer();
    connect(&search(), &SearchPane::newCustomerWanted, this, &MainWindow::newCustomer);
    connect(&form, &NewCustomerForm::created, this, &MainWindow::takeNewCustomer);
    connect(&form, &NewCustomerForm::left, this, &MainWindow::leaveNewCustomer);
}

void MainWindow::newCustomer() {
    beginNewCustomer(false);
}

void MainWindow::newCustomerForContact() {
    beginNewCustomer(true);
}

void MainWindow::beginNewCustomer(bool contact) {
    if (!inside())
        return;
    const QString searched = contact ? QString() : search().lookedFor();
    if (!m_workplace->showsNewCustomer())
        m_newCustomerWay = {m_opened, contact, QApplication::focusWidget()};
    // First, so that nobody's keyboard goes with the record.
    m_workplace->showNewCustomer();
    m_workplace->newCustomer().start(newCustomerFrom(searched, m_around.workspace.now()));
    if (m_opened)
        leaveCustomer(); // its commands would work on what nobody sees
}

void MainWindow::takeNewCustomer(CustomerId customer) {
    if (!m_workplace->showsNewCustomer())
        return; // a call has brought a record meanwhile
    const NewCustomerWay way = std::exchange(m_newCustomerWay, {});
    openCustomer(customer);
    Q_EMIT customerMade(customer, way.contact, way.contact ? way.before : CustomerId());
}

void MainWindow::leaveNewCustomer() {
    const NewCustomerWay way = std::exchange(m_newCustomerWay, {});
    m_workplace->showNothing();
    if (way.before)
        openCustomer(way.before);
    if (way.focus && way.focus->isVisible())
        way.focus->setFocus(Qt::OtherFocusReason);
    else
        focusSearch();
}

} // namespace visage::ui
