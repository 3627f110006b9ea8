// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/driver.h"
#include "core/client/local_fault.h"
#include "core/client/rows.h"

#include <algorithm>

// What the driver does for each effect of the session.

namespace visage::client {

using State = StoreStatus::State;

void Driver::carryOut(sync::ClientEffects effects) {
    for (sync::ClientEffect& effect : effects) {
        const auto done = carryOut(effect);
        if (done)
            continue;
        // The session believes what the disk does not have: it begins anew.
        m_session.reset();
        m_closing.reset();
        m_reoffered.reset();
        over(done.error());
        return;
    }
    if (m_closing)
        over(*std::exchange(m_closing, std::nullopt));
    else
        Q_EMIT dataChanged();
    if (m_reoffered && m_session)
        carryOut(m_session->reoffered(*std::exchange(m_reoffered, std::nullopt), m_clock.now()));
    if (const auto givenBack = std::exchange(m_givenBack, std::nullopt))
        Q_EMIT storeRestored(*givenBack);
    enterAgain();
}

void Driver::enterAgain() {
    if (!m_session)
        return;
    auto again = m_data.enterAgain();
    if (!again) {
        m_session.reset();
        return over(again.error());
    }
    for (sync::PendingPush& push : *again)
        submitted(std::move(push));
}

Result<void> Driver::carryOut(sync::ClientEffect& effect) {
    return std::visit([this](auto& one) { return on(one); }, effect);
}

Result<void> Driver::on(sync::effect::Send& effect) {
    if (m_link)
        m_link->send(effect.bytes);
    return {};
}

Result<void> Driver::on(sync::effect::Close& effect) {
    m_closing = asSeenHere(effect.why);
    return {};
}

Result<void> Driver::on(sync::effect::SaveEpoch& effect) {
    return m_data.saveEpoch(effect.sessionEpoch);
}

Result<void> Driver::on(sync::effect::SaveToken& effect) {
    if (auto saved = m_data.saveUser(effect.who, m_user.toStdString()); !saved)
        return saved;
    m_token = QString::fromStdString(effect.who.token);
    m_user.clear();
    m_password.clear();
    m_waited = false;
    // By this computer's clock; WELCOME says the store's.
    if (auto noted = m_data.noteContact(m_clock.now()); !noted)
        return noted;
    Q_EMIT loggedIn(m_token);
    return {};
}

Result<void> Driver::on(sync::effect::SaveStore& effect) {
    if (m_data.isRestored(effect) && !m_givenBack)
        m_givenBack = 0;
    auto saved = m_data.saveStore(effect);
    if (!saved && saved.error().code == ErrorCode::Conflict)
        refuse(saved.error()); // another store: coming back would not help
    return saved;
}

Result<void> Driver::on(sync::effect::DropScope& effect) {
    return m_data.dropScope(effect);
}
Result<void> Driver::on(sync::effect::BeginSnapshot& effect) {
    return m_data.beginSnapshot(effect);
}
Result<void> Driver::on(sync::effect::StoreSnapshotPart& effect) {
    return m_data.storePart(effect);
}
Result<void> Driver::on(sync::effect::EndSnapshot& effect) {
    return m_data.endSnapshot(effect);
}
Result<void> Driver::on(sync::effect::ApplyChanges& effect) {
    return m_data.applyChanges(effect);
}
Result<void> Driver::on(sync::effect::RecordAck& effect) {
    return m_data.recordAck(effect);
}

Result<void> Driver::on(sync::effect::Reoffer& effect) {
    const int unsent = m_data.counts().unsent;
    auto again = m_data.reoffer(effect.afterMseq);
    if (!again)
        return again.error();
    const auto all = std::ranges::count_if(
        *again, [](const sync::PendingPush& push) { return !isOwnErrand(push.command); });
    m_givenBack = std::max(0, static_cast<int>(all) - unsent);
    m_reoffered = std::move(*again);
    return {};
}

Result<void> Driver::on(sync::effect::PhaseChanged& effect) {
    switch (effect.phase) {
    case sync::Phase::Offline:
        break; // over() says it, with the reason
    case sync::Phase::Connected:
        setState(State::Connecting);
        break;
    case sync::Phase::LoggingIn:
        setState(State::LoggingIn);
        break;
    case sync::Phase::Snapshot:
        setState(m_data.complete() ? State::CatchingUp : State::FirstSync);
        break;
    case sync::Phase::CatchingUp:
        setState(State::CatchingUp);
        break;
    case sync::Phase::Live:
        setState(State::Live);
        return m_data.pruneAnswered();
    }
    return {};
}

Result<void> Driver::on(sync::effect::Progress& effect) {
    m_status.rowsDone = effect.rowsDone;
    m_status.rowsTotal = effect.rowsTotal;
    Q_EMIT statusChanged();
    return {};
}

Result<void> Driver::on(sync::effect::Welcomed& effect) {
    m_policy.welcomed();
    m_welcomed = true;
    if (auto noted = m_data.noteContact(effect.welcome.now); !noted)
        return noted;
    // Who decides is told the number next, and goes on seeing the last one until then.
    if (effect.welcome.role < Role::Lead || !m_session->knowsReviews())
        m_status.reviews = 0;
    auto saved = m_data.saveWelcome(effect.welcome);
    if (saved)
        Q_EMIT taken();
    return saved;
}

Result<void> Driver::on(sync::effect::Found& effect) {
    if (!m_asked)
        return {};
    const Question question = *std::exchange(m_asked, std::nullopt);
    question.done(&effect.answer);
    // Not between two effects.
    QMetaObject::invokeMethod(this, &Driver::askNext, Qt::QueuedConnection);
    return {};
}

Result<void> Driver::on(sync::effect::Present& effect) {
    m_toldPresence = true;
    Q_EMIT presenceCame(effect.present);
    return {};
}

Result<void> Driver::on(sync::effect::Refused& effect) {
    const Error why = asSeenHere(effect.error);
    m_askedToWait = effect.retryAfter;
    // Only one Visage opens a profile, and it hears its newest connection only: whoever took over has a copy.
    if (why.code == ErrorCode::ClonedDevice || why.code == ErrorCode::Superseded) {
        if (auto renumbered = m_data.renumber(); !renumbered)
            return renumbered;
        return why; // over with this session; the next one knows the new numbers
    }
    if (why.code == ErrorCode::AccountOff && m_welcomed)
        if (auto handed = m_data.handOverDrafts(); !handed)
            return handed;
    // Handed over as far as it went; the rest was entered meanwhile.
    if (why.code == ErrorCode::AccountOff && m_welcomed && m_data.counts().unsent > 0)
        return Error{ErrorCode::Unavailable, why.sentence};
    if (!why.transient())
        refuse(why);
    if (why.code == ErrorCode::AccountOff)
        Q_EMIT accountOff();
    return {};
}

Result<void> Driver::on(sync::effect::WakeAt& effect) {
    m_wakeUp.start(std::max(effect.at - m_clock.now(), Milliseconds(0)));
    return {};
}

} // namespace visage::client
