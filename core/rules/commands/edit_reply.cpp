// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"

namespace visage::rules::commands {

std::vector<Key> keysFor(const EditReply& command) {
    std::vector<Key> keys;
    addKey<Interaction>(keys, command.interaction);
    return keys;
}

Result<Decision> decideFor(const Loaded& loaded, const EditReply& command, const CommandContext& context) {
    const Interaction* there = loaded.find<Interaction>(command.interaction);
    if (const Result<void> fine = checkWaitingReply(there, context); !fine)
        return fine.error();
    if (there->state == InteractionState::Cancelled)
        return conflict("This message was taken back: write a new one.");
    Result<std::string> subject = checkedLine(command.subject, maxLineBytes, "The subject");
    if (!subject)
        return subject.error();
    Result<std::string> text = checkedText(command.text, maxNoteBytes, "The message");
    if (!text)
        return text.error();
    if (text->empty())
        return badInput("The message is empty: write something, or take it back.");
    if (there->subject == *subject && there->text == *text)
        return Decision{};
    if (const Result<void> fine = checkSeen(*there, command.seen); !fine)
        return fine.error();

    Interaction edited = *there;
    edited.subject = std::move(*subject);
    edited.text = std::move(*text);
    Decision decision;
    put(decision, loaded, std::move(edited));
    return decision;
}

} // namespace visage::rules::commands
