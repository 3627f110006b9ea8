// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/telephony/phone.h"

#include <QString>

// What the telephone itself has to say, in the present language. GUI thread.

namespace visage::ui {

/// Why the phone cannot be used, in one sentence; empty when it can.
[[nodiscard]] QString phoneTroubleText(telephony::Phone::State state, const Error& trouble);

/// What the telephone has to say though the line stands: a number that was not dialled, no sound device.
[[nodiscard]] QString phoneNoticeText(const Error& what);

} // namespace visage::ui
