// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/prepared_workspace.h"
#include "ui/common/command_registry.h"
#include "ui/common/languages.h"
#include "ui/common/theme.h"
#include "ui/customer/record_page.h"

#include <QTest>
#include <QVBoxLayout>
#include <QWidget>

namespace visage::testing {

/// A record page in a window of its own over the prepared company, logged in as Amélie.
struct RecordStand {
    explicit RecordStand(ui::Language language = ui::Language::French, PreparedData data = preparedData())
        : workspace(std::move(data)) {
        languages.use(language);
        theme.apply(ui::Theme::Choice::Light);
        workspace.enter();
        auto* column = new QVBoxLayout(&window);
        column->setContentsMargins(0, 0, 0, 0);
        page = new ui::RecordPage(workspace, theme, *(commands = new ui::CommandRegistry(&window)));
        column->addWidget(page);
        window.resize(1060, 650);
        window.show();
        window.activateWindow();
    }

    template <class Widget> [[nodiscard]] Widget* find(const char* name) const {
        return window.findChild<Widget*>(QString::fromLatin1(name));
    }
    /// Whether the record of this customer stands there, to be waited for.
    [[nodiscard]] bool shows(CustomerId customer) const {
        return page->customer() == customer && page->currentIndex() == 1;
    }

    ui::Languages languages;
    ui::Theme theme;
    PreparedWorkspace workspace;
    QWidget window;
    ui::CommandRegistry* commands = nullptr;
    ui::RecordPage* page = nullptr;
};

} // namespace visage::testing
