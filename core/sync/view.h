// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/entities.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace visage::sync {

/// What the desktops of a store hold.
enum class Holds : std::uint8_t {
    Everything = 1, ///< scope `all`
    Recent = 2,     ///< scopes `work` and `ident`
};

/// What one desktop may see, as it was when the log's head was `asOf`. A value; the session keeps it and
/// hands it to whoever reads for it.
struct View {
    Holds holds = Holds::Everything;
    UserId user;
    Role role = Role::Agent;
    std::vector<std::string> scopes; ///< of ScopeMember, sorted
    Seq asOf = 0;
    Seq changedAt = 0;            ///< no change behind this one made another view of it
    std::int64_t version = 0;     ///< another one for another set of scopes
    std::int64_t customers = 0;   ///< that the store knows, an estimate
    std::int64_t incarnation = 0; ///< as in DeviceFacts

    [[nodiscard]] bool sees(std::string_view scope) const {
        return std::binary_search(scopes.begin(), scopes.end(), scope, std::less<>());
    }
};

} // namespace visage::sync
