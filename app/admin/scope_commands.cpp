// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/commands.h"
#include "app/admin/context.h"
#include "app/admin/entity_json.h"
#include "core/store/customer_lists.h"
#include "core/store/import/text_file.h"
#include "core/store/scopes/scope_work.h"

#include <QJsonArray>

#include <sstream>

namespace visage::admin {
namespace {

using store::CustomerLists;
using store::Holding;

std::string_view nameOf(sync::Holds holds) {
    return holds == sync::Holds::Recent ? "recent" : "everything";
}

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// Members by the kind of their scope: "team", "mine", "list", "pin".
Result<std::map<std::string, std::int64_t>> membersByKind(store::Backend& backend) {
    const auto counts = backend.scopeCounts();
    if (!counts)
        return counts.error();
    std::map<std::string, std::int64_t> kinds;
    for (const auto& count : *counts)
        kinds[count.scope.substr(0, count.scope.find(':'))] += count.members;
    return kinds;
}

Result<void> show(Context& context, store::Backend& backend) {
    const auto holding = backend.holding();
    if (!holding)
        return holding.error();
    const auto kinds = membersByKind(backend);
    if (!kinds)
        return kinds.error();
    QJsonObject members;
    std::string counted;
    for (const auto& [kind, count] : *kinds) {
        members.insert(text(kind), static_cast<qint64>(count));
        counted += (counted.empty() ? "; members: " : ", ") + kind + " " + std::to_string(count);
    }
    context.print("Desktops hold " + std::string(nameOf(holding->holds)) +
                      (holding->building ? ", and turn to recent" : "") +
                      (holding->automatic ? " (by the number of customers)" : " (by choice)") + counted,
                  {{QStringLiteral("holds"), text(nameOf(holding->holds))},
                   {QStringLiteral("automatic"), holding->automatic},
                   {QStringLiteral("building"), holding->building},
                   {QStringLiteral("members"), members}});
    return {};
}

Result<void> hold(Context& context) {
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    if (context.words().empty())
        return show(context, **backend);
    const std::string& word = context.words()[0];
    std::optional<sync::Holds> holds;
    if (word == "everything")
        holds = sync::Holds::Everything;
    else if (word == "recent")
        holds = sync::Holds::Recent;
    else if (word != "automatic")
        return context.wrongUse("Desktops hold everything or recent, or automatic: what fits the number of "
                                "customers.");
    if (const auto chosen = store::choose(**backend, holds); !chosen)
        return chosen.error();
    if (!holds)
        if (const auto turning = store::turnIfMany(**backend); !turning)
            return turning.error();
    // Beside a running store, too: either goes on with what the other has done.
    for (;;) {
        const auto more = store::buildSome(**backend, context.clock().now());
        if (!more)
            return more.error();
        if (!*more)
            return show(context, **backend);
    }
}

Result<void> create(Context& context) {
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    const auto list = CustomerLists(**backend, context.clock())
                          .create(context.words()[0], context.option("--label"), context.option("--queue"));
    if (!list)
        return list.error();
    context.print("The list " + list->code + " is there; \"list add\" puts customers on it.",
                  entityJson(Row(*list)));
    return {};
}

/// As other programs write them: with a byte order mark, in UTF-16...
Result<std::vector<std::string>> linesOf(const std::string& path) {
    auto file = store::TextFile::open(path);
    if (!file)
        return file.error();
    for (;;) {
        const auto more = (*file)->readMore();
        if (!more)
            return more.error();
        if (!*more)
            break;
    }
    std::istringstream text((std::string((*file)->available())));
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);)
        lines.push_back(store::asUtf8(line));
    return lines;
}

Result<void> change(Context& context,
                    Result<CustomerLists::Outcome> (CustomerLists::*member)(const std::string&,
                                                                            const std::vector<std::string>&),
                    const std::string& done) {
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    const auto lines = linesOf(context.words()[1]);
    if (!lines)
        return lines.error();
    CustomerLists lists(**backend, context.clock());
    const auto outcome = (lists.*member)(context.words()[0], *lines);
    if (!outcome)
        return outcome.error();
    std::string sentence = std::to_string(outcome->customers) + done;
    QJsonArray nobody;
    for (const std::string& line : outcome->nobody)
        nobody.append(text(line));
    if (!outcome->nobody.empty())
        sentence += " Lines that name nobody, or several: " + std::to_string(outcome->nobody.size()) +
                    ", the first of them \"" + outcome->nobody.front() + "\".";
    context.print(sentence, {{QStringLiteral("customers"), static_cast<qint64>(outcome->customers)},
                             {QStringLiteral("nobody"), nobody}});
    return {};
}

Result<void> add(Context& context) {
    return change(context, &CustomerLists::add, " customers are on the list.");
}

Result<void> remove(Context& context) {
    return change(context, &CustomerLists::remove, " customers are not on the list.");
}

Result<void> showLists(Context& context) {
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    CustomerLists lists(**backend, context.clock());
    if (!context.words().empty()) {
        const auto customers = lists.customers(context.words()[0]);
        if (!customers)
            return customers.error();
        for (const CustomerId customer : *customers)
            context.print(customer.toString(), {{QStringLiteral("customer"), text(customer.toString())}});
        return {};
    }
    const auto all = lists.lists();
    if (!all)
        return all.error();
    for (const CustomerList& list : *all)
        context.print(list.code + "\t" + list.label + "\t" + (list.active ? "active" : "off"),
                      entityJson(Row(list)));
    return {};
}

constexpr Option createOptions[] = {{"--label"}, {"--queue"}};

constexpr Command commands[] = {
    {"desktops hold",
     "[everything|recent|automatic]",
     "says or sets what desktops hold of the customers",
     0,
     1,
     {},
     hold},
    {"list create", "CODE [--label TEXT] [--queue CODE]", "makes a list of customers for a team's desktops",
     1, 1, createOptions, create},
    {"list add", "CODE FILE", "puts customers on it: a line an id, number or mail address", 2, 2, {}, add},
    {"list remove", "CODE FILE", "takes customers off it", 2, 2, {}, remove},
    {"list show", "[CODE]", "says which lists there are, or who is on one", 0, 1, {}, showLists},
};

} // namespace

std::span<const Command> scopeCommands() {
    return commands;
}

} // namespace visage::admin
