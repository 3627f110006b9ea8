// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customer/section.h"

class QToolButton;

namespace visage::ui {

/// Address, language, birth name, and what any field of the customer was before: a field with earlier values
/// bears a mark that unfolds them, each with who gave it and a button that takes it back.
class DetailsSection : public Section {
    Q_OBJECT
public:
    DetailsSection(client::Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);
    void show(const client::CustomerRecord& record);
    /// Changes were typed into the form and not saved.
    void setUnsaved(bool unsaved);
    void focusEdit();

Q_SIGNALS:
    void editRequested();

private:
    /// What stands in one row.
    struct Fact {
        QString name;
        QString value;
        std::vector<std::string_view> members;
        bool always = true; ///< also without earlier values
        int lines = 1;
    };

    [[nodiscard]] QString title() const override;
    void fill(QVBoxLayout& rows) override;
    [[nodiscard]] std::vector<Fact> facts() const;
    [[nodiscard]] QString address() const;
    [[nodiscard]] std::vector<const FieldVersion*> earlier(const Fact& fact) const;
    /// The value that stands, as field_text.h writes it.
    [[nodiscard]] std::string standing(std::int64_t field) const;
    void addFact(QVBoxLayout& rows, const Fact& fact);
    void addEarlier(QVBoxLayout& rows, const FieldVersion& version);

    client::CustomerRecord m_record;
    std::vector<QString> m_unfolded; ///< the facts whose earlier values are shown
    QToolButton* m_edit;
    bool m_unsaved = false;
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
