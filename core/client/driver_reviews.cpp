// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/driver.h"
#include "core/client/local_fault.h"

// Driver: what waits for a lead's decision is asked of the store, one question at a time.

namespace visage::client {
namespace {

Error storeAway() {
    return {ErrorCode::Unavailable,
            "The server cannot be reached: what waits for a decision is kept there, and can be "
            "decided when it is back."};
}

Error storeTooOld() {
    return {ErrorCode::StoreTooOld, "The server is older than this Visage: there, such work is decided with "
                                    "visage-admin review."};
}

} // namespace

void Driver::askReviews(ReviewQuestion question) {
    m_reviewQuestions.push_back(std::move(question));
    // Not between two effects.
    QMetaObject::invokeMethod(this, &Driver::askNextReview, Qt::QueuedConnection);
}

void Driver::askNextReview() {
    if (m_askedReviews || m_reviewQuestions.empty())
        return;
    m_askedReviews = std::move(m_reviewQuestions.front());
    m_reviewQuestions.pop_front();
    auto effects = std::visit(
        [this](auto& what) {
            what.number = ++m_lastQuestion;
            return m_session ? m_session->ask(what, m_clock.now()) : sync::ClientEffects();
        },
        m_askedReviews->what);
    if (!effects.empty())
        return carryOut(std::move(effects));
    const bool there = m_welcomed && m_session && m_session->phase() != sync::Phase::Offline;
    answerReviews(there && !m_session->knowsReviews() ? storeTooOld() : storeAway());
}

void Driver::answerReviews(const Result<ReviewAnswer>& answer) {
    if (!m_askedReviews)
        return;
    const ReviewQuestion question = *std::exchange(m_askedReviews, std::nullopt);
    question.done(answer);
    QMetaObject::invokeMethod(this, &Driver::askNextReview, Qt::QueuedConnection);
}

void Driver::giveUpReviews() {
    std::deque<ReviewQuestion> questions = std::exchange(m_reviewQuestions, {});
    if (m_askedReviews)
        questions.push_front(*std::exchange(m_askedReviews, std::nullopt));
    for (const ReviewQuestion& question : questions)
        question.done(storeAway());
}

Result<void> Driver::on(sync::effect::ReviewList& effect) {
    const Error why = asSeenHere({effect.answer.code, effect.answer.sentence});
    answerReviews(why.code == ErrorCode::None ? Result<ReviewAnswer>(std::move(effect.answer))
                                              : Result<ReviewAnswer>(why));
    return {};
}

Result<void> Driver::on(sync::effect::Decided& effect) {
    answerReviews(ReviewAnswer(std::move(effect.answer)));
    return {};
}

Result<void> Driver::on(sync::effect::ReviewsWaiting& effect) {
    m_status.reviews = static_cast<int>(std::clamp<std::int64_t>(effect.count, 0, 1'000'000));
    Q_EMIT statusChanged();
    return {};
}

} // namespace visage::client
