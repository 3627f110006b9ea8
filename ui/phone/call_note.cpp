// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/call_note.h"

#include "ui/common/plain_label.h"
#include "ui/phone/phone_style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QShortcut>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace visage::ui {

CallNote::CallNote(QWidget* parent)
    : QWidget(parent)
    , m_title(new PlainLabel(this))
    , m_key(new PlainLabel(this))
    , m_editor(new QPlainTextEdit(this))
    , m_trouble(new PlainLabel(this)) {
    m_editor->setObjectName(QStringLiteral("callNote"));
    m_editor->setTabChangesFocus(true);
    m_title->setBuddy(m_editor);
    m_trouble->setObjectName(QStringLiteral("callTrouble"));
    m_trouble->setElideMode(Qt::ElideRight);
    setPixelSize(m_title, pop_size::detail, true);
    setPixelSize(m_key, 12);
    setPixelSize(m_editor, pop_size::detail);
    setPart(m_key, "key");
    setPart(m_editor, "note");
    setPart(m_trouble, "trouble");
    m_trouble->setContentsMargins(8, 2, 8, 2);
    m_trouble->hide();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch(1);
    head->addWidget(m_key);
    column->addLayout(head);
    column->addWidget(m_editor, 1);
    column->addWidget(m_trouble);

    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto* save = new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(key)), m_editor);
        save->setContext(Qt::WidgetShortcut);
        connect(save, &QShortcut::activated, this, &CallNote::saveWanted);
    }
    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] { Q_EMIT edited(m_editor->toPlainText()); });
    retranslate();
}

void CallNote::present(const QString& note, const QString& trouble, const QString& focusKey) {
    m_key->setText(focusKey);
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
    if (m_editor->toPlainText() == note)
        return;
    const QSignalBlocker quiet(m_editor);
    m_editor->setPlainText(note);
    m_editor->moveCursor(QTextCursor::End);
}

void CallNote::focusEditor() {
    m_editor->setFocus(Qt::ShortcutFocusReason);
}

void CallNote::retranslate() {
    m_title->setText(tr("Call note"));
    m_editor->setAccessibleName(tr("Call note"));
    m_editor->setPlaceholderText(tr("Saved with the call. Ctrl+Enter saves at once."));
}

void CallNote::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace visage::ui
