// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/guarded_button.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace visage::ui {

GuardedButton::GuardedButton(QWidget* parent)
    : QPushButton(parent) {
    setFocusPolicy(Qt::NoFocus);
    setAutoDefault(false);
}

void GuardedButton::mousePressEvent(QMouseEvent* event) {
    if (m_armed())
        QPushButton::mousePressEvent(event);
    else
        event->accept(); // swallowed: what lies underneath was not meant either
}

void GuardedButton::mouseReleaseEvent(QMouseEvent* event) {
    if (isDown())
        QPushButton::mouseReleaseEvent(event);
}

void GuardedButton::keyPressEvent(QKeyEvent* event) {
    event->ignore();
}

} // namespace visage::ui
