// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/typing_watch.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace visage::ui {
namespace {

bool isEditor(const QObject* object) {
    return qobject_cast<const QLineEdit*>(object) || qobject_cast<const QPlainTextEdit*>(object);
}

/// A key that writes or moves in a text; F9 and Ctrl+K are commands.
bool writes(const QKeyEvent& key) {
    if (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return key.modifiers() == (Qt::ControlModifier | Qt::AltModifier); // AltGr on Windows
    return !key.text().isEmpty() || (key.key() >= Qt::Key_Home && key.key() <= Qt::Key_PageDown);
}

} // namespace

TypingWatch::TypingWatch(const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock) {
    qApp->installEventFilter(this);
}

bool TypingWatch::typing() const {
    return m_lastKey && m_clock.now() - m_lastKey < restsAfter;
}

bool TypingWatch::eventFilter(QObject* watched, QEvent* event) {
    const bool key = event->type() == QEvent::KeyPress && isEditor(watched);
    if ((key && writes(*static_cast<QKeyEvent*>(event))) ||
        (event->type() == QEvent::InputMethod && isEditor(watched)))
        m_lastKey = m_clock.now();
    return false;
}

} // namespace visage::ui
