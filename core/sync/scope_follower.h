// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sync/client_effects.h"

#include <vector>

namespace visage::sync {

/// Turns SNAP, CHANGES and MARK into effects on the cache, and holds the cursors that those effects make
/// durable. Scopes go on each by itself: while one is in a snapshot, changes of another may come. A frame
/// that does not go on where the last one ended is an error: the connection is given up, and the next one
/// starts from the durable cursor. One thread.
class ScopeFollower {
public:
    /// CHANGES that no MARK completes are given up beyond this.
    static constexpr std::size_t maxUnmarkedRows = 100'000;

    /// `scopes`: of which something is held.
    ScopeFollower(std::vector<protocol::ScopeState> scopes, std::vector<std::string> wanted)
        : m_scopes(std::move(scopes))
        , m_wanted(std::move(wanted)) {}

    /// What HELLO says: also those wanted that the store did not grant before, for it may by now.
    [[nodiscard]] std::vector<protocol::ScopeState> named() const;
    /// The store sends these, and no others: those held before are given back, to be dropped.
    [[nodiscard]] std::vector<std::string> adopt(const std::vector<std::string>& granted);
    [[nodiscard]] bool inSnapshot() const;
    /// The scopes that no snapshot is bringing.
    [[nodiscard]] std::vector<std::string> following() const;
    /// True when every scope has come to `head`.
    [[nodiscard]] bool reached(Seq head) const;

    /// Another store, or a restored one: nothing of ours counts there.
    void forgetCursors();
    void disconnected();

    [[nodiscard]] Result<void> snap(protocol::Snap part, ClientEffects& effects);
    [[nodiscard]] Result<void> changes(protocol::Changes changes);
    [[nodiscard]] Result<void> mark(const protocol::Mark& mark, ClientEffects& effects);

private:
    [[nodiscard]] protocol::ScopeState* find(const std::string& scope);
    [[nodiscard]] Seq chainEnd(const protocol::ScopeState& scope) const;
    [[nodiscard]] Result<void> check(const protocol::ScopeState& scope, const protocol::Snap& part) const;
    void endSnapshot(protocol::ScopeState& scope, Seq asOf, ClientEffects& effects);
    void forgetUnmarked(const std::string& scope);

    std::vector<protocol::ScopeState> m_scopes;
    std::vector<std::string> m_wanted;
    std::vector<protocol::Changes> m_unmarked;
    std::size_t m_unmarkedRows = 0;
};

} // namespace visage::sync
