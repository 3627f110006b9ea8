// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/kept_rows.h"

#include "core/sync/mutants.h"

#include <algorithm>

namespace visage::sync {
namespace {

constexpr std::chrono::months yearOfStubs{12};
constexpr std::chrono::days slack{7};

} // namespace

HeldScopes heldScopes(const std::vector<protocol::ScopeState>& states) {
    const auto holds = [&](std::string_view name) {
        return std::any_of(states.begin(), states.end(),
                           [&](const protocol::ScopeState& state) { return state.scope == name; });
    };
    return {holds(protocol::scopeAll), holds(protocol::scopeWork), holds(protocol::scopeIdent)};
}

Date stubsSince(Timestamp now) {
    using namespace std::chrono;
    const auto today = floor<days>(sys_time<milliseconds>(milliseconds(now.ms)));
    year_month_day before = year_month_day(today) - yearOfStubs;
    if (!before.ok()) // 29 February
        before = before.year() / before.month() / last;
    const year_month_day since(sys_days(before) - slack);
    return Date::make(static_cast<int>(since.year()), static_cast<int>(static_cast<unsigned>(since.month())),
                      static_cast<int>(static_cast<unsigned>(since.day())))
        .value_or(Date());
}

Kept keptOf(const HeldScopes& held, std::span<const ScopeMember> members, Date lastContactOn, Date since) {
    if (held.all || (held.work && !members.empty()))
        return Kept::Everything;
    const bool isStub = held.ident && lastContactOn && lastContactOn >= since;
    return isStub && !mutated(Mutant::StubsGoToo) ? Kept::Stub : Kept::Nothing;
}

bool mayStay(Kept kept, EntityKind kind) {
    const bool isStub = kind == EntityKind::Customer || kind == EntityKind::Identity;
    return kept == Kept::Everything || (kept == Kept::Stub && isStub);
}

} // namespace visage::sync
