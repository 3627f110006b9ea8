// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "core/client/workspace.h"
#include "ui/common/banner.h"
#include "ui/common/command_palette.h"
#include "ui/common/command_registry.h"
#include "ui/common/settings.h"
#include "ui/common/words.h"
#include "ui/customer/look_alikes.h"
#include "ui/customer/look_alikes_dialog.h"
#include "ui/customer/new_customer_form.h"
#include "ui/shell/about_dialog.h"
#include "ui/shell/desktop_state.h"
#include "ui/shell/login_page.h"
#include "ui/shell/main_commands.h"
#include "ui/shell/pane_cycler.h"
#include "ui/shell/refused_work.h"
#include "ui/shell/reviews_dialog.h"
#include "ui/shell/search_pane.h"
#include "ui/shell/shortcuts_dialog.h"
#include "ui/shell/status_line.h"
#include "ui/shell/store_notices.h"
#include "ui/shell/workplace.h"
#include "ui/work/work_page.h"

#include <QApplication>
#include <QEvent>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyle>
#include <QTimer>
#include <QToolButton>

#include <utility>

namespace visage::ui {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(const Surroundings& around, QWidget* parent)
    : QMainWindow(parent)
    , m_around(around)
    , m_commands(new CommandRegistry(this))
    , m_stack(new QStackedWidget)
    , m_login(new LoginPage(around))
    , m_workplace(new Workplace(around))
    , m_palette(new CommandPalette(*m_commands, around.theme, this))
    , m_cycler(new PaneCycler(this))
    , m_lookAlikes(new LookAlikes(around.workspace, this))
    , m_notices(new StoreNotices(around, m_workplace->banner(), this)) {
    setObjectName(u"mainWindow"_s);
    setMinimumSize(960, 560);
    m_stack->addWidget(m_login);
    m_stack->addWidget(m_workplace);
    setCentralWidget(m_stack);
    addMainCommands(*this);
    m_workplace->menuButton().setMenu(&m_menu);
    m_cycler->setPanes(m_workplace->panes());
    connect(&m_menu, &QMenu::aboutToShow, this, [this] { fillMainMenu(m_menu, *this); });
    connect(&m_workplace->search(), &SearchPane::customerChosen, this, &MainWindow::openCustomer);
    connectNewCustomer();
    connect(&m_workplace->statusLine(), &StatusLine::refusedWorkWanted, this, &MainWindow::showRefusedWork);
    connect(&m_workplace->statusLine(), &StatusLine::desktopStateWanted, this, &MainWindow::showDesktopState);
    connect(&m_workplace->statusLine(), &StatusLine::reviewsWanted, this, &MainWindow::showReviews);
    connect(m_notices, &StoreNotices::reviewsWanted, this, &MainWindow::showReviews);
    connect(&m_workplace->statusLine(), &StatusLine::lookAlikesWanted, this, &MainWindow::showLookAlikes);
    connect(m_lookAlikes, &LookAlikes::changed, this, &MainWindow::followLookAlikes);
    connect(&around.workspace, &client::Workspace::sessionChanged, this, &MainWindow::followSession);
    connect(&around.workspace, &client::Workspace::statusChanged, this, &MainWindow::followStatus);
    connect(&around.workspace, &client::Workspace::troubled, this,
            [this](ErrorCode code, const QString& sentence) {
                const Error error{code, sentence.toStdString()};
                banner().tell(
                    Look::Bad, [error] { return sentenceOf(error); }, {},
                    code == ErrorCode::StorageFull ? StoreNotices::fullDisk() : QString());
            });
    restoreLayout();
    followSession();
    followStatus();
    retranslate();
}

MainWindow::~MainWindow() = default;

void MainWindow::setRecordPage(QWidget* page) {
    m_workplace->setRecordPage(page);
    m_cycler->setPanes(m_workplace->panes());
    if (m_opened)
        m_workplace->showRecord();
}

void MainWindow::setWorkPage(WorkPage* page) {
    search().setWorkPage(page);
    m_commands->add({commands::work, [] { return tr("Go to the work list"); }, QKeySequence(u"F7"_s),
                     [this] { search().showWork(); }, u"clipboard-list"_s});
    m_commands->setEnabled(commands::work, static_cast<bool>(m_around.workspace.session().user),
                           tr("Log in first"));
    m_commands->add({commands::lists,
                     [] { return tr("Go to the lists of customers"); },
                     {},
                     [this] { search().showLists(); },
                     u"users"_s});
    const auto follow = [this, page] {
        m_commands->setEnabled(commands::lists, page->hasLists(), tr("No list of customers is kept for you"));
    };
    connect(page, &WorkPage::readied, this, follow);
    follow();
}

void MainWindow::setPhonePane(QWidget* pane) {
    m_workplace->setPhonePane(pane);
    m_cycler->setPanes(m_workplace->panes());
}

void MainWindow::setPhone(telephony::Phone* phone) {
    m_workplace->statusLine().setPhone(phone);
}

Banner& MainWindow::banner() {
    return m_workplace->banner();
}

SearchPane& MainWindow::search() {
    return m_workplace->search();
}

void MainWindow::expectSession() {
    m_stack->setCurrentWidget(m_workplace);
    QTimer::singleShot(sessionPatience, this, [this] {
        if (!m_around.workspace.session().user)
            followSession();
    });
}

void MainWindow::openCustomer(CustomerId customer) {
    noteOpened(customer);
    Q_EMIT customerOpened(customer);
}

void MainWindow::noteOpened(CustomerId customer) {
    const QWidget* focused = QApplication::focusWidget();
    const bool typing = focused && m_workplace->newCustomer().isAncestorOf(focused);
    m_opened = customer;
    m_workplace->showRecord();
    if (typing) // what was typed stays in the form; the next key would land in whatever comes after it
        focusSearch();
    followStatus();
}

void MainWindow::closeCustomer() {
    leaveCustomer();
    focusSearch();
}

void MainWindow::closeForCall() {
    const bool focused = m_workplace->recordHasFocus();
    leaveCustomer();
    if (focused) // else the next key would land in whatever comes after the record
        focusSearch();
}

void MainWindow::leaveCustomer() {
    m_opened = {};
    if (!m_workplace->showsNewCustomer()) // somebody types there
        m_workplace->showNothing();
    followStatus();
    Q_EMIT customerOpened({});
}

void MainWindow::setCallerUnknown(bool unknown) {
    m_workplace->setCallerUnknown(unknown);
}

void MainWindow::focusSearch() {
    m_workplace->search().focusSearch();
}

void MainWindow::openPalette() {
    m_palette->open();
}

void MainWindow::cyclePane(int step) {
    m_cycler->go(step);
}

void MainWindow::showRefusedWork() {
    auto* dialog = new RefusedWorkDialog(m_around, this);
    connect(dialog, &RefusedWorkDialog::openRequested, this, &MainWindow::openCustomer);
    connect(dialog, &RefusedWorkDialog::noteWanted, this, [this](CustomerId customer, const QString& text) {
        openCustomer(customer);
        Q_EMIT noteOffered(customer, text);
    });
    dialog->open();
}

void MainWindow::showReviews() {
    if (findChild<ReviewsDialog*>())
        return; // it stands there
    auto* dialog = new ReviewsDialog(m_around, this);
    connect(dialog, &ReviewsDialog::openRequested, this, &MainWindow::openCustomer);
    connect(dialog, &ReviewsDialog::customerMade, m_lookAlikes, &LookAlikes::add);
    dialog->open();
}

void MainWindow::showLookAlikes() {
    auto* dialog = new LookAlikesDialog(m_around.workspace, *m_lookAlikes, this);
    connect(dialog, &LookAlikesDialog::openRequested, this, &MainWindow::openCustomer);
    dialog->open();
}

void MainWindow::followLookAlikes() {
    const auto count = static_cast<int>(m_lookAlikes->pairs().size());
    m_workplace->statusLine().setLookAlikes(count);
    m_commands->setEnabled(commands::lookAlikes, count > 0,
                           tr("Nobody made here resembles another customer"));
}

void MainWindow::showShortcuts() {
    (new ShortcutsDialog(*m_commands, this))->open();
}

void MainWindow::showDesktopState() {
    (new DesktopStateDialog(m_around, this))->open();
}

void MainWindow::showAbout() {
    (new AboutDialog(this))->open();
}

void MainWindow::logOut() {
    closeCustomer();
    m_around.workspace.logOut();
}

void MainWindow::useLanguage(Language language) {
    m_around.languages.use(language);
    m_around.settings.setLanguage(language);
}

void MainWindow::useTheme(Theme::Choice choice) {
    m_around.theme.apply(choice);
    m_around.settings.setTheme(choice);
}

void MainWindow::followSession() {
    const bool inside = this->inside();
    const bool came = !std::exchange(m_wasInside, inside) && inside;
    if (!inside && m_opened)
        leaveCustomer(); // the next one may be somebody else
    if (!inside && m_workplace->showsNewCustomer())
        m_workplace->showNothing();
    m_stack->setCurrentWidget(inside ? static_cast<QWidget*>(m_workplace) : m_login);
    enableInside();
    // A log-in in place takes nobody's cursor away.
    if (came)
        focusSearch();
}

void MainWindow::enableInside() {
    for (const QString& id : {commands::focusSearch, commands::work, commands::logOut, commands::nextPane,
                              commands::previousPane, commands::desktopState, commands::newCustomer})
        m_commands->setEnabled(id, inside(), tr("Log in first"));
}

bool MainWindow::inside() const {
    return static_cast<bool>(m_around.workspace.session().user);
}

void MainWindow::followStatus() {
    const bool refused = m_around.workspace.status().refused > 0;
    m_commands->setEnabled(commands::refusedWork, refused, tr("Nothing was refused"));
    // What an agent can never do is not offered.
    m_commands->action(commands::reviews)
        ->setVisible(inside() && m_around.workspace.session().role >= Role::Lead);
    followLookAlikes();
    m_commands->setEnabled(commands::closeRecord, static_cast<bool>(m_opened), tr("No customer is open"));
    // What was removed is not waited for.
    if (m_around.workspace.status().removed != client::StoreStatus::Removed::No && !inside())
        m_stack->setCurrentWidget(m_login);
    m_notices->follow();
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::retranslate() {
    setWindowTitle(u"Visage"_s);
    m_commands->retranslate();
    followStatus();
    enableInside();
}

void MainWindow::open() {
    if (m_known)
        show();
    else
        showMaximized();
}

void MainWindow::restoreLayout() {
    // The window manager puts a title above it, and both have to fit beside a task bar.
    const QSize screenful = screen()->availableSize();
    resize(QSize(1366, 768).boundedTo(screenful - QSize(0, style()->pixelMetric(QStyle::PM_TitleBarHeight))));
    m_known = restoreGeometry(m_around.settings.layout(objectName()));
    QSplitter& splitter = m_workplace->splitter();
    splitter.restoreState(m_around.settings.layout(splitter.objectName()));
}

void MainWindow::saveLayout() {
    m_around.settings.setLayout(objectName(), saveGeometry());
    const QSplitter& splitter = m_workplace->splitter();
    m_around.settings.setLayout(splitter.objectName(), splitter.saveState());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    saveLayout();
    QMainWindow::closeEvent(event);
}

void MainWindow::paintEvent(QPaintEvent* event) {
    QMainWindow::paintEvent(event);
    if (m_painted)
        return;
    m_painted = true;
    // The children are painted after this; the queued signal comes when they have been.
    QMetaObject::invokeMethod(this, &MainWindow::firstFramePainted, Qt::QueuedConnection);
}

} // namespace visage::ui
