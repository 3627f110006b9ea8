// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customer/section.h"

#include <QTimer>

class QHBoxLayout;

namespace visage::ui {

/// How the customer can be recognised and reached, on every channel. Numbers can be dialled, everything
/// copied. What was attached by mistake is taken off by Delete or the context menu of its row; for ten
/// seconds a line in its place puts it back, and later one of the folded lines below, which say who took
/// what off and when.
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
    void addMore(QVBoxLayout& rows, int hidden);
    void addMark(QHBoxLayout& line, const Identity& identity);
    void addButtons(QHBoxLayout& line, const Identity& identity);

    // In identity_removal.cpp.
    void preparePatience();
    void addRemoval(QWidget& row, const Identity& identity);
    [[nodiscard]] QWidget* removedRow(const Identity& identity);
    void addFormer(QVBoxLayout& rows);
    [[nodiscard]] QWidget* formerRow(const Identity& identity);
    void detach(const Identity& identity);
    void attachAgain(const Identity& identity);
    void forgetRemoved();
    void focusPutBack();
    [[nodiscard]] bool hasKeyboard() const;
    [[nodiscard]] static QString idName(const char* what, const Identity& identity);

    struct Removed {
        Identity identity;
        std::size_t place = 0; ///< where its row stood
    };
    std::vector<Identity> m_identities;
    std::vector<Identity> m_taken;  ///< off the record, whenever that was
    std::vector<Removed> m_removed; ///< what was taken off here just now
    IdentityId m_next;              ///< where the keyboard goes when it is back
    QTimer m_patience{this};
    QString m_trouble;
    CustomerId m_customer;
    bool m_all = false;
    bool m_former = false; ///< the lines of what was taken off are unfolded
};

} // namespace visage::ui
