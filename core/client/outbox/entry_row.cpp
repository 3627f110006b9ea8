// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/outbox/entry_row.h"

#include "core/protocol/codec.h"

namespace visage::client {
namespace {

/// The array that core/protocol makes of a command.
constexpr int formOfCommand = 1;

} // namespace

EntryState stateAfter(protocol::AckStatus status) {
    switch (status) {
    case protocol::AckStatus::Rejected:
        return EntryState::Refused;
    case protocol::AckStatus::Erased:
        return EntryState::RefusedAndRead;
    default:
        return EntryState::Acknowledged;
    }
}

Result<void> insertEntry(storage::Connection& db, const PendingEntry& entry, const KeptAnswer& answer) {
    const std::string command = protocol::encodeCommand(entry.command);
    auto statement =
        db.prepare("INSERT INTO entry VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)", entry.mseq,
                   entry.mid, entry.enteredAt, entry.baseRev, formOfCommand);
    statement.bindBlob(6, command);
    statement.bind(7, answer.state);
    statement.bind(8, answer.seq);
    statement.bind(9, answer.at);
    statement.bind(10, answer.code);
    statement.bind(11, answer.sentence);
    statement.bind(12, entry.hlc);
    return statement.run();
}

Result<PendingEntry> readEntry(const storage::Statement& row) {
    if (row.integer(4) != formOfCommand)
        return Error{ErrorCode::Corrupt, "An entry of the unsent work has an unknown form."};
    auto command = protocol::decodeCommand(row.blob(5));
    if (!command)
        return Error{ErrorCode::Corrupt,
                     "An entry of the unsent work is unreadable: " + command.error().sentence};
    PendingEntry entry{row.integer(0),      row.id<MutationId>(1), row.timestamp(2),   row.integer(3),
                       std::move(*command), std::nullopt,          Hlc{row.integer(8)}};
    if (static_cast<EntryState>(row.integer(6)) == EntryState::Acknowledged)
        entry.answer = sync::OutboxAnswer{protocol::AckStatus::Applied, row.integer(7)};
    return entry;
}

KeptAnswer readAnswer(const storage::Statement& row) {
    return {static_cast<EntryState>(row.integer(6)), row.integer(7), row.timestamp(9),
            static_cast<ErrorCode>(row.integer(10)), std::string(row.text(11))};
}

Result<std::vector<PendingEntry>> readEntries(storage::Statement rows) {
    std::vector<PendingEntry> entries;
    for (;;) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == storage::Step::Done)
            return entries;
        auto entry = readEntry(rows);
        if (!entry)
            return entry.error();
        entries.push_back(std::move(*entry));
    }
}

} // namespace visage::client
