// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPushButton;
class QTableWidget;

namespace visage::ui {

class CommandRegistry;

/// Every command that has a shortcut, with it.
class ShortcutsDialog : public QDialog {
    Q_OBJECT
public:
    /// The registry outlives the dialog.
    ShortcutsDialog(const CommandRegistry& registry, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    const CommandRegistry& m_registry;
    QTableWidget* m_table;
    QPushButton* m_close;
};

} // namespace visage::ui
