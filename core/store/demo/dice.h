// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

namespace visage::store::demo {

/// What chance decides in the demo company. The same seed throws the same.
class Dice {
public:
    explicit Dice(std::uint64_t seed)
        : m_random(seed) {}

    [[nodiscard]] Random& random() { return m_random; }
    /// Uniform from `from` to `to`, both included.
    [[nodiscard]] std::int64_t between(std::int64_t from, std::int64_t to) {
        return from + static_cast<std::int64_t>(m_random.below(static_cast<std::uint64_t>(to - from + 1)));
    }
    [[nodiscard]] bool chance(int percent) { return static_cast<int>(m_random.below(100)) < percent; }
    /// Uniform in [0, 1).
    [[nodiscard]] double share() { return static_cast<double>(m_random.next() >> 11) * 0x1.0p-53; }

    template <class T> [[nodiscard]] const T& pick(std::span<const T> from) {
        return from[m_random.below(from.size())];
    }
    template <class T, std::size_t n> [[nodiscard]] const T& pick(const T (&from)[n]) {
        return from[m_random.below(n)];
    }

    [[nodiscard]] std::string digits(int count) {
        std::string out;
        for (int i = 0; i < count; ++i)
            out += static_cast<char>('0' + m_random.below(10));
        return out;
    }

private:
    SeededRandom m_random;
};

/// Draws an index with the weight that was said for it.
class Weights {
public:
    void add(std::int64_t weight) { m_sums.push_back((m_sums.empty() ? 0 : m_sums.back()) + weight); }
    [[nodiscard]] bool empty() const { return m_sums.empty() || m_sums.back() == 0; }
    [[nodiscard]] std::size_t draw(Dice& dice) const {
        const std::int64_t thrown = dice.between(0, m_sums.back() - 1);
        return static_cast<std::size_t>(std::upper_bound(m_sums.begin(), m_sums.end(), thrown) -
                                        m_sums.begin());
    }

private:
    std::vector<std::int64_t> m_sums;
};

} // namespace visage::store::demo
