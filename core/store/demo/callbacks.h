// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/fields.h"
#include "core/store/demo/dice.h"

#include <vector>

namespace visage::store::demo {

/// Promises to call customers back about some of the open cases. With dice of its own, so that nothing else
/// of the company depends on them.
class Callbacks {
public:
    Callbacks(Timestamp now, std::uint64_t seed)
        : m_now(now)
        , m_dice(seed + 1) {}

    /// None, or one.
    [[nodiscard]] std::vector<Row> of(const Case& about);

private:
    Timestamp m_now;
    Dice m_dice;
};

} // namespace visage::store::demo
