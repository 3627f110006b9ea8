// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/model_store.h"

#include "app/sim/forecast.h"
#include "app/sim/held_rows.h"
#include "app/sim/people.h"
#include "core/rules/commands/decide.h"
#include "core/sync/mutants.h"

#include <algorithm>

namespace visage::sim {

using protocol::AckStatus;
using sync::Mutant;
using sync::mutated;

ModelStore::ModelStore(StoreId id, Referee& referee, Random& random)
    : m_id(id)
    , m_referee(referee)
    , m_random(random) {
    for (Row& row : sharedPeople())
        put(std::move(row));
}

sync::StoreFacts ModelStore::facts() const {
    return {m_id, m_incarnation, m_state.head, m_state.floor};
}

Seq ModelStore::removedAt(const RowKey& key) const {
    const auto found = m_state.removed.find(key);
    return found == m_state.removed.end() ? 0 : found->second;
}

int ModelStore::executions(MutationId mid) const {
    const auto found = m_state.executions.find(mid);
    return found == m_state.executions.end() ? 0 : found->second;
}

void ModelStore::put(Row row) {
    setRev(row, ++m_state.head);
    const RowKey key{kindOf(row), idOf(row)};
    if (m_referee.wasErased(key))
        m_referee.fail("something that was erased is there again");
    if (m_referee.anythingErased())
        m_referee.tried(Rule::ErasedStaysErased);
    checkStamp(row);
    m_state.log.push_back({m_state.head, key});
    if (key.first == EntityKind::QueueMember)
        m_scopes.clear();
    m_state.rows.put(std::move(row));
}

/// A stamp of the future would win over everybody's work until then.
void ModelStore::checkStamp(const Row& row) {
    const auto* stamp = std::get_if<FieldStamp>(&row);
    if (!stamp)
        return;
    m_referee.tried(Rule::BoundedClocks);
    if (isTooFarAhead(stamp->hlc, m_now))
        m_referee.fail("a desktop whose clock is ahead has written the future");
}

void ModelStore::remove(const RowKey& key) {
    if (key.first == EntityKind::QueueMember)
        m_scopes.clear();
    m_state.rows.erase(key);
    m_state.log.push_back({++m_state.head, key});
    m_state.removed[key] = m_state.head;
}

void ModelStore::erase(const RowKey& key) {
    remove(key);
    m_referee.erased(key);
    if (key.first != EntityKind::Customer)
        return;
    const CustomerId customer(key.second);
    for (const std::string& scope : scopesOf(customer))
        revoke(scope, customer);
    noteLost({customer});
}

Result<sync::DeviceFacts> ModelStore::fence(const sync::ask::Fence& question) {
    auto& device = m_state.devices[question.device];
    if (question.sessionEpoch <= device.epoch && !mutated(Mutant::NoFencing))
        return Error{ErrorCode::Superseded, "A newer connection of this desktop exists."};
    device.epoch = question.sessionEpoch;
    m_referee.welcomed(question.device, question.sessionEpoch);
    return sync::DeviceFacts{device.lastMseq, m_incarnation,
                             std::make_shared<const sync::View>(viewOf(question.user, question.device)),
                             m_state.head};
}

Result<void> ModelStore::checkNumber(const Device& device, std::int64_t mseq, MutationId mid) const {
    if (mseq <= device.lastMseq) {
        const auto known = device.numbers.find(mseq);
        if (known != device.numbers.end() && known->second == mid)
            return {};
        return Error{ErrorCode::ClonedDevice, "This number belongs to another change."};
    }
    if (mseq != device.lastMseq + 1)
        return Error{ErrorCode::Unavailable, "A number is missing."};
    return {};
}

std::optional<Result<protocol::Ack>> ModelStore::answered(DeviceId id, std::int64_t epoch, std::int64_t mseq,
                                                          MutationId mid) {
    auto& device = m_state.devices[id];
    if (epoch != device.epoch && !mutated(Mutant::NoFencing))
        return Error{ErrorCode::Superseded, "A newer connection of this desktop took over."};
    if (m_full && m_random.below(2) == 0)
        return Error{ErrorCode::StorageFull, "The disk is full."};
    m_referee.wrote(id, epoch);
    if (const auto fits = checkNumber(device, mseq, mid); !fits)
        return fits.error();
    device.lastMseq = std::max(device.lastMseq, mseq);
    device.numbers.emplace(mseq, mid);
    const auto known = m_state.results.find(mid);
    if (known == m_state.results.end() || mutated(Mutant::NoDedup))
        return std::nullopt;
    protocol::Ack again = known->second;
    again.mseq = mseq;
    if (mutated(Mutant::ResultNotStored))
        again = {mseq, mid, AckStatus::Applied, m_state.head, ErrorCode::None, {}};
    return again;
}

Result<protocol::Ack> ModelStore::commit(const sync::ask::Commit& question, Timestamp now) {
    m_now = now;
    const auto& push = question.push;
    if (auto known = answered(question.device, question.sessionEpoch, push.mseq, push.mid))
        return *known;
    const auto ack = isByRules(push.command) ? executeByRules(question, now) : executeModelled(push);
    m_referee.tell([&] {
        return "the store decides push " + std::to_string(push.mseq) + " of " + shown(question.device) +
               ": status " + std::to_string(static_cast<int>(ack.status)) + ", log at " +
               std::to_string(m_state.head);
    });
    m_state.results.insert_or_assign(push.mid, ack);
    if (ack.status == AckStatus::Erased)
        m_referee.spokeOfErased(push.mid);
    return ack;
}

Result<protocol::Ack> ModelStore::refuse(const sync::ask::CommitRefusal& question) {
    if (auto known = answered(question.device, question.sessionEpoch, question.mseq, question.mid))
        return *known;
    const protocol::Ack ack{question.mseq, question.mid,      AckStatus::Rejected,
                            m_state.head,  question.why.code, question.why.sentence};
    m_state.results.insert_or_assign(question.mid, ack);
    return ack;
}

void ModelStore::carriedOut(const protocol::Push& push, protocol::Ack& ack) {
    ack.seq = m_state.head;
    if (++m_state.executions[m_referee.originOf(push.mid)] > 1)
        m_referee.fail("a change was carried out twice");
}

protocol::Ack ModelStore::executeByRules(const sync::ask::Commit& question, Timestamp now) {
    const protocol::Push& push = question.push;
    protocol::Ack ack{push.mseq, push.mid, AckStatus::Applied, m_state.head, ErrorCode::None, {}};
    const auto isErased = [this](const RowChange& change) {
        return !change.erased && m_referee.wasErased({kindOf(change.row), idOf(change.row)});
    };
    const auto refuse = [&](AckStatus status, ErrorCode code) {
        ack.status = status;
        ack.code = code;
        return ack;
    };
    HeldRows rows(m_state.rows);
    const auto loaded = rules::load(push.command, rows);
    if (rules::speaksOfErased(push.command, *loaded) || m_referee.wasErased(targetOf(push.command)))
        return refuse(AckStatus::Erased, ErrorCode::NotFound);
    rules::CommandContext context;
    context.actor = question.user;
    context.role = Role::Admin;
    context.now = now;
    context.enteredAt = std::min(push.enteredAt, now);
    context.hlc =
        mutated(Mutant::StampsTrusted) ? push.hlc : acceptedStamp(m_stamps, push.hlc, push.enteredAt, now);
    context.device = question.device;
    const auto decision = rules::decide(*loaded, push.command, context);
    if (!decision)
        return refuse(AckStatus::Rejected, decision.error().code);
    if (std::ranges::any_of(decision->changes, isErased))
        return refuse(AckStatus::Erased, ErrorCode::NotFound);
    for (const RowChange& change : decision->changes) {
        const RowKey key{kindOf(change.row), idOf(change.row)};
        const auto there = m_state.rows.find(key);
        if (there != m_state.rows.end() && !change.erased && there->dossier() != dossierOf(change.row))
            m_referee.moved(key);
        if (change.erased)
            erase(key);
        else if (there == m_state.rows.end() || there->row() != change.row)
            put(change.row);
        if (key.first == EntityKind::Erasure)
            m_ledger.put(change.row);
    }
    if (std::holds_alternative<MergeCustomers>(push.command))
        m_referee.happened(Fault::CustomersMerged);
    if (m_keepsScopes)
        settleScopes(push, *decision, question.user);
    ack.status = decision->superseded ? AckStatus::Superseded
                 : decision->merged   ? AckStatus::Merged
                                      : AckStatus::Applied;
    carriedOut(push, ack);
    return ack;
}

protocol::Ack ModelStore::executeModelled(const protocol::Push& push) {
    protocol::Ack ack{push.mseq, push.mid, AckStatus::Applied, m_state.head, ErrorCode::None, {}};
    const RowKey key = targetOf(push.command);
    const auto found = m_state.rows.find(key);
    const Row* there = found == m_state.rows.end() ? nullptr : &found->row();
    const auto refuse = [&](AckStatus status, ErrorCode code) {
        ack.status = status;
        ack.code = code;
        return ack;
    };
    if (m_referee.wasErased(key))
        return refuse(AckStatus::Erased, ErrorCode::NotFound);
    auto outcome = outcomeOf(push.command, there);
    if (!outcome)
        return refuse(AckStatus::Rejected, outcome.error().code);
    // What is so already is no change, and has no line in the log.
    if (!there || *there != *outcome)
        put(std::move(*outcome));
    carriedOut(push, ack);
    return ack;
}

void ModelStore::editSomething() {
    if (m_state.rows.empty())
        return;
    const auto at = m_state.rows.begin() + static_cast<std::ptrdiff_t>(m_random.below(m_state.rows.size()));
    put(at->row());
}

void ModelStore::eraseSomething() {
    if (m_state.rows.empty())
        return;
    const auto at = m_state.rows.begin() + static_cast<std::ptrdiff_t>(m_random.below(m_state.rows.size()));
    // What says that a person was erased stays for ever; what comes with another row goes with it only.
    const EntityKind kind = at->key.first;
    // Persons with members are erased as such.
    if (m_keepsScopes &&
        (kind == EntityKind::Customer || kind == EntityKind::ScopeMember || kind == EntityKind::QueueMember))
        return;
    if (kind != EntityKind::Erasure && kind != EntityKind::CaseEvent && kind != EntityKind::InteractionCase)
        erase(RowKey(at->key));
}

void ModelStore::truncate() {
    m_referee.happened(Fault::LogTruncated);
    const auto span = static_cast<std::uint64_t>(m_state.head - m_state.floor + 1);
    m_state.floor += static_cast<Seq>(m_random.below(span));
    std::erase_if(m_state.log, [&](const Change& change) { return change.seq <= m_state.floor; });
}

void ModelStore::restore() {
    m_referee.happened(Fault::StoreRestored);
    m_referee.tell([] { return std::string("the store is restored from its backup"); });
    m_state = *m_backup;
    m_scopes.clear();
    ++m_incarnation;
    std::vector<RowKey> ledger;
    for (const auto& [key, row] : m_state.rows)
        if (m_referee.wasErased(key))
            ledger.push_back(key);
    for (const auto& key : ledger)
        erase(key);
    for (const auto& [key, tombstone] : m_ledger)
        if (!m_state.rows.contains(key))
            put(tombstone);
}

} // namespace visage::sim
