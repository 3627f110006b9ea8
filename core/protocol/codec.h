// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/messages.h"

#include <string>
#include <string_view>

// Frames, rows and commands to bytes and back: positional CBOR (RFC 8949), definite lengths, shortest
// integers. Decoding takes hostile bytes: depth, lengths and counts are checked before anything is allocated,
// trailing elements are ignored in frames and kept (`ext`) in rows, text is checked for UTF-8. Pure; any
// thread.

namespace visage::protocol {

/// Blocks of rows above 512 bytes are deflated (zlib level 1) when `compress` is set.
[[nodiscard]] std::string encode(const Frame& frame, bool compress = true);

/// BadInput with what is wrong and where, for anything but one whole frame. Rows of kinds that this program
/// does not know are left out.
[[nodiscard]] Result<Frame> decode(std::string_view bytes);

/// The type that a frame claims, before anything else of it is looked at.
[[nodiscard]] std::optional<FrameType> typeOf(std::string_view bytes);

/// One row as [kind, id, rev, fields...]; the form of SNAP and CHANGES. TooNew for a kind that this program
/// does not know.
void appendRow(std::string& out, const Row& row);
[[nodiscard]] Result<Row> decodeRow(std::string_view bytes);

/// One command as [kind, fields...]; the form in which an outbox keeps it (behind a format number of its
/// own). TooNew for a kind that this program does not know.
[[nodiscard]] std::string encodeCommand(const Command& command);
[[nodiscard]] Result<Command> decodeCommand(std::string_view bytes);

} // namespace visage::protocol
