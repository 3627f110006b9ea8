// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/fields.h"

namespace visage {
namespace {

/// Fields must be numbered 1, 2, 3... in their order, for their number is their position on the wire.
template <class T> consteval bool isDense() {
    int expected = 1;
    bool dense = true;
    T value{};
    Fields<T>::each(value,
                    [&](int number, std::string_view, auto&) { dense = dense && number == expected++; });
    return dense;
}

template <class Variant, class Kind> struct Checks;

template <class... Ts, class Kind> struct Checks<std::variant<Ts...>, Kind> {
    static constexpr bool dense = (isDense<Ts>() && ...);
    static constexpr bool ordered() {
        std::size_t index = 0;
        return ((static_cast<std::size_t>(Fields<Ts>::kind) == ++index) && ...);
    }
};

static_assert(Checks<Row, EntityKind>::ordered(), "Row must list the entities in the order of fields.def");
static_assert(Checks<Command, CommandKind>::ordered(),
              "Command must list the commands in the order of fields.def");
static_assert(Checks<Row, EntityKind>::dense, "entity fields must be numbered 1, 2, 3...");
static_assert(Checks<Command, CommandKind>::dense, "command fields must be numbered 1, 2, 3...");

} // namespace

std::string_view tableOf(EntityKind kind) {
    std::string_view name = "unknown";
    withEntity(kind, [&]<class T>() { name = Fields<T>::name; });
    return name;
}

bool isReplicated(EntityKind kind) {
    bool replicated = false;
    withEntity(kind, [&]<class T>() { replicated = Fields<T>::replicated; });
    return replicated;
}

std::string_view nameOf(CommandKind kind) {
    std::string_view name = "unknown";
    withCommand(kind, [&]<class T>() { name = Fields<T>::name; });
    return name;
}

} // namespace visage
