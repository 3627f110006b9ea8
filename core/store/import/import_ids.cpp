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

/// The number at the end of "CRM-000123".
std::uint32_t lastNumber(std::string_view ownId) {
    std::size_t start = ownId.size();
    while (start > 0 && ownId[start - 1] >= '0' && ownId[start - 1] <= '9')
        --start;
    std::uint32_t number = 0;
    for (const char c : ownId.substr(start))
        number = number * 10 + static_cast<std::uint32_t>(c - '0');
    return number;
}

/// Files count their rows, so ids that begin with the count lie side by side in the indexes, which a hash
/// alone would write all over. The form is version 8 of RFC 9562; 88 bits of the hash keep ids apart.
Uuid inOrder(Uuid hashed, std::uint32_t number) {
    for (std::size_t i = 0; i < 4; ++i)
        hashed.bytes[i] = static_cast<std::uint8_t>(number >> (24 - 8 * i));
    hashed.bytes[6] = static_cast<std::uint8_t>((hashed.bytes[6] & 0x0F) | 0x80);
    return hashed;
}

} // namespace

SourceRecordId recordIdByOwnId(std::string_view file, std::string_view ownId) {
    return SourceRecordId(inOrder(named('o', {file, ownId}), lastNumber(ownId)));
}

SourceRecordId recordIdByContent(std::string_view file, std::string_view raw, std::int64_t occurrence) {
    return SourceRecordId(named('c', {file, raw, std::to_string(occurrence)}));
}

CustomerId customerIdInOrder(Timestamp now, std::uint32_t count, Random& random) {
    Uuid id = makeUuidV7(now, random);
    // 26 bits, around those of version and variant.
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0xF0) | (count >> 22 & 0x0F));
    id.bytes[7] = static_cast<std::uint8_t>(count >> 14);
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0xC0) | (count >> 8 & 0x3F));
    id.bytes[9] = static_cast<std::uint8_t>(count);
    return CustomerId(id);
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

Uuid intakeIdOf(std::string_view file, std::string_view raw) {
    return named('r', {file, raw});
}

OrderId orderIdOf(std::string_view number) {
    return OrderId(named('q', {number}));
}

} // namespace visage::store
