// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace visage::text {

/// The form in which names and words are compared and indexed: case folded, accents taken off, ligatures and
/// the letters that Unicode does not decompose spelled out (ß ss, œ oe, æ ae, ø o, ł l, ı i, đ d, þ th),
/// everything that is neither letter nor digit turned into single spaces, trimmed. Takes any bytes: invalid
/// UTF-8 is skipped.
[[nodiscard]] std::string fold(std::string_view utf8);

/// fold(), cut at the spaces.
[[nodiscard]] std::vector<std::string> foldedWords(std::string_view utf8);

/// True for well-formed UTF-8 (RFC 3629: no surrogates, nothing overlong).
[[nodiscard]] bool isValidUtf8(std::string_view bytes);

/// Well-formed UTF-8 with U+FFFD for each wrong byte.
[[nodiscard]] std::string repaired(std::string_view bytes);

/// What outsiders wrote, made safe to show on one line: repaired, control and bidirectional-override
/// characters taken out, white space folded to single blanks, at most `maxBytes` bytes cut at a character
/// (with "…").
[[nodiscard]] std::string oneLine(std::string_view bytes, std::size_t maxBytes);

/// The same for text of several lines: line feeds and tabs stay, other control characters go.
[[nodiscard]] std::string multiLine(std::string_view bytes, std::size_t maxBytes);

/// White space of either end taken off (ASCII and no-break spaces).
[[nodiscard]] std::string_view trimmed(std::string_view text);

} // namespace visage::text
