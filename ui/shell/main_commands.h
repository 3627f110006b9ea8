// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QMenu;

namespace visage::ui {

class MainWindow;

/// The commands of the window itself; their ids. Pages add their own to the same registry.
namespace commands {
inline const QString focusSearch = QStringLiteral("search.focus");
inline const QString openPalette = QStringLiteral("palette.open");
inline const QString nextPane = QStringLiteral("pane.next");
inline const QString previousPane = QStringLiteral("pane.previous");
inline const QString work = QStringLiteral("work.show");
inline const QString lists = QStringLiteral("work.lists");
inline const QString refusedWork = QStringLiteral("work.refused");
inline const QString reviews = QStringLiteral("work.reviews");
inline const QString lookAlikes = QStringLiteral("work.lookAlikes");
inline const QString newCustomer = QStringLiteral("customer.new");
inline const QString closeRecord = QStringLiteral("record.close");
inline const QString shortcuts = QStringLiteral("help.shortcuts");
inline const QString desktopState = QStringLiteral("help.desktopState");
inline const QString about = QStringLiteral("help.about");
inline const QString logOut = QStringLiteral("session.logOut");
inline const QString quit = QStringLiteral("window.quit");
inline const QString french = QStringLiteral("language.fr");
inline const QString english = QStringLiteral("language.en");
inline const QString light = QStringLiteral("theme.light");
inline const QString dark = QStringLiteral("theme.dark");
inline const QString system = QStringLiteral("theme.system");
} // namespace commands

void addMainCommands(MainWindow& window);

/// The menu behind the button beside the search, made from the registry; filled again on each opening.
void fillMainMenu(QMenu& menu, MainWindow& window);

} // namespace visage::ui
