// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/note_versions.h"

#include "core/base/date.h"

#include <algorithm>

namespace visage::rules {
namespace {

constexpr Uuid mergeSpace{
    {0xe3, 0x2c, 0x90, 0x57, 0x6b, 0x1a, 0x4e, 0x88, 0xb1, 0x0f, 0xd4, 0x79, 0x35, 0xa2, 0xce, 0x06}};

constexpr std::string_view fence = "--- ";
constexpr std::string_view fenceEnd = "Z ---";
constexpr std::size_t minuteLength = 16; // 2026-03-27T16:00

/// "2026-03-27T16:00", whatever the digits.
bool isMinute(std::string_view text) {
    constexpr std::string_view form = "0000-00-00T00:00";
    return text.size() == form.size() &&
           std::equal(text.begin(), text.end(), form.begin(),
                      [](char c, char wanted) { return wanted == '0' ? c >= '0' && c <= '9' : c == wanted; });
}

bool isFence(std::string_view line) {
    if (!line.starts_with(fence) || !line.ends_with(fenceEnd))
        return false;
    line.remove_suffix(fenceEnd.size());
    return line.size() >= fence.size() + minuteLength && isMinute(line.substr(line.size() - minuteLength));
}

} // namespace

NoteVersionId mergedVersionOf(NoteVersionId mine) {
    return NoteVersionId(makeUuidV5(mergeSpace, mine.uuid.raw()));
}

std::string bothTexts(std::string_view there, std::string_view mine, bool atEnd, std::string_view who,
                      Timestamp at) {
    std::string both(there);
    both.append("\n\n").append(fence);
    if (!who.empty())
        both.append(who).append(", ");
    both.append(toIso(at).substr(0, minuteLength)).append(fenceEnd).append("\n").append(mine);
    return atEnd ? both : both + "\n---\n\n";
}

bool keepsBothTexts(std::string_view text) {
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        if (isFence(text.substr(0, end)))
            return true;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return false;
}

} // namespace visage::rules
