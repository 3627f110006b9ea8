// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customer/record_panel.h"
#include "ui/work/reply_targets.h"

class QComboBox;
class QLineEdit;

namespace visage::ui {

class DraftKeeper;
class PlainLabel;
class TextEditor;

/// Writes a message to the customer, or changes one that still waits. It is kept as waiting until a channel
/// that can send is connected, and the form says so. What is typed survives Esc, another customer and a
/// crash.
class ReplyPanel : public RecordPanel {
    Q_OBJECT
public:
    explicit ReplyPanel(client::Workspace& workspace, QWidget* parent = nullptr);

    /// `target`: what is answered; its empty peer: a new message to the first address. A text that was begun
    /// stays, with where it was to go.
    void start(const client::CustomerRecord& record, const ReplyTarget& target);
    void edit(const Interaction& waiting);
    void leave();

private:
    void accept() override;
    void retranslate() override;
    void check();
    void keepDraft();
    void bind(const QString& key);
    void fillAccounts();
    void fillTargets();
    [[nodiscard]] const ReplyTarget* chosen() const;

    CustomerId m_customer;
    Interaction m_edited; ///< none: a new message
    std::vector<ReplyTarget> m_targets;
    std::vector<std::string> m_accounts;
    QComboBox* m_to;
    QComboBox* m_from;
    QLineEdit* m_subject;
    TextEditor* m_text;
    PlainLabel* m_hint;
    DraftKeeper* m_drafts;
    bool m_restoring = false;
};

} // namespace visage::ui
