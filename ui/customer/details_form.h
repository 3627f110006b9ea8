// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QFrame>

#include <memory>
#include <vector>

class QPushButton;
class QVBoxLayout;

namespace visage::ui {

class DraftKeeper;
class PlainLabel;
class Theme;
struct DetailsEntry;

/// The fields of a customer as a form, in place of the facts. Ctrl+Return saves what was changed, each field
/// by itself; Esc closes the form, and what was typed stays in it, over a crash too. When somebody else
/// changes the record meanwhile, fields that nobody has touched here follow; at the others it is said who
/// made what of them, and what was typed stays. GUI thread.
class DetailsForm : public QFrame {
    Q_OBJECT
public:
    DetailsForm(client::Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);
    ~DetailsForm() override;

    /// The record on the page, whether the form is open or not.
    void show(const client::CustomerRecord& record);
    /// Puts the keyboard into the first field.
    void start();
    /// Something was typed that is not saved.
    [[nodiscard]] bool isTouched() const;

Q_SIGNALS:
    /// Saved or put away.
    void finished();
    void touchedChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void addText(std::string_view member, int maxLength);
    void addChoice(std::string_view member);
    DetailsEntry& addEntry(std::string_view member);
    void fillChoices();
    void retranslate();
    void follow(DetailsEntry& entry);
    void onEdited(DetailsEntry& entry);
    void takeTheirs(DetailsEntry& entry);
    void sayMeanwhile(DetailsEntry& entry);
    void discard();
    void save();
    void saved(const QString& key);
    /// What the form says, or nothing once it has said which entry is wrong and why.
    [[nodiscard]] bool read(Customer& wanted);
    void say(const QString& trouble, DetailsEntry* entry = nullptr);
    void keepDraft();
    void restoreDraft(const QString& draft);
    [[nodiscard]] bool isAllowed(const DetailsEntry& entry) const;

    client::Workspace& m_workspace;
    const Theme& m_theme;
    client::CustomerRecord m_record;
    std::vector<std::unique_ptr<DetailsEntry>> m_entries;
    QVBoxLayout* m_rows;
    PlainLabel* m_title;
    PlainLabel* m_trouble;
    QPushButton* m_save;
    QPushButton* m_cancel;
    QPushButton* m_discard;
    DraftKeeper* m_drafts;
    bool m_busy = false;
};

} // namespace visage::ui
