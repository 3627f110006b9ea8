// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/field_text.h"

namespace visage {
namespace {

/// Takes a value that was read, if it is written just so.
template <class T> bool takeIfCanonical(std::string_view text, const std::optional<T>& read, T& value) {
    if (!read || toText(*read) != text)
        return false;
    value = *read;
    return true;
}

} // namespace

std::string toText(const std::string& value) {
    return value;
}
std::string toText(bool value) {
    return value ? "true" : "false";
}
std::string toText(std::int64_t value) {
    return std::to_string(value);
}
std::string toText(Date value) {
    return value.toIso();
}
std::string toText(Timestamp value) {
    return toIso(value);
}
std::string toText(const Uuid& value) {
    return value ? value.toString() : std::string();
}

bool fromText(std::string_view text, std::string& value) {
    value = text;
    return true;
}

bool fromText(std::string_view text, bool& value) {
    return takeIfCanonical(text, std::optional(text == "true"), value);
}

bool fromText(std::string_view text, std::int64_t& value) {
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || end != text.data() + text.size())
        return false;
    return takeIfCanonical(text, std::optional(number), value);
}

bool fromText(std::string_view text, Date& value) {
    return takeIfCanonical(text, text.empty() ? Date{} : Date::parseIso(text), value);
}

bool fromText(std::string_view text, Timestamp& value) {
    return takeIfCanonical(text, text.empty() ? Timestamp{} : parseIsoTimestamp(text), value);
}

bool fromText(std::string_view text, Uuid& value) {
    return takeIfCanonical(text, text.empty() ? Uuid{} : Uuid::parse(text), value);
}

} // namespace visage
