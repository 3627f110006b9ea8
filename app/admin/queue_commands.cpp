// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/commands.h"
#include "app/admin/context.h"
#include "app/admin/entity_json.h"
#include "core/store/queues.h"

namespace visage::admin {
namespace {

using store::Queues;

Result<void> list(Context& context) {
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    const auto queues = Queues(**backend, context.clock()).queues();
    if (!queues)
        return queues.error();
    for (const Queue& queue : *queues)
        context.print(queue.code + "\t" + queue.labelFr + "\t" + queue.labelEn + "\t" +
                          (queue.active ? "active" : "off"),
                      entityJson(Row(queue)));
    return {};
}

Result<void> add(Context& context) {
    if (!context.has("--fr") || !context.has("--en"))
        return context.wrongUse("A queue has a label in each language: --fr TEXT --en TEXT.");
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    const auto added = Queues(**backend, context.clock())
                           .add(context.words()[0], context.option("--fr"), context.option("--en"));
    if (!added)
        return added.error();
    context.print("The queue " + added->code + " is there; \"queue join\" says who works on it.",
                  entityJson(Row(*added)));
    return {};
}

Result<void> setActive(Context& context, bool active, const std::string& done) {
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    const auto queue = Queues(**backend, context.clock()).setActive(context.words()[0], active);
    if (!queue)
        return queue.error();
    context.print("The queue " + queue->code + done, entityJson(Row(*queue)));
    return {};
}

Result<void> disable(Context& context) {
    return setActive(context, false, " is offered no more; cases in it stay there.");
}

Result<void> enable(Context& context) {
    return setActive(context, true, " can be chosen again.");
}

Result<void> members(Context& context) {
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    const auto users = Queues(**backend, context.clock()).members(context.words()[0]);
    if (!users)
        return users.error();
    for (const User& user : *users)
        context.print(user.name + "\t" + user.displayName, entityJson(Row(user)));
    return {};
}

Result<void> join(Context& context) {
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    const auto& words = context.words();
    if (auto joined = Queues(**backend, context.clock()).join(words[0], words[1]); !joined)
        return joined;
    context.print(words[1] + " works on " + words[0] + ".", {});
    return {};
}

Result<void> leave(Context& context) {
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    const auto& words = context.words();
    if (auto left = Queues(**backend, context.clock()).leave(words[0], words[1]); !left)
        return left;
    context.print(words[1] + " does not work on " + words[0] + ".", {});
    return {};
}

constexpr Option labels[] = {{"--fr"}, {"--en"}};

constexpr Command commands[] = {
    {"queue list", "", "says among which teams the work is shared", 0, 0, {}, list},
    {"queue add", "CODE --fr TEXT --en TEXT", "adds a queue", 1, 1, labels, add},
    {"queue disable", "CODE", "stops offering a queue", 1, 1, {}, disable},
    {"queue enable", "CODE", "offers a queue again", 1, 1, {}, enable},
    {"queue members", "CODE", "says who works on a queue", 1, 1, {}, members},
    {"queue join", "CODE USER", "somebody works on a queue from now on", 2, 2, {}, join},
    {"queue leave", "CODE USER", "somebody works on a queue no more", 2, 2, {}, leave},
};

} // namespace

std::span<const Command> queueCommands() {
    return commands;
}

} // namespace visage::admin
