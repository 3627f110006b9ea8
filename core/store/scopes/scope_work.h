// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/backend.h"

#include <optional>
#include <string>
#include <vector>

namespace visage::store {

/// How long a customer stays with whom, without being touched again.
inline constexpr std::chrono::hours mineFor(90 * 24);
inline constexpr std::chrono::hours pinnedFor(30 * 24);
inline constexpr std::size_t mostPins = 500; ///< of one device

/// Begins to turn to Recent where the store decides by itself and there are too many customers. Returns
/// whether it has just begun.
[[nodiscard]] Result<bool> turnIfMany(Backend& backend);
/// An administrator's choice; nothing: by the number of customers. To become Recent, buildSome() has to
/// follow.
[[nodiscard]] Result<Holding> choose(Backend& backend, std::optional<sync::Holds> holds);
/// Makes some of the members that desktops need before the store turns to Recent, in one transaction; true
/// while there are more. Goes on where it, or another process, was interrupted.
[[nodiscard]] Result<bool> buildSome(Backend& backend, Timestamp now);

/// Removes members whose time is over: a walk through all scopes, in small transactions.
class ScopeSweep {
public:
    /// True while there is more to look at; then it begins anew.
    [[nodiscard]] Result<bool> some(Backend& backend, Timestamp now);

private:
    [[nodiscard]] Result<bool> isOver(Backend& backend, const ScopeMember& member, Timestamp now,
                                      std::vector<Row>& renewed);
    [[nodiscard]] Result<std::vector<ScopeMember>> tooMany(Backend& backend, const std::string& scope);

    std::optional<std::vector<Backend::ScopeCount>> m_scopes;
    CustomerId m_behind; ///< in the first of them
};

} // namespace visage::store
