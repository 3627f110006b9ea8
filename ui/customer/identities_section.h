// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customer/section.h"

#include <QTimer>

class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace visage::ui {

/// How the customer can be recognised and reached, on every channel. Numbers can be dialled, everything
/// copied, corrected by F2 or the context menu of its row, which takes one in place of the other. What was
/// attached by mistake is taken off by Delete or the context menu of its row; for ten seconds a line in its
/// place puts it back, and later one of the folded lines below, which say who took what off and when.
class IdentitiesSection : public Section {
    Q_OBJECT
public:
    IdentitiesSection(client::Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);
    void show(const client::CustomerRecord& record);

    /// Why nothing can be made of what was typed as one of this type.
    [[nodiscard]] static QString unreadable(IdentityType type);
    /// Opens the line for another number or address and puts the keyboard there.
    void write();

Q_SIGNALS:
    void dialRequested(const QString& number);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QString title() const override;
    void fill(QVBoxLayout& rows) override;
    [[nodiscard]] QWidget* row(const Identity& identity);
    void addMore(QVBoxLayout& rows, int hidden);
    void addMark(QHBoxLayout& line, const Identity& identity);
    void addButtons(QHBoxLayout& line, const Identity& identity);

    // In identity_editing.cpp.
    void prepareAdding();
    void retranslateAdding();
    void addEditing(QWidget& row, const Identity& identity);
    [[nodiscard]] QWidget* editingRow(const Identity& identity);
    void edit(const Identity& identity);
    void replace(const Identity& identity);
    void stopEditing();
    void guessType(const QString& typed);
    void attach();
    void closeAdding();

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
    IdentityId m_editing;           ///< the row that is being corrected
    QString m_typed;                ///< what was typed into it
    QToolButton* m_add = nullptr;
    QWidget* m_adding = nullptr;
    QComboBox* m_type = nullptr;
    QLineEdit* m_value = nullptr;
    QLineEdit* m_label = nullptr;
    QPushButton* m_attach = nullptr;
    QTimer m_patience{this};
    bool m_all = false;
    bool m_former = false; ///< the lines of what was taken off are unfolded
};

} // namespace visage::ui
