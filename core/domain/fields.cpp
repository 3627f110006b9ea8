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

static_assert(Checks<AnyEntity, EntityKind>::ordered(),
              "AnyEntity must list the entities in the order of fields.def");
static_assert(Checks<AnyCommand, CommandKind>::ordered(),
              "Command must list the commands in the order of fields.def");
#ifndef __clang__ // clang 14 makes no std::string of GCC 12's library while it compiles
static_assert(Checks<AnyEntity, EntityKind>::dense, "entity fields must be numbered 1, 2, 3...");
static_assert(Checks<AnyCommand, CommandKind>::dense, "command fields must be numbered 1, 2, 3...");
#endif

} // namespace

Row::Row() = default;
Row::Row(const Row& other) = default;
Row::Row(Row&& other) noexcept = default;
Row& Row::operator=(const Row& other) = default;
Row& Row::operator=(Row&& other) noexcept = default;
Row::~Row() = default;

bool operator==(const Row& one, const Row& other) {
    return static_cast<const AnyEntity&>(one) == static_cast<const AnyEntity&>(other);
}

Command::Command() = default;
Command::Command(const Command& other) = default;
Command::Command(Command&& other) noexcept = default;
Command& Command::operator=(const Command& other) = default;
Command& Command::operator=(Command&& other) noexcept = default;
Command::~Command() = default;

bool operator==(const Command& one, const Command& other) {
    return static_cast<const AnyCommand&>(one) == static_cast<const AnyCommand&>(other);
}

const Uuid& idOf(const Row& row) {
    return std::visit([](const auto& entity) -> const Uuid& { return entity.id.uuid; }, row);
}

Seq revOf(const Row& row) {
    return std::visit([](const auto& entity) { return entity.rev; }, row);
}

void setRev(Row& row, Seq rev) {
    std::visit([rev](auto& entity) { entity.rev = rev; }, row);
}

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
