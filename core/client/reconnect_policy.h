// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"

#include <optional>

namespace visage::client {

/// Whether there shall be a connection, and when the next attempt is due. Wanted is what the person and the
/// program asked for; effective is what the network gives. After a loss the first attempt comes within a
/// second at random, so that a restarted store is not met by all desktops at once; the waits then double to
/// 20 seconds. No timer and no clock of its own. One thread.
class ReconnectPolicy {
public:
    explicit ReconnectPolicy(Random& random)
        : m_random(random) {}

    void want(bool wanted);
    [[nodiscard]] bool wanted() const { return m_wanted; }

    /// An attempt begins: nothing else is due until it succeeds or fails.
    void attempting() { m_retryAt.reset(); }
    /// The store has welcomed us, so the next loss starts over. An open socket alone does not count: a store
    /// that drops everybody after the handshake must not be hammered.
    void welcomed() { m_failures = 0; }
    /// The connection was lost or never came: the moment of the next attempt, or none when none is wanted.
    /// `atLeast`: what the store asked us to wait.
    std::optional<Timestamp> lost(Timestamp now, Milliseconds atLeast = Milliseconds(0));

    [[nodiscard]] std::optional<Timestamp> retryAt() const { return m_retryAt; }

private:
    Random& m_random;
    bool m_wanted = false;
    int m_failures = 0;
    std::optional<Timestamp> m_retryAt;
};

} // namespace visage::client
