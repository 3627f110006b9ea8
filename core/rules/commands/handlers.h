// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/commands/decide.h"

#include <span>
#include <string_view>
#include <vector>

// The one table of handlers. Each command has a file of its own in this folder with two functions: the keys
// of the rows it wants to see, and the decision over them.

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

/// The rows that only rows loaded already name; handlers without one need none.
[[nodiscard]] std::vector<Key> furtherKeysFor(const Loaded& loaded, const AttachIdentity& command);
[[nodiscard]] std::vector<Key> furtherKeysFor(const Loaded& loaded, const UpdateCustomer& command);
[[nodiscard]] std::vector<Key> furtherKeysFor(const Loaded& loaded, const SettleField& command);
[[nodiscard]] std::vector<Key> furtherKeysFor(const Loaded& loaded, const AddTag& command);
[[nodiscard]] std::vector<Key> furtherKeysFor(const Loaded& loaded, const ReplaceIdentity& command);
[[nodiscard]] std::vector<Key> furtherKeysFor(const Loaded& loaded, const RecordConsent& command);

struct Handler {
    CommandKind kind{};
    Role lowestRole = Role::Admin;
    std::vector<Key> (*keys)(const Command&) = nullptr;
    std::vector<Key> (*furtherKeys)(const Loaded&, const Command&) = nullptr;
    Result<Decision> (*decide)(const Loaded&, const Command&, const CommandContext&) = nullptr;
};

/// In the order of the commands' numbers.
[[nodiscard]] std::span<const Handler> handlers();

} // namespace visage::rules::commands
