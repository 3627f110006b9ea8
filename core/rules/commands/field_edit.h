// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/commands/common.h"

// One field changed by several people: the last writer wins, by stamp and then by device; whoever saw the
// value that stands replaces it in any case. What does not stand is kept. The outcome does not depend on the
// order in which edits made at a time arrive.

namespace visage::rules::commands {

/// What somebody wants of one field, in canonical texts (field_text.h).
struct FieldEdit {
    EditId edit;
    EntityKind kind{};
    ObjectId object;
    CustomerId customer;
    std::int64_t field = 0;
    std::string before; ///< as its author saw it
    std::string after;
    bool announced = false; ///< people are told when two change it at a time
};

enum class FieldOutcome : std::uint8_t {
    Nothing, ///< it stood so already, or the edit was decided before
    Stands,  ///< the caller writes the new value
    Lost,    ///< a newer value stands
};

/// Puts the stamp and the kept value into the decision, `merged` when the two are disputed. `standing` is the
/// value that stands.
[[nodiscard]] FieldOutcome editField(Decision& decision, const Loaded& loaded, const FieldEdit& edit,
                                     const std::string& standing, const CommandContext& context);

/// The stamp of the value that stands; an empty one where it came with the row.
[[nodiscard]] FieldStamp standingStamp(const Loaded& loaded, const FieldEdit& edit);
/// The same field, stamped by the command.
[[nodiscard]] FieldStamp stampedBy(FieldStamp stamp, const CommandContext& context);
[[nodiscard]] bool isNewer(const FieldStamp& one, const FieldStamp& other);
/// A value as it is kept, with the stamp that it had.
[[nodiscard]] FieldVersion keptValue(const FieldEdit& edit, const FieldStamp& stamp, std::string value,
                                     VersionState state);

/// The rows that editField() wants to see.
void addFieldKeys(std::vector<Key>& keys, EditId edit, ObjectId object, std::int64_t field);

} // namespace visage::rules::commands
