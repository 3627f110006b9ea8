// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/note_panel.h"

#include "core/rules/note_versions.h"
#include "ui/common/formats.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/customer/draft_keeper.h"
#include "ui/customer/text_editor.h"
#include "ui/timeline/names.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace visage::ui {

using namespace Qt::StringLiterals;

NotePanel::NotePanel(client::Workspace& workspace, QWidget* parent)
    : RecordPanel(workspace, u"notePanel"_s, parent)
    , m_text(new TextEditor(6, 8))
    , m_old(new TextEditor(3, 3))
    , m_said(new PlainLabel)
    , m_list(new QListWidget)
    , m_drafts(new DraftKeeper(workspace, this)) {
    auto* across = new QHBoxLayout;
    across->setSpacing(16);
    m_text->setObjectName(u"noteEdit"_s);
    across->addWidget(m_text, 3, Qt::AlignTop);
    auto* right = new QVBoxLayout;
    right->setSpacing(6);
    m_list->setObjectName(u"noteVersions"_s);
    m_list->setUniformItemSizes(true);
    m_list->setMaximumHeight(72);
    m_old->setObjectName(u"noteOldText"_s);
    m_old->setReadOnly(true);
    setLook(m_said, Look::Muted);
    m_said->hide();
    right->addWidget(m_said);
    right->addWidget(m_list);
    right->addWidget(m_old);
    right->addStretch(1);
    across->addLayout(right, 2);
    body().addLayout(across);
    connect(m_text, &TextEditor::textChanged, this, [this] {
        m_drafts->changed(m_text->toPlainText());
        check();
    });
    connect(m_text, &TextEditor::saveRequested, this, &NotePanel::accept);
    connect(m_text, &TextEditor::escaped, this, &RecordPanel::finished);
    connect(m_old, &TextEditor::escaped, this, &RecordPanel::finished);
    connect(m_list, &QListWidget::currentRowChanged, this, &NotePanel::showVersion);
    retranslate();
}

void NotePanel::start(const Note& note) {
    const bool other = note.id != m_note.id;
    m_note = note;
    if (other) {
        m_drafts->bind({}, {});
        m_text->setPlainText(text(note.text));
        m_drafts->bind(u"noteedit/"_s + QString::fromStdString(note.id.toString()),
                       [this](const QString& draft) { m_text->setPlainText(draft); });
    }
    workspace().loadNoteVersions(note.id, this,
                                 [this, id = note.id](const std::vector<NoteVersion>& versions) {
                                     if (id == m_note.id)
                                         fillVersions(versions);
                                 });
    say({});
    check();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->moveCursor(QTextCursor::End);
}

void NotePanel::leave() {
    m_drafts->bind({}, {});
    m_note = {};
}

void NotePanel::fillVersions(const std::vector<NoteVersion>& versions) {
    m_versions = versions;
    std::stable_sort(m_versions.begin(), m_versions.end(),
                     [](const NoteVersion& a, const NoteVersion& b) { return a.version > b.version; });
    m_list->clear();
    for (const NoteVersion& version : m_versions) {
        const QString who = tr("%1, %2").arg(userName(workspace(), version.author),
                                             formatMoment(version.at, workspace().now()));
        const QString how = howMade(version);
        auto* item = new QListWidgetItem(how.isEmpty() ? who : who + u" · "_s + how, m_list);
        item->setToolTip(plainToolTip(item->text()));
        item->setSizeHint({0, 24});
    }
    m_said->setText(m_versions.empty() ? tr("The text has never been changed.") : QString());
    m_said->setVisible(m_versions.empty());
    m_list->setVisible(!m_versions.empty());
    m_old->setVisible(!m_versions.empty());
    m_list->setCurrentRow(m_versions.empty() ? -1 : 0);
}

/// Two people changed the note at a time: what was made of it, and whether both wrote the same passage.
QString NotePanel::howMade(const NoteVersion& version) const {
    if (rules::keepsBothTexts(version.text))
        return tr("both texts are kept");
    const bool merged = std::any_of(m_versions.begin(), m_versions.end(), [&](const NoteVersion& other) {
        return rules::mergedVersionOf(other.id) == version.id;
    });
    return merged ? tr("put together of two people's changes") : QString();
}

void NotePanel::showVersion(int row) {
    m_old->setPlainText(row < 0 ? QString() : manyLines(m_versions[static_cast<std::size_t>(row)].text));
}

void NotePanel::check() {
    const QString now = m_text->content();
    setReady(!now.isEmpty() && now != text(m_note.text));
}

void NotePanel::accept() {
    const QString now = m_text->content();
    if (now.isEmpty() || now == text(m_note.text))
        return;
    const EditNote command{m_note.id, NoteVersionId(workspace().newId()), m_note.version, now.toStdString(),
                           m_note.current};
    submit(command, [this, key = m_drafts->key()] {
        m_drafts->forget(key);
        leave();
    });
}

void NotePanel::retranslate() {
    setWords(tr("Edit the note"), tr("Save the changes"));
    m_text->setAccessibleName(tr("Text of the note"));
    m_list->setAccessibleName(tr("Earlier versions of the note"));
    m_old->setAccessibleName(tr("Text of the chosen version"));
}

} // namespace visage::ui
