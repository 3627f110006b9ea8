// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/matching/text_distance.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>

namespace visage::rules::matching {
namespace {

/// Longer texts are compared by their beginning: one bit a letter.
constexpr std::size_t longest = 64;

struct Common {
    int letters = 0;
    int transposed = 0; ///< twice the number of transpositions
};

Common commonLetters(std::string_view a, std::string_view b) {
    const auto reach = static_cast<std::ptrdiff_t>(std::max(a.size(), b.size()) / 2);
    const std::ptrdiff_t window = std::max<std::ptrdiff_t>(reach - 1, 0);
    std::uint64_t takenA = 0;
    std::uint64_t takenB = 0;
    Common common;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto at = static_cast<std::ptrdiff_t>(i);
        const auto from = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, at - window));
        const std::size_t to = std::min(b.size(), i + static_cast<std::size_t>(window) + 1);
        for (std::size_t j = from; j < to; ++j) {
            if (a[i] != b[j] || (takenB >> j & 1U) != 0)
                continue;
            takenA |= std::uint64_t{1} << i;
            takenB |= std::uint64_t{1} << j;
            ++common.letters;
            break;
        }
    }
    std::size_t j = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if ((takenA >> i & 1U) == 0)
            continue;
        while ((takenB >> j & 1U) == 0)
            ++j;
        common.transposed += a[i] != b[j++] ? 1 : 0;
    }
    return common;
}

} // namespace

double jaroWinkler(std::string_view one, std::string_view other) {
    std::string_view a = one.substr(0, longest);
    std::string_view b = other.substr(0, longest);
    if (a.empty() || b.empty())
        return 0;
    if (one == other)
        return 1;
    // The greedy assignment depends on which text comes first.
    if (a.size() > b.size() || (a.size() == b.size() && a > b))
        std::swap(a, b);
    const Common common = commonLetters(a, b);
    if (common.letters == 0)
        return 0;
    const double m = common.letters;
    const double jaro = (m / static_cast<double>(a.size()) + m / static_cast<double>(b.size()) +
                         (m - common.transposed / 2.0) / m) /
                        3;
    std::size_t prefix = 0;
    while (prefix < 4 && prefix < a.size() && a[prefix] == b[prefix])
        ++prefix;
    return jaro + static_cast<double>(prefix) * 0.1 * (1 - jaro);
}

int editDistance(std::string_view one, std::string_view other, int most) {
    std::string_view a = one.substr(0, longest);
    std::string_view b = other.substr(0, longest);
    if (std::abs(static_cast<int>(a.size()) - static_cast<int>(b.size())) > most)
        return most + 1;
    // What both begin and end with needs no edit.
    while (!a.empty() && !b.empty() && a.front() == b.front()) {
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
    if (a.empty() || b.empty())
        return std::min(static_cast<int>(a.size() + b.size()), most + 1);
    std::array<int, longest + 1> rows[3];
    int* before = rows[0].data();
    int* last = rows[1].data();
    int* now = rows[2].data();
    for (std::size_t j = 0; j <= b.size(); ++j)
        last[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = static_cast<int>(i);
        int least = now[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], before[j - 2] + 1);
            least = std::min(least, now[j]);
        }
        if (least > most)
            return most + 1;
        int* const free = before;
        before = last;
        last = now;
        now = free;
    }
    return std::min(last[b.size()], most + 1);
}

} // namespace visage::rules::matching
