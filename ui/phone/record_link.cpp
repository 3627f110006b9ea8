// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/record_link.h"

#include "ui/customer/record_page.h"
#include "ui/phone/call_desk.h"

namespace visage::ui {
namespace {

void followCall(const CallDesk& desk, RecordPage& record) {
    const CallCard* card = desk.shown();
    const bool ours = card && !card->leaving && card->customer && card->customer == record.customer();
    record.setCurrentInteraction(ours ? card->interaction : InteractionId(), ours ? card->contacts() : 0);
    record.setAlertsElsewhere(ours && !desk.shownAsBanner() && !card->ended() && !card->choosing);
}

} // namespace

void joinRecord(CallDesk& desk, RecordPage& record) {
    QObject::connect(&desk, &CallDesk::recordReady, &record, [&record](const client::CallerAnswer& answer) {
        if (answer.record)
            record.showRecord(*answer.record, answer.timeline);
    });
    const auto follow = [&desk, &record] { followCall(desk, record); };
    QObject::connect(&desk, &CallDesk::changed, &record, follow);
    QObject::connect(&record, &RecordPage::customerShown, &desk, follow);
}

} // namespace visage::ui
