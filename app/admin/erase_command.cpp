// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/commands.h"
#include "app/admin/context.h"
#include "core/base/text.h"
#include "core/store/commit_pipeline.h"
#include "core/store/gateway/server.h"
#include "core/store/stored_rows.h"

#include <algorithm>
#include <cstdio>
#include <map>

namespace visage::admin {

using namespace Qt::StringLiterals;

namespace {

using store::Backend;

constexpr int longestAnswer = 80;

/// What an erasing takes away.
struct Going {
    std::string persons;                    ///< names, for people
    std::map<std::string_view, int> counts; ///< rows by table
};

Result<Going> whatGoes(Backend& backend, const EraseCustomer& command) {
    store::StoredRows rows(backend);
    const auto loaded = rules::load(command, rows);
    if (!loaded)
        return loaded.error();
    Going going;
    for (const Row* row : loaded->all()) {
        if (!rules::isOfPersons(kindOf(*row)))
            continue;
        ++going.counts[tableOf(kindOf(*row))];
        if (const auto* customer = std::get_if<Customer>(row))
            going.persons +=
                (going.persons.empty() ? "" : ", ") +
                text::oneLine(customer->givenName + " " + customer->familyName + " " + customer->organisation,
                              200);
    }
    if (!going.counts.contains(tableOf(EntityKind::Customer)))
        return Error{ErrorCode::NotFound, "There is no customer " + command.customer.toString() + "."};
    return going;
}

std::string inWords(const Going& going) {
    std::string text;
    for (const auto& [table, count] : going.counts)
        text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(table);
    return text;
}

/// The one who is named, or the only one there is: the erasure says who did it.
Result<User> administrator(Context& context, Backend& backend) {
    const std::string name = context.option("--as");
    const auto users = backend.all(EntityKind::User);
    if (!users)
        return users.error();
    std::vector<User> able;
    for (const Row& row : *users)
        if (const User& user = std::get<User>(row);
            user.active && user.role == Role::Admin && (name.empty() || user.name == name))
            able.push_back(user);
    if (able.size() == 1)
        return able.front();
    return context.wrongUse(name.empty() ? "Say which administrator does it: --as NAME."
                                         : "There is no administrator " + name + " who is active.");
}

/// A script says --yes; a person is asked.
bool agreed(Context& context, const Going& going) {
    if (context.has("--yes"))
        return true;
    std::fprintf(
        stderr,
        "%s: erased for good, here and on every desktop: %s.\nNobody can bring it back. Type yes to go "
        "on: ",
        going.persons.c_str(), inWords(going).c_str());
    char answer[longestAnswer] = {};
    return std::fgets(answer, longestAnswer, stdin) && text::trimmed(answer) == "yes";
}

/// As a desktop's push, under a device of its own, which every call takes over.
Result<protocol::Ack> push(Context& context, Backend& backend, const User& by, const EraseCustomer& command) {
    const auto facts = backend.facts();
    if (!facts)
        return facts.error();
    const DeviceId device(facts->store.uuid);
    const auto known = backend.device(device);
    if (!known)
        return known.error();
    const Timestamp now = context.clock().now();
    const std::int64_t epoch = std::max(now.ms, known->has_value() ? (*known)->sessionEpoch + 1 : 0);
    store::CommitPipeline pipeline(backend, context.clock(), context.random());
    const auto fenced = pipeline.fence({device, by.id, epoch, "visage-admin"});
    if (!fenced)
        return fenced.error();
    const MutationId mid(makeUuidV7(now, context.random()));
    const store::CommitRequest request = sync::ask::Commit{
        device, epoch, by.id, by.role, protocol::Push{fenced->lastMseq + 1, mid, now, {}, 0, command}};
    auto answer = pipeline.commit({&request, 1}).front();
    if (answer && answer->status == protocol::AckStatus::Rejected)
        return Error{answer->code, answer->sentence};
    return answer;
}

/// A store that serves does it by itself, within a second.
Result<void> keepLedger(Context& context) {
    const auto place = context.place();
    if (!place || !place->isFolder())
        return {};
    const auto alone = place->lockAlone();
    if (!alone)
        return {};
    const auto ledgers = store::openLedgers(*place, {place->folder().ledgerPath()}, context.clock(),
                                            [](const std::string&) {});
    return ledgers ? Result<void>{} : ledgers.error();
}

Result<void> erase(Context& context) {
    const auto id = Uuid::parse(context.words()[0]);
    const auto reason = fromName<ErasureReason>(context.option("--reason"));
    if (!id)
        return context.wrongUse("A customer's id looks like 0196a2c4-....: \"customer find\" prints it.");
    if (!reason)
        return context.wrongUse(
            "Say why: --reason requested (the person asked for it), expired (their time is "
            "over) or mistake (the record was one).");
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    const EraseCustomer command{CustomerId(*id), *reason};
    const auto going = whatGoes(**backend, command);
    if (!going)
        return going.error();
    const auto by = administrator(context, **backend);
    if (!by)
        return by.error();
    if (!agreed(context, *going))
        return Error{ErrorCode::Denied, "Nothing was erased."};
    const auto answer = push(context, **backend, *by, command);
    if (!answer)
        return answer.error();
    if (auto kept = keepLedger(context); !kept)
        return Error{kept.error().code,
                     "It was erased, but not noted in the ledger of erasures, which keeps "
                     "backups from bringing it back: start visage-store, which does that. " +
                         kept.error().sentence};
    QJsonObject rows;
    for (const auto& [table, count] : going->counts)
        rows[QString::fromUtf8(table.data(), static_cast<qsizetype>(table.size()))] = count;
    context.print(
        "Erased: " + inWords(*going) +
            ". Desktops remove it when they are connected; visage-store takes what is left of it out "
            "of the bytes of the files within the hour; backups keep it until they go.",
        {{u"erased"_s, true}, {u"rows"_s, rows}});
    return {};
}

constexpr Option options[] = {{"--reason"}, {"--as"}, {"--yes", false}};

constexpr Command commands[] = {
    {"customer erase", "ID --reason requested|expired|mistake [--as ADMIN] [--yes]",
     "removes a person for good, with everything that belongs to them; asks before, unless --yes", 1, 1,
     options, erase},
};

} // namespace

std::span<const Command> eraseCommands() {
    return commands;
}

} // namespace visage::admin
