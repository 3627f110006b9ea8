// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/command_registry.h"
#include "ui/phone/call_card.h"

#include <QString>

#include <functional>

namespace visage::ui {

class CallDesk;

/// Ids of the telephone's commands.
namespace phone_command {
inline constexpr const char* answer = "phone.answer";
inline constexpr const char* reject = "phone.reject";
inline constexpr const char* hangUp = "phone.hangup";
inline constexpr const char* hold = "phone.hold";
inline constexpr const char* mute = "phone.mute";
inline constexpr const char* dial = "phone.dial";
inline constexpr const char* take = "phone.take";
inline constexpr const char* note = "phone.note";
inline constexpr const char* other = "phone.other";
inline constexpr const char* pause = "phone.break";
inline constexpr const char* finish = "phone.finish";
} // namespace phone_command

/// The command of an outcome that asks nothing more; empty for the others.
[[nodiscard]] QString phoneCommandOf(CallOutcome outcome);

/// What the keys need of the panes.
struct PhonePlaces {
    std::function<void()> dialField; ///< puts the focus there, as all of these
    std::function<void()> callNote;
    std::function<void()> call;      ///< after taking it: its list, its search, its qualification
    std::function<void(int)> choose; ///< the person with this number
};

/// Makes the telephone's commands. The registry shall not outlive the desk.
void addPhoneCommands(CommandRegistry& registry, CallDesk& desk, const PhonePlaces& places);

/// Says which are possible now, and why the others are not.
void refreshPhoneCommands(CommandRegistry& registry, const CallDesk& desk);

} // namespace visage::ui
