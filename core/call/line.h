// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/seams.h"

namespace visage::call {

/// How the agent's line at the PBX stands.
enum class LineState : std::uint8_t { Off = 0, Starting = 1, Registering = 2, Ready = 3, Failed = 4 };

struct LineStatus {
    LineState state = LineState::Off;
    Error trouble{ErrorCode::None, {}}; ///< why not Ready; ErrorCode::None without trouble
    Timestamp retryAt;                  ///< when it is tried again by itself; none: never

    friend bool operator==(const LineStatus&, const LineStatus&) = default;
};

} // namespace visage::call
