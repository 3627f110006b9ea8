// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"
#include "core/rules/identity.h"

namespace visage::rules::commands {
namespace {

/// Channels on which nothing can be written to a customer.
bool isSpoken(Channel channel) {
    return channel == Channel::Phone || channel == Channel::Visit || channel == Channel::Video ||
           channel == Channel::Note;
}

std::string peerOf(const QueueReply& command) {
    const auto type = identityTypeOf(command.channel);
    std::string peer = type ? normaliseIdentity(*type, command.peer) : std::string();
    return peer.empty() ? text::oneLine(text::trimmed(command.peer), maxLineBytes) : peer;
}

Result<void> check(const QueueReply& command) {
    if (!command.interaction)
        return badInput("A message without an id cannot be kept.");
    if (nameOf(command.channel) == "other" || isSpoken(command.channel))
        return badInput("Nothing can be written on this channel: choose another one.");
    if (text::trimmed(command.peer).empty())
        return badInput("Say where the message goes: an address, a number or an account.");
    return {};
}

/// A repetition changes nothing: another text is EditReply's affair.
bool isThere(const Interaction& there, UserId actor) {
    return there.author == actor && there.direction == Direction::Out;
}

Interaction newReply(const QueueReply& command, CustomerId customer, const CommandContext& context) {
    Interaction reply;
    reply.id = command.interaction;
    reply.customer = customer;
    reply.channel = command.channel;
    reply.direction = Direction::Out;
    reply.at = momentOf(context);
    reply.account = text::oneLine(text::trimmed(command.account), maxLineBytes);
    reply.peer = peerOf(command);
    reply.author = context.actor;
    reply.state = InteractionState::Queued;
    reply.matchedBy = MatchBasis::ChosenByAgent;
    reply.receivedAt = context.now;
    return reply;
}

} // namespace

std::vector<Key> keysFor(const QueueReply& command) {
    std::vector<Key> keys;
    addKey<Interaction>(keys, command.interaction);
    addKey<Customer>(keys, command.customer);
    addKey<Case>(keys, command.caseId);
    if (command.caseId)
        keys.push_back(keyOf<InteractionCase>(interactionCaseId(command.interaction, command.caseId)));
    return keys;
}

Result<Decision> decideFor(const Loaded& loaded, const QueueReply& command, const CommandContext& context) {
    if (const Result<void> fine = check(command); !fine)
        return fine.error();
    const Interaction* there = loaded.find<Interaction>(command.interaction);
    if (there && !isPlaceholder(*there))
        return isThere(*there, context.actor)
                   ? Result<Decision>(Decision{})
                   : conflict("Another contact has this id already: write the message again.");
    const Result<CustomerId> customer = customerOrCases(loaded, command.customer, command.caseId);
    if (!customer)
        return customer.error();
    Result<std::string> subject = checkedLine(command.subject, maxLineBytes, "The subject");
    if (!subject)
        return subject.error();
    Result<std::string> text = checkedText(command.text, maxNoteBytes, "The message");
    if (!text)
        return text.error();
    if (text->empty())
        return badInput("The message is empty: write something first.");

    Interaction reply = newReply(command, *customer, context);
    reply.subject = std::move(*subject);
    reply.text = std::move(*text);
    if (there)
        keepPlaceholder(reply, *there);
    Decision decision;
    putContact(decision, loaded, std::move(reply), command.caseId);
    return decision;
}

} // namespace visage::rules::commands
