// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <chrono>
#include <span>
#include <string>
#include <vector>

namespace visage::bench {

/// What somebody may set on the command line.
struct Options {
    std::int64_t customers = 0; ///< 0: the subject's own data set
    std::int64_t interactions = 0;
    std::uint64_t seed = 1;
    int rounds = 0;        ///< 0: the subject's own number
    QString dataSet;       ///< path; empty: none was named
    bool defaults = false; ///< of what can learn: do not
    QString folder;        ///< where data sets are kept between two runs
    QString peers;         ///< folder of what npm has installed to be measured beside; empty: none
};

/// One measured thing: from which event to which, over which data.
struct Figure {
    std::string name;
    std::string data;
    std::vector<double> samples; ///< one for each time it was done
    double goal = 0;             ///< in the same unit; 0: none was set
    std::string goalOf;          ///< "p99", "p95"...
    std::string unit = "ms";
    bool goalIsLeast = false; ///< more is better, as for a rate
};

/// One thing that can be measured. Add yours to subjects.cpp.
struct Subject {
    const char* name;
    const char* what;
    Result<std::vector<Figure>> (*run)(const Options&);
    bool ofStore = false; ///< one of those that "visage-bench store" measures one after the other
};
[[nodiscard]] std::span<const Subject> subjects();

/// The value below which this share of the samples lies (nearest rank); 0 without samples.
[[nodiscard]] double percentile(std::vector<double> samples, double share);

/// How long it takes, in milliseconds.
template <class Job> [[nodiscard]] double timed(Job&& job) {
    const auto begin = std::chrono::steady_clock::now();
    job();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

} // namespace visage::bench
