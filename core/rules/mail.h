// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace visage::rules {

/// One mail address as it is compared: lower case, without name, brackets or "mailto:"; "" for what is no
/// address (RFC 5321 lengths; quoted local parts are not taken). The local part is lower-cased too: no
/// provider of today tells Anne@ from anne@, people write both.
[[nodiscard]] std::string normaliseMail(std::string_view text);

/// The addresses of a field that may hold several, parted by commas, semicolons, slashes or blanks; each
/// once.
[[nodiscard]] std::vector<std::string> readMailAddresses(std::string_view text);

} // namespace visage::rules
