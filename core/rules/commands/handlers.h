// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/commands/decide.h"

#include <span>
#include <string_view>
#include <vector>

// The one table of handlers. Each command has a file of its own in this folder with two functions: the keys
// of the rows it names or makes, and the decision over them. Few want more, which they say in a third one.

namespace visage::rules::commands {

// clang-format off
#define ENTITY(number, Type, table, replicated)
#define COMMAND(number, Type, name)                                                                                    \
    [[nodiscard]] std::vector<Key> keysFor(const Type& command);                                                       \
    [[nodiscard]] Result<Decision> decideFor(const Loaded& loaded, const Type& command, const CommandContext& context);
#define FIELD(number, member)
#define END
#include "core/domain/fields.def"
#undef ENTITY
#undef COMMAND
#undef FIELD
#undef END
// clang-format on

/// What a handler wants beyond its keys, once their rows are loaded.
struct Wanted {
    std::vector<Key> keys;
    CustomerId person; ///< set: every row of this customer and of all that are one with it
};
/// The customer may be an alias, whose identity has another id then.
[[nodiscard]] Wanted wantedBesides(const AttachIdentity& command, const Loaded& loaded);
[[nodiscard]] Wanted wantedBesides(const EraseCustomer& command, const Loaded& loaded);
[[nodiscard]] Wanted wantedBesides(const UpdateCustomer& command, const Loaded& loaded);
[[nodiscard]] Wanted wantedBesides(const SettleField& command, const Loaded& loaded);
[[nodiscard]] Wanted wantedBesides(const AddTag& command, const Loaded& loaded);
[[nodiscard]] Wanted wantedBesides(const ReplaceIdentity& command, const Loaded& loaded);
[[nodiscard]] Wanted wantedBesides(const RecordConsent& command, const Loaded& loaded);
[[nodiscard]] Wanted wantedBesides(const PinCustomer& command, const Loaded& loaded);

struct Handler {
    CommandKind kind{};
    Role lowestRole = Role::Admin;
    std::vector<Key> (*keys)(const Command&) = nullptr;
    Wanted (*besides)(const Command&, const Loaded&) = nullptr;
    Result<Decision> (*decide)(const Loaded&, const Command&, const CommandContext&) = nullptr;
};

/// In the order of the commands' numbers.
[[nodiscard]] std::span<const Handler> handlers();

} // namespace visage::rules::commands
