// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sync/copy_sums.h"
#include "core/sync/server_asks.h"

#include <bitset>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>

namespace visage::sync {

/// Compares a desktop's copy of a scope with the store: reads the scope as a snapshot is read, then the log
/// from the desktop's cursor on, one question at a time. What has changed meanwhile is left out: the bucket
/// of each row in the log, and as many others as there are lines that do not say whose rows they have taken
/// away. Where too much is left out, or the store cannot say, it gives up: the next audit comes. Pure.
class Auditor {
public:
    struct Verdict {
        std::string scope;
        CopyOutcome outcome = CopyOutcome::GivenUp;
        std::size_t buckets = 0; ///< that differ
    };

    explicit Auditor(std::size_t pageBytes)
        : m_pageBytes(pageBytes) {}

    /// `view`: what the desktop may see; none for the scope `all`. Not while one is under way.
    void begin(const protocol::Audit& audit, std::shared_ptr<const View> view);
    [[nodiscard]] bool isUnderWay() const { return m_stage != Stage::Idle; }
    [[nodiscard]] const std::string& scope() const { return m_audit.scope; }
    /// A question was asked, and not answered yet.
    [[nodiscard]] bool waits() const { return m_asked; }

    /// Counted as asked.
    [[nodiscard]] std::optional<ServerAsk> nextQuestion();
    /// The verdict where this answer brings it, and ends the audit.
    [[nodiscard]] std::optional<Verdict> snapped(const Result<SnapshotPage>& page);
    [[nodiscard]] std::optional<Verdict> fed(const Result<FeedPage>& page);
    /// The desktop is sent the scope anew, or something else than this.
    [[nodiscard]] Verdict giveUp();

private:
    enum class Stage : std::uint8_t { Idle, Rows, Log };

    [[nodiscard]] Verdict end(Verdict verdict);
    [[nodiscard]] bool isOf(std::string_view scope) const { return m_audit.scope == scope; }
    [[nodiscard]] bool inTouch(const Row& row);
    void take(const Row& row);
    void note(const RowChange& change);
    [[nodiscard]] std::optional<Uuid> underOf(const Row& row) const;
    void leaveOut(const Uuid& comparedUnder) { m_leftOut.set(bucketOf(comparedUnder)); }
    [[nodiscard]] Verdict verdict();

    std::size_t m_pageBytes;
    Stage m_stage = Stage::Idle;
    bool m_asked = false;
    protocol::Audit m_audit;
    std::shared_ptr<const View> m_view;

    EntityKind m_kind{}; ///< where the next page begins
    Uuid m_after;
    protocol::CopySums m_sums{};
    /// Rows behind which a page of `work` was read. Where one of them was changed, the page may be another
    /// than the one that was meant.
    std::unordered_set<Uuid> m_places;
    bool m_lost = false;
    std::bitset<std::tuple_size_v<protocol::CopySums>> m_leftOut;
    std::size_t m_unknown = 0;                ///< rows that may have been anybody's before
    std::unordered_set<CustomerId> m_longAgo; ///< of `ident`: not in touch since m_audit.since
    Seq m_from = 0;                           ///< the log is read up to here
    Seq m_head = 0;                           ///< and has to be up to here
};

} // namespace visage::sync
