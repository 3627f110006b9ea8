// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import/import_ids.h"

#include <initializer_list>
#include <string>

namespace visage::store {
namespace {

constexpr Uuid importSpace{
    {0xd1, 0x4c, 0x60, 0x2e, 0x93, 0x7a, 0x45, 0x18, 0x8b, 0x36, 0x5f, 0x0d, 0xa9, 0xe4, 0x71, 0xc2}};

/// The lengths keep ("ab", "c") apart from ("a", "bc").
Uuid named(char what, std::initializer_list<std::string_view> parts) {
    std::string name(1, what);
    for (const std::string_view part : parts) {
        name += std::to_string(part.size());
        name += ':';
        name += part;
    }
    return makeUuidV5(importSpace, name);
}

} // namespace

SourceRecordId recordIdByOwnId(std::string_view file, std::string_view ownId) {
    return SourceRecordId(named('o', {file, ownId}));
}

SourceRecordId recordIdByContent(std::string_view file, std::string_view raw, std::int64_t occurrence) {
    return SourceRecordId(named('c', {file, raw, std::to_string(occurrence)}));
}

MembershipId membershipIdOf(SourceRecordId record) {
    return MembershipId(record.uuid);
}

NoteId noteIdOf(SourceRecordId record) {
    return NoteId(named('n', {record.uuid.raw()}));
}

InteractionId interactionIdOf(std::string_view channel, std::string_view account,
                              std::string_view providerId) {
    return InteractionId(named('i', {channel, account, providerId}));
}

InteractionId interactionIdOf(SourceRecordId record) {
    return InteractionId(named('i', {record.uuid.raw()}));
}

OrderId orderIdOf(std::string_view number) {
    return OrderId(named('q', {number}));
}

} // namespace visage::store
