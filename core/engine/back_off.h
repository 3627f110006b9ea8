// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"

namespace visage::engine {

/// When to try again what failed: within 0-1 s at random first, so that a whole company does not come at
/// once, then 1, 2, 4 ... 20 s.
class BackOff {
public:
    [[nodiscard]] Milliseconds next(Random& random);
    void reset() { m_failures = 0; }

private:
    int m_failures = 0;
};

} // namespace visage::engine
