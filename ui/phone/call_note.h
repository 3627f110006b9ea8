// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPlainTextEdit;
class QShortcut;

namespace visage::ui {

class PlainLabel;

/// The note of a call, typed while talking. Ctrl+Return saves it; the desk keeps it as a draft meanwhile.
class CallNote : public QWidget {
    Q_OBJECT
public:
    explicit CallNote(QWidget* parent = nullptr);

    /// What the desk holds of the note, and what went wrong with it. Leaves the cursor alone where the text
    /// is the same.
    void present(const QString& note, const QString& trouble, const QString& focusKey);
    void focusEditor();

Q_SIGNALS:
    void edited(const QString& text);
    void saveWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    PlainLabel* m_title;
    PlainLabel* m_key;
    QPlainTextEdit* m_editor;
    PlainLabel* m_trouble;
};

} // namespace visage::ui
