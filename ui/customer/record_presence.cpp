// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/record_presence.h"

#include "ui/customer/text_editor.h"

#include <QEvent>
#include <QTextDocument>

namespace visage::ui {

RecordPresence::RecordPresence(client::Workspace& workspace, QWidget& page)
    : QObject(&page)
    , m_workspace(workspace)
    , m_page(page) {
    m_typing.setObjectName(QStringLiteral("typing"));
    m_typing.setParent(this);
    m_typing.setSingleShot(true);
    m_typing.setInterval(stopsAfter);
    connect(&m_typing, &QTimer::timeout, this, &RecordPresence::say);
    page.installEventFilter(this);
    const auto editors = page.findChildren<TextEditor*>();
    for (TextEditor* editor : editors) {
        editor->installEventFilter(this);
        connect(editor, &TextEditor::typed, this, [this, editor] { onTyped(editor); });
        // Of the document: an editor that is emptied after saving says nothing itself.
        connect(editor->document(), &QTextDocument::contentsChanged, this, &RecordPresence::say);
    }
}

void RecordPresence::setCustomer(CustomerId customer) {
    if (customer != m_customer)
        m_typedIn.clear();
    m_customer = customer;
    say();
}

void RecordPresence::setTalkingWith(CustomerId customer) {
    m_talkingWith = customer;
    say();
}

void RecordPresence::onTyped(TextEditor* editor) {
    m_typedIn = editor;
    m_typing.start();
    say();
}

bool RecordPresence::writing() const {
    return m_typing.isActive() && m_typedIn && m_typedIn->isVisibleTo(&m_page) &&
           !m_typedIn->document()->isEmpty();
}

void RecordPresence::say() {
    client::Whereabouts where;
    if (m_page.isVisible() && !m_page.window()->isMinimized()) {
        where.shown = m_customer;
        where.writing = m_customer && writing();
    }
    where.talkingWith = m_talkingWith;
    if (where == m_said)
        return;
    m_said = where;
    m_workspace.present(where);
}

bool RecordPresence::eventFilter(QObject* watched, QEvent* event) {
    // Behind what it says: a widget that is being hidden is not hidden yet.
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide)
        QMetaObject::invokeMethod(this, &RecordPresence::say, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

} // namespace visage::ui
