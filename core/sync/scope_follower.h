// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sync/client_effects.h"

#include <vector>

namespace visage::sync {

/// Turns SNAP, CHANGES and MARK into effects on the cache, and holds the cursors that those effects make
/// durable. A frame that does not go on where the last one ended is an error: the connection is given up, and
/// the next one starts from the durable cursor. One thread.
class ScopeFollower {
public:
    /// CHANGES that no MARK completes are given up beyond this.
    static constexpr std::size_t maxUnmarkedRows = 100'000;

    explicit ScopeFollower(std::vector<protocol::ScopeState> scopes)
        : m_scopes(std::move(scopes)) {}

    [[nodiscard]] const std::vector<protocol::ScopeState>& scopes() const { return m_scopes; }
    [[nodiscard]] bool inSnapshot() const;
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

    std::vector<protocol::ScopeState> m_scopes;
    std::vector<protocol::Changes> m_unmarked;
    std::size_t m_unmarkedRows = 0;
};

} // namespace visage::sync
