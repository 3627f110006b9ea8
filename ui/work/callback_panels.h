// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customer/record_panel.h"

class QComboBox;
class QLineEdit;

namespace visage::ui {

class DraftKeeper;
class UnseenWarning;
class WhenField;
class WhoCombo;

/// Promises to call a customer back: when, on which number, what for, and who does it.
class BookCallbackPanel : public RecordPanel {
    Q_OBJECT
public:
    explicit BookCallbackPanel(client::Workspace& workspace, QWidget* parent = nullptr);

    /// About a case (null: none); `number`: the one that is offered first, as written.
    void start(const client::CustomerRecord& record, CaseId about, const QString& number);
    /// The customer on the page is another one: the draft is kept.
    void leave();

private:
    void accept() override;
    void retranslate() override;
    void check();
    void fillNumbers(const client::CustomerRecord& record, const QString& number);

    CustomerId m_customer;
    CaseId m_case;
    WhenField* m_when;
    QComboBox* m_number;
    WhoCombo* m_who;
    QLineEdit* m_text;
    UnseenWarning* m_unseen;
    DraftKeeper* m_drafts;
};

/// Another time for a callback, because the customer wants it or because a call reached nobody.
class MoveCallbackPanel : public RecordPanel {
    Q_OBJECT
public:
    explicit MoveCallbackPanel(client::Workspace& workspace, QWidget* parent = nullptr);
    /// `missed`: a call reached nobody, which is counted.
    void start(const Callback& about, bool missed);

private:
    void accept() override;
    void retranslate() override;

    Callback m_about;
    bool m_missed = false;
    WhenField* m_when;
    UnseenWarning* m_unseen;
};

/// Gives a callback up, with the words that the next colleague will want.
class GiveUpCallbackPanel : public RecordPanel {
    Q_OBJECT
public:
    explicit GiveUpCallbackPanel(client::Workspace& workspace, QWidget* parent = nullptr);
    void start(const Callback& about);

private:
    void accept() override;
    void retranslate() override;

    Callback m_about;
    QLineEdit* m_text;
};

} // namespace visage::ui
