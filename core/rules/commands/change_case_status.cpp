// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"

namespace visage::rules::commands {
namespace {

bool isOver(CaseStatus status) {
    return status == CaseStatus::Solved || status == CaseStatus::Closed;
}

Result<void> checkStep(const Case& there, const ChangeCaseStatus& command) {
    if (nameOf(command.status) == "other" || command.status == CaseStatus::New)
        return badInput("A case cannot be given this status.");
    if (command.status == CaseStatus::Merged || there.status == CaseStatus::Merged)
        return badInput("A merged case has no status of its own: work on the case it was merged into.");
    if (there.status != command.expected)
        return conflict("Somebody changed the status of this case before: look at it again.");
    if (there.status == command.status)
        return badInput("The case has this status already.");
    return {};
}

CaseEvent changedEvent(const Case& there, const Case& changed, const ChangeCaseStatus& command,
                       const CommandContext& context) {
    CaseEvent event;
    event.id = command.event;
    event.caseId = there.id;
    event.customer = there.customer;
    event.kind = CaseEventKind::StatusChanged;
    event.at = momentOf(context);
    event.actor = context.actor;
    event.fromStatus = there.status;
    event.toStatus = command.status;
    event.reason = command.reason;
    event.queue = changed.queue;
    event.owner = changed.owner;
    return event;
}

Case changedCase(const Case& there, const ChangeCaseStatus& command, const std::string& text,
                 const CommandContext& context) {
    Case changed = there;
    changed.status = command.status;
    if (isOver(there.status) && !isOver(command.status)) {
        ++changed.reopened;
        changed.closedAt = {};
    }
    if (command.status == CaseStatus::Closed) {
        changed.closedAt = momentOf(context);
        changed.closeReason = command.reason;
        changed.closeText = text;
    }
    if (!changed.owner)
        changed.owner = context.actor;
    return changed;
}

/// Events are without free text and a case keeps only its last closing words: what was said with a change of
/// status stays as a note of the case, under the event's id.
Note noteOf(const CaseEvent& event, std::string text) {
    Note note;
    note.id = NoteId(event.id.uuid);
    note.customer = event.customer;
    note.caseId = event.caseId;
    note.author = event.actor;
    note.createdAt = event.at;
    note.text = std::move(text);
    return note;
}

} // namespace

std::vector<Key> keysFor(const ChangeCaseStatus& command) {
    std::vector<Key> keys;
    addKey<Case>(keys, command.caseId);
    addKey<CaseEvent>(keys, command.event);
    addKey<Note>(keys, NoteId(command.event.uuid));
    addKey<Reason>(keys, command.reason);
    return keys;
}

Result<Decision> decideFor(const Loaded& loaded, const ChangeCaseStatus& command,
                           const CommandContext& context) {
    const Case* there = loaded.find<Case>(command.caseId);
    if (!there)
        return notFound("This case does not exist, or exists no more: look at the record again.");
    if (!command.event)
        return badInput("A change of status without an id cannot be kept.");
    if (const CaseEvent* done = loaded.find<CaseEvent>(command.event)) {
        if (done->caseId != command.caseId)
            return conflict("This event belongs to another case.");
        return Decision{};
    }
    if (const Result<void> fine = checkStep(*there, command); !fine)
        return fine.error();
    if (const Result<void> fine = checkReason(loaded, command.reason); !fine)
        return fine.error();
    const Result<std::string> text = checkedText(command.text, maxSentenceBytes, "The text");
    if (!text)
        return text.error();
    if (command.status == CaseStatus::Closed && !command.reason && text->empty())
        return badInput("Say why the case is closed: choose a reason or write a sentence.");

    Decision decision;
    Case changed = changedCase(*there, command, *text, context);
    CaseEvent event = changedEvent(*there, changed, command, context);
    if (!text->empty())
        put(decision, loaded, noteOf(event, *text));
    put(decision, loaded, std::move(changed));
    put(decision, loaded, std::move(event));
    return decision;
}

} // namespace visage::rules::commands
