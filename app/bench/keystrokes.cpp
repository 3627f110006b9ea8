// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/keystrokes.h"

#include "core/base/seams.h"

namespace visage::bench {

std::vector<std::string> keystrokes(const Company& company, int count) {
    std::vector<std::string> typed;
    SeededRandom random(42);
    while (static_cast<int>(typed.size()) < count) {
        const std::string family = company.familyName(random.next());
        const std::string given = company.givenName(random.next());
        switch (random.below(4)) {
        case 0:
            typed.push_back(family.substr(0, 1 + random.below(6)));
            break;
        case 1:
            typed.push_back(given.substr(0, 1 + random.below(4)) + ' ' +
                            family.substr(0, 1 + random.below(4)));
            break;
        case 2:
            typed.push_back(random.below(2) == 0 ? "m" : "le ma");
            break;
        default:
            typed.push_back("06" + std::to_string(random.below(9999)));
            break;
        }
    }
    return typed;
}

} // namespace visage::bench
