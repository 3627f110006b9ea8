// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace visage::phone {

/// Changes the rate of a stream of mono samples by straight lines between them: good enough for a telephone's
/// 8 kHz, and without delay.
class Resampler {
public:
    Resampler(int fromRate, int toRate)
        : m_step(static_cast<double>(fromRate) / toRate) {}

    [[nodiscard]] std::vector<std::int16_t> convert(const std::vector<std::int16_t>& samples);

private:
    double m_step;
    double m_position = 0; ///< in the input, counted from m_last
    double m_last = 0;
};

} // namespace visage::phone
