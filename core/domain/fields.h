// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/commands.h"
#include "core/domain/entities.h"

#include <cstdint>
#include <string_view>
#include <type_traits>
#include <variant>

// fields.def turned into code: what storage and codec need to walk any entity or command without knowing it.

namespace visage {

enum class EntityKind : std::uint8_t {
#define ENTITY(number, Type, table, replicated) Type = number,
#define COMMAND(number, Type, name)
#define FIELD(number, member)
#define END
#include "core/domain/fields.def"
#undef ENTITY
#undef COMMAND
};

enum class CommandKind : std::uint8_t {
#define ENTITY(number, Type, table, replicated)
#define COMMAND(number, Type, name) Type = number,
#include "core/domain/fields.def"
#undef ENTITY
#undef COMMAND
#undef FIELD
#undef END
};

/// Fields<T>: `kind`, `name` (the table, or the command's name), `count` and
/// `each(value, visit)`, which calls visit(number, memberName, member) in the order of the numbers 1..count.
template <class T> struct Fields;

// clang-format off
#define ENTITY(number, Type, table, isReplicated)                                                                      \
    template <> struct Fields<Type> {                                                                                  \
        static constexpr EntityKind kind = EntityKind::Type;                                                           \
        static constexpr std::string_view name = table;                                                                \
        static constexpr bool replicated = isReplicated;                                                               \
        template <class Value, class Visit> static constexpr void each(Value&& value, Visit&& visit) {
#define COMMAND(number, Type, commandName)                                                                             \
    template <> struct Fields<Type> {                                                                                  \
        static constexpr CommandKind kind = CommandKind::Type;                                                         \
        static constexpr std::string_view name = commandName;                                                          \
        template <class Value, class Visit> static constexpr void each(Value&& value, Visit&& visit) {
#define FIELD(number, member) visit(number, std::string_view(#member), value.member);
#define END }};
#include "core/domain/fields.def"
#undef ENTITY
#undef COMMAND
#undef FIELD
#undef END
// clang-format on

/// Any entity. The alternatives stand in the order of their kind numbers: kind k is alternative k - 1.
using AnyEntity =
    std::variant<User, Reason, Line, Customer, Identity, Consent, Alert, Order, Case, CaseEvent, Interaction,
                 InteractionCase, Note, NoteVersion, SourceRecord, Membership, FieldStamp, FieldVersion,
                 CustomerTag, Callback, Queue, QueueMember, Erasure, ScopeMember, CustomerList>;

inline constexpr std::size_t entityKinds = std::variant_size_v<AnyEntity>;

/// One row of any kind: the variant, whose copies and comparisons are compiled once and not in every file.
class Row : public AnyEntity {
public:
    Row();
    Row(const Row& other);
    Row(Row&& other) noexcept;
    template <AlternativeOf<AnyEntity> T>
    Row(T&& entity)
        : AnyEntity(std::in_place_type<std::remove_cvref_t<T>>, std::forward<T>(entity)) {}
    template <AlternativeOf<AnyEntity> T>
    explicit Row(std::in_place_type_t<T> type)
        : AnyEntity(type) {}
    Row& operator=(const Row& other);
    Row& operator=(Row&& other) noexcept;
    ~Row();
    friend bool operator==(const Row& one, const Row& other);
};

[[nodiscard]] inline EntityKind kindOf(const Row& row) {
    return static_cast<EntityKind>(row.index() + 1);
}
[[nodiscard]] const Uuid& idOf(const Row& row);
[[nodiscard]] Seq revOf(const Row& row);
void setRev(Row& row, Seq rev);

[[nodiscard]] inline CommandKind kindOf(const Command& command) {
    return static_cast<CommandKind>(command.index() + 1);
}

/// Calls visit.template operator()<T>() with the entity type of a kind; false for a kind this program does
/// not know.
template <class Visit> bool withEntity(EntityKind kind, Visit&& visit) {
    switch (kind) {
#define ENTITY(number, Type, table, replicated)                                                              \
    case EntityKind::Type:                                                                                   \
        visit.template operator()<Type>();                                                                   \
        return true;
#define COMMAND(number, Type, name)
#define FIELD(number, member)
#define END
#include "core/domain/fields.def"
#undef ENTITY
#undef COMMAND
    }
    return false;
}

/// The same for commands.
template <class Visit> bool withCommand(CommandKind kind, Visit&& visit) {
    switch (kind) {
#define ENTITY(number, Type, table, replicated)
#define COMMAND(number, Type, name)                                                                          \
    case CommandKind::Type:                                                                                  \
        visit.template operator()<Type>();                                                                   \
        return true;
#include "core/domain/fields.def"
#undef ENTITY
#undef COMMAND
#undef FIELD
#undef END
    }
    return false;
}

[[nodiscard]] std::string_view tableOf(EntityKind kind);
[[nodiscard]] bool isReplicated(EntityKind kind);
[[nodiscard]] std::string_view nameOf(CommandKind kind);

/// One entity as it shall be, or its removal (then only the id of `row` counts).
struct RowChange {
    Row row;
    bool erased = false;
    friend bool operator==(const RowChange&, const RowChange&) = default;
};

} // namespace visage
