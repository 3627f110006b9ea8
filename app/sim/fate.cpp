// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/fate.h"

#include "app/sim/forecast.h"
#include "core/domain/field_text.h"

#include <algorithm>

namespace visage::sim {
namespace {

constexpr Milliseconds keptAtLeast = std::chrono::hours(24 * 14);

constexpr std::int64_t stateOfConsent = fieldNumber<Consent>("state");

template <class T, class IdType> const T* find(const Rows& rows, const IdType& id) {
    const auto found = rows.find({Fields<T>::kind, id.uuid});
    return found == rows.end() ? nullptr : &std::get<T>(found->row());
}

/// What it goes on from, by what it names and by what that belongs to.
std::vector<RowKey> baseOf(const Command& command, const Rows& rows) {
    std::vector<RowKey> base;
    if (!makesRow(command))
        base.push_back(targetOf(command));
    if (const CustomerId customer = customerOf(command))
        base.emplace_back(EntityKind::Customer, customer.uuid);
    if (const auto* reply = std::get_if<QueueReply>(&command); reply && reply->caseId)
        base.emplace_back(EntityKind::Case, reply->caseId.uuid);
    if (const auto* link = std::get_if<LinkInteraction>(&command))
        base.emplace_back(EntityKind::Case, link->caseId.uuid);
    if (const auto* merge = std::get_if<MergeCustomers>(&command))
        base.emplace_back(EntityKind::Customer, merge->survivor.uuid);
    if (const auto* replace = std::get_if<ReplaceIdentity>(&command))
        base.emplace_back(EntityKind::Identity, replace->old.uuid);
    if (const auto* settle = std::get_if<SettleField>(&command))
        if (const auto* version = find<FieldVersion>(rows, settle->version)) {
            base.emplace_back(version->kind, version->object.uuid);
            base.emplace_back(EntityKind::Customer, version->customer.uuid);
        }
    return base;
}

bool isAboutErased(const Command& command, const std::vector<RowKey>& base, const Referee& referee) {
    const auto keys = rules::keysOf(command);
    const auto isErased = [&](const RowKey& key) { return referee.wasErased(key); };
    return isErased(targetOf(command)) || std::ranges::any_of(base, isErased) ||
           std::ranges::any_of(keys, [&](const rules::Key& key) {
               return isErased({key.kind, key.id});
           });
}

/// Every text that somebody saved of a note can be read, whatever stands.
bool isKept(const Command& command, const Rows& rows) {
    const auto* edit = std::get_if<EditNote>(&command);
    return !edit || !edit->base || rows.contains({EntityKind::NoteVersion, edit->version.uuid});
}

bool isRewritten(const Interaction& message, const Uuid& seen) {
    return !seen.isNull() && shownMessage(message.subject, message.text) != seen;
}

/// By what it says itself, over the rows that the store has now: what it wants to replace is not so.
bool isOvertaken(const Command& command, Hlc hlc, const Rows& rows) {
    if (const auto* move = std::get_if<MoveCallback>(&command)) {
        const auto* there = find<Callback>(rows, move->callback);
        return there && (there->state != CallbackState::Open || there->dueAt != move->expected);
    }
    if (const auto* close = std::get_if<CloseCallback>(&command)) {
        const auto* there = find<Callback>(rows, close->callback);
        return there && there->state != CallbackState::Open;
    }
    if (const auto* assign = std::get_if<AssignCase>(&command)) {
        const auto* there = find<Case>(rows, assign->caseId);
        return there && there->owner != assign->expected;
    }
    if (const auto* change = std::get_if<ChangeCaseStatus>(&command)) {
        const auto* there = find<Case>(rows, change->caseId);
        return there && there->status != change->expected;
    }
    if (const auto* edit = std::get_if<EditReply>(&command)) {
        const auto* there = find<Interaction>(rows, edit->interaction);
        return there && (there->state == InteractionState::Cancelled || isRewritten(*there, edit->seen));
    }
    if (const auto* cancel = std::get_if<CancelReply>(&command)) {
        const auto* there = find<Interaction>(rows, cancel->interaction);
        return there && isRewritten(*there, cancel->seen);
    }
    if (const auto* merge = std::get_if<MergeCustomers>(&command)) {
        const auto* loser = find<Customer>(rows, merge->loser);
        return loser && loser->mergedInto;
    }
    if (const auto* consent = std::get_if<RecordConsent>(&command)) {
        const auto* there = find<Consent>(rows, consentId(consent->customer, consent->topic));
        const auto* stamp = find<FieldStamp>(
            rows, fieldStampId(ObjectId(consentId(consent->customer, consent->topic).uuid), stateOfConsent));
        return there && (there->state != consent->seen || (stamp && stamp->hlc >= hlc));
    }
    return false;
}

} // namespace

std::string whyRefused(const Told& told, const Desktop& desktop, const ModelStore& store) {
    auto rows = store.rows();
    const auto done = foresee(rows, told.push, desktop.user(), desktop.disk().state().device);
    return done ? std::string() : done.error().sentence;
}

Fate fateOf(const Told& told, const Desktop& desktop, const ModelStore& store, const Referee& referee,
            Timestamp now) {
    const Command& command = told.push.command;
    const MutationId origin = referee.originOf(told.push.mid);
    const auto& rows = store.rows();
    const bool standing = store.executions(origin) > 0;
    if (standing && (!makesRow(command) || rows.contains(targetOf(command))) && isKept(command, rows))
        return Fate::Stands;
    const auto base = baseOf(command, rows);
    if (isAboutErased(command, base, referee) || referee.hasSpokenOfErased(origin))
        return Fate::Erased;
    if (standing)
        return Fate::Lost;
    const auto& outbox = desktop.disk().outbox();
    const auto entry = std::ranges::find_if(outbox.rbegin(), outbox.rend(), [&](const OutboxEntry& one) {
        return referee.originOf(one.push.mid) == origin;
    });
    if (entry == outbox.rend() && told.at + keptAtLeast < now)
        return Fate::TooOld;
    if (entry == outbox.rend())
        return desktop.hasForgotten(told.at) ? Fate::ProfileLost : Fate::Lost;
    if (!isRefused(*entry) && desktop.hasForgottenRefusal(origin))
        return Fate::ProfileLost;
    // It was refused before, in another life of the store, and its author reads that.
    if (isRefused(*entry) && !entry->read && entry->refusal.chances == 0 && desktop.hasForgotten(told.at))
        return Fate::ProfileLost;
    if (isRefused(*entry) && entry->refusal.at + keptAtLeast < now + desktop.clockError())
        return Fate::TooOld;
    const auto isThere = [&](const RowKey& key) { return rows.contains(key); };
    const auto isHere = [&](const RowKey& key) { return desktop.disk().cache().contains(key); };
    if (desktop.holdsPart() && std::ranges::all_of(base, isThere) && !std::ranges::all_of(base, isHere) &&
        isRefused(*entry) && !entry->read && entry->refusal.chances <= 1)
        return Fate::Shown;
    // Whatever was in its way then: nothing may be now.
    if (whyRefused(told, desktop, store).empty())
        return Fate::Lost;
    if (isOvertaken(command, told.push.hlc, rows))
        return Fate::Overtaken;
    return std::ranges::all_of(base, isThere) ? Fate::Lost : Fate::NotThere;
}

} // namespace visage::sim
