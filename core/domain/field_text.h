// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/fields.h"

#include <charconv>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>

// The value of any field as a text, and back: how patches and kept values carry it. One form a value: texts
// as they are; numbers and enumerations in decimal; "true" and "false"; days as "1971-03-12"; moments as
// "2026-03-27T16:00:00.000Z"; ids as 36 characters; nothing known (a day, a moment, an id) as "". A text in
// another form of the same value is refused, so that equal texts are equal values.

namespace visage {

[[nodiscard]] std::string toText(const std::string& value);
[[nodiscard]] std::string toText(bool value);
[[nodiscard]] std::string toText(std::int64_t value);
[[nodiscard]] std::string toText(Date value);
[[nodiscard]] std::string toText(Timestamp value);
[[nodiscard]] std::string toText(const Uuid& value);

/// False, with the value as it was, for a text that toText() does not make.
[[nodiscard]] bool fromText(std::string_view text, std::string& value);
[[nodiscard]] bool fromText(std::string_view text, bool& value);
[[nodiscard]] bool fromText(std::string_view text, std::int64_t& value);
[[nodiscard]] bool fromText(std::string_view text, Date& value);
[[nodiscard]] bool fromText(std::string_view text, Timestamp& value);
[[nodiscard]] bool fromText(std::string_view text, Uuid& value);

template <class Tag> [[nodiscard]] std::string toText(const Id<Tag>& value) {
    return toText(value.uuid);
}
template <class Tag> [[nodiscard]] bool fromText(std::string_view text, Id<Tag>& value) {
    return fromText(text, value.uuid);
}
[[nodiscard]] inline std::string toText(Hlc value) {
    return toText(value.packed);
}
[[nodiscard]] inline bool fromText(std::string_view text, Hlc& value) {
    return fromText(text, value.packed);
}
template <class E>
requires std::is_enum_v<E>
[[nodiscard]] std::string toText(E value) {
    return toText(static_cast<std::int64_t>(value));
}
/// Also numbers of newer programs.
template <class E>
requires std::is_enum_v<E>
[[nodiscard]] bool fromText(std::string_view text, E& value) {
    std::int64_t number = 0;
    if (!fromText(text, number) || number < 0 || number > 0xFF)
        return false;
    value = static_cast<E>(number);
    return true;
}

/// Calls visit(member) for the field of this number; false when there is none.
template <class T, class Visit> bool withField(T& entity, std::int64_t field, Visit&& visit) {
    bool found = false;
    Fields<std::remove_const_t<T>>::each(entity, [&](int number, std::string_view, auto& member) {
        if (number != field)
            return;
        found = true;
        visit(member);
    });
    return found;
}

/// Nothing for a number without a field.
template <class T> [[nodiscard]] std::optional<std::string> fieldText(const T& entity, std::int64_t field) {
    std::optional<std::string> text;
    withField(entity, field, [&](const auto& member) { text = toText(member); });
    return text;
}

/// False, with the entity as it was, for a number without a field or a text that is no such value.
template <class T> [[nodiscard]] bool setFieldText(T& entity, std::int64_t field, std::string_view text) {
    bool taken = false;
    withField(entity, field, [&](auto& member) { taken = fromText(text, member); });
    return taken;
}

/// The number of a member: fieldNumber<Customer>("town"); 0 for no member's name.
template <class T> [[nodiscard]] constexpr std::int64_t fieldNumber(std::string_view name) {
    std::int64_t found = 0;
    T entity{};
    Fields<T>::each(entity, [&](int number, std::string_view member, auto&) {
        if (member == name)
            found = number;
    });
    return found;
}

} // namespace visage
