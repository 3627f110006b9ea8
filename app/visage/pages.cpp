// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/visage/pages.h"

#include "ui/shell/main_window.h"

#include <QWidget>

#include <algorithm>
#include <array>

namespace visage::desktop {

using namespace Qt::StringLiterals;

namespace {

struct Page {
    const char* name;
    bool inside;                    ///< needs somebody logged in
    const char* shownBy;            ///< objectName of a widget that is visible when the page is there
    void (ui::MainWindow::*open)(); ///< null: reached otherwise
};

constexpr std::array pages{
    Page{"login", false, "loginPage", nullptr},
    Page{"search", true, "searchPane", nullptr},
    Page{"work", true, "workList", nullptr},
    Page{"new-customer", true, "newCustomerForm", &ui::MainWindow::newCustomer},
    Page{"record", true, "recordPage", nullptr},
    Page{"call", true, "popPanel", nullptr},
    Page{"palette", true, "commandPalette", &ui::MainWindow::openPalette},
    Page{"refused", true, "refusedWorkDialog", &ui::MainWindow::showRefusedWork},
    Page{"shortcuts", true, "shortcutsDialog", &ui::MainWindow::showShortcuts},
    Page{"about", false, "aboutDialog", &ui::MainWindow::showAbout},
};

const Page* find(const QString& name) {
    const auto it = std::find_if(pages.begin(), pages.end(),
                                 [&](const Page& page) { return name == QLatin1StringView(page.name); });
    return it == pages.end() ? nullptr : &*it;
}

} // namespace

QStringList pageNames() {
    QStringList names;
    for (const Page& page : pages)
        names << QLatin1StringView(page.name);
    return names;
}

bool needsSession(const QString& page) {
    return find(page)->inside;
}

void openPage(ui::MainWindow& window, const QString& page) {
    if (find(page)->open != nullptr)
        (window.*find(page)->open)();
}

bool pageIsThere(const ui::MainWindow& window, const QString& page) {
    const auto* shown = window.findChild<QWidget*>(QLatin1StringView(find(page)->shownBy));
    return shown != nullptr && shown->isVisible();
}

} // namespace visage::desktop
