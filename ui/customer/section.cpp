// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/section.h"

#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/customer/parts.h"

#include <QApplication>
#include <QEvent>
#include <QVBoxLayout>

namespace visage::ui {

Section::Section(client::Workspace& workspace, const Theme& theme, const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_theme(theme)
    , m_title(new PlainLabel(this))
    , m_rows(new QVBoxLayout) {
    setObjectName(name);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    setLook(m_title, Look::Strong);
    column->addWidget(m_title);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(4);
    column->addLayout(m_rows);
}

void Section::rebuild() {
    const QWidget* focused = QApplication::focusWidget();
    const QString name = focused && isAncestorOf(focused) ? focused->objectName() : QString();
    clearLayout(m_rows);
    m_title->setText(title());
    setAccessibleName(title());
    fill(*m_rows);
    setVisible(m_rows->count() > 0);
    if (name.isEmpty())
        return;
    if (auto* again = findChild<QWidget*>(name))
        again->setFocus(Qt::OtherFocusReason);
}

void Section::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rebuild();
}

} // namespace visage::ui
