// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"

#include <algorithm>

namespace visage::rules::commands {
namespace {

Result<void> check(const Loaded& loaded, const LogContact& command, const CommandContext& context) {
    if (!command.interaction)
        return badInput("A contact without an id cannot be kept.");
    if (nameOf(command.channel) == "other" || command.channel == Channel::Note)
        return badInput("Say how the contact came about: a visit, a letter, a call...");
    if (nameOf(command.direction) == "other")
        return badInput("A contact comes in, goes out or is internal.");
    // Clocks differ a little, and what waited for the network was no mistake when it was entered.
    if (command.startedAt > momentOf(context) + std::chrono::minutes(5))
        return badInput("The contact would lie in the future: correct its time.");
    if (command.endedAt && command.endedAt < command.startedAt)
        return badInput("The contact would end before it begins: correct its time.");
    return checkReason(loaded, command.reason);
}

/// A contact may be logged before anybody knows whose it was.
Result<CustomerId> ownerOf(const Loaded& loaded, const LogContact& command) {
    if (!command.customer && !command.caseId)
        return CustomerId();
    return customerOrCases(loaded, command.customer, command.caseId);
}

Interaction newContact(const LogContact& command, CustomerId customer, const CommandContext& context) {
    Interaction contact;
    contact.id = command.interaction;
    contact.customer = customer;
    contact.channel = command.channel;
    contact.direction = command.direction;
    contact.at = command.startedAt ? std::min(command.startedAt, context.now) : momentOf(context);
    contact.endedAt = command.endedAt;
    contact.author = context.actor;
    contact.state = InteractionState::Done;
    contact.reason = command.reason;
    contact.matchedBy = customer ? MatchBasis::ChosenByAgent : MatchBasis::None;
    contact.receivedAt = context.now;
    if (command.endedAt && command.channel == Channel::Phone)
        contact.talkMs = (command.endedAt - contact.at).count();
    return contact;
}

} // namespace

std::vector<Key> keysFor(const LogContact& command) {
    std::vector<Key> keys;
    addKey<Interaction>(keys, command.interaction);
    addKey<Customer>(keys, command.customer);
    addKey<Case>(keys, command.caseId);
    addKey<Reason>(keys, command.reason);
    if (command.caseId)
        keys.push_back(keyOf<InteractionCase>(interactionCaseId(command.interaction, command.caseId)));
    return keys;
}

Result<Decision> decideFor(const Loaded& loaded, const LogContact& command, const CommandContext& context) {
    if (const Result<void> fine = check(loaded, command, context); !fine)
        return fine.error();
    const Interaction* there = loaded.find<Interaction>(command.interaction);
    if (there && !isPlaceholder(*there))
        return there->author == context.actor
                   ? Result<Decision>(Decision{})
                   : conflict("Another contact has this id already: enter it again.");
    const Result<CustomerId> customer = ownerOf(loaded, command);
    if (!customer)
        return customer.error();
    Result<std::string> subject = checkedLine(command.subject, maxLineBytes, "The subject");
    if (!subject)
        return subject.error();
    Result<std::string> text = checkedText(command.text, maxNoteBytes, "The text");
    if (!text)
        return text.error();
    if (text->empty() && subject->empty())
        return badInput("Say in a few words what the contact was about.");

    Interaction contact = newContact(command, *customer, context);
    contact.subject = std::move(*subject);
    contact.text = std::move(*text);
    if (there)
        keepPlaceholder(contact, *there);
    Decision decision;
    putContact(decision, loaded, std::move(contact), command.caseId);
    return decision;
}

} // namespace visage::rules::commands
