// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace visage::store {

/// Tells that others have committed something, as long as it lives. A hint may be lost or come for nothing:
/// who relies on it looks by itself too, if less often.
class Hints {
public:
    virtual ~Hints() = default;
};

} // namespace visage::store
