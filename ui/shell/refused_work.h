// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/views.h"
#include "ui/shell/surroundings.h"

#include <QDialog>

#include <functional>
#include <vector>

class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace visage::ui {

class PlainLabel;

/// What the store refused, with all its text, until a person has dealt with it: read, copy, open the
/// customer, enter it again (as what it was where that makes sense now, a text as a note), take it off the
/// list.
class RefusedWorkDialog : public QDialog {
    Q_OBJECT
public:
    explicit RefusedWorkDialog(const Surroundings& around, QWidget* parent);

Q_SIGNALS:
    void openRequested(visage::CustomerId customer);
    /// The text is to stand in the note of the customer, for the person to save it again.
    void noteWanted(visage::CustomerId customer, const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslate();
    void load();
    void fill();
    void showCurrent();
    void copyCurrent();
    void dismissCurrent();
    void openCurrent();
    void enterAgain();
    void enterAsNote();
    void onEntered(std::int64_t mseq, const Result<void>& result);
    void tell(const QString& sentence, bool trouble);
    [[nodiscard]] const client::RefusedWork* current() const;
    [[nodiscard]] std::function<Uuid()> newId() const;

    Surroundings m_around;
    std::vector<client::RefusedWork> m_works;
    PlainLabel* m_explanation;
    QListWidget* m_list;
    PlainLabel* m_why;
    QPlainTextEdit* m_text;
    QPushButton* m_copy;
    QPushButton* m_dismiss;
    QPushButton* m_openButton;
    PlainLabel* m_told;
    QPushButton* m_again;
    QPushButton* m_asNote;
    bool m_busy = false;
    QPushButton* m_closeButton;
};

/// "Note", "Case opened"...: what the person did.
[[nodiscard]] QString titleOf(const Command& command);
/// Everything the person typed into it.
[[nodiscard]] QString fullTextOf(const Command& command);
/// What of it can be entered as a note: what was typed, under a word for what it was unless it was a note.
/// Empty where nobody typed anything.
[[nodiscard]] QString noteTextOf(const Command& command);

} // namespace visage::ui
