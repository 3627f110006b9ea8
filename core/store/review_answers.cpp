// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/review_answers.h"

#include "core/protocol/codec.h"
#include "core/store/aliases.h"
#include "core/store/review_desk.h"
#include "core/store/rows.h"
#include "core/store/scopes/rows.h"

#include <algorithm>

namespace visage::store {
namespace {

/// Of a list, measured so that it always fits into a frame: commands, and the customers beside them.
constexpr std::size_t mostBytes = 128 * 1024;
constexpr std::size_t mostBytesWithRows = 200 * 1024;

Result<User> leadNamed(Backend& backend, UserId id) {
    const auto row = backend.load({EntityKind::User, id.uuid});
    if (!row)
        return row.error();
    const User* user = row->has_value() ? &std::get<User>(**row) : nullptr;
    if (user == nullptr || !user->active || user->role < Role::Lead)
        return Error{ErrorCode::Denied, "Only a lead or an administrator decides over this."};
    return *user;
}

/// The record that a person would open for it; none when nobody is there for it.
Result<std::optional<Customer>> concerned(Backend& backend, const Command& command) {
    CustomerId id;
    for (const rules::Key& key : rules::keysOf(command)) {
        const auto row = backend.load(key);
        if (!row)
            return row.error();
        if (row->has_value() && !id)
            id = dossierOf(**row);
    }
    if (!id)
        return std::optional<Customer>();
    const auto stands = survivorsOf(backend, {id});
    if (!stands)
        return stands.error();
    const auto row = backend.load({EntityKind::Customer, stands->front().uuid});
    if (!row)
        return row.error();
    return row->has_value() ? std::get<Customer>(**row) : std::optional<Customer>();
}

class Listing {
public:
    explicit Listing(Backend& backend, protocol::ReviewList& list)
        : m_backend(backend)
        , m_list(list) {}

    /// False when the list is full.
    Result<bool> add(const Review& review) {
        m_bytes += review.command.size();
        const bool full = m_list.reviews.size() == protocol::maxReviewsPerFrame || m_bytes > mostBytes;
        if (full && !m_list.reviews.empty())
            return false;
        protocol::WaitingReview item{review.mid, review.enteredAt, review.user,     {},
                                     {},         review.decidedBy, review.decidedAt};
        // One that cannot be read can still be thrown away.
        if (auto command = protocol::decodeCommand(review.command)) {
            const auto customer = concerned(m_backend, *command);
            if (!customer)
                return customer.error();
            if (*customer)
                item.customer = shown(**customer);
            item.command = std::move(*command);
        }
        m_list.reviews.push_back(std::move(item));
        return true;
    }

private:
    CustomerId shown(const Customer& customer) {
        const auto same = [&](const Row& row) { return std::get<Customer>(row).id == customer.id; };
        const std::size_t bytes = wireBytesAtMost(customer);
        if (std::ranges::none_of(m_list.rows, same) && m_bytes + m_rowBytes + bytes <= mostBytesWithRows) {
            m_rowBytes += bytes;
            m_list.rows.emplace_back(customer);
        }
        return customer.id;
    }

    Backend& m_backend;
    protocol::ReviewList& m_list;
    std::size_t m_bytes = 0;
    std::size_t m_rowBytes = 0;
};

Result<void> fill(Backend& backend, const sync::ask::ListReviews& ask, protocol::ReviewList& list) {
    if (const auto lead = leadNamed(backend, ask.user); !lead)
        return lead.error();
    // One more than wanted says whether there are more.
    const auto waiting =
        backend.reviewsBehind(ask.question.discarded ? ReviewState::Discarded : ReviewState::Waiting,
                              ask.question.after, static_cast<int>(protocol::maxReviewsPerFrame) + 1);
    if (!waiting)
        return waiting.error();
    Listing listing(backend, list);
    for (const Review& review : *waiting) {
        const auto added = listing.add(review);
        if (!added)
            return added.error();
        list.more = !*added;
        if (list.more)
            break;
    }
    return {};
}

Result<void> decideOne(ReviewDesk& desk, protocol::ReviewChoice choice, MutationId mid, const User& lead) {
    switch (choice) {
    case protocol::ReviewChoice::Apply:
        return desk.apply(mid, lead);
    case protocol::ReviewChoice::Discard:
        return desk.discard(mid, lead);
    case protocol::ReviewChoice::BringBack:
        return desk.bringBack(mid, lead);
    }
    return Error{ErrorCode::BadInput, "This is no decision."};
}

/// Those that are not there come first, and are answered like the others.
std::vector<MutationId> asTheyCame(Backend& backend, const std::vector<MutationId>& mids) {
    std::vector<Review> reviews;
    for (const MutationId mid : mids) {
        const auto review = backend.review(mid);
        reviews.push_back(review ? review->value_or(Review()) : Review());
        reviews.back().mid = mid;
    }
    std::ranges::stable_sort(reviews, {}, &Review::place);
    std::vector<MutationId> sorted;
    std::ranges::transform(reviews, std::back_inserter(sorted), &Review::mid);
    return sorted;
}

} // namespace

protocol::ReviewList listReviews(Backend& backend, const sync::ask::ListReviews& ask) {
    protocol::ReviewList list;
    list.number = ask.question.number;
    if (const auto filled = fill(backend, ask, list); !filled)
        return {ask.question.number, false, filled.error().code, filled.error().sentence, {}, {}};
    return list;
}

protocol::Decided decideReviews(Backend& backend, const Clock& clock, Random& random,
                                const sync::ask::DecideReviews& ask) {
    protocol::Decided answer{ask.decision.number, {}};
    const auto lead = leadNamed(backend, ask.user);
    ReviewDesk desk(backend, clock, random);
    for (const MutationId mid : asTheyCame(backend, ask.decision.mids)) {
        const auto done =
            lead ? decideOne(desk, ask.decision.choice, mid, *lead) : Result<void>(lead.error());
        answer.outcomes.push_back(
            {mid, done ? ErrorCode::None : done.error().code, done ? std::string() : done.error().sentence});
    }
    return answer;
}

} // namespace visage::store
