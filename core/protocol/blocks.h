// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/cbor_reader.h"
#include "core/protocol/cbor_writer.h"
#include "core/protocol/messages.h"

#include <vector>

// The rows of SNAP and the changes of CHANGES: two elements of the frame's array. The first is 0 and the
// second an array, or the first is a length and the second a byte string that inflates to an array of that
// length. Internal to the codec.

namespace visage::protocol {

inline constexpr std::size_t blockElements = 2;

void putBlock(CborWriter& out, const std::vector<Row>& rows, bool compress);
void putBlock(CborWriter& out, const std::vector<RowChange>& changes, bool compress);
void getBlock(CborReader& in, std::vector<Row>& rows);
void getBlock(CborReader& in, std::vector<RowChange>& changes);

} // namespace visage::protocol
