// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/commands.h"

namespace visage {
namespace {

constexpr Uuid messageSpace{
    {0xe7, 0x35, 0x90, 0x4c, 0x1b, 0xd8, 0x42, 0x6f, 0xa1, 0x03, 0x5e, 0x9c, 0x78, 0xb2, 0x64, 0xf0}};

} // namespace

Uuid shownMessage(std::string_view subject, std::string_view text) {
    std::string both(subject);
    both += '\n';
    both += text;
    return makeUuidV5(messageSpace, both);
}

} // namespace visage
