// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customer/section.h"

class QPushButton;

namespace visage::ui {

/// What two people changed at a time and nobody has settled: both values with who gave them and when, and one
/// button each. Above all other facts, in nobody's way.
class DisputesSection : public Section {
    Q_OBJECT
public:
    DisputesSection(client::Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);
    void show(const client::CustomerRecord& record);
    [[nodiscard]] bool isEmpty() const;
    /// Puts the keyboard on the first button.
    void focusFirst();

private:
    struct Side {
        QString value;
        UserId author;
        Timestamp at;
    };

    [[nodiscard]] QString title() const override;
    void fill(QVBoxLayout& rows) override;
    [[nodiscard]] bool isShown(const FieldVersion& version) const;
    [[nodiscard]] QString whatOf(const FieldVersion& version) const;
    [[nodiscard]] Side standing(const FieldVersion& version) const;
    [[nodiscard]] Side kept(const FieldVersion& version) const;
    [[nodiscard]] std::string seen(const FieldVersion& version) const;
    [[nodiscard]] const Identity* identity(const Uuid& id) const;
    [[nodiscard]] Side identitySide(const FieldVersion& version, const std::string& value) const;
    [[nodiscard]] QWidget* dispute(const FieldVersion& version);
    void addSide(QVBoxLayout& column, const FieldVersion& version, const Side& side, SettleChoice choice);
    [[nodiscard]] QPushButton* button(const FieldVersion& version, SettleChoice choice);

    client::CustomerRecord m_record;
};

} // namespace visage::ui
