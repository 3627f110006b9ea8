// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/entities.h"

#include <algorithm>

namespace visage {
namespace {

constexpr Uuid linkSpace{
    {0x6b, 0x1d, 0x3f, 0x0e, 0x5c, 0x52, 0x4f, 0x4a, 0x9d, 0x0b, 0x61, 0x70, 0x0c, 0x8e, 0x2f, 0x11}};
constexpr Uuid callSpace{
    {0x2a, 0x90, 0x77, 0xd4, 0x13, 0x6e, 0x4c, 0x05, 0xb2, 0xf8, 0x3d, 0x51, 0xe6, 0xc9, 0x40, 0x7b}};

constexpr Uuid identitySpace{
    {0x91, 0x4e, 0x02, 0xc6, 0x88, 0x3b, 0x47, 0xd9, 0xa4, 0x5f, 0x17, 0xb0, 0xd2, 0x6a, 0x3c, 0xe8}};

} // namespace

IdentityId identityId(CustomerId customer, IdentityType type, std::string_view account,
                      std::string_view valueNorm) {
    std::string name(customer.uuid.raw());
    name += static_cast<char>(type);
    name += std::to_string(account.size()) + ':';
    name.append(account).append(valueNorm);
    Uuid id = makeUuidV5(identitySpace, name);
    std::copy_n(customer.uuid.bytes.begin(), 10, id.bytes.begin());
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0F) | 0x80);
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3F) | 0x80);
    return IdentityId(id);
}

InteractionCaseId interactionCaseId(InteractionId interaction, CaseId caseId) {
    std::string name(interaction.uuid.raw());
    name += caseId.uuid.raw();
    return InteractionCaseId(makeUuidV5(linkSpace, name));
}

InteractionId callInteractionId(std::string_view domain, std::string_view callId, std::string_view fromTag) {
    // The lengths keep ("ab", "c") apart from ("a", "bc").
    std::string name = std::to_string(domain.size()) + ':' + std::to_string(callId.size()) + ':';
    name.append(domain).append(callId).append(fromTag);
    return InteractionId(makeUuidV5(callSpace, name));
}

} // namespace visage
