// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"

#include <cstdint>
#include <cstdio>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace visage::store {

/// One thing that happened, for administrators and their tools. Never holds what customers said or are: names
/// of events and fields are fixed words, values are numbers, codes, addresses, ids of connections and
/// batches, log-in names of users, and sentences of this program.
struct LogLine {
    enum class Level : std::uint8_t { Debug, Info, Warning, Error };
    using Value = std::variant<std::int64_t, std::string>;

    Level level = Level::Info;
    std::string_view event; ///< "connection-opened"
    std::vector<std::pair<std::string_view, Value>> fields;
};

/// Where lines go. Any thread.
using Log = std::function<void(const LogLine&)>;

enum class LogFormat : std::uint8_t { Text, Json };

/// Without the line's end. JSON (RFC 8259): {"at":"2026-03-27T16:00:00.000Z","level":"info","event":...};
/// text: the same words, values with blanks in quotes.
[[nodiscard]] std::string formatLine(const LogLine& line, LogFormat format, Timestamp at);

/// Lines from `lowest` on to a stream, each whole, in the order of their moments. `clock` and `stream`
/// outlive it.
[[nodiscard]] Log logTo(std::FILE* stream, LogFormat format, LogLine::Level lowest, const Clock& clock);

} // namespace visage::store
