// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/desktop.h"

#include "app/sim/forecast.h"
#include "app/sim/people.h"
#include "core/protocol/codec.h"
#include "core/sync/mutants.h"

#include <algorithm>

namespace visage::sim {
namespace {

using sync::Mutant;
using sync::mutated;

/// A moment that does not matter to the test at hand.
constexpr Timestamp someTime{1'700'000'000'000};

constexpr Milliseconds timeBetweenLooks{60'000};

/// From the slowest clock to the fastest.
constexpr Milliseconds mostClockError{240'000};

template <class Item> bool leaveOutWhatIsNew(std::vector<Item>& items) {
    return std::erase_if(items, [](const Item& item) {
               if constexpr (std::is_same_v<Item, RowChange>)
                   return isNew(kindOf(item.row));
               else
                   return isNew(kindOf(item));
           }) > 0;
}

/// The program before this one cannot read rows of kinds that came later.
std::string asOlderProgramReads(std::string frame) {
    const auto type = protocol::typeOf(frame);
    if (type != protocol::FrameType::Snap && type != protocol::FrameType::Changes)
        return frame;
    auto read = protocol::decode(frame);
    bool isOther = false;
    if (auto* part = read ? std::get_if<protocol::Snap>(&*read) : nullptr)
        isOther = leaveOutWhatIsNew(part->rows);
    else if (auto* changes = read ? std::get_if<protocol::Changes>(&*read) : nullptr)
        isOther = leaveOutWhatIsNew(changes->changes);
    return isOther ? protocol::encode(*read) : frame;
}

} // namespace

Desktop::Desktop(std::string user, bool older, Referee& referee, Random& random)
    : m_referee(referee)
    , m_random(random)
    , m_user(std::move(user))
    , m_older(older)
    , m_disk(DeviceId(makeUuidV7(someTime, random)), schemaOf(older))
    , m_clockError(static_cast<std::int64_t>(random.below(mostClockError.count())) -
                   mostClockError.count() / 2) {
    start();
}

void Desktop::start() {
    ++m_starts;
    auto state = m_disk.state();
    m_session.emplace(sync::ClientSession::Options{"sim", "desk", schemaOf(m_older)}, std::move(state),
                      m_disk.unanswered());
    m_session->setToken(m_disk.token());
    m_wake = {};
    m_crashed = false;
    m_cloned = false;
    m_reoffered.reset();
    m_storeSaid = {};
    m_lookedAt = -1;
    m_lookedOn = {};
    m_found.clear();
    m_dirty = true;
}

void Desktop::update() {
    m_referee.tell([&] { return shown(m_disk.state().device) + " is updated"; });
    m_older = false;
    crash();
}

void Desktop::crash() {
    m_referee.tell([&] { return shown(m_disk.state().device) + " starts anew"; });
    if (m_line)
        m_line->desktopEnd = false;
    m_line.reset();
    start();
}

void Desktop::putProfileBack() {
    if (!m_copy)
        return;
    m_referee.happened(Fault::ProfilePutBack);
    m_disk = *m_copy;
    m_forgotten.emplace_back(m_copiedAt, m_now);
    // What was entered after the copy was only here; nobody can bring that back.
    m_promised.clear();
    for (const auto& entry : m_disk.outbox())
        if (entry.makes && !entry.read && !(entry.answer && hasForgottenRefusal(entry.push.mid)))
            m_promised[entry.target] = customerOf(entry.push.command);
    crash();
}

bool Desktop::hasForgotten(Timestamp at) const {
    return std::ranges::any_of(m_forgotten,
                               [at](const auto& time) { return time.first <= at && at <= time.second; });
}

bool Desktop::hasForgottenRefusal(MutationId mid) const {
    const auto refused = m_refusedAt.find(m_referee.originOf(mid));
    return refused != m_refusedAt.end() && hasForgotten(refused->second);
}

bool Desktop::dies() {
    if (m_crashOdds > 0 && m_random.below(m_crashOdds) == 0)
        m_crashed = true;
    if (m_crashed)
        m_referee.happened(Fault::DesktopDies);
    return m_crashed;
}

void Desktop::perform(sync::ClientEffects effects, Timestamp now) {
    m_now = now;
    m_dirty = m_dirty || !effects.empty();
    for (;;) {
        for (const auto& effect : effects) {
            if (!dies())
                std::visit([this](const auto& one) { carryOut(one); }, effect);
            if (m_crashed)
                return crash();
        }
        if (m_cloned) {
            m_disk.renumber(DeviceId(makeUuidV7(now, m_random)));
            return crash();
        }
        if (!m_reoffered)
            return enterAgain(now);
        effects = m_session->reoffered(*std::exchange(m_reoffered, std::nullopt), now);
    }
}

void Desktop::carryOut(const sync::effect::Send& send) {
    if (m_line && m_line->storeEnd)
        m_line->up.push_back(send.bytes);
}

void Desktop::carryOut(const sync::effect::Close& close) {
    m_referee.tell([&] { return shown(m_disk.state().device) + " closes: " + close.why.sentence; });
    if (m_line)
        m_line->desktopEnd = false;
    m_line.reset();
}

void Desktop::carryOut(const sync::effect::RecordAck& answer) {
    using protocol::AckStatus;
    const protocol::Ack& ack = answer.ack;
    m_disk.recordAck(ack, sync::answeredAt(clock(), m_session->clockOffset(), m_storeSaid));
    if (ack.status == AckStatus::Rejected) {
        m_lookedAt = -1;
        m_refusedAt[m_referee.originOf(ack.mid)] = m_now;
    }
    const auto entry = std::ranges::find(m_disk.outbox(), ack.mid, [](const auto& e) { return e.push.mid; });
    if (entry == m_disk.outbox().end())
        return;
    // About somebody who was erased: nothing is kept of it.
    if (ack.status == AckStatus::Erased)
        m_promised.erase(entry->target);
    if (ack.status == AckStatus::Applied || ack.status == AckStatus::Merged ||
        ack.status == AckStatus::Superseded)
        m_told.try_emplace(m_referee.originOf(ack.mid), Told{entry->push, {}}).first->second.at = m_now;
}

void Desktop::carryOut(const sync::effect::PhaseChanged& changed) {
    if (changed.phase != sync::Phase::Live || !m_storeSaid)
        return;
    // From here on a backup may be older than the promise.
    for (const RowKey& key : m_disk.prune(sync::keptSince(clock(), m_storeSaid)))
        m_promised.erase(key);
}

/// As LocalData::enterAgain() does it.
void Desktop::enterAgain(Timestamp now) {
    if (std::ranges::none_of(m_disk.outbox(), isRefused))
        return;
    const bool isNewer = std::exchange(m_lookedAt, m_disk.cursor()) != m_disk.cursor();
    const bool isLater = holdsPart() && (clock() < m_lookedOn || clock() - m_lookedOn >= timeBetweenLooks);
    if (!isNewer && !isLater)
        return;
    m_lookedOn = clock();
    const auto refused = m_disk.toEnterAgain(clock());
    if (refused.empty())
        return;
    auto rows = m_disk.seen(user());
    std::vector<sync::PendingPush> pushes;
    for (const auto& [place, again] : refused) {
        const sync::PendingPush old = m_disk.outbox()[place].push;
        const auto seen = foresee(rows, old, user(), m_disk.state().device);
        if (!seen && (again != sync::Again::Unseen || seen.error().code != ErrorCode::NotFound))
            continue;
        pushes.push_back(m_disk.enterAgain(place));
        m_referee.enteredAgain(pushes.back().mid, old.mid);
        m_referee.tell([&] {
            return shown(m_disk.state().device) + " enters push " + std::to_string(old.mseq) + " again, as " +
                   std::to_string(pushes.back().mseq);
        });
        if (dies())
            return crash();
    }
    for (const auto starts = m_starts; sync::PendingPush & push : pushes) {
        perform(m_session->submit(std::move(push), now), now);
        if (m_starts != starts)
            return; // what is unanswered, the new session has from the disk
    }
}

void Desktop::carryOut(const sync::effect::Refused& refused) {
    m_referee.tell([&] { return shown(m_disk.state().device) + " hears: " + refused.error.sentence; });
    m_cloned = m_cloned || refused.error.code == ErrorCode::ClonedDevice;
}

void Desktop::carryOut(const sync::effect::ApplyChanges& changes) {
    if (mutated(Mutant::RowsApartFromCursor)) {
        m_disk.saveCursors(changes.cursors);
        if (dies())
            return;
    }
    auto left = m_disk.applyRows(changes.changes);
    m_disk.saveCursors(changes.cursors);
    if (mutated(Mutant::PurgeApartFromCursor))
        std::swap(left, m_purgedLater);
    m_disk.purge(left);
    forgetFound();
}

void Desktop::connect(std::shared_ptr<Line> line, Timestamp now) {
    m_line = std::move(line);
    perform(m_session->opened(now), now);
    if (m_line && m_disk.token().empty())
        perform(m_session->logIn(m_user, "secret", now), now);
}

void Desktop::receive(Timestamp now) {
    std::string frame = std::move(m_line->down.front());
    m_line->down.pop_front();
    perform(m_session->received(m_older ? asOlderProgramReads(std::move(frame)) : frame, now), now);
}

void Desktop::lineLost(Timestamp now) {
    m_line->desktopEnd = false;
    m_line.reset();
    perform(m_session->closed(now), now);
}

void Desktop::tick(Timestamp now) {
    if (m_line)
        m_travel.connectedAt = now;
    if (m_wake && now >= m_wake)
        perform(m_session->tick(now), now);
}

void Desktop::audit(Timestamp now) {
    // The program before this one does not know how.
    if (const auto scopes = comparable(); !m_older && !scopes.empty())
        audit(scopes[m_random.below(scopes.size())], now);
}

void Desktop::audit(const std::string& scope, Timestamp now) {
    m_referee.tell([&] { return shown(m_disk.state().device) + " has " + scope + " compared"; });
    const Timestamp storeNow = clock() + m_session->clockOffset();
    perform(m_session->audit(m_disk.copyOf(scope, storeNow), now), now);
}

void Desktop::drift() {
    const RowKey key = m_disk.drift(m_random);
    m_drifted = true;
    m_referee.drifts(m_disk.state().device);
    m_referee.tell([&] { return shown(m_disk.state().device) + " loses " + shown(key); });
}

void Desktop::endDrift() {
    m_drifted = false;
    m_dirty = true;
    m_referee.driftEnds();
}

void Desktop::write(Timestamp now) {
    const Timestamp mine = now + m_clockError;
    const bool pins = holdsPart() && m_random.below(20) == 0;
    Command command = pins ? somePin(m_disk.state().device, m_random) : something(m_disk.cache(), m_random);
    while (m_older && isNew(command))
        command = something(m_disk.cache(), m_random);
    sync::PendingPush push{m_session->lastMseq() + 1, MutationId(makeUuidV7(now, m_random)), mine, 0,
                           std::move(command)};
    push.hlc = stampFor(push.command, m_disk.cache(), m_disk.lastStamp(), mine);
    const RowKey target = targetOf(push.command);
    const bool makes = makesRow(push.command);
    if (mutated(Mutant::OutboxApartFromEffect) && makes)
        m_promised[target] = customerOf(push.command);
    if (dies())
        return crash();
    ++m_intents;
    m_referee.tell([&] {
        return shown(m_disk.state().device) + " enters push " + std::to_string(push.mseq) + ", command " +
               std::to_string(static_cast<int>(kindOf(push.command))) + " on " + shown(target);
    });
    m_disk.addEntry(push);
    if (makes)
        m_promised[target] = customerOf(push.command);
    perform(m_session->submit(std::move(push), now), now);
}

} // namespace visage::sim
