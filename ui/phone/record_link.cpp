// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/record_link.h"

#include "ui/customer/record_page.h"
#include "ui/phone/call_desk.h"

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

namespace visage::ui {
namespace {

/// Text that nobody has saved yet: in a note wherever the focus is, in a field while it has the focus.
bool holdsUnsaved(const RecordPage& record) {
    const auto written = [&record](const QPlainTextEdit* editor) {
        return editor->isVisibleTo(&record) && !editor->isReadOnly() && !editor->document()->isEmpty();
    };
    const auto editors = record.findChildren<QPlainTextEdit*>();
    if (std::any_of(editors.begin(), editors.end(), written))
        return true;
    const auto* field = qobject_cast<const QLineEdit*>(QApplication::focusWidget());
    return field && record.isAncestorOf(field) && !field->isReadOnly() && !field->text().isEmpty();
}

} // namespace

RecordLink::RecordLink(CallDesk& desk, RecordPage& record, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_record(record) {
    desk.setUnsavedProbe([page = QPointer<RecordPage>(&record)] { return page && holdsUnsaved(*page); });
    connect(&desk, &CallDesk::recordReady, this, [this](const client::CallerAnswer& answer) {
        if (!answer.record)
            return;
        m_byCall = answer.record->customer.id;
        m_record.showRecord(*answer.record, answer.timeline);
        follow();
    });
    connect(&desk, &CallDesk::strangerShown, this, &RecordLink::onStranger);
    connect(&desk, &CallDesk::changed, this, &RecordLink::follow);
    connect(&desk, &CallDesk::callbackPromised, this, [this](CustomerId customer) {
        if (customer == m_record.customer())
            m_record.bookCallback();
    });
    connect(&record, &RecordPage::customerShown, this, &RecordLink::follow);
    follow();
}

void RecordLink::noteOpened(CustomerId customer) {
    const CallCard* card = m_desk.shown();
    m_byCall = card && card->customer == customer ? customer : CustomerId();
    follow();
}

/// What an earlier call had brought goes as soon as it rings; what the agent opened goes when he answers, and
/// stays even then while he has not saved what he wrote there.
void RecordLink::onStranger(bool answered) {
    const CustomerId below = m_record.customer();
    const bool goes = below && !m_desk.unsavedBelow() && (answered || below == m_byCall);
    if (goes)
        Q_EMIT closeWanted();
}

void RecordLink::follow() {
    const CallCard* card = m_desk.shown();
    const bool ours = card && !card->leaving && card->customer && card->customer == m_record.customer();
    m_record.setCurrentInteraction(ours ? card->interaction : InteractionId(), ours ? card->contacts() : 0);
    m_record.setAlertsElsewhere(ours && !m_desk.shownAsBanner() && !card->ended() && !card->choosing);
    const CallCard* talking = m_desk.talking();
    m_record.setTalkingWith(talking && !talking->choosing ? talking->customer : CustomerId());
    m_desk.setRecordBelow(m_record.customer());
    Q_EMIT callerUnknown(m_desk.callerUnknown());
}

} // namespace visage::ui
