// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/back_off.h"

#include <algorithm>

namespace visage::engine {

Milliseconds BackOff::next(Random& random) {
    constexpr Milliseconds longest{20000};
    const int failures = m_failures++;
    if (failures == 0)
        return Milliseconds(random.below(1000));
    m_failures = std::min(m_failures, 16);
    return std::min(Milliseconds(1000LL << (failures - 1)), longest);
}

} // namespace visage::engine
