// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/plain_label.h"

#include <QEvent>
#include <QFontMetrics>
#include <QTextDocument>

namespace visage::ui {

/// By the very question that the tool tip asks: an entity in a text without markup would be shown as such.
QString plainToolTip(const QString& text) {
    return Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text, Qt::WhiteSpaceNormal) : text;
}

PlainLabel::PlainLabel(QWidget* parent)
    : QLabel(parent) {
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::NoTextInteraction);
}

PlainLabel::PlainLabel(const QString& text, QWidget* parent)
    : PlainLabel(parent) {
    setText(text);
}

void PlainLabel::setText(const QString& text, const QString& shorter) {
    if (text == m_text && shorter == m_shorter)
        return;
    m_text = text;
    m_shorter = shorter;
    elide();
    updateGeometry(); // the elided text may be the same as before, and the room it wants is not
}

void PlainLabel::setElideMode(Qt::TextElideMode mode) {
    m_mode = mode;
    elide();
    updateGeometry();
}

QSize PlainLabel::sizeHint() const {
    if (m_mode == Qt::ElideNone)
        return QLabel::sizeHint();
    const QMargins margins = contentsMargins();
    return {fontMetrics().horizontalAdvance(m_text) + margins.left() + margins.right() + 2,
            QLabel::sizeHint().height()};
}

QSize PlainLabel::minimumSizeHint() const {
    if (m_mode == Qt::ElideNone)
        return QLabel::minimumSizeHint();
    return {fontMetrics().averageCharWidth() * 4, QLabel::minimumSizeHint().height()};
}

void PlainLabel::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    elide();
}

void PlainLabel::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        elide();
}

void PlainLabel::elide() {
    if (m_mode == Qt::ElideNone) {
        QLabel::setText(m_text);
        return;
    }
    const int room = contentsRect().width();
    const bool whole = m_shorter.isEmpty() || fontMetrics().horizontalAdvance(m_text) <= room;
    const QString shown = fontMetrics().elidedText(whole ? m_text : m_shorter, m_mode, room);
    if (shown != QLabel::text())
        QLabel::setText(shown);
    setToolTip(plainToolTip(shown == m_text ? QString() : m_text));
}

} // namespace visage::ui
