// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/backend.h"

#include <string>
#include <string_view>
#include <vector>

namespace visage::store {

/// A queue's id follows from its code.
[[nodiscard]] QueueId queueIdOf(std::string_view code);

/// Among which teams the work is shared, and who is in them. Every change is one transaction with its lines
/// in the log, so desktops that are connected have it at once. One thread.
class Queues {
public:
    Queues(Backend& backend, const Clock& clock)
        : m_backend(backend)
        , m_clock(clock) {}

    /// BadInput: a code or label that cannot be one; Conflict: the code is taken.
    [[nodiscard]] Result<Queue> add(const std::string& code, const std::string& labelFr,
                                    const std::string& labelEn);
    /// One that is switched off is offered no more; cases in it stay. NotFound: there is no such code.
    [[nodiscard]] Result<Queue> setActive(const std::string& code, bool active);
    /// By position.
    [[nodiscard]] Result<std::vector<Queue>> queues();

    /// By name. NotFound: there is no such code.
    [[nodiscard]] Result<std::vector<User>> members(const std::string& code);
    /// Again, they change nothing. NotFound: there is no such code or log-in name.
    [[nodiscard]] Result<void> join(const std::string& code, const std::string& user);
    [[nodiscard]] Result<void> leave(const std::string& code, const std::string& user);

private:
    [[nodiscard]] Result<Queue> queueWith(const std::string& code);
    [[nodiscard]] Result<void> setMember(const std::string& code, const std::string& user, bool member);

    Backend& m_backend;
    const Clock& m_clock;
};

} // namespace visage::store
