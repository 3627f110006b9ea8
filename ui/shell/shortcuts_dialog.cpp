// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcuts_dialog.h"

#include "ui/common/command_registry.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace visage::ui {

using namespace Qt::StringLiterals;

namespace {

QString shortcutsOf(const QAction& action) {
    QStringList shown;
    for (const QKeySequence& keys : action.shortcuts())
        shown << keys.toString(QKeySequence::NativeText);
    return shown.join(u", "_s);
}

void fill(QTableWidget* table, const CommandRegistry& registry) {
    for (const CommandRegistry::Spec& spec : registry.specs()) {
        const QString keys = shortcutsOf(*registry.action(spec.id));
        if (keys.isEmpty())
            continue;
        const int row = table->rowCount();
        table->insertRow(row);
        table->setItem(row, 0, new QTableWidgetItem(keys));
        table->setItem(row, 1, new QTableWidgetItem(spec.text()));
    }
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const CommandRegistry& registry, QWidget* parent)
    : QDialog(parent) {
    setObjectName(u"shortcutsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* table = new QTableWidget(0, 2);
    table->setObjectName(u"shortcutsTable"_s);
    table->setAccessibleName(windowTitle());
    table->setHorizontalHeaderLabels({tr("Keys"), tr("Command")});
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setStretchLastSection(true);
    fill(table, registry);
    table->setColumnWidth(0, 150);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addWidget(table);
    layout->addWidget(buttons);
    resize(520, 480);
}

} // namespace visage::ui
