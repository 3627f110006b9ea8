// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/codec.h"
#include "core/sync/server_session.h"

#include <string>
#include <string_view>
#include <vector>

// What is thrown at the decoder and at a session, by libFuzzer (frames_fuzzer.cpp) and by a seeded test that
// runs everywhere (tests/core/protocol/test_mutations.cpp).

namespace visage::fuzz {

/// One frame of every type, and a push of every command: what mutations begin with.
[[nodiscard]] std::vector<std::string> corpus();

/// Decodes; a frame that is accepted must be read the same again once it is written. Empty, or what is wrong.
[[nodiscard]] std::string decodeOnce(std::string_view bytes);

/// Feeds a connection with frames (each: two bytes of length, then so many), with a store that answers every
/// question at once and well. Empty, or what is wrong: an answer that cannot be read, a word after the end.
[[nodiscard]] std::string talk(std::string_view bytes);

/// Some of: bits flipped, bytes put in, taken out, doubled, numbers made great, two frames crossed.
[[nodiscard]] std::string mutated(const std::vector<std::string>& from, Random& random);

} // namespace visage::fuzz
