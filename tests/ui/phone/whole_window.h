// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/phone/at_the_desk.h"
#include "tests/ui/shell/desk.h"
#include "ui/customer/record_page.h"
#include "ui/phone/record_link.h"

namespace visage::testing {

/// An agent's window with record and telephone, joined as the main joins them.
struct WholeWindow {
    explicit WholeWindow(ui::Language language)
        : desk(Desk::Start::LoggedIn, language) {
        phone.start(deskAccount());
        calls = std::make_unique<ui::CallDesk>(phone, desk.workspace, clock);
        calls->setAccount(deskAccount());
        record = new ui::RecordPage(desk.workspace, desk.theme, desk.window->commands());
        desk.window->setRecordPage(record);
        desk.window->setPhonePane(
            new ui::PhonePane(*calls, desk.theme, desk.window->commands(), desk.tracer));
        QObject::connect(desk.window.get(), &ui::MainWindow::customerOpened, record,
                         &ui::RecordPage::showCustomer);
        QObject::connect(record, &ui::RecordPage::customerShown, desk.window.get(),
                         &ui::MainWindow::noteOpened);
        QObject::connect(desk.window.get(), &ui::MainWindow::customerMade, record, &ui::RecordPage::begin);
        QObject::connect(record, &ui::RecordPage::newCustomerWanted, desk.window.get(),
                         &ui::MainWindow::newCustomerForContact);
        auto* window = desk.window.get();
        auto* link = new ui::RecordLink(*calls, *record, record);
        QObject::connect(link, &ui::RecordLink::closeWanted, window, &ui::MainWindow::closeForCall);
        QObject::connect(link, &ui::RecordLink::callerUnknown, window, &ui::MainWindow::setCallerUnknown);
        QObject::connect(window, &ui::MainWindow::customerOpened, link, &ui::RecordLink::noteOpened);
        QObject::connect(calls.get(), &ui::CallDesk::customerChosen, window, &ui::MainWindow::openCustomer);
    }
    ~WholeWindow() { desk.window.reset(); } // before what its pane stands on

    void ring(const call::CallFacts& facts) {
        call = phone.simulateIncoming(facts);
        QTRY_VERIFY(calls->shown() && calls->shown()->lookedUp);
        clock.advance(Milliseconds(250000));
    }

    Desk desk;
    StillClock clock{desk.workspace.now()};
    telephony::ScriptedPhone phone{clock};
    std::unique_ptr<ui::CallDesk> calls;
    ui::RecordPage* record = nullptr;
    std::uint32_t call = 0;
};

} // namespace visage::testing
