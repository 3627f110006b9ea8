// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"

namespace visage::rules::commands {
namespace {

constexpr std::size_t maxTagBytes = 60;

CustomerTagId idFor(CustomerId customer, const AddTag& command) {
    return customerTagId(customer, text::oneLine(command.text, command.text.size() + maxTagBytes));
}

bool isEmpty(const AddTag& command) {
    return text::fold(text::oneLine(command.text, command.text.size() + maxTagBytes)).empty();
}

CustomerTag newTag(const AddTag& command, CustomerId customer) {
    CustomerTag tag;
    tag.id = idFor(customer, command);
    tag.customer = customer;
    return tag;
}

} // namespace

std::vector<Key> keysFor(const AddTag& command) {
    std::vector<Key> keys;
    addKey<Customer>(keys, command.customer);
    keys.push_back(keyOf<CustomerTag>(idFor(command.customer, command)));
    return keys;
}

Wanted wantedBesides(const AddTag& command, const Loaded& loaded) {
    std::vector<Key> keys;
    if (const auto customer = customerOf(loaded, command.customer))
        keys.push_back(keyOf<CustomerTag>(idFor(*customer, command)));
    return {std::move(keys), {}};
}

Result<Decision> decideFor(const Loaded& loaded, const AddTag& command, const CommandContext& context) {
    const auto customer = customerOf(loaded, command.customer);
    if (!customer)
        return customer.error();
    auto text = checkedLine(command.text, maxTagBytes, "The tag");
    if (!text)
        return text.error();
    if (isEmpty(command))
        return badInput("The tag is empty: write a word.");

    const CustomerTag* there = loaded.find<CustomerTag>(idFor(*customer, command));
    CustomerTag tag = there ? *there : newTag(command, *customer);
    Decision decision;
    // The newest adding counts, in whatever order they arrive.
    if (stampOf(context) <= tag.added)
        return decision;
    tag.added = stampOf(context);
    tag.text = std::move(*text);
    tag.author = context.actor;
    tag.at = momentOf(context);
    put(decision, loaded, std::move(tag));
    return decision;
}

} // namespace visage::rules::commands
