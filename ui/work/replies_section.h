// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customer/section.h"
#include "ui/work/undo_line.h"

#include <set>

namespace visage::ui {

/// The messages to the customer that wait to be sent. Their author, or a lead, changes them or takes them
/// back; what was taken back can be put back for ten seconds.
class RepliesSection : public Section {
    Q_OBJECT
public:
    RepliesSection(client::Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);
    void show(const client::CustomerRecord& record);

Q_SIGNALS:
    void editRequested(const visage::Interaction& waiting);

private:
    [[nodiscard]] QString title() const override;
    void fill(QVBoxLayout& rows) override;
    [[nodiscard]] QWidget* rowOf(const Interaction& waiting);
    [[nodiscard]] QLayout* buttonsOf(const Interaction& waiting);
    void takeBack(const Interaction& waiting);
    void queueAgain(const Interaction& waiting);

    std::vector<Interaction> m_waiting;
    std::set<Uuid> m_unsent;
    UndoLine m_undo;
};

} // namespace visage::ui
