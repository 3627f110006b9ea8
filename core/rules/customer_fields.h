// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/fields.h"

#include <string_view>
#include <vector>

// Which fields of a customer people change (UpdateCustomer), and what is asked of their values.

namespace visage::rules {

struct CustomerField {
    std::string_view member;
    Role lowestRole = Role::Agent;
    bool announced = false; ///< people are told when two change it at a time
};

/// By the field's number in fields.def; null for one that nobody patches.
[[nodiscard]] const CustomerField* customerField(std::int64_t number);

/// What somebody has changed in a form: a patch for each field that differs and may be patched, with what
/// they saw. Empty: nothing to send.
[[nodiscard]] std::vector<FieldPatch> customerPatches(const Customer& seen, const Customer& wanted);

/// Makes the value of one field fit to be kept (white space, control characters), or says what is wrong with
/// it: too long, a day that has not come, a country that is no code of two letters.
[[nodiscard]] Result<void> tidyCustomerField(Customer& customer, std::int64_t number, Timestamp now);

} // namespace visage::rules
