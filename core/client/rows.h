// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/commands/decide.h"

#include <type_traits>

// What the desktop asks of any row, whatever its kind.

namespace visage::client {

template <class T>
concept OfCustomer = requires(const T& entity) {
    { entity.customer } -> std::convertible_to<CustomerId>;
};

/// Whose record shows this row: the customer itself, or the one it belongs to; null for base data.
[[nodiscard]] inline CustomerId customerOf(const Row& row) {
    return std::visit(
        []<class T>(const T& entity) {
            if constexpr (std::is_same_v<T, Customer>)
                return entity.id;
            else if constexpr (OfCustomer<T>)
                return entity.customer;
            else
                return CustomerId();
        },
        row);
}

/// To which customer a row belongs; of a customer: into which it was merged. Null for what is nobody's.
template <class T> [[nodiscard]] CustomerId ownerOf(const T& entity) {
    if constexpr (std::is_same_v<T, Customer>)
        return entity.mergedInto;
    else if constexpr (OfCustomer<T>)
        return entity.customer;
    else
        return CustomerId();
}

/// Users, reasons, lines, queues and who works on them: small, in memory as a whole.
[[nodiscard]] constexpr bool isBaseData(EntityKind kind) {
    return kind == EntityKind::User || kind == EntityKind::Reason || kind == EntityKind::Line ||
           kind == EntityKind::Queue || kind == EntityKind::QueueMember;
}

/// Commands that the desktop gives by itself: nobody counts them, waits for them or needs to read why they
/// were refused.
[[nodiscard]] inline bool isOwnErrand(const Command& command) {
    return std::holds_alternative<PinCustomer>(command);
}

/// Kinds whose texts a customer is found by.
[[nodiscard]] constexpr bool isSearched(EntityKind kind) {
    return kind == EntityKind::Customer || kind == EntityKind::Identity || kind == EntityKind::Order;
}

[[nodiscard]] inline rules::Key keyOf(const Row& row) {
    return {kindOf(row), idOf(row)};
}

} // namespace visage::client
