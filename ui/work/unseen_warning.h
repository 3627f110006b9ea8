// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"
#include "ui/common/plain_label.h"

namespace visage::ui {

/// Says, in a sentence, that nobody else sees a promise before it is due. Hidden while somebody will.
/// Follows the connection. GUI thread.
class UnseenWarning : public PlainLabel {
    Q_OBJECT
public:
    explicit UnseenWarning(client::Workspace& workspace, QWidget* parent = nullptr);
    void setDueAt(Timestamp dueAt);
    void follow();

private:
    client::Workspace& m_workspace;
    Timestamp m_dueAt;
};

} // namespace visage::ui
