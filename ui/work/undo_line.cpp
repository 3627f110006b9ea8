// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/undo_line.h"

#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QPushButton>

namespace visage::ui {

UndoLine::UndoLine(QObject* parent)
    : QObject(parent) {
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        const QWidget* focused = QApplication::focusWidget();
        // Who stands on "Undo" with the keyboard has not decided yet.
        if (focused && !m_name.isEmpty() && focused->objectName() == m_name)
            return m_patience.start();
        withdraw();
    });
}

void UndoLine::offer(std::function<QString()> done, std::function<QString()> undone,
                     std::function<void()> undo) {
    m_done = std::move(done);
    m_undone = std::move(undone);
    m_undo = std::move(undo);
    m_patience.start();
    Q_EMIT changed();
}

void UndoLine::withdraw() {
    if (!m_undo)
        return;
    m_undo = {};
    m_patience.stop();
    Q_EMIT changed();
}

QWidget* UndoLine::row(const QString& name) {
    m_name = name;
    auto* widget = new QWidget;
    auto* line = new QHBoxLayout(widget);
    line->setContentsMargins(10, 0, 0, 0);
    line->setSpacing(6);
    auto* said = new PlainLabel(m_done());
    said->setElideMode(Qt::ElideRight);
    setLook(said, Look::Muted);
    line->addWidget(said, 1);
    auto* button = new QPushButton(tr("Undo"));
    button->setObjectName(name);
    button->setAccessibleName(m_undone());
    setLook(button, Look::Plain);
    connect(button, &QPushButton::clicked, this, [this] {
        const auto undo = m_undo;
        withdraw();
        if (undo)
            undo();
    });
    line->addWidget(button);
    return widget;
}

} // namespace visage::ui
