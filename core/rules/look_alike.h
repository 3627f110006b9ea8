// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/entities.h"

#include <span>

namespace visage::rules {

/// Why two records may be one customer; a greater value is likelier.
enum class Likeness : std::uint8_t {
    None = 0,
    NameAndPostcode = 1,
    NameAndBirthDate = 2,
    Identity = 3, ///< they share a number, an address or an account
};

struct Described {
    const Customer& customer;
    std::span<const Identity> identities; ///< those taken off the record are passed over
};

/// Whether a person should look at the two. People with people, firms with firms. A line that is no mobile
/// is a household's or a switchboard's: it counts where the names may be those of one person. Two known birth
/// dates that differ speak against name and town, not against an address of one's own, for dates are
/// mistyped. Pure.
[[nodiscard]] Likeness likeness(const Described& one, const Described& other);

} // namespace visage::rules
