// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace visage::ui {

class CommandRegistry;

/// Every command that has a shortcut, with it.
class ShortcutsDialog : public QDialog {
    Q_OBJECT
public:
    ShortcutsDialog(const CommandRegistry& registry, QWidget* parent);
};

} // namespace visage::ui
