// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/sql_backend.h"

// SqlBackend: devices, their answers, secrets, and what came in.

namespace visage::store {

namespace detail {

inline constexpr std::string_view deviceSql =
    "SELECT \"user\", session_epoch, last_mseq, build, last_seen FROM device WHERE id=?1";
inline constexpr std::string_view appliedSql =
    "SELECT device, mseq, mid, status, seq, code, sentence, at FROM applied WHERE device=?1 AND mseq=?2";
inline constexpr std::string_view appliedToSql =
    "SELECT device, mseq, mid, status, seq, code, sentence, at FROM applied WHERE mid=?1";

template <class Statement> Device readDevice(DeviceId id, const Statement& row) {
    return {id,
            row.template id<UserId>(0),
            row.integer(1),
            row.integer(2),
            std::string(row.text(3)),
            row.timestamp(4)};
}

inline constexpr std::string_view reviewSql = "SELECT mid, device, mseq, \"user\", command, entered_at, hlc, "
                                              "received_at, state, decided_by, decided_at "
                                              "FROM review ";

template <class Statement> Review readReview(const Statement& row) {
    return {row.template id<MutationId>(0),
            row.template id<DeviceId>(1),
            row.integer(2),
            row.template id<UserId>(3),
            std::string(row.blob(4)),
            row.timestamp(5),
            Hlc{row.integer(6)},
            row.timestamp(7),
            static_cast<ReviewState>(row.integer(8)),
            row.template id<UserId>(9),
            row.timestamp(10)};
}

template <class Statement> Result<std::vector<Review>> readReviews(Statement rows) {
    std::vector<Review> reviews;
    for (;;) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == storage::Step::Done)
            return reviews;
        reviews.push_back(readReview(rows));
    }
}

template <class Statement, class Read>
auto readOptional(Statement statement, Read read) -> Result<std::optional<decltype(read(statement))>> {
    using Value = decltype(read(statement));
    const auto stepped = statement.step();
    if (!stepped)
        return stepped.error();
    if (*stepped == storage::Step::Done)
        return std::optional<Value>{};
    return std::optional<Value>(read(statement));
}

template <class Statement> Applied readApplied(const Statement& row) {
    Applied applied;
    applied.device = row.template id<DeviceId>(0);
    applied.ack.mseq = row.integer(1);
    applied.ack.mid = row.template id<MutationId>(2);
    applied.ack.status = static_cast<protocol::AckStatus>(row.integer(3));
    applied.ack.seq = row.integer(4);
    applied.ack.code = static_cast<ErrorCode>(row.integer(5));
    applied.ack.sentence = row.text(6);
    applied.at = row.timestamp(7);
    return applied;
}

/// The first answer to an intent. Chosen here: asked to sort, PostgreSQL may walk through all answers in the
/// order of their age.
template <class Statement> Result<std::optional<Applied>> readFirstApplied(Statement& rows) {
    std::optional<Applied> first;
    for (;;) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == storage::Step::Done)
            return first;
        Applied applied = readApplied(rows);
        if (!first || applied.at < first->at)
            first = std::move(applied);
    }
}

} // namespace detail

template <class Db> Result<std::optional<Device>> SqlBackend<Db>::device(DeviceId id) {
    return detail::readOptional(m_db.prepare(detail::deviceSql, id),
                                [&](const Statement& row) { return detail::readDevice(id, row); });
}

template <class Db>
Result<std::optional<Applied>> SqlBackend<Db>::applied(DeviceId device, std::int64_t mseq) {
    return detail::readOptional(m_db.prepare(detail::appliedSql, device, mseq),
                                detail::readApplied<Statement>);
}

template <class Db> Result<std::optional<Applied>> SqlBackend<Db>::appliedTo(MutationId mid) {
    auto rows = m_db.prepare(detail::appliedToSql, mid);
    return detail::readFirstApplied(rows);
}

