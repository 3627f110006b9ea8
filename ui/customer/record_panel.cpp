// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/record_panel.h"

#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace visage::ui {

RecordPanel::RecordPanel(client::Workspace& workspace, const QString& name, QWidget* parent)
    : QFrame(parent)
    , m_workspace(workspace)
    , m_title(new PlainLabel)
    , m_trouble(new PlainLabel)
    , m_body(new QVBoxLayout)
    , m_heading(new QHBoxLayout)
    , m_action(new QPushButton)
    , m_cancel(new QPushButton) {
    setObjectName(name);
    setLook(this, Look::Band);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 10, 16, 10);
    column->setSpacing(8);
    m_title->setElideMode(Qt::ElideRight);
    setLook(m_title, Look::Heading);
    m_heading->addWidget(m_title, 1);
    column->addLayout(m_heading);
    m_body->setSpacing(8);
    column->addLayout(m_body);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    m_trouble->setObjectName(name + QStringLiteral("Trouble"));
    m_trouble->setElideMode(Qt::ElideRight);
    setLook(m_trouble, Look::Bad);
    m_trouble->hide();
    line->addWidget(m_trouble, 1);
    line->addStretch();
    m_action->setObjectName(name + QStringLiteral("Action"));
    setLook(m_action, Look::Primary);
    m_cancel->setObjectName(name + QStringLiteral("Cancel"));
    line->addWidget(m_cancel);
    line->addWidget(m_action);
    column->addLayout(line);
    connect(m_action, &QPushButton::clicked, this, [this] { accept(); });
    connect(m_cancel, &QPushButton::clicked, this, &RecordPanel::finished);
}

void RecordPanel::setWords(const QString& title, const QString& action) {
    setAccessibleName(title);
    m_title->setText(title);
    m_action->setText(action);
    m_action->setAccessibleName(action);
    m_action->setToolTip(plainToolTip(tr("%1 (Ctrl+Enter)").arg(action)));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel: %1").arg(action));
}

void RecordPanel::addBesideTitle(QWidget* tool) {
    m_heading->addWidget(tool);
}

void RecordPanel::setReady(bool ready) {
    m_ready = ready;
    m_action->setEnabled(ready && !m_busy);
}

void RecordPanel::submit(const Command& command, std::function<void()> kept) {
    if (m_busy)
        return;
    m_busy = true;
    setReady(m_ready);
    say({});
    m_workspace.submit(command, this, [this, kept = std::move(kept)](const Result<void>& result) {
        m_busy = false;
        setReady(m_ready);
        if (!result) {
            say(sentenceOf(result.error()));
            return;
        }
        kept();
        Q_EMIT finished();
    });
}

void RecordPanel::say(const QString& trouble) {
    m_trouble->setText(trouble);
    m_trouble->setAccessibleName(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
}

void RecordPanel::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        Q_EMIT finished();
    else if (enter && (event->modifiers() & Qt::ControlModifier) && m_action->isEnabled())
        accept();
    else
        QFrame::keyPressEvent(event);
}

void RecordPanel::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace visage::ui
