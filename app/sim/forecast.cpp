// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/forecast.h"

#include "app/sim/held_rows.h"
#include "app/sim/intents.h"

namespace visage::sim {
namespace {

constexpr Timestamp whenTakenOff{1'700'000'000'000};

Result<std::vector<RowChange>> decided(const std::map<RowKey, Row>& rows, const sync::PendingPush& push,
                                       UserId author, DeviceId device) {
    if (!isByRules(push.command)) {
        const auto there = rows.find(targetOf(push.command));
        auto row = outcomeOf(push.command, there == rows.end() ? nullptr : &there->second);
        return row ? Result<std::vector<RowChange>>(std::vector{RowChange{std::move(*row), false}})
                   : row.error();
    }
    HeldRows held(rows);
    const auto loaded = rules::load(push.command, held);
    if (rules::speaksOfErased(push.command, *loaded))
        return Error{ErrorCode::NotFound, "It was erased."};
    rules::CommandContext context;
    context.actor = author;
    context.role = Role::Admin;
    context.now = context.enteredAt = push.enteredAt;
    context.hlc = push.hlc;
    context.device = device;
    auto decision = rules::decide(*loaded, push.command, context);
    return decision ? Result<std::vector<RowChange>>(std::move(decision->changes)) : decision.error();
}

} // namespace

Result<Row> outcomeOf(const Command& command, const Row* there) {
    if (const auto* written = std::get_if<WriteNote>(&command)) {
        if (written->text.starts_with('!'))
            return Error{ErrorCode::Denied, "Refused."};
        Note note;
        note.id = written->note;
        note.text = written->text;
        return Row(note);
    }
    if (const auto* pinned = std::get_if<PinAlert>(&command)) {
        Alert alert;
        alert.id = pinned->alert;
        return Row(alert);
    }
    if (const auto* attached = std::get_if<AttachIdentity>(&command)) {
        Identity identity = there ? std::get<Identity>(*there) : Identity{};
        identity.id = attached->identity;
        identity.valueRaw = attached->valueRaw;
        identity.valueNorm = attached->valueNorm;
        identity.removedAt = {};
        return Row(identity);
    }
    if (!there)
        return Error{ErrorCode::NotFound, "It is not there."};
    if (const auto* edited = std::get_if<EditNote>(&command)) {
        Note note = std::get<Note>(*there);
        note.text = edited->text;
        ++note.version;
        return Row(note);
    }
    Identity taken = std::get<Identity>(*there);
    taken.removedAt = whenTakenOff;
    return Row(taken);
}

Result<void> foresee(std::map<RowKey, Row>& rows, const sync::PendingPush& push, UserId author,
                     DeviceId device) {
    auto changes = decided(rows, push, author, device);
    if (!changes)
        return changes.error();
    for (RowChange& change : *changes) {
        const RowKey key{kindOf(change.row), idOf(change.row)};
        if (change.erased)
            rows.erase(key);
        else
            rows.insert_or_assign(key, std::move(change.row));
    }
    return {};
}

} // namespace visage::sim
