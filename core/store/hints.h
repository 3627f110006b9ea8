// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace visage::store {

/// Tells that others have committed something, as long as it lives. A hint may be lost or come for nothing:
/// who relies on it looks by itself too, if less often.
class Hints {
public:
    /// Called on a thread of the hints' own.
    struct Ears {
        std::function<void()> onHint;                   ///< somebody may have committed
        std::function<void(const std::string&)> onTold; ///< what another one tells, or this one itself
    };
    virtual ~Hints() = default;
    /// To all who listen: what is kept nowhere and may be lost. Texts of 1 to 7999 bytes. Any thread; nobody
    /// waits.
    virtual void tell(std::vector<std::string> texts) = 0;
};

} // namespace visage::store
