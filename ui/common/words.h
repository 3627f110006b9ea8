// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/call/call.h"
#include "core/domain/enums.h"
#include "core/telephony/phone.h"

#include <QString>

// The closed vocabularies as an agent reads them, in the present language. Ask again on LanguageChange. A
// value that this program does not know yet reads "Other", never nothing. GUI thread.

namespace visage::ui {

[[nodiscard]] QString word(Role value);
[[nodiscard]] QString word(Channel value);
[[nodiscard]] QString word(Direction value);
[[nodiscard]] QString word(CustomerKind value);
[[nodiscard]] QString word(Civility value); ///< "Mme", "M."; empty for none
[[nodiscard]] QString word(Tier value);     ///< empty for none
[[nodiscard]] QString word(IdentityType value);
[[nodiscard]] QString word(ConsentState value);
[[nodiscard]] QString word(ConsentTopic value);
[[nodiscard]] QString word(OrderStatus value);
[[nodiscard]] QString word(CaseStatus value);
[[nodiscard]] QString word(Priority value); ///< "P1"
[[nodiscard]] QString word(CaseEventKind value);
[[nodiscard]] QString word(InteractionState value); ///< of a contact of any channel
[[nodiscard]] QString word(CallOutcome value);      ///< what the call was; empty for none
[[nodiscard]] QString word(MatchBasis value);       ///< "recognised by ..."; empty for none
[[nodiscard]] QString word(call::CallState value);
[[nodiscard]] QString word(call::EndCause value); ///< empty for none
[[nodiscard]] QString word(telephony::Phone::State value);

/// "Incoming call", "E-mail sent": a contact's channel and direction in one expression.
[[nodiscard]] QString contactTitle(Channel channel, Direction direction, InteractionState state);

/// A translated sentence for an error: what happened and what to do. Codes whose own sentence says more
/// (BadInput, Conflict...) show that sentence.
[[nodiscard]] QString sentenceOf(const Error& error);

/// Names of resources/icons.
[[nodiscard]] QString iconOf(Channel channel);
[[nodiscard]] QString iconOf(Channel channel, Direction direction, InteractionState state);

} // namespace visage::ui
