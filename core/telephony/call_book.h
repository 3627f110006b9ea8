// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/call/call.h"

#include <vector>

namespace visage::telephony {

/// The calls of one phone as Phone::calls() shows them: those that live, and the one that ended last.
class CallBook {
public:
    enum class Change { None, Appeared, Changed };

    [[nodiscard]] const std::vector<call::Call>& calls() const { return m_calls; }
    /// nullptr for an unknown id. Valid until the next change.
    [[nodiscard]] call::Call* find(std::uint32_t id);
    [[nodiscard]] bool anyAlive() const;

    /// Takes the call as it is now. A call that ended stays ended, and a step that no call can take is
    /// refused (None).
    Change put(const call::Call& call);
    /// Ends every living call; the ids of those it ended.
    std::vector<std::uint32_t> endAll(call::EndCause cause, Timestamp now);

private:
    void forgetOldEnds();

    std::vector<call::Call> m_calls;
};

} // namespace visage::telephony