template <class Db> Result<std::optional<Credential>> SqlBackend<Db>::credential(UserId user) {
    return detail::readOptional(
        m_db.prepare("SELECT encoded, changed_at FROM credential WHERE \"user\"=?1", user),
        [&](const Statement& row) {
            return Credential{user, std::string(row.text(0)), row.timestamp(1)};
        });
}

template <class Db> Result<std::optional<Token>> SqlBackend<Db>::token(std::string_view hash) {
    auto statement =
        m_db.prepare("SELECT \"user\", device, device_name, created_at, last_used, revoked_at, revoked_for "
                     "FROM token WHERE hash=?1");
    statement.bindBlob(1, hash);
    return detail::readOptional(std::move(statement), [&](const Statement& row) {
        return Token{std::string(hash),
                     row.template id<UserId>(0),
                     row.template id<DeviceId>(1),
                     std::string(row.text(2)),
                     row.timestamp(3),
                     row.timestamp(4),
                     row.timestamp(5),
                     static_cast<Revoked>(row.integer(6))};
    });
}

template <class Db> Result<LoginAttempts> SqlBackend<Db>::loginAttempts(std::string_view name) {
    const auto kept = detail::readOptional(
        m_db.prepare("SELECT failures, last_failure, locked_until FROM login_attempt WHERE name=?1", name),
        [&](const Statement& row) {
            return LoginAttempts{std::string(name), row.integer(0), row.timestamp(1), row.timestamp(2)};
        });
    if (!kept)
        return kept.error();
    return kept->value_or(LoginAttempts{std::string(name), 0, {}, {}});
}

template <class Db> Result<std::optional<Lease>> SqlBackend<Db>::lease(std::string_view name) {
    return detail::readOptional(
        m_db.prepare("SELECT holder, until, fence FROM lease WHERE name=?1", name),
        [&](const Statement& row) {
            return Lease{std::string(name), row.uuid(0), row.timestamp(1), row.integer(2)};
        });
}

template <class Db> Result<std::optional<RawIntake>> SqlBackend<Db>::rawIntake(const Uuid& id) {
    return detail::readOptional(
        m_db.prepare("SELECT source, bytes, received_at, state, fault FROM raw_intake WHERE id=?1", id),
        [&](const Statement& row) {
            return RawIntake{id,
                             std::string(row.text(0)),
                             std::string(row.blob(1)),
                             row.timestamp(2),
                             static_cast<IntakeState>(row.integer(3)),
                             std::string(row.text(4))};
        });
}

template <class Db> Result<std::optional<Review>> SqlBackend<Db>::review(MutationId mid) {
    return detail::readOptional(m_db.prepare(std::string(detail::reviewSql) + "WHERE mid=?1", mid),
                                detail::readReview<Statement>);
}

template <class Db> Result<std::vector<Review>> SqlBackend<Db>::reviews(ReviewState state) {
    return detail::readReviews(m_db.prepare(
        std::string(detail::reviewSql) + "WHERE state=?1 ORDER BY received_at, device, mseq", state));
}

template <class Db>
Result<std::vector<Review>> SqlBackend<Db>::reviewsBehind(ReviewState state, MutationId last, int limit) {
    const std::string behind =
        last
            ? "AND (received_at, device, mseq) > (SELECT received_at, device, mseq FROM review WHERE mid=?3) "
            : "";
    auto rows = m_db.prepare(std::string(detail::reviewSql) + "WHERE state=?1 AND length(command) > 0 " +
                             behind + "ORDER BY received_at, device, mseq LIMIT ?2");
    rows.bind(1, state).bind(2, static_cast<std::int64_t>(limit));
    if (last)
        rows.bind(3, last);
    return detail::readReviews(std::move(rows));
}

template <class Db> Result<std::int64_t> SqlBackend<Db>::reviewsWaiting() {
    const auto count =
        detail::readOptional(m_db.prepare("SELECT count(*) FROM review WHERE state=?1", ReviewState::Waiting),
                             [](const Statement& row) { return row.integer(0); });
    return count ? Result<std::int64_t>(count->value_or(0)) : count.error();
}

} // namespace visage::store
