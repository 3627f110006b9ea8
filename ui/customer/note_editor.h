// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QFrame>
#include <QTimer>

#include <chrono>

class QBoxLayout;
class QPushButton;

namespace visage::ui {

class DraftKeeper;
class PlainLabel;
class TextEditor;

/// Where a note is written, always there below the timeline. The text survives Esc, another customer, a crash
/// and a failed save; saving leaves the keyboard where it is. GUI thread.
class NoteEditor : public QFrame {
    Q_OBJECT
public:
    static constexpr std::chrono::seconds savedIsSaidFor{4};

    explicit NoteEditor(client::Workspace& workspace, QWidget* parent = nullptr);

    /// Goes over to a customer (null: none) with the draft that was left there.
    void setCustomer(CustomerId customer);
    /// The contact that the next notes are about; null: none.
    void setInteraction(InteractionId interaction) { m_interaction = interaction; }
    /// Puts the keyboard here.
    void write();
    /// Below what stands here, an empty line between; the draft that was left here comes first.
    void append(const QString& text);
    [[nodiscard]] DraftKeeper& drafts() const { return *m_drafts; }

Q_SIGNALS:
    void saved(visage::NoteId note);
    /// Esc.
    void left();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void save();
    void onSaved(CustomerId customer, NoteId note, const QString& text, const Result<void>& result);
    void onTextChanged();
    void say(const QString& sentence, bool trouble);
    void retranslate();
    [[nodiscard]] static QString keyOf(CustomerId customer);

    client::Workspace& m_workspace;
    CustomerId m_customer;
    InteractionId m_interaction;
    TextEditor* m_text;
    PlainLabel* m_state;
    PlainLabel* m_hint;
    QBoxLayout* m_line; ///< the text, and what is beside or below it
    QBoxLayout* m_side;
    QPushButton* m_save;
    DraftKeeper* m_drafts;
    bool m_saving = false;
    QTimer m_passing; ///< until what was said has been read
};

} // namespace visage::ui
