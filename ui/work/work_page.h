// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QStackedWidget>

class QListView;

namespace visage::ui {

class EmptyState;
class Theme;
class WorkModel;

/// What waits for the agent: callbacks, own cases, those of the queues, messages to be sent, and the lists of
/// customers that his queues keep. Stands in the
/// left column while nothing is searched. Arrows move, Enter opens. GUI thread; workspace and theme outlive
/// it.
class WorkPage : public QStackedWidget {
    Q_OBJECT
public:
    WorkPage(client::Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] WorkModel& model() const { return *m_model; }
    /// There is something to show: work, or that there is none.
    [[nodiscard]] bool isReady() const;
    /// Puts the keyboard into the list, on what was chosen before or on the first.
    void focusList();
    [[nodiscard]] bool hasLists() const;
    /// The same, on the first customer of the first list.
    void focusLists();
    /// Moves the selection while the keyboard is elsewhere.
    void move(int step);
    /// Opens what is selected; false where nothing is.
    bool choose();

Q_SIGNALS:
    void chosen(const visage::client::WorkItem& item);
    void readied();

protected:
    void changeEvent(QEvent* event) override;

private:
    void followModel();
    void chooseRow(int row);
    [[nodiscard]] int firstItem() const;
    void retranslate();

    client::Workspace& m_workspace;
    WorkModel* m_model;
    QListView* m_list;
    EmptyState* m_nothing;
    Uuid m_kept; ///< the item to find again when the list was read anew
};

} // namespace visage::ui
