// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/commands.h"
#include "app/admin/context.h"
#include "app/admin/entity_json.h"
#include "core/store/catalogue.h"

namespace visage::admin {
namespace {

using store::Catalogue;

Result<Priority> urgencyOf(Context& context) {
    const std::string urgency = context.has("--urgency") ? context.option("--urgency") : "3";
    if (urgency.size() != 1 || urgency[0] < '1' || urgency[0] > '3')
        return context.wrongUse("An urgency is 1 (most urgent), 2 or 3.");
    return static_cast<Priority>(urgency[0] - '0');
}

Result<Channel> channelOf(Context& context) {
    const std::string name = context.has("--channel") ? context.option("--channel") : "phone";
    const auto channel = fromName<Channel>(name);
    if (!channel)
        return context.wrongUse("The channel \"" + name + "\" does not exist: give phone, email, chat...");
    return *channel;
}

Result<void> listReasons(Context& context) {
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    const auto reasons = Catalogue(**backend, context.clock()).reasons();
    if (!reasons)
        return reasons.error();
    for (const Reason& reason : *reasons)
        context.print(std::string(reason.parent ? "  " : "") + reason.code + "\t" + reason.labelFr + "\t" +
                          reason.labelEn + "\t" + std::string(nameOf(reason.urgency)) + "\t" +
                          (reason.active ? "active" : "off"),
                      entityJson(Row(reason)));
    return {};
}

Result<void> addReason(Context& context) {
    const auto urgency = urgencyOf(context);
    if (!urgency)
        return urgency.error();
    if (!context.has("--fr") || !context.has("--en"))
        return context.wrongUse("A reason has a label in each language: --fr TEXT --en TEXT.");
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    const auto added = Catalogue(**backend, context.clock())
                           .addReason({context.words()[0], context.option("--fr"), context.option("--en"),
                                       context.option("--parent"), *urgency});
    if (!added)
        return added.error();
    context.print("The reason " + added->code + " can be chosen.", entityJson(Row(*added)));
    return {};
}

Result<void> setReason(Context& context, bool active, const std::string& done) {
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    const auto reason = Catalogue(**backend, context.clock()).setActive(context.words()[0], active);
    if (!reason)
        return reason.error();
    context.print("The reason " + reason->code + done, entityJson(Row(*reason)));
    return {};
}

Result<void> disableReason(Context& context) {
    return setReason(context, false, " is offered no more; contacts keep it.");
}

Result<void> enableReason(Context& context) {
    return setReason(context, true, " can be chosen again.");
}

Result<void> listLines(Context& context) {
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    const auto lines = Catalogue(**backend, context.clock()).lines();
    if (!lines)
        return lines.error();
    for (const Line& line : *lines)
        context.print(std::string(nameOf(line.channel)) + "\t" + line.address + "\t" + line.label,
                      entityJson(Row(line)));
    return {};
}

Result<void> addLine(Context& context) {
    const auto channel = channelOf(context);
    if (!channel)
        return channel.error();
    if (!context.has("--label"))
        return context.wrongUse("Say what the line is called: --label TEXT.");
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    Line wanted;
    wanted.channel = *channel;
    wanted.address = context.words()[0];
    wanted.label = context.option("--label");
    wanted.greetingFr = context.option("--greeting-fr");
    wanted.greetingEn = context.option("--greeting-en");
    const auto added = Catalogue(**backend, context.clock()).addLine(std::move(wanted));
    if (!added)
        return added.error();
    context.print("Contacts on " + added->address + " are announced as \"" + added->label + "\".",
                  entityJson(Row(*added)));
    return {};
}

Result<void> removeLine(Context& context) {
    const auto channel = channelOf(context);
    if (!channel)
        return channel.error();
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    const auto removed = Catalogue(**backend, context.clock()).removeLine(*channel, context.words()[0]);
    if (!removed)
        return removed.error();
    context.print("The line " + removed->address + " is gone; contacts that came on it stay.",
                  entityJson(Row(*removed)));
    return {};
}

constexpr Option reasonOptions[] = {{"--fr"}, {"--en"}, {"--parent"}, {"--urgency"}};
constexpr Option lineOptions[] = {{"--label"}, {"--greeting-fr"}, {"--greeting-en"}, {"--channel"}};
constexpr Option channelOptions[] = {{"--channel"}};

constexpr Command commands[] = {
    {"reason list", "", "says for which reasons customers get in touch", 0, 0, {}, listReasons},
    {"reason add", "CODE --fr TEXT --en TEXT [--parent CODE] [--urgency 1|2|3]",
     "adds a reason, or a family of reasons", 1, 1, reasonOptions, addReason},
    {"reason disable", "CODE", "stops offering a reason", 1, 1, {}, disableReason},
    {"reason enable", "CODE", "offers a reason again", 1, 1, {}, enableReason},
    {"line list", "", "says on which numbers and addresses customers arrive", 0, 0, {}, listLines},
    {"line add", "NUMBER --label TEXT [--greeting-fr TEXT] [--greeting-en TEXT] [--channel phone|email|...]",
     "adds a number or address of the company", 1, 1, lineOptions, addLine},
    {"line remove", "NUMBER [--channel phone|email|...]", "forgets one", 1, 1, channelOptions, removeLine},
};

} // namespace

std::span<const Command> catalogueCommands() {
    return commands;
}

} // namespace visage::admin
