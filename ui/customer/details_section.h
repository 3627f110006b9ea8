// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customer/section.h"

namespace visage::ui {

/// Address, language, birth name.
class DetailsSection : public Section {
    Q_OBJECT
public:
    DetailsSection(client::Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);
    void show(const client::CustomerRecord& record);

private:
    [[nodiscard]] QString title() const override;
    void fill(QVBoxLayout& rows) override;
    [[nodiscard]] QString address() const;

    Customer m_customer;
};

/// What the customer agreed or objected to be contacted for.
class ConsentsSection : public Section {
    Q_OBJECT
public:
    ConsentsSection(client::Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);
    void show(const client::CustomerRecord& record);

private:
    [[nodiscard]] QString title() const override;
    void fill(QVBoxLayout& rows) override;

    std::vector<Consent> m_consents;
};

/// The last orders.
class OrdersSection : public Section {
    Q_OBJECT
public:
    OrdersSection(client::Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);
    void show(const client::CustomerRecord& record);

private:
    [[nodiscard]] QString title() const override;
    void fill(QVBoxLayout& rows) override;

    std::vector<Order> m_orders;
    bool m_all = false;
};

} // namespace visage::ui
