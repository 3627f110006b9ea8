// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customer/section.h"

class QLineEdit;
class QStringListModel;
class QToolButton;

namespace visage::ui {

/// Words pinned to a customer: each with a button that takes it off, and a line that adds one, which offers
/// those in use. Adding and taking off concern that word alone.
class TagsSection : public Section {
    Q_OBJECT
public:
    TagsSection(client::Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);
    void show(const client::CustomerRecord& record);
    /// Opens the line and puts the keyboard there.
    void write();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QString title() const override;
    void fill(QVBoxLayout& rows) override;
    [[nodiscard]] QWidget* chip(const CustomerTag& tag);
    void add();
    void remove(const CustomerTag& tag);
    void close();

    std::vector<CustomerTag> m_tags;
    QStringListModel* m_offers;
    QToolButton* m_add;
    QLineEdit* m_text;
};

} // namespace visage::ui
