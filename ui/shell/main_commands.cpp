// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_commands.h"

#include "core/client/workspace.h"
#include "ui/common/command_registry.h"
#include "ui/common/languages.h"
#include "ui/common/settings.h"
#include "ui/common/theme.h"
#include "ui/shell/main_window.h"

#include <QActionGroup>
#include <QMenu>

namespace visage::ui {

using namespace Qt::StringLiterals;

namespace {

void addNavigation(MainWindow& window) {
    CommandRegistry& all = window.commands();
    all.add({commands::focusSearch, [] { return MainWindow::tr("Search for a customer"); },
             QKeySequence(u"Ctrl+F"_s), [&window] { window.focusSearch(); }, u"search"_s})
        ->setShortcuts({QKeySequence(u"Ctrl+F"_s), QKeySequence(u"F3"_s)});
    all.add({commands::openPalette, [] { return MainWindow::tr("All commands"); }, QKeySequence(u"Ctrl+K"_s),
             [&window] { window.openPalette(); }, u"keyboard"_s});
    all.add({commands::nextPane, [] { return MainWindow::tr("Next pane"); }, QKeySequence(u"F6"_s),
             [&window] { window.cyclePane(1); }, u"chevron-right"_s});
    all.add({commands::previousPane, [] { return MainWindow::tr("Previous pane"); },
             QKeySequence(u"Shift+F6"_s), [&window] { window.cyclePane(-1); }, u"chevron-left"_s});
    all.add({commands::closeRecord, [] { return MainWindow::tr("Close the record"); },
             QKeySequence(u"Ctrl+W"_s), [&window] { window.closeCustomer(); }, u"x"_s});
    all.add({commands::newCustomer, [] { return MainWindow::tr("New customer"); },
             QKeySequence(u"Shift+F4"_s), [&window] { window.newCustomer(); }, u"user-plus"_s});
    all.add({commands::lookAlikes,
             [] { return MainWindow::tr("Customers who may be the same"); },
             {},
             [&window] { window.showLookAlikes(); },
             u"users"_s});
    all.add({commands::refusedWork,
             [] { return MainWindow::tr("Show refused changes"); },
             {},
             [&window] { window.showRefusedWork(); },
             u"triangle-alert"_s});
    all.add({commands::reviews,
             [] { return MainWindow::tr("Decide over the work of accounts that were switched off"); },
             {},
             [&window] { window.showReviews(); },
             u"inbox"_s});
}

void addAppearance(MainWindow& window) {
    CommandRegistry& all = window.commands();
    const auto language = [&](const QString& id, const QString& name, Language value) {
        all.add({id,
                 [name] { return name; },
                 {},
                 [&window, value] { window.useLanguage(value); },
                 u"languages"_s});
    };
    language(commands::french, u"Français"_s, Language::French);
    language(commands::english, u"English"_s, Language::English);
    const auto theme = [&](const QString& id, std::function<QString()> text, Theme::Choice value,
                           const QString& icon) {
        all.add({id, std::move(text), {}, [&window, value] { window.useTheme(value); }, icon});
    };
    theme(
        commands::light, [] { return MainWindow::tr("Light theme"); }, Theme::Choice::Light, u"sun"_s);
    theme(
        commands::dark, [] { return MainWindow::tr("Dark theme"); }, Theme::Choice::Dark, u"moon"_s);
    theme(
        commands::system, [] { return MainWindow::tr("Theme of the system"); }, Theme::Choice::System,
        u"monitor"_s);
}

void addSession(MainWindow& window) {
    CommandRegistry& all = window.commands();
    all.add({commands::shortcuts, [] { return MainWindow::tr("Keyboard shortcuts"); }, QKeySequence(u"F1"_s),
             [&window] { window.showShortcuts(); }, u"keyboard"_s});
    all.add({commands::desktopState,
             [] { return MainWindow::tr("State of this desktop"); },
             {},
             [&window] { window.showDesktopState(); },
             u"monitor"_s});
    all.add({commands::about,
             [] { return MainWindow::tr("About Visage"); },
             {},
             [&window] { window.showAbout(); },
             u"info"_s});
    all.add({commands::logOut,
             [] { return MainWindow::tr("Log out"); },
             {},
             [&window] { window.logOut(); },
             u"log-out"_s});
    all.add({commands::quit, [] { return MainWindow::tr("Quit"); }, QKeySequence(u"Ctrl+Q"_s),
             [&window] { window.close(); }, u"x"_s});
}

void addChoice(QMenu& menu, MainWindow& window, const QString& title, const QString& icon,
               std::initializer_list<std::pair<QString, bool>> choices) {
    QMenu* sub = menu.addMenu(window.theme().icon(icon, window.theme().tokens().textMuted), title);
    auto* group = new QActionGroup(sub);
    for (const auto& [id, checked] : choices) {
        QAction* command = window.commands().action(id);
        QAction* choice = sub->addAction(command->text());
        choice->setCheckable(true);
        choice->setChecked(checked);
        group->addAction(choice);
        QObject::connect(choice, &QAction::triggered, command, &QAction::trigger);
    }
}

} // namespace

void addMainCommands(MainWindow& window) {
    addNavigation(window);
    addAppearance(window);
    addSession(window);
}

void fillMainMenu(QMenu& menu, MainWindow& window) {
    menu.clear();
    for (QMenu* sub : menu.findChildren<QMenu*>(Qt::FindDirectChildrenOnly))
        delete sub;
    const auto add = [&](const QString& id) { menu.addAction(window.commands().action(id)); };
    add(commands::openPalette);
    add(commands::newCustomer);
    if (window.commands().action(commands::lists))
        add(commands::lists);
    add(commands::refusedWork);
    add(commands::reviews); // for leads
    add(commands::lookAlikes);
    menu.addSeparator();
    const Language language = window.languages().current();
    const Theme::Choice theme = window.theme().choice();
    addChoice(menu, window, MainWindow::tr("Language"), u"languages"_s,
              {{commands::french, language == Language::French},
               {commands::english, language == Language::English}});
    addChoice(menu, window, MainWindow::tr("Theme"), u"sun"_s,
              {{commands::light, theme == Theme::Choice::Light},
               {commands::dark, theme == Theme::Choice::Dark},
               {commands::system, theme == Theme::Choice::System}});
    menu.addSeparator();
    add(commands::shortcuts);
    add(commands::desktopState);
    add(commands::about);
    menu.addSeparator();
    add(commands::logOut);
    add(commands::quit);
}

} // namespace visage::ui
