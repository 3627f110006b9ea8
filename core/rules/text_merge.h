// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

// Two people changed one text at a time: what each of them wrote, in one text. Differences are found word by
// word (Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1, 1986) and put together on
// the text from which both began (Khanna, Kunal, Pierce, "A Formal Investigation of Diff3", FSTTCS 2007).
// Pure; the time is bounded for texts of any kind: what differs in too many words counts as rewritten from
// the first difference to the last.

namespace visage::rules {

/// The text for a passage that both rewrote; neither is blank. `atEnd`: nothing follows it.
using KeepBoth = std::function<std::string(std::string_view there, std::string_view mine, bool atEnd)>;

struct MergedText {
    std::string text;
    bool overlapped = false; ///< both rewrote the same words, and KeepBoth was asked
};

/// No word that either has written is lost, and what one has taken out is out unless the other has rewritten
/// it.
[[nodiscard]] MergedText mergeTexts(std::string_view base, std::string_view there, std::string_view mine,
                                    const KeepBoth& keepBoth);

} // namespace visage::rules
