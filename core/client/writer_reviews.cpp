// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/local_fault.h"
#include "core/client/writer.h"

#include <algorithm>

// Writer: what waits for a lead's decision, page by page from the store.

namespace visage::client {
namespace {

/// More than a screen shows, in a few questions to the store.
constexpr std::size_t leastOfAPage = 200;

Error loggedOut() {
    return {ErrorCode::Unavailable, "Nobody is logged in: log in first."};
}

} // namespace

struct Writer::ReviewListing {
    WhichReviews which; ///< goes on behind what has come
    ReviewPage page;
    std::function<void(Result<ReviewPage>)> done;
};

struct Writer::ReviewDecision {
    protocol::ReviewChoice choice;
    std::vector<MutationId> left; ///< the last one first
    std::vector<ReviewOutcome> outcomes;
    std::function<void(std::vector<ReviewOutcome>)> done;
};

void Writer::loadReviews(const WhichReviews& which, std::function<void(Result<ReviewPage>)> done) {
    auto listing = std::make_shared<ReviewListing>();
    listing->which = which;
    listing->done = std::move(done);
    loadReviewsBehind(listing);
}

void Writer::loadReviewsBehind(const std::shared_ptr<ReviewListing>& listing) {
    if (!m_driver)
        return listing->done(loggedOut());
    const auto take = [this, listing](const Result<Driver::ReviewAnswer>& answer) {
        const auto* list = answer ? std::get_if<protocol::ReviewList>(&*answer) : nullptr;
        if (!m_data || list == nullptr)
            return listing->done(answer ? loggedOut() : answer.error());
        // Whom this computer does not hold can be named, and opened.
        protocol::Found found;
        found.rows = list->rows;
        if (auto taken = m_data->takeFound(found); !taken)
            return listing->done(ofThisComputer(taken.error()));
        for (const protocol::WaitingReview& review : list->reviews) {
            WaitingWork work{review.mid, review.enteredAt, review.author,   review.customer, review.command,
                             {},         review.decidedBy, review.decidedAt};
            if (work.command)
                work.about = m_data->rowsNamedBy(*work.command);
            for (const Row& row : list->rows)
                if (idOf(row) == work.customer.uuid && std::ranges::find(work.about, row) == work.about.end())
                    work.about.push_back(row);
            listing->page.works.push_back(std::move(work));
        }
        listing->page.more = list->more && !list->reviews.empty();
        if (!listing->page.more || listing->page.works.size() >= leastOfAPage)
            return listing->done(std::move(listing->page));
        listing->which.after = list->reviews.back().mid;
        loadReviewsBehind(listing);
    };
    m_driver->askReviews({protocol::Reviews{0, listing->which.after, listing->which.discarded}, take});
}

void Writer::decideReviews(protocol::ReviewChoice choice, const std::vector<MutationId>& which,
                           std::function<void(std::vector<ReviewOutcome>)> done) {
    auto decision = std::make_shared<ReviewDecision>();
    decision->choice = choice;
    decision->left.assign(which.rbegin(), which.rend());
    decision->done = std::move(done);
    decideNext(decision);
}

/// So many at a time as one frame takes, so that what others push is not kept waiting for all of them.
void Writer::decideNext(const std::shared_ptr<ReviewDecision>& decision) {
    if (decision->left.empty())
        return decision->done(std::move(decision->outcomes));
    std::vector<MutationId> some;
    while (!decision->left.empty() && some.size() < protocol::maxReviewsPerFrame) {
        some.push_back(decision->left.back());
        decision->left.pop_back();
    }
    const auto take = [this, decision, some](const Result<Driver::ReviewAnswer>& answer) {
        const auto* decided = answer ? std::get_if<protocol::Decided>(&*answer) : nullptr;
        if (decided == nullptr) {
            const Error why = answer ? loggedOut() : answer.error();
            for (const MutationId mid : some)
                decision->outcomes.push_back({mid, why.code, QString::fromStdString(why.sentence)});
        } else {
            for (const protocol::ReviewOutcome& outcome : decided->outcomes) {
                const Error why = asSeenHere({outcome.code, outcome.sentence});
                decision->outcomes.push_back({outcome.mid, why.code, QString::fromStdString(why.sentence)});
            }
        }
        decideNext(decision);
    };
    if (m_driver)
        m_driver->askReviews({protocol::Decide{0, decision->choice, std::move(some)}, take});
    else
        take(loggedOut());
}

} // namespace visage::client
