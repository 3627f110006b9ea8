// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customer/record_panel.h"

class QComboBox;
class QDateTimeEdit;
class QPushButton;

namespace visage::ui {

class DraftKeeper;
class ReasonPicker;
class TextEditor;

/// Writes down a contact that no channel saw: a visit, a letter, a call on another telephone.
class ContactPanel : public RecordPanel {
    Q_OBJECT
public:
    explicit ContactPanel(client::Workspace& workspace, QWidget* parent = nullptr);
    void start(const client::CustomerRecord& record);
    void leave();
    /// What was begun on the record of the one is to be found on the other's, from `done` on.
    static void moveDraft(client::Workspace& workspace, CustomerId from, CustomerId to, QObject* context,
                          std::function<void()> done);

Q_SIGNALS:
    /// It is of somebody who is not there yet.
    void newCustomerWanted();

private:
    void accept() override;
    void retranslate() override;
    void check();
    void fillCases(const client::CustomerRecord& record);

    CustomerId m_customer;
    std::vector<CaseId> m_caseIds; ///< as in m_case, the first one: none
    bool m_now = true;             ///< nobody has said when it was
    QComboBox* m_channel;
    QComboBox* m_direction;
    QDateTimeEdit* m_at;
    QComboBox* m_case;
    TextEditor* m_text;
    ReasonPicker* m_reasons;
    QPushButton* m_new;
    DraftKeeper* m_drafts;
};

} // namespace visage::ui
