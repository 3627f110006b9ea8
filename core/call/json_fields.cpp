// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/call/json_fields.h"

namespace visage::call {
namespace {

constexpr int maxDepth = 8;

} // namespace

std::optional<nlohmann::json> parseObject(std::string_view text) {
    bool tooDeep = false;
    const auto watchDepth = [&tooDeep](int depth, nlohmann::json::parse_event_t, nlohmann::json&) {
        tooDeep = tooDeep || depth > maxDepth;
        return !tooDeep;
    };
    auto value = nlohmann::json::parse(text, watchDepth, false);
    if (tooDeep || !value.is_object())
        return std::nullopt;
    return value;
}

std::string dumpLine(const nlohmann::json& value) {
    return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

const nlohmann::json* JsonFields::child(const char* name) const {
    const auto it = m_object.find(name);
    return it == m_object.end() ? nullptr : &*it;
}

void JsonFields::fail(const char* name, const std::string& what) {
    if (!m_error)
        m_error = Error{ErrorCode::BadInput, m_where + ": \"" + name + "\" " + what + "."};
}

void JsonFields::need(const char* name, bool given) {
    if (!given)
        fail(name, "is missing");
}

void JsonFields::read(const char* name, std::string& into) {
    const auto* value = child(name);
    if (value == nullptr)
        return;
    if (!value->is_string())
        return fail(name, "must be a text");
    into = value->get<std::string>();
}

void JsonFields::read(const char* name, bool& into) {
    const auto* value = child(name);
    if (value == nullptr)
        return;
    if (!value->is_boolean())
        return fail(name, "must be true or false");
    into = value->get<bool>();
}

void JsonFields::read(const char* name, std::int64_t& into, std::int64_t least, std::int64_t most) {
    const auto* value = child(name);
    if (value == nullptr)
        return;
    const bool fits = value->is_number_unsigned()
                          ? value->get<std::uint64_t>() <= static_cast<std::uint64_t>(most)
                          : value->is_number_integer() && value->get<std::int64_t>() <= most;
    if (!fits || value->get<std::int64_t>() < least)
        return fail(name,
                    "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    into = value->get<std::int64_t>();
}

} // namespace visage::call
