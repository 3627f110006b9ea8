// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace visage::protocol {

/// RFC 3629, as text::isValidUtf8() says it, but eight ASCII bytes at a time: every text of every row passes
/// here.
[[nodiscard]] bool isUtf8(std::string_view bytes);

} // namespace visage::protocol
