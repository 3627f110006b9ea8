// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/entities.h"

#include "core/base/text.h"

#include <algorithm>

namespace visage {
namespace {

constexpr Uuid linkSpace{
    {0x6b, 0x1d, 0x3f, 0x0e, 0x5c, 0x52, 0x4f, 0x4a, 0x9d, 0x0b, 0x61, 0x70, 0x0c, 0x8e, 0x2f, 0x11}};
constexpr Uuid callSpace{
    {0x2a, 0x90, 0x77, 0xd4, 0x13, 0x6e, 0x4c, 0x05, 0xb2, 0xf8, 0x3d, 0x51, 0xe6, 0xc9, 0x40, 0x7b}};

constexpr Uuid memberSpace{
    {0x3c, 0x85, 0xe1, 0x29, 0x7d, 0x44, 0x4b, 0x16, 0x8e, 0x93, 0xa0, 0x5f, 0xc8, 0x12, 0x6b, 0xd7}};
constexpr Uuid erasureSpace{
    {0xd4, 0x0b, 0x96, 0x5a, 0x31, 0xf7, 0x4e, 0x82, 0xb6, 0x2c, 0x78, 0xe9, 0x05, 0x43, 0xaf, 0x1e}};

constexpr Uuid identitySpace{
    {0x91, 0x4e, 0x02, 0xc6, 0x88, 0x3b, 0x47, 0xd9, 0xa4, 0x5f, 0x17, 0xb0, 0xd2, 0x6a, 0x3c, 0xe8}};

constexpr Uuid stampSpace{
    {0x5d, 0x0a, 0x6c, 0x71, 0x3e, 0x94, 0x4b, 0x2f, 0x8a, 0xc7, 0x29, 0xf5, 0x4d, 0x10, 0xb6, 0x53}};
constexpr Uuid versionSpace{
    {0xc2, 0x7f, 0x18, 0xe4, 0x05, 0xbb, 0x4d, 0x63, 0x91, 0x3a, 0x8e, 0x46, 0x70, 0xdf, 0x2c, 0x95}};
constexpr Uuid tagSpace{
    {0x38, 0xe1, 0x5b, 0x9d, 0xf2, 0x60, 0x44, 0xa8, 0xb7, 0x14, 0xc3, 0x0d, 0x6e, 0x85, 0x97, 0x2a}};
constexpr Uuid consentSpace{
    {0x74, 0xb8, 0x2e, 0x03, 0x9a, 0xd1, 0x4f, 0x5c, 0xa6, 0x2b, 0x50, 0xe7, 0x1f, 0xc4, 0x38, 0x6d}};

constexpr Uuid scopeSpace{
    {0x1f, 0xc9, 0x52, 0x8b, 0xe0, 0x37, 0x4a, 0x91, 0x8d, 0x6e, 0x02, 0xb4, 0x7c, 0x59, 0xd3, 0xa8}};

Uuid idOfField(const Uuid& space, const Uuid& of, std::int64_t field) {
    return makeUuidV5(space, std::string(of.raw()) + std::to_string(field));
}

} // namespace

FieldStampId fieldStampId(ObjectId object, std::int64_t field) {
    return FieldStampId(idOfField(stampSpace, object.uuid, field));
}

FieldVersionId fieldVersionId(EditId edit, std::int64_t field) {
    return FieldVersionId(idOfField(versionSpace, edit.uuid, field));
}

CustomerTagId customerTagId(CustomerId customer, std::string_view text) {
    return CustomerTagId(makeUuidV5(tagSpace, std::string(customer.uuid.raw()) + text::fold(text)));
}

ConsentId consentId(CustomerId customer, ConsentTopic topic) {
    return ConsentId(idOfField(consentSpace, customer.uuid, static_cast<std::int64_t>(topic)));
}

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

ErasureId erasureId(const Uuid& erased) {
    return ErasureId(makeUuidV5(erasureSpace, erased.raw()));
}

QueueMemberId queueMemberId(QueueId queue, UserId user) {
    std::string name(queue.uuid.raw());
    name += user.uuid.raw();
    return QueueMemberId(makeUuidV5(memberSpace, name));
}

ScopeMemberId scopeMemberId(std::string_view scope, CustomerId customer) {
    return ScopeMemberId(makeUuidV5(scopeSpace, std::string(customer.uuid.raw()).append(scope)));
}

std::string scopeOf(QueueId queue) {
    return "team:" + queue.uuid.toString();
}

std::string scopeOf(UserId user) {
    return "mine:" + user.uuid.toString();
}

std::string scopeOf(CustomerListId list) {
    return "list:" + list.uuid.toString();
}

std::string scopeOf(DeviceId device) {
    return "pin:" + device.uuid.toString();
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
