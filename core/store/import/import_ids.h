// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"
#include "core/domain/ids.h"

#include <cstdint>
#include <string_view>

// Ids of imported things follow from what they come from: the same file imported again finds its own rows.

namespace visage::store {

/// By the file's own identifier of the row.
[[nodiscard]] SourceRecordId recordIdByOwnId(std::string_view file, std::string_view ownId);
/// By what the row says; `occurrence` tells equal rows of one file apart (0: the first).
[[nodiscard]] SourceRecordId recordIdByContent(std::string_view file, std::string_view raw,
                                               std::int64_t occurrence);

/// A new id of version 7 in which a counter follows the time (RFC 9562 section 6.2, method 1): the customers
/// of one run lie side by side in the indexes, in the order of the file.
[[nodiscard]] CustomerId customerIdInOrder(Timestamp now, std::uint32_t count, Random& random);

[[nodiscard]] MembershipId membershipIdOf(SourceRecordId record);
[[nodiscard]] NoteId noteIdOf(SourceRecordId record);
/// Of a contact that its provider numbers; unique is (channel, account, provider's id).
[[nodiscard]] InteractionId interactionIdOf(std::string_view channel, std::string_view account,
                                            std::string_view providerId);
[[nodiscard]] InteractionId interactionIdOf(SourceRecordId record);
/// Of a line that could not be taken.
[[nodiscard]] Uuid intakeIdOf(std::string_view file, std::string_view raw);
[[nodiscard]] OrderId orderIdOf(std::string_view number);

} // namespace visage::store
