// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/visage/phone_set.h"

#include "ui/common/banner.h"
#include "ui/common/formats.h"
#include "ui/customer/record_page.h"
#include "ui/phone/phone_pane.h"
#include "ui/phone/phone_text.h"
#include "ui/phone/record_link.h"
#include "ui/shell/main_window.h"

namespace visage::desktop {

using namespace Qt::StringLiterals;

PhoneSet::PhoneSet(Line line, const Clock& clock, const ui::Surroundings& around, ui::MainWindow& window,
                   ui::RecordPage& record)
    : QObject(&window)
    , m_line(std::move(line))
    , m_phone(clock, m_line.engine)
    , m_desk(m_phone, around.workspace, clock) {
    m_desk.setAccount(m_line.account);
    window.setPhonePane(new ui::PhonePane(m_desk, around.theme, window.commands(), around.tracer));
    window.setPhone(&m_phone);
    auto* link = new ui::RecordLink(m_desk, record, this);
    connect(link, &ui::RecordLink::closeWanted, &window, &ui::MainWindow::closeForCall);
    connect(link, &ui::RecordLink::callerUnknown, &window, &ui::MainWindow::setCallerUnknown);
    connect(&window, &ui::MainWindow::customerOpened, link, &ui::RecordLink::noteOpened);
    connect(&m_phone, &telephony::Phone::noticed, this, [&window](const Error& what) {
        window.banner().tell(ui::Look::Warn, [what] { return ui::phoneNoticeText(what); });
    });
    connect(&m_desk, &ui::CallDesk::customerChosen, &window, &ui::MainWindow::openCustomer);
    connect(&record, &ui::RecordPage::dialRequested, this,
            [this, &record, &window](const QString& number) { dial(number, record.customer(), window); });
    const client::Workspace& workspace = around.workspace;
    connect(&workspace, &client::Workspace::sessionChanged, this,
            [this, &workspace] { followSession(static_cast<bool>(workspace.session().user)); });
    followSession(static_cast<bool>(workspace.session().user));
}

void PhoneSet::followSession(bool inside) {
    if (inside == m_started)
        return;
    m_started = inside;
    if (inside)
        m_phone.start(m_line.account);
    else
        m_phone.stop();
}

void PhoneSet::dial(const QString& number, CustomerId customer, ui::MainWindow& window) {
    const auto dialled = m_desk.dial(number, customer);
    if (dialled)
        return;
    const Error why = dialled.error();
    window.banner().tell(ui::Look::Warn, [why] { return ui::text(why.sentence); });
}

} // namespace visage::desktop
