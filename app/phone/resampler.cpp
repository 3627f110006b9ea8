// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/phone/resampler.h"

#include <cmath>

namespace visage::phone {

std::vector<std::int16_t> Resampler::convert(const std::vector<std::int16_t>& samples) {
    std::vector<std::int16_t> out;
    out.reserve(static_cast<std::size_t>(static_cast<double>(samples.size()) / m_step) + 2);
    double before = m_last;
    double from = 0;
    for (const auto sample : samples) {
        // Between the sample before, at `from`, and this one, at `from` + 1.
        for (; m_position < from + 1; m_position += m_step) {
            const double part = m_position - from;
            out.push_back(static_cast<std::int16_t>(std::lround(before + (sample - before) * part)));
        }
        before = sample;
        from += 1;
    }
    m_position -= from;
    m_last = before;
    return out;
}

} // namespace visage::phone
