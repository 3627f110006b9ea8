// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/prepared_workspace.h"
#include "ui/common/languages.h"
#include "ui/common/settings.h"
#include "ui/common/theme.h"
#include "ui/common/tracer.h"
#include "ui/shell/main_window.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace visage::testing {

/// A window over prepared data, as the main composes it.
class Desk {
public:
    enum class Start { LoggedOut, LoggedIn };

    explicit Desk(Start start = Start::LoggedIn, ui::Language language = ui::Language::French);

    template <class T> [[nodiscard]] T* find(const QString& name) const {
        T* found = window->findChild<T*>(name);
        if (found == nullptr)
            qFatal("no widget is called %s", qPrintable(name));
        return found;
    }
    void keys(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// What the agent sees of a label or a button.
    [[nodiscard]] QString shown(const QString& name) const;

    QTemporaryDir folder;
    PreparedWorkspace workspace;
    ui::Theme theme;
    ui::Languages languages;
    ui::DesktopSettings settings;
    ui::Tracer tracer;
    std::unique_ptr<ui::MainWindow> window;
};

} // namespace visage::testing
