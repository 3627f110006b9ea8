// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace visage::protocol {

/// The bytes in the zlib format (RFC 1950), level 1; nothing when that would not make them smaller.
[[nodiscard]] std::optional<std::string> deflated(std::string_view bytes);

/// Exactly `length` bytes, or nothing: damaged bytes, more or fewer of them. Allocates `length` bytes, no
/// more.
[[nodiscard]] std::optional<std::string> inflated(std::string_view bytes, std::size_t length);

} // namespace visage::protocol
