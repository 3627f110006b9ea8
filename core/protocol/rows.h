// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/cbor_reader.h"
#include "core/protocol/cbor_writer.h"
#include "core/protocol/messages.h"

#include <vector>

// Rows and commands inside of frames. Internal to the codec; codec.h has the public forms.

namespace visage::protocol {

/// What became of a row that was read.
enum class RowRead : std::uint8_t {
    Taken,
    Skipped, ///< of a kind that this program does not know
    Failed,  ///< the reader has the fault
};

void putRow(CborWriter& out, const Row& row);
/// [kind, id, rev]: the form of a row that is gone.
void putErasedRow(CborWriter& out, const Row& row);
/// Appends the row to `rows`.
RowRead getRow(CborReader& in, std::vector<Row>& rows);

void putCommand(CborWriter& out, const Command& command);
/// False for a kind that this program does not know (`kind` says which), and for a fault, which the reader
/// has.
[[nodiscard]] bool getCommand(CborReader& in, Command& command, std::uint32_t& kind);

} // namespace visage::protocol
