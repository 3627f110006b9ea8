// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/visage/station.h"

#include "app/visage/phone_set.h"
#include "ui/common/banner.h"
#include "ui/common/tracer.h"
#include "ui/common/words.h"
#include "ui/customer/record_page.h"
#include "ui/shell/half_written.h"
#include "ui/shell/login_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/search_pane.h"
#include "ui/work/due_notice.h"
#include "ui/work/work_page.h"

#include <QCoreApplication>
#include <QFile>
#include <QTimer>

namespace visage::desktop {

using namespace Qt::StringLiterals;

namespace {

std::string buildName() {
    return "visage " + QCoreApplication::applicationVersion().toStdString();
}

Result<call::PhoneAccount> readAccount(const QString& name) {
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, "The phone account " + name.toStdString() +
                                              " cannot be read: " + file.errorString().toStdString() + "."};
    return call::parsePhoneAccount(file.readAll().toStdString());
}

} // namespace

Station::Station(const Ground& ground, const QUrl& server)
    : m_ground(ground)
    , m_workspace({server,
                   buildName(),
                   {},
                   {},
                   {},
                   QSslCertificate::fromPath(ground.options.authorities),
                   ui::handOver},
                  {ground.profile, ground.secrets, ground.clock, ground.random})
    , m_window(std::make_unique<ui::MainWindow>(
          ui::Surroundings{m_workspace, ground.theme, ground.languages, ground.settings, ground.tracer})) {
    const client::Profile::Remembered& remembered = ground.profile.remembered();
    m_window->loginPage().prefill(server.toString(), remembered.user);
    if (!remembered.user.isEmpty() && remembered.server == server)
        m_window->expectSession();
    if (ground.options.size.isValid())
        m_window->resize(ground.options.size);
    connect(&m_window->loginPage(), &ui::LoginPage::otherServerWanted, this, &Station::otherServerWanted);
    // Only once the window is on the screen: the pages are built while the person looks for the mouse.
    connect(m_window.get(), &ui::MainWindow::firstFramePainted, this, &Station::onFirstFrame);
}

Station::~Station() = default;

void Station::show() {
    if (m_ground.options.size.isValid())
        m_window->show();
    else
        m_window->open();
}

void Station::logIn(const QString& user, const QString& password) {
    m_window->loginPage().fillAndSubmit(user, password);
}

void Station::logInUnlessResumed(const QString& user, const QString& password) {
    const client::Profile::Remembered& remembered = m_ground.profile.remembered();
    if (remembered.user != user || remembered.server.toString() != m_workspace.status().server)
        return logIn(user, password);
    QTimer::singleShot(ui::MainWindow::sessionPatience, this, [this, user, password] {
        if (!m_workspace.session().user)
            logIn(user, password);
    });
}

void Station::onFirstFrame() {
    m_ground.tracer.mark("first-frame");
    addRecord();
    if (!m_ground.options.phoneAccount.isEmpty())
        addPhone();
    connect(&m_workspace, &client::Workspace::sessionChanged, this, &Station::openWhatWasAsked);
    openWhatWasAsked();
}

void Station::addRecord() {
    m_record = new ui::RecordPage(m_workspace, m_ground.theme, m_window->commands());
    connect(m_window.get(), &ui::MainWindow::customerOpened, m_record, &ui::RecordPage::showCustomer);
    connect(m_window.get(), &ui::MainWindow::noteOffered, m_record, &ui::RecordPage::addToNote);
    connect(m_window.get(), &ui::MainWindow::customerMade, m_record, &ui::RecordPage::begin);
    connect(m_record, &ui::RecordPage::newCustomerWanted, m_window.get(),
            &ui::MainWindow::newCustomerForContact);
    connect(m_record, &ui::RecordPage::customerShown, m_window.get(), &ui::MainWindow::noteOpened);
    m_record->follow(m_window->lookAlikes());
    m_window->setRecordPage(m_record);
    addWork();
}

void Station::addWork() {
    auto* work = new ui::WorkPage(m_workspace, m_ground.theme);
    const auto open = [this](const client::WorkItem& item) {
        m_window->openCustomer(item.customer);
        m_record->focusWork(item.id);
    };
    connect(work, &ui::WorkPage::chosen, this, open);
    m_window->setWorkPage(work);
    auto* due = new ui::DueNotice(m_workspace, work->model(), m_window->banner(), work);
    connect(due, &ui::DueNotice::itemWanted, this, open);
    connect(due, &ui::DueNotice::listWanted, m_window.get(), [this] { m_window->search().showWork(); });
}

void Station::addPhone() {
    auto account = readAccount(m_ground.options.phoneAccount);
    if (!account) {
        const Error why = account.error();
        m_window->banner().tell(ui::Look::Bad, [why] { return ui::sentenceOf(why); });
        return;
    }
    new PhoneSet({*account, {{}, m_ground.options.audio}}, m_ground.clock,
                 {m_workspace, m_ground.theme, m_ground.languages, m_ground.settings, m_ground.tracer},
                 *m_window, *m_record);
}

void Station::openWhatWasAsked() {
    if (m_asked || !m_workspace.session().user)
        return;
    m_asked = true;
    if (!m_ground.options.search.isEmpty())
        m_window->search().setText(m_ground.options.search);
    if (m_ground.options.customer)
        m_window->openCustomer(m_ground.options.customer);
}

} // namespace visage::desktop
