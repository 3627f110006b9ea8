// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/pop_panel.h"

#include "ui/phone/call_desk.h"
#include "ui/phone/call_note.h"
#include "ui/phone/call_side.h"
#include "ui/phone/caller_view.h"
#include "ui/phone/phone_commands.h"
#include "ui/phone/phone_style.h"
#include "ui/phone/wrap_up_form.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QStackedWidget>

namespace visage::ui {
namespace {

constexpr int panelHeight = 260;
constexpr int noteWidth = 280;
constexpr int sideWidth = 190;

const char* lookOf(const CallCard& card) {
    if (card.ended())
        return "ended";
    if (card.call.state == call::CallState::Held)
        return "held";
    return card.ringing() ? "ringing" : "talking";
}

bool holdsFocus(const QWidget* place) {
    return place->isAncestorOf(QApplication::focusWidget());
}

} // namespace

PopPanel::PopPanel(CallDesk& desk, const Theme& theme, CommandRegistry& commands, QWidget* parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_commands(commands)
    , m_caller(new CallerView(desk, theme, this))
    , m_wrapUp(new WrapUpForm(desk, commands, this))
    , m_left(new QStackedWidget(this))
    , m_note(new CallNote(this))
    , m_side(new CallSide(desk, theme, commands, this)) {
    setObjectName(QStringLiteral("popPanel"));
    setFixedHeight(panelHeight);
    m_left->addWidget(m_caller);
    m_left->addWidget(m_wrapUp);
    m_note->setFixedWidth(noteWidth);
    m_side->setFixedWidth(sideWidth);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(24);
    row->addWidget(m_left, 1);
    row->addWidget(m_note);
    row->addWidget(m_side);
    connect(m_caller, &CallerView::left, m_note, &CallNote::focusEditor);
    connect(m_note, &CallNote::edited, &desk, &CallDesk::setNote);
    connect(m_note, &CallNote::saveWanted, &desk, &CallDesk::saveNote);
}

void PopPanel::present(const CallCard& card) {
    setPart(this, lookOf(card));
    // Who types a name into the search when the other side hangs up goes on typing there.
    const bool stays = m_left->currentWidget() == m_caller && holdsFocus(m_caller);
    if (card.ended() && !card.choosing && !stays) {
        m_wrapUp->present(card);
        m_left->setCurrentWidget(m_wrapUp);
    } else {
        m_caller->present(card);
        m_left->setCurrentWidget(m_caller);
    }
    const QAction* noteKey = m_commands.action(QString::fromLatin1(phone_command::note));
    m_note->present(card.note, card.trouble, noteKey->shortcut().toString(QKeySequence::NativeText));
    m_side->present(card);
    m_known = card.lookedUp ? card.key : 0;
    setVisible(true);
    update();
}

void PopPanel::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    // The children are painted right after this; what is queued comes when the frame is complete.
    if (m_known != 0)
        QMetaObject::invokeMethod(
            this, [this, key = m_known] { Q_EMIT painted(key); }, Qt::QueuedConnection);
}

void PopPanel::focusCall() {
    if (const CallCard* card = m_desk.shown(); card && card->ended() && !card->choosing) {
        m_wrapUp->present(*card);
        m_left->setCurrentWidget(m_wrapUp);
    }
    if (m_left->currentWidget() == m_wrapUp)
        m_wrapUp->focusFirst();
    else if (!m_caller->focusChoice())
        m_note->focusEditor();
}

void PopPanel::focusNote() {
    m_note->focusEditor();
}

void PopPanel::choose(int number) {
    if (m_left->currentWidget() == m_caller)
        m_caller->choose(number);
}

} // namespace visage::ui
