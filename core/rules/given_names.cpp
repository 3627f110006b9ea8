// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/given_names.h"

#include "core/base/text.h"

#include <string>
#include <unordered_set>

namespace visage::rules {
namespace {

constexpr NameSex Male = NameSex::Male;
constexpr NameSex Female = NameSex::Female;

constexpr GivenName names[] = {
#define GIVEN_NAME(name, sex, ...) {name, sex, {__VA_ARGS__}},
#include "core/rules/given_names.def"
#undef GIVEN_NAME
};

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using Words = std::unordered_set<std::string, Hash, std::equal_to<>>;

Words foldedNames() {
    Words words;
    for (const GivenName& entry : names)
        if (std::string folded = text::fold(entry.name); folded.find(' ') == std::string::npos)
            words.insert(std::move(folded));
    return words;
}

} // namespace

std::span<const GivenName> givenNames() {
    return names;
}

bool isGivenName(std::string_view foldedWord) {
    static const Words words = foldedNames();
    return words.contains(foldedWord);
}

} // namespace visage::rules
