// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/text_editor.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace visage::ui {

TextEditor::TextEditor(int minLines, int maxLines, QWidget* parent)
    : QPlainTextEdit(parent)
    , m_minLines(minLines)
    , m_maxLines(maxLines) {
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &TextEditor::fit);
    fit();
}

QString TextEditor::content() const {
    QString text = toPlainText();
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    return text;
}

void TextEditor::keyPressEvent(QKeyEvent* event) {
    const int revision = document()->revision();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool control = (event->modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier;
    if (enter && control)
        Q_EMIT saveRequested();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT escaped();
    else
        QPlainTextEdit::keyPressEvent(event);
    checkTyped(revision);
}

void TextEditor::inputMethodEvent(QInputMethodEvent* event) {
    const int revision = document()->revision();
    QPlainTextEdit::inputMethodEvent(event);
    checkTyped(revision);
}

void TextEditor::insertFromMimeData(const QMimeData* source) {
    const int revision = document()->revision();
    QPlainTextEdit::insertFromMimeData(source);
    checkTyped(revision);
}

void TextEditor::checkTyped(int revision) {
    if (document()->revision() != revision)
        Q_EMIT typed();
}

void TextEditor::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

void TextEditor::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    fit();
}

void TextEditor::fit() {
    // The layout of a plain text document counts in lines.
    const int lines = std::clamp(static_cast<int>(document()->documentLayout()->documentSize().height()),
                                 m_minLines, m_maxLines);
    const int around = height() - viewport()->height();
    const int frame = around > 0 && around < 40 ? around : 12;
    const int wanted =
        lines * fontMetrics().lineSpacing() + 2 * static_cast<int>(document()->documentMargin()) + frame;
    if (wanted != height() || minimumHeight() != wanted)
        setFixedHeight(wanted);
}

} // namespace visage::ui
