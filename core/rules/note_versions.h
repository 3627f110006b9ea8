// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"
#include "core/domain/ids.h"

#include <string>
#include <string_view>

// How a note says that several people wrote it at a time.

namespace visage::rules {

/// The version that was made of an author's text and the one it met.
[[nodiscard]] NoteVersionId mergedVersionOf(NoteVersionId mine);

/// Two texts for one passage, the later one under the name of who wrote it (it may be empty) and the minute.
/// Language-neutral: people read it in both languages. `atEnd`: nothing follows it.
[[nodiscard]] std::string bothTexts(std::string_view there, std::string_view mine, bool atEnd,
                                    std::string_view who, Timestamp at);

/// Whether such a passage stands in the text.
[[nodiscard]] bool keepsBothTexts(std::string_view text);

} // namespace visage::rules
