// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/command_words.h"
#include "app/admin/commands.h"
#include "app/admin/context.h"
#include "core/protocol/codec.h"
#include "core/store/review_desk.h"

namespace visage::admin {

using namespace Qt::StringLiterals;

namespace {

using store::Review;
using store::ReviewDesk;

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

std::string authorOf(const Review& review, store::Backend& backend) {
    const auto user = backend.load({EntityKind::User, review.user.uuid});
    return user && user->has_value() ? std::get<User>(**user).name : review.user.toString();
}

Result<void> list(Context& context) {
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    const auto reviews = ReviewDesk(**backend, context.clock(), context.random()).waiting();
    if (!reviews)
        return reviews.error();
    for (const Review& review : *reviews) {
        const auto command = protocol::decodeCommand(review.command);
        const std::string what = command ? inWords(*command, **backend) : command.error().sentence;
        const std::string author = authorOf(review, **backend);
        context.print(review.mid.toString() + "\t" + toIso(review.enteredAt) + "\t" + author + "\t" + what,
                      {{u"id"_s, text(review.mid.toString())},
                       {u"entered_at"_s, text(toIso(review.enteredAt))},
                       {u"user"_s, text(author)},
                       {u"what"_s, text(what)}});
    }
    return {};
}

Result<User> lead(Context& context, store::Backend& backend) {
    if (!context.has("--as"))
        return context.wrongUse("Say who decides: --as NAME of a lead or an administrator.");
    auto user = backend.userNamed(context.option("--as"));
    if (!user)
        return user.error();
    if (!user->has_value())
        return Error{ErrorCode::NotFound, "There is no user " + context.option("--as") + "."};
    return **user;
}

/// The one that is named, or all, in the order in which they were entered.
Result<std::vector<MutationId>> named(Context& context, ReviewDesk& desk) {
    const std::string& word = context.words()[0];
    if (word != "all") {
        const auto id = Uuid::parse(word);
        if (!id)
            return context.wrongUse("Name one by its id as \"review list\" says it, or all of them: all.");
        return std::vector<MutationId>{MutationId(*id)};
    }
    const auto reviews = desk.waiting();
    if (!reviews)
        return reviews.error();
    std::vector<MutationId> all;
    for (const Review& review : *reviews)
        all.push_back(review.mid);
    return all;
}

Result<void> settle(Context& context, const std::string& done,
                    Result<void> (ReviewDesk::*how)(MutationId, const User&)) {
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    const auto by = lead(context, **backend);
    if (!by)
        return by.error();
    ReviewDesk desk(**backend, context.clock(), context.random());
    const auto which = named(context, desk);
    if (!which)
        return which.error();
    // One that is refused goes on waiting, and keeps no other from being decided.
    std::optional<Error> refused;
    for (const MutationId& mid : *which) {
        const auto settled = (desk.*how)(mid, *by);
        if (settled)
            context.print(mid.toString() + " " + done,
                          {{u"id"_s, text(mid.toString())}, {u"done"_s, text(done)}});
        else
            refused = Error{settled.error().code, mid.toString() + ": " + settled.error().sentence};
    }
    return refused ? Result<void>(*refused) : Result<void>();
}

Result<void> apply(Context& context) {
    return settle(context, "was applied.", &ReviewDesk::apply);
}

Result<void> discard(Context& context) {
    return settle(context, "was discarded; it is kept for 60 days.", &ReviewDesk::discard);
}

constexpr Option options[] = {{"--as"}};

constexpr Command commands[] = {
    {"review list",
     "",
     "says what accounts that were switched off had entered and not yet sent",
     0,
     0,
     {},
     list},
    {"review apply", "ID|all --as LEAD", "lets it count, as entered by its author", 1, 1, options, apply},
    {"review discard", "ID|all --as LEAD", "throws it away, in 60 days", 1, 1, options, discard},
};

} // namespace

std::span<const Command> reviewCommands() {
    return commands;
}

} // namespace visage::admin
