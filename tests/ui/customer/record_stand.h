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

/// The name of a row's widget: "closeCase/01a2...".
[[nodiscard]] QString rowName(const char* what, const auto& id) {
    return QString::fromLatin1(what) + QString::fromStdString(id.toString());
}

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
    /// Opens the record of this customer and waits for it.
    void open(CustomerId customer) {
        page->showCustomer(customer);
        QTRY_VERIFY(shows(customer));
    }
    /// What was submitted last, if it was this.
    template <class Command> [[nodiscard]] const Command* lastCommand() const {
        return workspace.submitted.empty() ? nullptr : std::get_if<Command>(&workspace.submitted.back());
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
