// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/section.h"

#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/words.h"
#include "ui/customer/parts.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace visage::ui {

Section::Section(client::Workspace& workspace, const Theme& theme, const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_theme(theme)
    , m_title(new PlainLabel(this))
    , m_heading(new QHBoxLayout)
    , m_rows(new QVBoxLayout)
    , m_trouble(new PlainLabel(this)) {
    setObjectName(name);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    setLook(m_title, Look::Strong);
    m_heading->setSpacing(4);
    m_heading->addWidget(m_title, 1);
    column->addLayout(m_heading);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(4);
    column->addLayout(m_rows);
    m_trouble->setObjectName(name + QStringLiteral("Trouble"));
    m_trouble->setWordWrap(true);
    setLook(m_trouble, Look::Bad);
    m_trouble->hide();
    column->addWidget(m_trouble);
}

void Section::setAway(bool away) {
    m_away = away;
    setVisible(!m_away && m_rows->count() > 0);
}

void Section::addTool(QWidget* tool) {
    m_heading->addWidget(tool);
}

void Section::setCustomer(CustomerId customer) {
    if (customer != m_customer)
        say({});
    m_customer = customer;
}

void Section::say(const QString& trouble) {
    m_trouble->setText(trouble);
    m_trouble->setAccessibleName(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
}

void Section::send(const Command& command, CustomerId about, std::function<void()> kept) {
    m_workspace.submit(command, this, [this, about, kept = std::move(kept)](const Result<void>& result) {
        if (about != m_customer)
            return;
        say(result ? QString() : sentenceOf(result.error()));
        if (result && kept)
            kept();
    });
}

void Section::rebuild() {
    const QWidget* focused = QApplication::focusWidget();
    const QString name = focused && isAncestorOf(focused) ? focused->objectName() : QString();
    clearLayout(m_rows);
    m_title->setText(title());
    setAccessibleName(title());
    fill(*m_rows);
    setVisible(!m_away && m_rows->count() > 0);
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
