// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/phone.h"
#include "ui/phone/call_desk.h"
#include "ui/phone/phone_text.h"

#include <QCoreApplication>

#include <algorithm>

// What the agent's hands do: the other half of CallDesk.

namespace visage::ui {
namespace {

/// What to dial for what somebody wrote: E.164, or the digits of a number inside the company.
QString dialled(const QString& written) {
    for (const auto& number : rules::readPhoneNumbers(written.toStdString()))
        if (!number.e164.empty())
            return QString::fromStdString(number.e164);
    QString digits = written.simplified();
    digits.remove(u' ');
    const bool dialable = std::all_of(digits.begin(), digits.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || c == u'*' || c == u'#' || c == u'+';
    });
    return dialable ? digits : QString();
}

bool ringsHere(const CallCard& card) {
    return card.ringing() && card.call.direction != Direction::Out;
}

} // namespace

const CallCard* CallDesk::answerable() const {
    const auto& cards = m_cards.all();
    const auto it = std::find_if(cards.begin(), cards.end(), ringsHere);
    return it == cards.end() ? nullptr : &*it;
}

const CallCard* CallDesk::talking() const {
    if (const CallCard* card = shown(); card && card->talking())
        return card;
    const auto& cards = m_cards.all();
    const auto it =
        std::find_if(cards.begin(), cards.end(), [](const CallCard& card) { return card.talking(); });
    return it == cards.end() ? nullptr : &*it;
}

const CallCard* CallDesk::hangable() const {
    if (const CallCard* card = shown(); card && card->call.state == call::CallState::Dialling)
        return card;
    return talking();
}

bool CallDesk::canDial() const {
    return m_phone.state() == telephony::Phone::State::Ready;
}

QString CallDesk::phoneTrouble() const {
    if (m_signedOff)
        return QCoreApplication::translate("CallDesk", "You are on a break: no call reaches you.");
    return phoneTroubleText(m_phone.state(), m_phone.trouble());
}

bool CallDesk::armed() const {
    return m_clock.now() - m_targetSince >= deafFor;
}

void CallDesk::refreshTarget() {
    const CallCard* target = answerable();
    const int key = target ? target->key : 0;
    if (key == m_target)
        return;
    m_target = key;
    m_targetSince = m_clock.now();
}

void CallDesk::holdOthers(std::uint32_t except) {
    for (const CallCard& card : m_cards.all())
        if (card.call.state == call::CallState::Active && card.call.id != except)
            m_phone.hold(card.call.id);
}

void CallDesk::answer() {
    const CallCard* target = answerable();
    if (!target)
        return;
    const std::uint32_t id = target->call.id;
    holdOthers(id);
    m_phone.answer(id);
}

void CallDesk::reject() {
    if (const CallCard* target = answerable())
        m_phone.reject(target->call.id);
}

void CallDesk::hangUp() {
    if (const CallCard* card = hangable())
        m_phone.hangUp(card->call.id);
}

void CallDesk::toggleHold() {
    const CallCard* card = talking();
    if (!card)
        return;
    const std::uint32_t id = card->call.id;
    if (card->call.state == call::CallState::Active) {
        m_phone.hold(id);
    } else {
        holdOthers(id);
        m_phone.resume(id);
    }
}

void CallDesk::toggleMute() {
    if (const CallCard* card = talking())
        m_phone.setMuted(card->call.id, !card->call.muted);
}

Result<void> CallDesk::dial(const QString& number, CustomerId customer) {
    if (!canDial())
        return Error{ErrorCode::Unavailable, phoneTrouble().toStdString()};
    const QString wanted = dialled(number);
    if (wanted.isEmpty())
        return Error{
            ErrorCode::BadInput,
            QCoreApplication::translate("CallDesk", "That is no number that can be dialled.").toStdString()};
    holdOthers(0);
    m_dialledFor = customer;
    m_phone.dial(wanted);
    return {};
}

// Note and qualification.

void CallDesk::setNote(const QString& text) {
    CallCard* card = shownCard();
    if (!card || card->note == text)
        return;
    card->note = text;
    m_keeper.saveDraft(m_shown);
}

void CallDesk::saveNote() {
    m_keeper.saveNote(m_shown);
}

void CallDesk::setOutcome(CallOutcome outcome) {
    if (CallCard* card = shownCard())
        card->outcome = outcome;
    Q_EMIT changed();
    if (const CallCard* card = shown(); card && outcome == CallOutcome::CallBackPromised && card->customer)
        Q_EMIT callbackPromised(card->customer);
}

void CallDesk::setReason(ReasonId reason) {
    if (CallCard* card = shownCard())
        card->reason = reason;
}

void CallDesk::setCaseSubject(const QString& subject) {
    if (CallCard* card = shownCard())
        card->caseSubject = subject;
}

void CallDesk::qualifyAtOnce(CallOutcome outcome) {
    CallCard* card = shownCard();
    if (!card || !card->answered())
        return;
    card->outcome = outcome;
    if (card->ended())
        m_keeper.finish(m_shown);
    Q_EMIT changed();
}

void CallDesk::finish() {
    CallCard* card = shownCard();
    if (!card || !card->ended())
        return;
    if (card->outcome == CallOutcome::None && card->answered())
        card->outcome = CallOutcome::Handled;
    m_keeper.finish(m_shown);
}

} // namespace visage::ui
