// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/commands.h"
#include "app/admin/context.h"
#include "core/store/demo/demo.h"

#include <charconv>
#include <cstdio>

namespace visage::admin {
namespace {

Result<std::int64_t> numberOf(Context& context, std::string_view option) {
    const std::string text = context.option(option);
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || end != text.data() + text.size() || number < 0)
        return context.wrongUse(std::string(option) + " needs a number.");
    return number;
}

Result<void> demo(Context& context) {
    const auto customers = numberOf(context, "--customers");
    if (!customers)
        return customers.error();
    const auto seed = context.has("--seed") ? numberOf(context, "--seed") : Result<std::int64_t>(1);
    if (!seed)
        return seed.error();
    auto backend = context.bulkBackend();
    if (!backend)
        return backend.error();
    store::DemoRequest request;
    request.customers = *customers;
    request.seed = static_cast<std::uint64_t>(*seed);
    request.alone = context.alone();
    request.progress = [](std::int64_t done) {
        std::fprintf(stderr, "%lld customers\n", static_cast<long long>(done));
    };
    const auto made = store::makeDemo(**backend, request, context.clock());
    if (!made)
        return made.error();
    context.print(std::to_string(made->customers) + " customers, " + std::to_string(made->interactions) +
                      " contacts, " + std::to_string(made->orders) + " orders, " +
                      std::to_string(made->cases) + " cases, " + std::to_string(made->notes) + " notes.",
                  {{QStringLiteral("customers"), qint64{made->customers}},
                   {QStringLiteral("identities"), qint64{made->identities}},
                   {QStringLiteral("interactions"), qint64{made->interactions}},
                   {QStringLiteral("orders"), qint64{made->orders}},
                   {QStringLiteral("cases"), qint64{made->cases}},
                   {QStringLiteral("notes"), qint64{made->notes}}});
    return {};
}

constexpr Option options[] = {{"--customers"}, {"--seed"}};

constexpr Command commands[] = {
    {"demo", "--customers N [--seed S]", "fills an empty store with an invented company", 0, 0, options,
     demo},
};

} // namespace

std::span<const Command> demoCommands() {
    return commands;
}

} // namespace visage::admin
