// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customer/section.h"

namespace visage::ui {

/// The records that are one with this one, each with a button that separates it again.
class JoinedSection : public Section {
    Q_OBJECT
public:
    JoinedSection(client::Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);
    void show(const client::CustomerRecord& record);

private:
    [[nodiscard]] QString title() const override;
    void fill(QVBoxLayout& rows) override;

    std::vector<Customer> m_joined;
};

} // namespace visage::ui
