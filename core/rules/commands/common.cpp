// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/common.h"

#include "core/base/text.h"

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

Result<CustomerId> customerOf(const Loaded& loaded, CustomerId id) {
    const Customer* customer = id ? loaded.find<Customer>(id) : nullptr;
    if (!customer)
        return notFound("This customer does not exist, or exists no more: search for them again.");
    return customer->mergedInto ? customer->mergedInto : customer->id;
}

Result<void> checkReason(const Loaded& loaded, ReasonId id) {
    if (id && !loaded.find<Reason>(id))
        return notFound("This reason does not exist: choose another one.");
    return {};
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

} // namespace visage::rules::commands
