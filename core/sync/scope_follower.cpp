// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/scope_follower.h"

#include "core/sync/mutants.h"

#include <algorithm>

namespace visage::sync {
namespace {

Error broken(std::string sentence) {
    return Error{ErrorCode::BadInput, std::move(sentence)};
}

protocol::SnapPoint pointBehind(const protocol::Snap& part,
                                const std::optional<protocol::SnapPoint>& before) {
    protocol::SnapPoint point{part.asOf, part.part, part.kind, {}, 0};
    if (before) {
        point.rows = before->rows;
        if (before->kind == part.kind)
            point.after = before->after;
    }
    point.rows += static_cast<std::int64_t>(part.rows.size());
    if (!part.rows.empty())
        point.after = idOf(part.rows.back());
    return point;
}

} // namespace

std::vector<protocol::ScopeState> ScopeFollower::named() const {
    auto named = m_scopes;
    for (const std::string& wanted : m_wanted)
        if (std::none_of(m_scopes.begin(), m_scopes.end(),
                         [&](const auto& state) { return state.scope == wanted; }))
            named.push_back({wanted, 0, std::nullopt});
    return named;
}

std::vector<std::string> ScopeFollower::adopt(const std::vector<std::string>& granted) {
    std::vector<protocol::ScopeState> kept;
    for (const std::string& scope : granted) {
        const auto* known = find(scope);
        kept.push_back(known ? *known : protocol::ScopeState{scope, 0, std::nullopt});
    }
    std::vector<std::string> dropped;
    for (const auto& state : m_scopes)
        if (std::find(granted.begin(), granted.end(), state.scope) == granted.end())
            dropped.push_back(state.scope);
    m_scopes = std::move(kept);
    return dropped;
}

protocol::ScopeState* ScopeFollower::find(const std::string& scope) {
    const auto found = std::find_if(m_scopes.begin(), m_scopes.end(),
                                    [&](const auto& state) { return state.scope == scope; });
    return found == m_scopes.end() ? nullptr : &*found;
}

bool ScopeFollower::inSnapshot() const {
    return std::any_of(m_scopes.begin(), m_scopes.end(),
                       [](const auto& state) { return state.resume.has_value(); });
}

std::vector<std::string> ScopeFollower::following() const {
    std::vector<std::string> scopes;
    for (const auto& state : m_scopes)
        if (state.cursor > 0 && !state.resume)
            scopes.push_back(state.scope);
    return scopes;
}

bool ScopeFollower::reached(Seq head) const {
    return std::all_of(m_scopes.begin(), m_scopes.end(),
                       [&](const auto& state) { return !state.resume && state.cursor >= head; });
}

void ScopeFollower::forgetCursors() {
    for (auto& state : m_scopes)
        state = {state.scope, 0, std::nullopt};
}

void ScopeFollower::disconnected() {
    m_unmarked.clear();
    m_unmarkedRows = 0;
}

void ScopeFollower::forgetUnmarked(const std::string& scope) {
    std::erase_if(m_unmarked, [&](const auto& changes) { return changes.scope == scope; });
    m_unmarkedRows = 0;
    for (const auto& changes : m_unmarked)
        m_unmarkedRows += changes.changes.size();
}

Result<void> ScopeFollower::check(const protocol::ScopeState& scope, const protocol::Snap& part) const {
    if (part.part == 1)
        return {};
    if (!scope.resume || scope.resume->part + 1 != part.part || scope.resume->asOf != part.asOf)
        return broken("A part of the snapshot is missing.");
    return {};
}

Result<void> ScopeFollower::snap(protocol::Snap part, ClientEffects& effects) {
    auto* scope = find(part.scope);
    if (!scope)
        return broken("The server sent a scope that was not asked for.");
    if (const auto fits = check(*scope, part); !fits)
        return fits;
    if (part.part == 1) {
        forgetUnmarked(part.scope); // changes that no MARK completed are in the snapshot
        scope->resume.reset();
        effects.emplace_back(effect::BeginSnapshot{part.scope, part.asOf});
    }
    scope->resume = pointBehind(part, scope->resume);
    const effect::Progress progress{scope->resume->rows, std::max(part.rowsTotal, scope->resume->rows)};
    const bool last = part.last;
    const Seq asOf = part.asOf;
    if (mutated(Mutant::CursorAtSnapshotStart) && part.part == 1)
        endSnapshot(*scope, asOf, effects), scope->resume = pointBehind(part, std::nullopt);
    effects.emplace_back(effect::StoreSnapshotPart{std::move(part), *scope->resume});
    effects.emplace_back(progress);
    if (last)
        endSnapshot(*scope, asOf, effects);
    return {};
}

void ScopeFollower::endSnapshot(protocol::ScopeState& scope, Seq asOf, ClientEffects& effects) {
    effects.emplace_back(effect::EndSnapshot{scope.scope, asOf});
    scope.cursor = asOf;
    scope.resume.reset();
}

Seq ScopeFollower::chainEnd(const protocol::ScopeState& scope) const {
    const auto last = std::find_if(m_unmarked.rbegin(), m_unmarked.rend(),
                                   [&](const auto& changes) { return changes.scope == scope.scope; });
    return last == m_unmarked.rend() ? scope.cursor : last->to;
}

Result<void> ScopeFollower::changes(protocol::Changes changes) {
    const auto* scope = find(changes.scope);
    if (!scope || scope->resume)
        return broken("The server sent changes that were not due.");
    if (changes.from != chainEnd(*scope) || changes.to < changes.from)
        return broken("Changes are missing between " + std::to_string(chainEnd(*scope)) + " and " +
                      std::to_string(changes.from) + ".");
    m_unmarkedRows += changes.changes.size();
    if (m_unmarkedRows > maxUnmarkedRows)
        return broken("The server sends changes without an end.");
    m_unmarked.push_back(std::move(changes));
    return {};
}

Result<void> ScopeFollower::mark(const protocol::Mark& mark, ClientEffects& effects) {
    std::vector<protocol::ScopeState> cursors;
    for (const auto& marked : mark.scopes) {
        const auto* scope = find(marked.scope);
        // A scope in a snapshot may be named with the cursor that it had.
        if (!scope || chainEnd(*scope) != marked.cursor)
            return broken("The server's mark does not follow from what it sent.");
        if (!scope->resume)
            cursors.push_back({marked.scope, marked.cursor, std::nullopt});
    }
    for (const auto& changes : m_unmarked)
        if (std::none_of(mark.scopes.begin(), mark.scopes.end(),
                         [&](const auto& marked) { return marked.scope == changes.scope; }))
            return broken("The server's mark leaves out a scope that it sent.");
    if (m_unmarked.empty())
        return {};
    for (const auto& marked : cursors)
        find(marked.scope)->cursor = marked.cursor;
    effects.emplace_back(effect::ApplyChanges{std::move(m_unmarked), std::move(cursors)});
    disconnected();
    return {};
}

} // namespace visage::sync
