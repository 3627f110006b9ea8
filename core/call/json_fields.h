// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace visage::call {

/// nullopt unless `text` is one JSON object, nested at most 8 deep. Never throws.
[[nodiscard]] std::optional<nlohmann::json> parseObject(std::string_view text);

/// One line without a line feed; wrong UTF-8 is replaced. Never throws.
[[nodiscard]] std::string dumpLine(const nlohmann::json& value);

/// Reads fields of one object and remembers the first that is wrong, so that a reader is a plain list of
/// fields.
class JsonFields {
public:
    /// `where` begins the sentence of an error, as in "The phone account".
    JsonFields(const nlohmann::json& object, std::string where)
        : m_object(object)
        , m_where(std::move(where)) {}

    void read(const char* name, std::string& into);
    void read(const char* name, bool& into);
    /// Refuses numbers outside the limits and fractions.
    void read(const char* name, std::int64_t& into, std::int64_t least, std::int64_t most);
    /// Reads an integer type or an enumeration by its number.
    template <class T> void readNumber(const char* name, T& into, std::int64_t least, std::int64_t most) {
        auto number = static_cast<std::int64_t>(into);
        read(name, number, least, most);
        into = static_cast<T>(number);
    }
    /// nullptr when it is missing.
    [[nodiscard]] const nlohmann::json* child(const char* name) const;
    void need(const char* name, bool given);
    void fail(const char* name, const std::string& what);

    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    const nlohmann::json& m_object;
    std::string m_where;
    std::optional<Error> m_error;
};

} // namespace visage::call
