// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customer/section.h"

#include <set>

class QHBoxLayout;

namespace visage::ui {

/// The customer's cases: open ones with subject, status, age and promise, closed ones folded away.
class CasesSection : public Section {
    Q_OBJECT
public:
    CasesSection(client::Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);
    void show(const client::CustomerRecord& record);

Q_SIGNALS:
    void closeRequested(const visage::Case& about);
    void reopenRequested(const visage::Case& about);
    void takeRequested(const visage::Case& about);
    void giveRequested(const visage::Case& about);
    /// A callback about the case.
    void callbackRequested(const visage::Case& about);

private:
    [[nodiscard]] QString title() const override;
    void fill(QVBoxLayout& rows) override;
    [[nodiscard]] QWidget* openRow(const Case& about);
    [[nodiscard]] QWidget* closedRow(const Case& about);
    [[nodiscard]] QLayout* handsOf(const Case& about);
    [[nodiscard]] QString whoseOf(const Case& about) const;
    void addNumber(QHBoxLayout& row, const Case& about);
    [[nodiscard]] QString stateOf(const Case& about) const;
    [[nodiscard]] bool unsent(const Case& about) const { return m_unsent.contains(about.id.uuid); }

    std::vector<Case> m_cases;
    std::set<Uuid> m_unsent;
    bool m_unfolded = false;
};

} // namespace visage::ui
