// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/file_audio.h"

#include "core/engine/libre.h"

#include <vector>

namespace visage::engine {
namespace {

constexpr std::size_t maxInputSamples = 8000 * 600;

class FileAudio final : public AudioDevice {
public:
    FileAudio(std::vector<std::int16_t> input, Ref<aufile> output)
        : m_input(std::move(input))
        , m_output(std::move(output)) {}

    void start() override {}
    void stop() override {}

    void capture(AudioFrame& frame) override {
        frame.fill(0);
        for (auto& sample : frame) {
            if (m_input.empty())
                return;
            sample = m_input[m_position];
            m_position = (m_position + 1) % m_input.size();
        }
    }

    void play(const AudioFrame& frame) override {
        if (m_output)
            (void)aufile_write(m_output.get(), reinterpret_cast<const std::uint8_t*>(frame.data()),
                               sizeof frame);
    }

private:
    std::vector<std::int16_t> m_input;
    std::size_t m_position = 0;
    Ref<aufile> m_output;
};

Result<std::vector<std::int16_t>> readInput(const std::string& name) {
    std::vector<std::int16_t> samples;
    if (name.empty())
        return samples;
    Ref<aufile> file;
    aufile_prm format{};
    if (aufile_open(Out(file), &format, name.c_str(), AUFILE_READ) != 0)
        return Error{ErrorCode::NotFound, "The sound file " + name + " can't be read: give a WAV file."};
    if (format.srate != 8000 || format.channels != 1 || format.fmt != AUFMT_S16LE)
        return Error{ErrorCode::BadInput,
                     "The sound file " + name + " must be WAV with 8 kHz, mono, 16 bit."};
    samples.resize(maxInputSamples);
    std::size_t bytes = samples.size() * sizeof samples.front();
    if (aufile_read(file.get(), reinterpret_cast<std::uint8_t*>(samples.data()), &bytes) != 0)
        return Error{ErrorCode::Corrupt, "The sound file " + name + " can't be read to its end."};
    samples.resize(bytes / sizeof(std::int16_t));
    return samples;
}

} // namespace

Result<std::unique_ptr<AudioDevice>> openFileAudio(const std::string& input, const std::string& output) {
    auto samples = readInput(input);
    if (!samples)
        return samples.error();
    Ref<aufile> file;
    if (!output.empty()) {
        aufile_prm format{8000, 1, AUFMT_S16LE};
        if (aufile_open(Out(file), &format, output.c_str(), AUFILE_WRITE) != 0)
            return Error{ErrorCode::Unavailable, "The sound file " + output + " can't be written."};
    }
    return std::unique_ptr<AudioDevice>(
        std::make_unique<FileAudio>(std::move(samples.value()), std::move(file)));
}

} // namespace visage::engine
