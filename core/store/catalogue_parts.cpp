// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/catalogue_parts.h"

#include "core/base/text.h"

#include <algorithm>

namespace visage::store {
namespace {

constexpr std::size_t longestCode = 64;
constexpr std::size_t longestLabel = 100;

bool isCode(std::string_view code) {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    };
    return !code.empty() && code.size() <= longestCode && std::ranges::all_of(code, allowed);
}

} // namespace

Result<void> checkCode(std::string_view code, std::string_view example) {
    if (isCode(code))
        return {};
    return Error{ErrorCode::BadInput, "The code \"" + std::string(code) + "\" cannot be one: write it as \"" +
                                          std::string(example) +
                                          "\", in small letters, digits, dots and hyphens."};
}

std::string labelOf(std::string_view text) {
    return text::oneLine(text::trimmed(text), longestLabel);
}

Result<void> inBatch(Backend& backend, const Clock& clock,
                     const std::function<Result<void>(ChangeWriter&)>& act) {
    auto batch = backend.begin();
    if (!batch)
        return batch.error();
    ChangeWriter writer(backend, **batch, clock.now());
    if (auto acted = act(writer); !acted)
        return acted;
    if (auto finished = writer.finish(); !finished)
        return finished;
    return (*batch)->commit();
}

} // namespace visage::store
