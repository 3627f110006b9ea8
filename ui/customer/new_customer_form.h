// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"
#include "ui/customer/new_customer.h"

#include <QScrollArea>

class QGridLayout;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace visage::ui {

class DraftKeeper;
class NameFields;
class PlainLabel;
class Theme;

/// Somebody who is not a customer yet, in place of a record: at the counter, by letter, without a telephone.
/// Ctrl+Return, and Return in a field, create; Esc closes the form, and what was typed stays in it, over a
/// crash too. GUI thread.
class NewCustomerForm : public QScrollArea {
    Q_OBJECT
public:
    NewCustomerForm(client::Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);
    ~NewCustomerForm() override;

    /// Begins with this, unless something is left here from before: then that stays, and a button brings this
    /// in its place. Puts the keyboard where the next thing is typed.
    void start(const NewCustomer& proposed);

Q_SIGNALS:
    /// Durable, with all its numbers.
    void created(visage::CustomerId customer);
    /// Put away.
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void buildHeading(QVBoxLayout& column);
    void buildFields(QVBoxLayout& column);
    void buildFoot(QVBoxLayout& column);
    QLineEdit* addText(QGridLayout& grid, int row, int side, const char* name, int longest);
    void retranslate();
    void followSession();
    [[nodiscard]] NewCustomer typed() const;
    void put(const NewCustomer& customer);
    void onEdited();
    void check();
    void focusNext();
    void beginAnew();
    void save();
    void submitNext(std::vector<Command> left);
    void finish();
    void say(const QString& trouble);
    void markWrong(const WrongField& wrong);
    [[nodiscard]] bool isEdited() const;

    client::Workspace& m_workspace;
    const Theme& m_theme;
    UserId m_user;
    NewCustomer m_proposed; ///< by whoever opened the form
    NewCustomer m_begun;    ///< what was put in before the person typed
    CustomerId m_making;    ///< the id under which it is submitted, also a second time
    bool m_busy = false;

    NameFields* m_name = nullptr;
    QLineEdit* m_birthDate = nullptr;
    QLineEdit* m_postcode = nullptr;
    QLineEdit* m_town = nullptr;
    QLineEdit* m_phone = nullptr;
    QLineEdit* m_email = nullptr;
    std::vector<std::pair<QLineEdit*, PlainLabel*>> m_texts;
    PlainLabel* m_title;
    PlainLabel* m_hint;
    PlainLabel* m_earlier;
    QPushButton* m_anew;
    PlainLabel* m_trouble;
    QPushButton* m_close;
    QPushButton* m_create;
    DraftKeeper* m_drafts;
};

} // namespace visage::ui
