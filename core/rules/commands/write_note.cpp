// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"

namespace visage::rules::commands {
namespace {

/// Whose note it is: the customer named, else the case's, else the contact's; none while nobody is
/// recognised.
Result<CustomerId> ownerOf(const Loaded& loaded, const WriteNote& command) {
    if (command.customer)
        return customerOf(loaded, command.customer);
    if (const Case* opened = loaded.find<Case>(command.caseId))
        return opened->customer;
    if (const Interaction* contact = loaded.find<Interaction>(command.interaction))
        return contact->customer;
    return CustomerId();
}

Result<void> check(const Loaded& loaded, const WriteNote& command) {
    if (!command.note)
        return badInput("A note without an id cannot be kept.");
    if (!command.customer && !command.caseId && !command.interaction)
        return badInput("Say what the note is about: a customer, a case or a contact.");
    if (command.caseId && !loaded.find<Case>(command.caseId))
        return notFound("The case of this note does not exist, or exists no more: write the note on the "
                        "customer instead.");
    return {};
}

Note newNote(const WriteNote& command, CustomerId customer, const CommandContext& context) {
    Note note;
    note.id = command.note;
    note.customer = customer;
    note.caseId = command.caseId;
    note.interaction = command.interaction;
    note.author = context.actor;
    note.createdAt = momentOf(context);
    return note;
}

} // namespace

std::vector<Key> keysFor(const WriteNote& command) {
    std::vector<Key> keys;
    addKey<Note>(keys, command.note);
    addKey<Customer>(keys, command.customer);
    addKey<Case>(keys, command.caseId);
    addKey<Interaction>(keys, command.interaction);
    return keys;
}

Result<Decision> decideFor(const Loaded& loaded, const WriteNote& command, const CommandContext& context) {
    if (const Result<void> fine = check(loaded, command); !fine)
        return fine.error();
    Result<std::string> text = checkedText(command.text, maxNoteBytes, "The note");
    if (!text)
        return text.error();
    if (text->empty())
        return badInput("The note is empty: write something first.");
    const Result<CustomerId> customer = ownerOf(loaded, command);
    if (!customer)
        return customer.error();

    Decision decision;
    if (const Note* there = loaded.find<Note>(command.note)) {
        // Written again once the caller is known: the note moves to them; its text is EditNote's affair.
        Note note = *there;
        if (!note.customer)
            note.customer = *customer;
        put(decision, loaded, std::move(note));
        return decision;
    }
    Note note = newNote(command, *customer, context);
    note.text = std::move(*text);
    put(decision, loaded, std::move(note));
    if (command.interaction)
        put(decision, loaded, interactionOrPlaceholder(loaded, command.interaction, *customer, context));
    return decision;
}

} // namespace visage::rules::commands
