// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/call/account.h"
#include "core/domain/commands.h"
#include "ui/phone/call_card.h"

#include <string>
#include <utility>
#include <vector>

// Between the telephone's words and the record's: which values of a call can be looked up, and which commands
// keep it. Pure.

namespace visage::ui {

/// What of a call is looked up, normalised, strongest first, and how its two sides are called in the record.
struct CallLookup {
    call::CallerIdentifiers caller;
    std::vector<std::pair<MatchBasis, std::string>> identifiers;
    std::string peer; ///< E.164, or the digits of an internal number; empty: hidden
    std::string line; ///< the line called, normalised
};
[[nodiscard]] CallLookup lookUpOf(const call::Call& call, const call::PhoneAccount& account);

[[nodiscard]] InteractionId interactionOf(const call::Call& call, const call::PhoneAccount& account);

/// The call as it stands: Ongoing while it lives, then how it ended with its times up to `now`.
[[nodiscard]] RecordCall recordOf(const CallCard& card, Timestamp now);

/// The caller's number as an identity of `customer`, to be recognised the next time.
[[nodiscard]] AttachIdentity identityOf(const CallCard& card, CustomerId customer);

/// False when the number says nothing of a person: hidden, internal, premium-rate, unreadable.
[[nodiscard]] bool attachable(const CallCard& card);

} // namespace visage::ui
