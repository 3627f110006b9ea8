// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/backend.h"
#include "core/store/change_writer.h"

#include <functional>
#include <string>
#include <string_view>

// What reasons, lines and queues have in common. Internal to them.

namespace visage::store {

/// The ids of what a company names itself follow from its code or address.
inline constexpr Uuid companySpace{
    {0x5e, 0x90, 0x1b, 0xc7, 0x22, 0x6d, 0x4f, 0x83, 0x9a, 0x04, 0xe1, 0x7c, 0x38, 0xbd, 0x56, 0x0f}};

/// BadInput, in words, for what cannot be a code.
[[nodiscard]] Result<void> checkCode(std::string_view code, std::string_view example);
/// As it is shown: one line of at most 100 bytes.
[[nodiscard]] std::string labelOf(std::string_view text);

/// One transaction, in which nobody else writes between what is read and what is written.
[[nodiscard]] Result<void> inBatch(Backend& backend, const Clock& clock,
                                   const std::function<Result<void>(ChangeWriter&)>& act);

template <class T> [[nodiscard]] Result<std::vector<T>> allOf(Backend& backend) {
    auto rows = backend.all(Fields<T>::kind);
    if (!rows)
        return rows.error();
    std::vector<T> entities;
    for (Row& row : *rows)
        entities.push_back(std::get<T>(std::move(row)));
    return entities;
}

} // namespace visage::store
