// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace visage::ui {

/// The editor of notes: plain text only (pasted markup stays text), Tab leaves it, Ctrl+Return saves. It
/// grows with its text between two heights.
class TextEditor : public QPlainTextEdit {
    Q_OBJECT
public:
    TextEditor(int minLines, int maxLines, QWidget* parent = nullptr);

    /// What stands there, without blanks at the end.
    [[nodiscard]] QString content() const;

Q_SIGNALS:
    /// A person has changed the text, by key, input method or paste.
    void typed();
    void saveRequested();
    /// Esc: whoever stands around decides; the text stays.
    void escaped();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    /// Whether the text is another one than at that revision.
    void checkTyped(int revision);

    int m_minLines;
    int m_maxLines;
};

} // namespace visage::ui
