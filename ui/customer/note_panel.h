// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customer/record_panel.h"

class QListWidget;

namespace visage::ui {

class DraftKeeper;
class TextEditor;

/// Edits a note, whoever wrote it, beside the texts that it had before: choosing one shows it, the edited
/// text stays.
class NotePanel : public RecordPanel {
    Q_OBJECT
public:
    explicit NotePanel(client::Workspace& workspace, QWidget* parent = nullptr);

    /// The edit is made against the version that is shown now: if somebody changes it meanwhile, both texts
    /// stay.
    void start(const Note& note);
    void leave();

private:
    void accept() override;
    void retranslate() override;
    void check();
    void fillVersions(const std::vector<NoteVersion>& versions);
    void showVersion(int row);
    [[nodiscard]] QString howMade(const NoteVersion& version) const;

    Note m_note;
    std::vector<NoteVersion> m_versions;
    TextEditor* m_text;
    TextEditor* m_old;
    PlainLabel* m_said;
    QListWidget* m_list;
    DraftKeeper* m_drafts;
};

} // namespace visage::ui
