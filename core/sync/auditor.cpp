// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/auditor.h"

#include "core/domain/dossier.h"
#include "core/sync/mutants.h"

#include <algorithm>

namespace visage::sync {
namespace {

/// Of more than half of the buckets an audit has to know.
constexpr std::size_t mostLeftOut = std::tuple_size_v<protocol::CopySums> / 2;

/// Customers of `ident` that count for nothing, of whom an honest desktop leaves about a week of the year.
constexpr std::size_t mostLongAgo = 250'000;

/// Kinds whose rows may become somebody else's. The others keep the customer for whom they were made, or get
/// their first one.
bool mayMove(EntityKind kind) {
    return kind == EntityKind::Interaction || kind == EntityKind::Case || kind == EntityKind::Order;
}

/// Whether a row of this kind counts under its customer in `work`.
bool countsUnderCustomers(EntityKind kind) {
    return !comparedUnder(protocol::scopeWork, kind, {}, {}).has_value();
}

} // namespace

void Auditor::begin(const protocol::Audit& audit, std::shared_ptr<const View> view) {
    *this = Auditor(m_pageBytes);
    m_stage = Stage::Rows;
    m_audit = audit;
    m_view = std::move(view);
    m_from = m_head = audit.cursor;
}

std::optional<ServerAsk> Auditor::nextQuestion() {
    if (m_asked || m_stage == Stage::Idle)
        return std::nullopt;
    m_asked = true;
    if (m_stage == Stage::Rows)
        return ask::ReadSnapshot{m_audit.scope, m_kind, m_after, m_pageBytes, m_view, m_head};
    return ask::ReadFeed{m_audit.scope, m_from, m_pageBytes, false, m_view, m_head};
}

Auditor::Verdict Auditor::end(Verdict verdict) {
    verdict.scope = std::move(m_audit.scope);
    *this = Auditor(m_pageBytes);
    return verdict;
}

Auditor::Verdict Auditor::giveUp() {
    return end({});
}

std::optional<Uuid> Auditor::underOf(const Row& row) const {
    return comparedUnder(m_audit.scope, kindOf(row), idOf(row), dossierOf(row));
}

/// Customers come before their identities.
bool Auditor::inTouch(const Row& row) {
    if (!isOf(protocol::scopeIdent))
        return true;
    if (const auto* customer = std::get_if<Customer>(&row);
        customer && customer->lastContactOn < m_audit.since)
        m_longAgo.insert(customer->id);
    return !m_longAgo.contains(dossierOf(row));
}

void Auditor::take(const Row& row) {
    const auto under = underOf(row);
    if (!under || !inTouch(row))
        return;
    if (revOf(row) > m_audit.cursor)
        leaveOut(*under);
    addTo(m_sums, *under, kindOf(row), idOf(row), revOf(row));
}

std::optional<Auditor::Verdict> Auditor::snapped(const Result<SnapshotPage>& page) {
    if (m_stage != Stage::Rows || !std::exchange(m_asked, false))
        return std::nullopt;
    const bool stuck = page && page->rows.empty() && !page->kindDone;
    if (!page || stuck || page->floor > m_audit.cursor)
        return giveUp();
    m_head = std::max(m_head, page->head);
    if (page->kind <= m_audit.kinds)
        for (const Row& row : page->rows)
            take(row);
    if (m_longAgo.size() > mostLongAgo)
        return giveUp();
    m_kind = page->kind;
    if (!page->rows.empty())
        m_after = idOf(page->rows.back());
    if (page->kindDone) {
        m_kind = static_cast<EntityKind>(static_cast<int>(page->kind) + 1);
        m_after = {};
    }
    if (page->done)
        m_stage = Stage::Log;
    else if (isOf(protocol::scopeWork))
        m_places.insert(m_after);
    return std::nullopt;
}

void Auditor::note(const RowChange& change) {
    const EntityKind kind = kindOf(change.row);
    const auto under = change.erased ? std::nullopt : underOf(change.row);
    const bool ofWork = isOf(protocol::scopeWork);
    // Brought with a member, and not changed: it was nobody's here.
    const bool brought = !change.erased && revOf(change.row) <= m_audit.cursor;
    if (ofWork && countsUnderCustomers(kind) && !brought && (change.erased || mayMove(kind)))
        ++m_unknown;
    m_lost = m_lost || (!brought && m_places.contains(idOf(change.row)));
    if (under)
        leaveOut(*under);
    else if (change.erased && !(ofWork && countsUnderCustomers(kind)))
        leaveOut(idOf(change.row));
}

std::optional<Auditor::Verdict> Auditor::fed(const Result<FeedPage>& page) {
    if (m_stage != Stage::Log || !std::exchange(m_asked, false))
        return std::nullopt;
    // Cut below the cursor, restored, or of a view that is no longer the desktop's.
    if (!page || page->from != m_from || page->viewChanged || page->head < m_from)
        return giveUp();
    for (const RowChange& change : isOf(protocol::scopeIdent) ? page->stubs : page->changes)
        note(change);
    const bool stuck = page->to <= m_from;
    m_from = page->to;
    if (m_from >= m_head)
        return verdict();
    return stuck ? std::optional(giveUp()) : std::nullopt;
}

Auditor::Verdict Auditor::verdict() {
    const bool allTheSame = mutated(Mutant::ChangedIsDrifted);
    std::size_t different = 0;
    for (std::size_t i = 0; i < m_sums.size(); ++i)
        if ((!m_leftOut.test(i) || allTheSame) && m_sums[i] != m_audit.sums[i])
            ++different;
    const bool tooMuch = m_leftOut.count() > mostLeftOut;
    // Each of the unknown ones may be the reason for one of the differences.
    const bool excused = m_lost || different <= m_unknown;
    CopyOutcome outcome = different == 0 ? CopyOutcome::Same : CopyOutcome::Drifted;
    if ((tooMuch || (different > 0 && excused)) && !allTheSame)
        outcome = CopyOutcome::GivenUp;
    return end({{}, outcome, different});
}

} // namespace visage::sync
