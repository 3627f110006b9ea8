// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customer/section.h"

class QHBoxLayout;

namespace visage::ui {

/// How the customer can be recognised and reached, on every channel. Numbers can be dialled, everything
/// copied.
class IdentitiesSection : public Section {
    Q_OBJECT
public:
    IdentitiesSection(client::Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);
    void show(const client::CustomerRecord& record);

Q_SIGNALS:
    void dialRequested(const QString& number);

private:
    [[nodiscard]] QString title() const override;
    void fill(QVBoxLayout& rows) override;
    [[nodiscard]] QWidget* row(const Identity& identity);
    void addMarks(QHBoxLayout& line, const Identity& identity);

    std::vector<Identity> m_identities;
    CustomerId m_customer;
    bool m_all = false;
};

} // namespace visage::ui
