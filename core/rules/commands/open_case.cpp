// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"

namespace visage::rules::commands {
namespace {

Case newCase(const OpenCase& command, CustomerId customer, const CommandContext& context) {
    Case opened;
    opened.id = command.caseId;
    opened.customer = customer;
    opened.reason = command.reason;
    opened.priority = command.priority;
    opened.status = CaseStatus::Open;
    opened.owner = context.actor;
    opened.openedBy = context.actor;
    opened.openedAt = momentOf(context);
    opened.queue = command.queue;
    return opened;
}

CaseEvent openedEvent(const OpenCase& command, const Case& opened) {
    CaseEvent event;
    event.id = command.event;
    event.caseId = opened.id;
    event.customer = opened.customer;
    event.kind = CaseEventKind::Opened;
    event.at = opened.openedAt;
    event.actor = opened.openedBy;
    event.fromStatus = CaseStatus::New;
    event.toStatus = opened.status;
    event.reason = opened.reason;
    event.queue = opened.queue;
    event.owner = opened.owner;
    return event;
}

Result<void> check(const Loaded& loaded, const OpenCase& command) {
    if (!command.caseId || !command.event)
        return badInput("A case without an id cannot be kept.");
    if (nameOf(command.priority) == "other")
        return badInput("This priority does not exist: choose P1, P2 or P3.");
    if (const Result<void> fine = checkQueue(loaded, command.queue); !fine)
        return fine;
    return checkReason(loaded, command.reason);
}

} // namespace

std::vector<Key> keysFor(const OpenCase& command) {
    std::vector<Key> keys;
    addKey<Case>(keys, command.caseId);
    addKey<CaseEvent>(keys, command.event);
    addKey<Customer>(keys, command.customer);
    addKey<Reason>(keys, command.reason);
    addKey<Queue>(keys, command.queue);
    addKey<Interaction>(keys, command.interaction);
    if (command.interaction)
        keys.push_back(keyOf<InteractionCase>(interactionCaseId(command.interaction, command.caseId)));
    return keys;
}

Result<Decision> decideFor(const Loaded& loaded, const OpenCase& command, const CommandContext& context) {
    const CaseEvent* event = loaded.find<CaseEvent>(command.event);
    if (event && event->caseId == command.caseId && loaded.find<Case>(command.caseId))
        return Decision{};
    if (event || loaded.find<Case>(command.caseId))
        return conflict("Another case has this id already: open the case again.");
    if (const Result<void> fine = check(loaded, command); !fine)
        return fine.error();
    const Result<CustomerId> customer = customerOf(loaded, command.customer);
    if (!customer)
        return customer.error();
    Result<std::string> subject = checkedLine(command.subject, maxLineBytes, "The subject");
    if (!subject)
        return subject.error();
    if (subject->empty())
        return badInput("Say in a few words what the case is about.");

    Decision decision;
    Case opened = newCase(command, *customer, context);
    opened.subject = std::move(*subject);
    put(decision, loaded, openedEvent(command, opened));
    if (command.interaction)
        putLink(decision, loaded, command.interaction, command.caseId, *customer, context);
    put(decision, loaded, std::move(opened));
    return decision;
}

} // namespace visage::rules::commands
