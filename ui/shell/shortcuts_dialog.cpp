// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcuts_dialog.h"

#include "ui/common/command_registry.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QPushButton>
#include <QScreen>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace visage::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int chrome = 84; // margins and the button

QString shortcutsOf(const QAction& action) {
    QStringList shown;
    for (const QKeySequence& keys : action.shortcuts())
        shown << keys.toString(QKeySequence::NativeText);
    return shown.join(u", "_s);
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const CommandRegistry& registry, QWidget* parent)
    : QDialog(parent)
    , m_registry(registry)
    , m_table(new QTableWidget(0, 2))
    , m_close(new QPushButton) {
    setObjectName(u"shortcutsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_table->setObjectName(u"shortcutsTable"_s);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    retranslate();
    m_table->setColumnWidth(0, 150);
    m_close->setObjectName(u"shortcutsClose"_s);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addWidget(m_table);
    layout->addWidget(m_close, 0, Qt::AlignRight);
    // As many of them as the screen has room for.
    const int rows =
        m_table->rowCount() * m_table->rowHeight(0) + m_table->horizontalHeader()->sizeHint().height();
    const int screen = parent ? parent->screen()->availableSize().height() : 768;
    resize(520, std::min(rows + chrome, screen * 9 / 10));
}

void ShortcutsDialog::retranslate() {
    setWindowTitle(tr("Keyboard shortcuts"));
    m_close->setText(tr("Close"));
    m_table->setAccessibleName(windowTitle());
    m_table->setHorizontalHeaderLabels({tr("Keys"), tr("Command")});
    m_table->setRowCount(0);
    for (const CommandRegistry::Spec& spec : m_registry.specs()) {
        const QString keys = shortcutsOf(*m_registry.action(spec.id));
        if (keys.isEmpty())
            continue;
        const int row = m_table->rowCount();
        m_table->insertRow(row);
        m_table->setItem(row, 0, new QTableWidgetItem(keys));
        m_table->setItem(row, 1, new QTableWidgetItem(spec.text()));
    }
}

void ShortcutsDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace visage::ui
