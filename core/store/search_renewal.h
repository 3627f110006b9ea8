// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/backend.h"

#include <functional>
#include <string>

namespace visage::store {

/// Whether another version of core/rules made the words under which the customers of these data are found.
[[nodiscard]] Result<bool> isSearchOld(Backend& backend);

/// Makes them anew where they are old, some thousand customers in a transaction; `say` gets a sentence first
/// when there are customers. One that was interrupted is begun again by the next call, and passes over what
/// is right already. Others may read and write meanwhile.
[[nodiscard]] Result<void> renewSearch(Backend& backend, const std::function<void(const std::string&)>& say);

} // namespace visage::store
