// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/engine/audio_device.h"

#include <memory>
#include <string>

namespace visage::engine {

/// Speaks a WAV file, over and over, and writes what it hears into another. The input must be 8 kHz, mono, 16
/// bit. Either name may be empty: silence, or nothing kept. The output is complete when the device is
/// destroyed.
[[nodiscard]] Result<std::unique_ptr<AudioDevice>> openFileAudio(const std::string& input,
                                                                 const std::string& output);

} // namespace visage::engine
