// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/reply_panel.h"

#include "ui/common/formats.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/customer/draft_keeper.h"
#include "ui/customer/text_editor.h"
#include "ui/timeline/names.h"
#include "ui/work/elided_combo.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace visage::ui {

using namespace Qt::StringLiterals;

ReplyPanel::ReplyPanel(client::Workspace& workspace, QWidget* parent)
    : RecordPanel(workspace, u"replyPanel"_s, parent)
    , m_to(new ElidedCombo)
    , m_from(new ElidedCombo)
    , m_subject(new QLineEdit)
    , m_text(new TextEditor(3, 10))
    , m_hint(new PlainLabel)
    , m_drafts(new DraftKeeper(workspace, this)) {
    m_to->setObjectName(u"replyTo"_s);
    m_from->setObjectName(u"replyFrom"_s);
    m_subject->setObjectName(u"replySubject"_s);
    m_subject->setMaxLength(200);
    m_text->setObjectName(u"replyText"_s);
    auto* line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(m_to, 3);
    line->addWidget(m_from, 2);
    setLook(m_hint, Look::Muted);
    m_hint->setWordWrap(true);
    body().addLayout(line);
    body().addWidget(m_subject);
    body().addWidget(m_text);
    body().addWidget(m_hint);
    connect(m_to, &QComboBox::currentIndexChanged, this, [this] {
        fillAccounts();
        check();
    });
    connect(m_subject, &QLineEdit::textChanged, this, &ReplyPanel::keepDraft);
    connect(m_text, &TextEditor::textChanged, this, &ReplyPanel::keepDraft);
    connect(m_text, &TextEditor::saveRequested, this, &ReplyPanel::accept);
    connect(m_text, &TextEditor::escaped, this, &RecordPanel::finished);
    retranslate();
}

void ReplyPanel::bind(const QString& key) {
    m_drafts->bind(key, [this](const QString& draft) {
        // The subject is the first line.
        const qsizetype end = draft.indexOf(u'\n');
        m_restoring = true;
        m_subject->setText(draft.left(end));
        m_text->setPlainText(end < 0 ? QString() : draft.mid(end + 1));
        m_text->moveCursor(QTextCursor::End);
        m_restoring = false;
        check();
    });
}

void ReplyPanel::keepDraft() {
    check();
    if (m_restoring)
        return;
    // A subject that was only proposed is no work of anybody's.
    m_drafts->changed(m_text->content().isEmpty() ? QString()
                                                  : m_subject->text() + u'\n' + m_text->toPlainText());
}

void ReplyPanel::start(const client::CustomerRecord& record, const ReplyTarget& target) {
    const bool other = record.customer.id != m_customer || m_edited.id;
    m_customer = record.customer.id;
    m_edited = {};
    if (other) {
        m_drafts->bind({}, {});
        m_restoring = true;
        m_text->clear();
        m_restoring = false;
        bind(u"reply/"_s + QString::fromStdString(m_customer.toString()));
    }
    m_targets = targetsOf(record);
    if (!target.peer.empty()) {
        std::erase_if(m_targets, [&](const ReplyTarget& one) {
            return one.channel == target.channel && one.peer == target.peer;
        });
        m_targets.insert(m_targets.begin(), target);
    }
    fillTargets();
    if (m_text->content().isEmpty()) {
        m_restoring = true;
        m_subject->setText(text(target.subject));
        m_restoring = false;
    }
    say(m_targets.empty() ? tr("The customer has no address that can be written to: add one first.")
                          : QString());
    retranslate();
    check();
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void ReplyPanel::edit(const Interaction& waiting) {
    if (waiting.id != m_edited.id) {
        m_drafts->bind({}, {});
        m_edited = waiting;
        m_restoring = true;
        m_subject->setText(text(waiting.subject));
        m_text->setPlainText(text(waiting.text));
        m_restoring = false;
        bind(u"replyedit/"_s + QString::fromStdString(waiting.id.toString()));
    }
    m_edited = waiting;
    m_customer = {};
    m_targets = {{waiting.channel, waiting.peer, waiting.account}};
    fillTargets();
    say({});
    retranslate();
    check();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->moveCursor(QTextCursor::End);
}

void ReplyPanel::leave() {
    m_drafts->bind({}, {});
    m_customer = {};
    m_edited = {};
}

void ReplyPanel::fillTargets() {
    m_to->clear();
    for (const ReplyTarget& target : m_targets)
        m_to->addItem(nameOf(target));
    m_to->setEnabled(!m_edited.id && !m_targets.empty());
    fillAccounts();
}

void ReplyPanel::fillAccounts() {
    m_accounts.clear();
    m_from->clear();
    const ReplyTarget* target = chosen();
    if (!target)
        return;
    for (const Line& line : workspace().lines()) {
        if (line.channel != target->channel)
            continue;
        m_accounts.push_back(line.address);
        m_from->addItem(tr("From: %1").arg(oneLine(line.label.empty() ? line.address : line.label, 120)));
    }
    const auto found = std::ranges::find(m_accounts, target->account);
    if (found != m_accounts.end())
        m_from->setCurrentIndex(static_cast<int>(found - m_accounts.begin()));
    m_from->setEnabled(!m_edited.id);
    m_from->setVisible(!m_accounts.empty());
    m_subject->setVisible(hasSubject(target->channel));
}

const ReplyTarget* ReplyPanel::chosen() const {
    const int row = m_to->currentIndex();
    return row < 0 || row >= static_cast<int>(m_targets.size()) ? nullptr
                                                                : &m_targets[static_cast<std::size_t>(row)];
}

void ReplyPanel::check() {
    const QString now = m_text->content();
    const bool changed =
        !m_edited.id || now != text(m_edited.text) || m_subject->text() != text(m_edited.subject);
    setReady(chosen() && !now.isEmpty() && changed);
}

void ReplyPanel::accept() {
    const ReplyTarget* target = chosen();
    if (!target || m_text->content().isEmpty())
        return;
    const std::string subject =
        hasSubject(target->channel) ? m_subject->text().trimmed().toStdString() : std::string();
    const auto kept = [this, key = m_drafts->key()] {
        m_drafts->forget(key);
        leave();
    };
    if (m_edited.id) {
        submit(EditReply{m_edited.id, subject, m_text->content().toStdString(),
                         shownMessage(m_edited.subject, m_edited.text)},
               kept);
        return;
    }
    QueueReply command;
    command.interaction = InteractionId(workspace().newId());
    command.customer = m_customer;
    command.caseId = target->about;
    command.channel = target->channel;
    command.peer = target->peer;
    if (m_from->currentIndex() >= 0)
        command.account = m_accounts.at(static_cast<std::size_t>(m_from->currentIndex()));
    command.subject = subject;
    command.text = m_text->content().toStdString();
    submit(command, kept);
}

void ReplyPanel::retranslate() {
    setWords(m_edited.id ? tr("Change the waiting message") : tr("Write to the customer"),
             m_edited.id ? tr("Save the changes") : tr("Queue the message"));
    m_to->setAccessibleName(tr("Where the message goes"));
    m_from->setAccessibleName(tr("Account that sends it"));
    m_subject->setPlaceholderText(tr("Subject"));
    m_subject->setAccessibleName(tr("Subject of the message"));
    m_text->setAccessibleName(tr("Text of the message"));
    m_hint->setText(
        tr("It is not sent yet: it waits for a connected channel, and can be changed until then."));
    for (int i = 0; i < m_to->count(); ++i)
        m_to->setItemText(i, nameOf(m_targets[static_cast<std::size_t>(i)]));
}

} // namespace visage::ui
