// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace visage::engine {

inline constexpr std::size_t samplesPerFrame = 160;

/// 20 ms of sound: 8 kHz, signed 16 bit, mono.
using AudioFrame = std::array<std::int16_t, samplesPerFrame>;

/// A microphone and a loudspeaker, or what stands for them. Called in the engine's thread each 20 ms, so
/// nothing here may block; a real device hands frames over to its own thread.
class AudioDevice {
public:
    virtual ~AudioDevice() = default;
    /// The first call has sound; the last one ended.
    virtual void start() = 0;
    virtual void stop() = 0;
    /// Fills the frame: silence where the microphone gave nothing.
    virtual void capture(AudioFrame& frame) = 0;
    virtual void play(const AudioFrame& frame) = 0;
};

/// Silence in, nothing out.
class NullAudio final : public AudioDevice {
public:
    void start() override {}
    void stop() override {}
    void capture(AudioFrame& frame) override { frame.fill(0); }
    void play(const AudioFrame&) override {}
};

} // namespace visage::engine
