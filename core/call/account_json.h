// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/call/account.h"

#include <nlohmann/json_fwd.hpp>

namespace visage::call {

/// The object of an account's file, and as it crosses to the phone engine.
[[nodiscard]] Result<PhoneAccount> readAccount(const nlohmann::json& object);
[[nodiscard]] nlohmann::json writeAccount(const PhoneAccount& account);

} // namespace visage::call
