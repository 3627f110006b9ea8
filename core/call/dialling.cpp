// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/call/dialling.h"

#include "core/base/text.h"

namespace visage::call {
namespace {

constexpr std::size_t maxDigits = 32;

/// Empty when the text is no number.
std::string dialled(std::string_view number) {
    std::string digits;
    for (const char c : number) {
        if ((c >= '0' && c <= '9') || c == '*')
            digits.push_back(c);
        else if (c == '+' && digits.empty())
            digits.push_back(c);
        else if (c == '#')
            digits += "%23"; // RFC 3261: not allowed bare in a user part
        else if (std::string_view(" .-()/").find(c) == std::string_view::npos)
            return {};
    }
    return digits == "+" || digits.size() > maxDigits ? std::string() : digits;
}

} // namespace

Result<std::string> dialUri(std::string_view number, const PhoneAccount& account) {
    number = text::trimmed(number);
    if (number.starts_with("tel:"))
        number.remove_prefix(4);
    const auto digits = dialled(number);
    if (digits.empty())
        return Error{ErrorCode::BadInput,
                     "\"" + text::oneLine(number, 40) + "\" is not a number that can be dialled."};
    return "sip:" + digits + "@" + account.domain();
}

} // namespace visage::call
