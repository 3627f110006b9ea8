// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/note_editor.h"

#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/words.h"
#include "ui/customer/draft_keeper.h"
#include "ui/customer/text_editor.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace visage::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastForBeside = 420;

} // namespace

NoteEditor::NoteEditor(client::Workspace& workspace, QWidget* parent)
    : QFrame(parent)
    , m_workspace(workspace)
    , m_text(new TextEditor(2, 8))
    , m_state(new PlainLabel)
    , m_hint(new PlainLabel)
    , m_save(new QPushButton)
    , m_drafts(new DraftKeeper(workspace, this)) {
    setObjectName(u"noteEditor"_s);
    setLook(this, Look::Band);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 8);
    column->setSpacing(4);
    m_line = new QHBoxLayout;
    m_line->setSpacing(10);
    m_text->setObjectName(u"note"_s);
    m_line->addWidget(m_text, 1);
    m_side = new QVBoxLayout;
    m_side->setSpacing(2);
    m_save->setObjectName(u"saveNote"_s);
    setLook(m_save, Look::Primary);
    m_side->addWidget(m_save);
    setLook(m_hint, Look::Muted);
    m_hint->setAlignment(Qt::AlignCenter);
    m_side->addWidget(m_hint);
    m_side->addStretch(1);
    m_line->addLayout(m_side);
    column->addLayout(m_line);
    m_state->setObjectName(u"noteState"_s);
    m_state->setElideMode(Qt::ElideRight);
    column->addWidget(m_state);
    m_passing.setSingleShot(true);
    m_passing.setInterval(savedIsSaidFor);
    connect(&m_passing, &QTimer::timeout, this, [this] { say({}, false); });
    connect(m_text, &TextEditor::textChanged, this, &NoteEditor::onTextChanged);
    connect(m_text, &TextEditor::saveRequested, this, &NoteEditor::save);
    connect(m_text, &TextEditor::escaped, this, &NoteEditor::left);
    connect(m_save, &QPushButton::clicked, this, [this] {
        save();
        m_text->setFocus(Qt::OtherFocusReason);
    });
    retranslate();
    setCustomer({});
}

QString NoteEditor::keyOf(CustomerId customer) {
    return customer ? u"note/"_s + QString::fromStdString(customer.toString()) : QString();
}

void NoteEditor::setCustomer(CustomerId customer) {
    if (customer == m_customer && m_customer)
        return;
    m_drafts->flush();
    m_customer = customer;
    m_interaction = {};
    {
        const QSignalBlocker quiet(m_text);
        m_text->clear();
    }
    say({}, false);
    m_drafts->bind(keyOf(customer), [this](const QString& draft) {
        const QString typed = m_text->toPlainText();
        m_text->setPlainText(typed.isEmpty() ? draft : draft + u'\n' + typed);
        m_text->moveCursor(QTextCursor::End);
        say(tr("Draft restored"), false);
    });
    m_text->setEnabled(static_cast<bool>(customer));
    m_save->setEnabled(false);
}

void NoteEditor::write() {
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void NoteEditor::append(const QString& text) {
    // Drafts are answered in the order of the questions: the one that was left here stands there by then.
    m_workspace.loadDraft(keyOf(m_customer), this, [this, customer = m_customer, text](const QString&) {
        if (customer != m_customer)
            return;
        m_text->moveCursor(QTextCursor::End);
        m_text->insertPlainText(m_text->content().isEmpty() ? text : u"\n\n"_s + text);
        m_text->ensureCursorVisible();
    });
}

void NoteEditor::onTextChanged() {
    const bool any = !m_text->content().isEmpty();
    m_save->setEnabled(any && !m_saving);
    m_drafts->changed(m_text->toPlainText());
    if (any && !m_saving)
        say({}, false);
}

void NoteEditor::save() {
    const QString text = m_text->content();
    if (text.isEmpty() || m_saving || !m_customer)
        return;
    m_saving = true;
    m_save->setEnabled(false);
    // On disk before it is on its way: a refusal may come after the editor has gone over to somebody else.
    m_drafts->flush();
    const NoteId note(m_workspace.newId());
    m_workspace.submit(WriteNote{note, m_customer, {}, m_interaction, text.toStdString()}, this,
                       [this, customer = m_customer, note, text](const Result<void>& result) {
                           onSaved(customer, note, text, result);
                       });
}

void NoteEditor::onSaved(CustomerId customer, NoteId note, const QString& text, const Result<void>& result) {
    m_saving = false;
    const bool here = customer == m_customer;
    if (result && here) {
        // What was typed since then is the beginning of the next note.
        const QString now = m_text->toPlainText();
        const QString rest = now.startsWith(text) ? now.mid(text.size()).trimmed() : now;
        const QSignalBlocker quiet(m_text);
        m_text->setPlainText(rest);
        m_text->moveCursor(QTextCursor::End);
        if (rest.isEmpty())
            m_drafts->forget(keyOf(customer));
        else
            m_drafts->changed(rest);
    } else if (result) {
        m_drafts->forget(keyOf(customer));
    }
    m_save->setEnabled(!m_text->content().isEmpty());
    if (here)
        say(result ? tr("Note saved") : tr("Not saved. %1").arg(sentenceOf(result.error())), !result);
    if (here && result)
        m_passing.start(); // the row in the timeline says it from then on
    if (result)
        Q_EMIT saved(note);
}

void NoteEditor::say(const QString& sentence, bool trouble) {
    m_passing.stop();
    m_state->setText(sentence);
    m_state->setAccessibleName(sentence);
    m_state->setVisible(!sentence.isEmpty());
    setLook(m_state, trouble ? Look::Bad : Look::Muted);
}

/// Where there is little room the button goes below: the text needs the width.
void NoteEditor::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    const bool narrow = width() < leastForBeside;
    m_line->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_side->setDirection(narrow ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_side->setSpacing(narrow ? 10 : 2);
    m_line->setSpacing(narrow ? 4 : 10);
}

void NoteEditor::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void NoteEditor::retranslate() {
    m_text->setAccessibleName(tr("Note"));
    m_text->setPlaceholderText(tr("Internal note: what the next colleague must know (Ctrl+N)"));
    m_save->setText(tr("Save note"));
    m_save->setAccessibleName(tr("Save note"));
    m_hint->setText(tr("Ctrl+Enter"));
    say({}, false);
}

} // namespace visage::ui
