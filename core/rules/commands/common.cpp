// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/common.h"

#include "core/base/text.h"

#include <algorithm>
#include <chrono>

namespace visage::rules::commands {
namespace {

Error tooLong(std::string_view what, std::size_t maxBytes) {
    const std::string limit =
        maxBytes >= 1024 ? std::to_string(maxBytes / 1024) + " KiB" : std::to_string(maxBytes) + " bytes";
    return badInput(std::string(what) + " is too long: shorten it to " + limit + ".");
}

} // namespace

Error badInput(std::string sentence) {
    return {ErrorCode::BadInput, std::move(sentence)};
}
Error notFound(std::string sentence) {
    return {ErrorCode::NotFound, std::move(sentence)};
}
Error conflict(std::string sentence) {
    return {ErrorCode::Conflict, std::move(sentence)};
}

Timestamp momentOf(const CommandContext& context) {
    return context.enteredAt && context.enteredAt < context.now ? context.enteredAt : context.now;
}

Hlc stampOf(const CommandContext& context) {
    return context.hlc ? context.hlc : Hlc::at(momentOf(context));
}

bool isAfterToday(Date date, Timestamp now) {
    using namespace std::chrono;
    // People east of Greenwich are born tomorrow.
    const sys_days tomorrow = floor<days>(sys_time<milliseconds>(milliseconds(now.ms))) + days(1);
    const year_month_day born{year(date.year()), month(static_cast<unsigned>(date.month())),
                              day(static_cast<unsigned>(date.day()))};
    return !born.ok() || sys_days(born) > tomorrow;
}

Result<void> checkNames(const Customer& customer) {
    if (customer.kind == CustomerKind::Organisation && customer.organisation.empty())
        return badInput("An organisation needs a name.");
    if (customer.givenName.empty() && customer.familyName.empty() && customer.organisation.empty())
        return badInput("A customer needs a name: type at least a surname.");
    return {};
}

Result<void> checkStillNamed(const Customer& before, const Customer& after) {
    return checkNames(before) ? checkNames(after) : Result<void>{};
}

Result<std::string> checkedText(std::string_view text, std::size_t maxBytes, std::string_view what) {
    const std::string_view bare = text::trimmed(text);
    if (bare.size() > maxBytes)
        return tooLong(what, maxBytes);
    // A wrong byte becomes three, so that the result may exceed what was measured.
    const std::string safe = text::multiLine(bare, 3 * maxBytes);
    return std::string(text::trimmed(safe));
}

Result<std::string> checkedLine(std::string_view text, std::size_t maxBytes, std::string_view what) {
    const std::string_view bare = text::trimmed(text);
    if (bare.size() > maxBytes)
        return tooLong(what, maxBytes);
    return text::oneLine(bare, 3 * maxBytes);
}

const Customer* survivorOf(const Loaded& loaded, CustomerId id) {
    const Customer* customer = id ? loaded.find<Customer>(id) : nullptr;
    std::vector<CustomerId> passed;
    while (customer && customer->mergedInto && std::ranges::find(passed, customer->id) == passed.end()) {
        passed.push_back(customer->id);
        const Customer* next = loaded.find<Customer>(customer->mergedInto);
        if (!next)
            break;
        customer = next;
    }
    return customer;
}

Result<CustomerId> customerOf(const Loaded& loaded, CustomerId id) {
    const Customer* customer = survivorOf(loaded, id);
    if (!customer)
        return notFound("This customer does not exist, or exists no more: search for them again.");
    // A desktop may lack what an alias stands for; the store does not.
    return customer->mergedInto ? customer->mergedInto : customer->id;
}

Result<CustomerId> customerOrCases(const Loaded& loaded, CustomerId id, CaseId caseId) {
    const Case* opened = loaded.find<Case>(caseId);
    if (caseId && !opened)
        return notFound("This case does not exist, or exists no more: look at the record again.");
    return opened && !id ? Result<CustomerId>(opened->customer) : customerOf(loaded, id);
}

Result<void> checkReason(const Loaded& loaded, ReasonId id) {
    if (id && !loaded.find<Reason>(id))
        return notFound("This reason does not exist: choose another one.");
    return {};
}

Result<void> checkQueue(const Loaded& loaded, QueueId id) {
    if (id && !loaded.find<Queue>(id))
        return notFound("This queue does not exist: choose another one.");
    return {};
}

Result<void> checkColleague(const Loaded& loaded, UserId id) {
    const User* user = loaded.find<User>(id);
    if (id && (!user || !user->active))
        return notFound("This colleague does not work here any more: choose another one.");
    return {};
}

bool isPlaceholder(const Interaction& contact) {
    return contact.state == InteractionState::Ongoing && contact.providerId.empty() && !contact.author;
}

void keepPlaceholder(Interaction& contact, const Interaction& placeholder) {
    contact.rev = placeholder.rev;
    contact.ext = placeholder.ext;
    contact.reason = contact.reason ? contact.reason : placeholder.reason;
    contact.outcome = placeholder.outcome;
    contact.wrapMs = placeholder.wrapMs;
    contact.receivedAt = std::min(contact.receivedAt, placeholder.receivedAt);
}

Interaction interactionOrPlaceholder(const Loaded& loaded, InteractionId id, CustomerId customer,
                                     const CommandContext& context) {
    if (const Interaction* there = loaded.find<Interaction>(id))
        return *there;
    Interaction placeholder;
    placeholder.id = id;
    placeholder.customer = customer;
    placeholder.channel = Channel::Phone;
    placeholder.at = momentOf(context);
    placeholder.state = InteractionState::Ongoing;
    placeholder.receivedAt = context.now;
    return placeholder;
}

void putLink(Decision& decision, const Loaded& loaded, InteractionId interaction, CaseId caseId,
             CustomerId customer, const CommandContext& context) {
    put(decision, loaded, interactionOrPlaceholder(loaded, interaction, customer, context));
    InteractionCase link;
    link.id = interactionCaseId(interaction, caseId);
    if (loaded.find<InteractionCase>(link.id))
        return;
    link.interaction = interaction;
    link.caseId = caseId;
    link.customer = customer;
    put(decision, loaded, std::move(link));
}

void putContact(Decision& decision, const Loaded& loaded, Interaction contact, CaseId caseId) {
    const Case* opened = loaded.find<Case>(caseId);
    InteractionCase link;
    link.id = interactionCaseId(contact.id, caseId);
    if (opened && !loaded.find<InteractionCase>(link.id)) {
        link.interaction = contact.id;
        link.caseId = caseId;
        link.customer = opened->customer;
        put(decision, loaded, std::move(link));
    }
    put(decision, loaded, std::move(contact));
}

Result<void> checkSeen(const Interaction& reply, const Uuid& seen) {
    if (!seen.isNull() && seen != shownMessage(reply.subject, reply.text))
        return conflict("Somebody changed this message meanwhile: read what it says now.");
    return {};
}

Result<void> checkWaitingReply(const Interaction* reply, const CommandContext& context) {
    if (!reply)
        return notFound("This message does not exist, or exists no more: write a new one.");
    if (reply->state != InteractionState::Queued && reply->state != InteractionState::Cancelled)
        return conflict("This message waits no longer: it is under way or was sent.");
    if (reply->author != context.actor && context.role < Role::Lead)
        return Error{ErrorCode::Denied,
                     "Somebody else wrote this message: ask them or a lead to change it or take it back."};
    return {};
}

Result<bool> isCaseEventDone(const Loaded& loaded, CaseEventId id, CaseId caseId) {
    if (!id)
        return badInput("A change of a case without an id cannot be kept.");
    const CaseEvent* event = loaded.find<CaseEvent>(id);
    if (event && event->caseId != caseId)
        return conflict("This event belongs to another case.");
    return event != nullptr;
}

CaseEvent caseEvent(CaseEventId id, CaseEventKind kind, const Case& changed, const CommandContext& context) {
    CaseEvent event;
    event.id = id;
    event.caseId = changed.id;
    event.customer = changed.customer;
    event.kind = kind;
    event.at = momentOf(context);
    event.actor = context.actor;
    event.fromStatus = changed.status;
    event.toStatus = changed.status;
    event.reason = changed.reason;
    event.queue = changed.queue;
    event.owner = changed.owner;
    return event;
}

} // namespace visage::rules::commands
