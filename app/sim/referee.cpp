// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/referee.h"

#include <algorithm>

namespace visage::sim {

void Referee::fail(std::string what) {
    if (!m_violation)
        m_violation = std::move(what);
}

void Referee::welcomed(DeviceId device, std::int64_t epoch) {
    auto& highest = m_welcomed[device];
    highest = std::max(highest, epoch);
}

void Referee::wrote(DeviceId device, std::int64_t epoch) {
    const auto highest = m_welcomed.find(device);
    if (highest != m_welcomed.end() && epoch < highest->second)
        fail("a connection wrote although a newer one of its device had been welcomed");
}

} // namespace visage::sim
