// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customer/record_panel.h"

namespace visage::ui {

class WhoCombo;

/// Takes a case for whoever is logged in. Conflict when somebody else was quicker.
[[nodiscard]] AssignCase takingOf(client::Workspace& workspace, const Case& about);

/// Gives a case to a colleague, back to nobody, or to another queue.
class GiveCasePanel : public RecordPanel {
    Q_OBJECT
public:
    explicit GiveCasePanel(client::Workspace& workspace, QWidget* parent = nullptr);
    void start(const Case& about);

private:
    void accept() override;
    void retranslate() override;

    Case m_about;
    WhoCombo* m_who;
};

} // namespace visage::ui
