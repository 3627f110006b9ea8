// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace visage::client {
class Workspace;
}

namespace visage::ui {

class IconLabel;
class PlainLabel;
class Theme;

/// Says of a record whose history is not on this computer what happens about that: it is being fetched, or
/// will be when the server can be reached. Quiet: what is known of the customer stands around it. Workspace
/// and theme outlive it.
class StubNotice : public QWidget {
    Q_OBJECT
public:
    StubNotice(client::Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);

    /// Hides itself where the history is here.
    void setHistoryHere(bool here);

protected:
    void changeEvent(QEvent* event) override;

private:
    void write();

    client::Workspace& m_workspace;
    IconLabel* m_icon;
    PlainLabel* m_text;
};

} // namespace visage::ui
