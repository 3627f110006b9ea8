// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QDialog>

class QListWidget;
class QPushButton;

namespace visage::ui {

class LookAlikes;
class PairView;
class PlainLabel;

/// The customers made here who may be somebody who is there already, until a person has said of each what
/// they are. Both outlive it. GUI thread.
class LookAlikesDialog : public QDialog {
    Q_OBJECT
public:
    LookAlikesDialog(client::Workspace& workspace, LookAlikes& lookAlikes, QWidget* parent);

Q_SIGNALS:
    void openRequested(visage::CustomerId customer);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslate();
    void fill();
    void showCurrent();
    void joinCurrent();
    void dismissCurrent();
    [[nodiscard]] const client::LookAlike* current() const;

    client::Workspace& m_workspace;
    LookAlikes& m_lookAlikes;
    std::pair<CustomerId, CustomerId> m_shown;
    PlainLabel* m_explanation;
    QListWidget* m_list;
    PlainLabel* m_why;
    PairView* m_pair;
    PlainLabel* m_trouble;
    QPushButton* m_join;
    QPushButton* m_different;
    QPushButton* m_openButton;
    QPushButton* m_closeButton;
};

} // namespace visage::ui
