// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QFrame>
#include <QHash>

class QPushButton;

namespace visage::ui {

class PlainLabel;
class PresenceLine;
class Theme;

/// Who it is, in the size of its importance: name, level and points, what tells the customer from others, how
/// often they had to contact us lately, who else is here.
class RecordHeader : public QWidget {
    Q_OBJECT
public:
    RecordHeader(client::Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);
    void show(const client::CustomerRecord& record);
    /// The contacts in 8 days with the one that goes on; 0: none does, and the record's own number holds.
    void setContactsNow(int contacts);

Q_SIGNALS:
    void openCaseRequested();
    void pinAlertRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void write();
    void writeContacts();
    /// In a narrow window the name needs the room more than the words on the buttons.
    void writeButtons();
    void shareLine();

    client::Workspace& m_workspace;
    const Theme& m_theme;
    client::CustomerRecord m_record;
    int m_contactsNow = 0;
    PlainLabel* m_name;
    PlainLabel* m_tier;
    PlainLabel* m_unsent;
    PlainLabel* m_contacts;
    PlainLabel* m_summary;
    PresenceLine* m_others;
    QPushButton* m_openCase;
    QPushButton* m_pin;
};

} // namespace visage::ui
