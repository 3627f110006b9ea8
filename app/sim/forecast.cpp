// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/forecast.h"

#include "app/sim/held_rows.h"
#include "app/sim/intents.h"

namespace visage::sim {
namespace {

constexpr Timestamp whenTakenOff{1'700'000'000'000};

Result<std::vector<RowChange>> decided(HeldRows& held, const Rows& rows, const sync::PendingPush& push,
                                       UserId author, DeviceId device) {
    if (!isByRules(push.command)) {
        const auto there = rows.find(targetOf(push.command));
        auto row = outcomeOf(push.command, there == rows.end() ? nullptr : &there->row());
        return row ? Result<std::vector<RowChange>>(std::vector{RowChange{std::move(*row), false}})
                   : row.error();
    }
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
    if (std::holds_alternative<UnpinAlert>(command)) {
        Alert alert = std::get<Alert>(*there);
        alert.removedAt = whenTakenOff;
        return Row(alert);
    }
    Identity taken = std::get<Identity>(*there);
    taken.removedAt = whenTakenOff;
    return Row(taken);
}

Result<void> foresee(Rows& rows, const sync::PendingPush& push, UserId author, DeviceId device) {
    HeldRows held(rows);
    auto changes = decided(held, rows, push, author, device);
    if (!changes)
        return changes.error();
    for (RowChange& change : *changes) {
        if (change.erased)
            rows.erase({kindOf(change.row), idOf(change.row)});
        else
            rows.put(std::move(change.row));
    }
    return {};
}

bool Forecast::holds(const Rows& rows) const {
    return m_known && std::ranges::all_of(m_looked, [&](const Place& place) {
               const auto at = rows.find(place.key);
               return at == rows.end() ? !place.entry : place.entry && place.entry->isTheSameAs(*at);
           });
}

void Forecast::apply(Rows& rows, const sync::PendingPush& push, UserId author, DeviceId device) {
    if (!isByRules(push.command)) {
        (void)foresee(rows, push, author, device);
        return;
    }
    if (!holds(rows)) {
        HeldRows held(rows);
        auto changes = decided(held, rows, push, author, device);
        m_looked.clear();
        m_outcome.clear();
        for (const RowKey& key : held.looked()) {
            const auto at = rows.find(key);
            m_looked.push_back({key, at == rows.end() ? std::optional<Rows::Entry>() : *at});
        }
        for (RowChange& change : changes ? std::move(*changes) : std::vector<RowChange>())
            if (change.erased)
                m_outcome.push_back({{kindOf(change.row), idOf(change.row)}, {}});
            else
                m_outcome.push_back({{}, Rows::Entry(std::move(change.row))});
        m_known = held.lookedByKeyOnly();
    }
    for (const Place& place : m_outcome)
        if (place.entry)
            rows.put(*place.entry);
        else
            rows.erase(place.key);
}

} // namespace visage::sim
