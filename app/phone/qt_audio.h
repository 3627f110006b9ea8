// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/engine/audio_device.h"

#include <memory>

namespace visage::phone {

/// The microphone and the loudspeaker that the system calls default, each time a call begins. Unavailable
/// where there is none. Make it in the thread of the application, which then carries the device; capture()
/// and play() never wait for it.
[[nodiscard]] Result<std::unique_ptr<engine::AudioDevice>> openDefaultAudio();

} // namespace visage::phone
