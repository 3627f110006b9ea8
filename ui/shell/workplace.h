// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/surroundings.h"

#include <QWidget>

#include <vector>

class QSplitter;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace visage::ui {

class Banner;
class EmptyState;
class NewCustomerForm;
class SearchPane;
class SessionPanel;
class StatusLine;

/// What stands on the screen of somebody who is logged in: the search on the left, messages, phone and record
/// on the right, the status line below. The pages come from outside.
class Workplace : public QWidget {
    Q_OBJECT
public:
    explicit Workplace(const Surroundings& around, QWidget* parent = nullptr);

    /// Both take the page over. The record is shown from showRecord() on.
    void setRecordPage(QWidget* page);
    void setPhonePane(QWidget* pane);
    void showRecord();
    /// In place of a record, until another thing is shown.
    void showNewCustomer();
    [[nodiscard]] bool showsNewCustomer() const;
    [[nodiscard]] NewCustomerForm& newCustomer() { return *m_newCustomer; }
    void showNothing();
    [[nodiscard]] bool recordHasFocus() const;
    /// What stands there instead of a record asks who is calling.
    void setCallerUnknown(bool unknown);

    [[nodiscard]] SearchPane& search() { return *m_search; }
    [[nodiscard]] Banner& banner() { return *m_banner; }
    [[nodiscard]] StatusLine& statusLine() { return *m_statusLine; }
    [[nodiscard]] QToolButton& menuButton() { return *m_menu; }
    [[nodiscard]] QSplitter& splitter() { return *m_splitter; }
    /// In the order of F6.
    [[nodiscard]] std::vector<QWidget*> panes() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildLeft();
    QWidget* buildRight();
    void retranslate();
    void sayEmptiness();

    Surroundings m_around;
    SearchPane* m_search;
    QToolButton* m_menu;
    Banner* m_banner;
    SessionPanel* m_session;
    StatusLine* m_statusLine;
    EmptyState* m_empty;
    NewCustomerForm* m_newCustomer;
    QStackedWidget* m_stack;
    QSplitter* m_splitter;
    QVBoxLayout* m_right = nullptr;
    QWidget* m_record = nullptr;
    QWidget* m_phone = nullptr;
    bool m_callerUnknown = false;
};

} // namespace visage::ui
