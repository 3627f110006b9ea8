// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"

#include <optional>

namespace visage::sync {

/// Notices a silent line: after one interval of silence a PING is owed, after two the line is dead. Both ends
/// use it.
class Heartbeat {
public:
    enum class Due : std::uint8_t { Nothing, Ping, Dead };

    /// What a peer may ask for: shorter would be a flood, longer a line that nobody watches.
    static constexpr Milliseconds shortest{1000};
    static constexpr Milliseconds longest{600'000};

    void start(Timestamp now, Milliseconds interval);
    void stop();
    /// Takes over the interval that the store has announced.
    void adopt(Milliseconds interval);
    void heard(Timestamp now);

    [[nodiscard]] Due due(Timestamp now);
    /// The moment of the next call of due(), or of what is due before it, when it has changed to an earlier
    /// one or has passed. A later one is not said: the wake-up that comes too early finds nothing due, and
    /// costs less than one set for every frame.
    [[nodiscard]] std::optional<Timestamp> wakeUp(Timestamp now,
                                                  std::optional<Timestamp> other = std::nullopt);

private:
    [[nodiscard]] Timestamp next() const;

    bool m_running = false;
    bool m_pinged = false;
    Milliseconds m_interval{0};
    Timestamp m_heard;
    Timestamp m_armed;
};

} // namespace visage::sync
