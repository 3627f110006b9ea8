// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/review_desk.h"

#include "core/protocol/codec.h"
#include "core/store/change_writer.h"
#include "core/store/stored_rows.h"

#include <algorithm>

namespace visage::store {
namespace {

Review settled(Review review, ReviewState state, UserId by, Timestamp at) {
    review.state = state;
    review.decidedBy = by;
    review.decidedAt = at;
    return review;
}

} // namespace

Result<Review> ReviewDesk::known(MutationId mid, const User& lead) {
    if (!lead.active || lead.role < Role::Lead)
        return Error{ErrorCode::Denied, "Only a lead or an administrator decides over this."};
    auto review = m_backend.review(mid);
    if (!review)
        return review.error();
    if (!review->has_value())
        return Error{ErrorCode::NotFound, "This waits no longer: look at the list again."};
    return std::move(**review);
}

Result<Review> ReviewDesk::open(MutationId mid, const User& lead) {
    auto review = known(mid, lead);
    if (review && review->state != ReviewState::Waiting)
        return Error{ErrorCode::Conflict,
                     "Somebody else has decided over this before: look at the list again."};
    return review;
}

Result<rules::Decision> ReviewDesk::decide(const Review& review, const Command& command, const User& lead) {
    StoredRows rows(m_backend);
    const auto loaded = rules::load(command, rows);
    if (!loaded)
        return loaded.error();
    if (rules::speaksOfErased(command, *loaded))
        return Error{ErrorCode::NotFound, "This is about somebody who was erased: throw it away."};
    const auto author = m_backend.load({EntityKind::User, review.user.uuid});
    if (!author)
        return author.error();
    rules::CommandContext context;
    context.now = m_clock.now();
    context.enteredAt = std::min(review.enteredAt, context.now);
    context.hlc = review.hlc.packed <= 0 || isTooFarAhead(review.hlc, context.now)
                      ? Hlc::at(context.enteredAt)
                      : review.hlc;
    context.device = review.device;
    context.random = &m_random;
    context.actor = review.user;
    context.actorName = author->has_value() ? std::get<User>(**author).displayName : std::string();
    context.role = lead.role;
    auto decision = rules::decide(*loaded, command, context);
    if (decision || decision.error().code != ErrorCode::Denied)
        return decision;
    context.actor = lead.id;
    context.actorName = lead.displayName;
    return rules::decide(*loaded, command, context);
}

Result<void> ReviewDesk::apply(MutationId mid, const User& lead) {
    auto batch = m_backend.begin();
    if (!batch)
        return batch.error();
    auto review = open(mid, lead);
    if (!review)
        return review.error();
    const auto command = protocol::decodeCommand(review->command);
    if (!command)
        return command.error();
    auto decision = decide(*review, *command, lead);
    if (!decision)
        return decision.error();
    ChangeWriter writer(m_backend, **batch, m_clock.now());
    for (RowChange& change : decision->changes) {
        auto done = change.erased ? writer.erase({kindOf(change.row), idOf(change.row)}, mid)
                                  : writer.write(change.row, mid);
        if (!done)
            return done;
    }
    if (auto finished = writer.finish(); !finished)
        return finished;
    // What it says is in the rows now.
    review->command.clear();
    if (auto put = (*batch)->putReview(settled(*review, ReviewState::Applied, lead.id, m_clock.now())); !put)
        return put;
    if (std::holds_alternative<EraseCustomer>(*command))
        if (auto forgotten = forgetErasedReviews(m_backend, **batch, m_clock.now()); !forgotten)
            return forgotten;
    return (*batch)->commit();
}

Result<void> ReviewDesk::discard(MutationId mid, const User& lead) {
    auto batch = m_backend.begin();
    if (!batch)
        return batch.error();
    auto review = open(mid, lead);
    if (!review)
        return review.error();
    if (auto put = (*batch)->putReview(settled(*review, ReviewState::Discarded, lead.id, m_clock.now()));
        !put)
        return put;
    return (*batch)->commit();
}

Result<void> ReviewDesk::bringBack(MutationId mid, const User& lead) {
    auto batch = m_backend.begin();
    if (!batch)
        return batch.error();
    auto review = known(mid, lead);
    if (!review)
        return review.error();
    if (review->state != ReviewState::Discarded)
        return Error{ErrorCode::Conflict, "This is not thrown away, or no longer: look at the list again."};
    if (review->command.empty())
        return Error{ErrorCode::NotFound, "This was about somebody who was erased: it cannot come back."};
    if (auto put = (*batch)->putReview(settled(*review, ReviewState::Waiting, {}, {})); !put)
        return put;
    return (*batch)->commit();
}

Result<void> forgetErasedReviews(Backend& backend, Batch& batch, Timestamp now) {
    for (const ReviewState state : {ReviewState::Waiting, ReviewState::Discarded}) {
        auto reviews = backend.reviews(state);
        if (!reviews)
            return reviews.error();
        for (Review& review : *reviews) {
            const auto command = protocol::decodeCommand(review.command);
            if (!command)
                continue; // forgotten before
            StoredRows rows(backend);
            const auto loaded = rules::load(*command, rows);
            if (!loaded)
                return loaded.error();
            if (!rules::speaksOfErased(*command, *loaded))
                continue;
            review.command.clear();
            if (auto put = batch.putReview(settled(review, ReviewState::Discarded, {}, now)); !put)
                return put;
        }
    }
    return {};
}

} // namespace visage::store
