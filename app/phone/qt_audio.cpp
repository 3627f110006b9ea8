// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/phone/qt_audio.h"

#include "app/phone/resampler.h"
#include "app/phone/sample_queue.h"

#include <QAudioFormat>
#include <QAudioSink>
#include <QAudioSource>
#include <QIODevice>
#include <QMediaDevices>
#include <QObject>

#include <algorithm>
#include <cstring>

namespace visage::phone {
namespace {

constexpr int engineRate = 8000;
constexpr std::size_t queueLimit = 2400; // 300 ms
constexpr int deviceBufferMs = 60;

QAudioFormat formatFor(const QAudioDevice& device) {
    QAudioFormat format;
    format.setSampleRate(engineRate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    if (device.isFormatSupported(format))
        return format;
    format = device.preferredFormat();
    format.setSampleFormat(QAudioFormat::Int16);
    return format;
}

/// What the loudspeaker pulls: the engine's samples at the device's rate, on all of its channels.
class Playback final : public QIODevice {
public:
    Playback(SampleQueue& queue, const QAudioFormat& format)
        : m_queue(queue)
        , m_resampler(engineRate, format.sampleRate())
        , m_channels(format.channelCount())
        , m_rate(format.sampleRate()) {
        open(QIODevice::ReadOnly);
    }
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override {
        return 4096 + QIODevice::bytesAvailable();
    } // there is always silence

protected:
    qint64 readData(char* data, qint64 size) override {
        const auto frames = size / (2 * m_channels);
        while (static_cast<qint64>(m_ready.size()) < frames)
            refill();
        auto* out = reinterpret_cast<std::int16_t*>(data);
        for (qint64 i = 0; i < frames; ++i)
            out = std::fill_n(out, m_channels, m_ready[static_cast<std::size_t>(i)]);
        m_ready.erase(m_ready.begin(), m_ready.begin() + frames);
        return frames * 2 * m_channels;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    void refill() {
        std::vector<std::int16_t> samples(engine::samplesPerFrame / 2);
        m_queue.take(samples.data(), samples.size());
        const auto converted = m_resampler.convert(samples);
        m_ready.insert(m_ready.end(), converted.begin(), converted.end());
    }

    SampleQueue& m_queue;
    Resampler m_resampler;
    int m_channels;
    int m_rate;
    std::vector<std::int16_t> m_ready;
};

/// What the microphone pushes: its first channel, at the engine's rate.
class Recording final : public QIODevice {
public:
    Recording(SampleQueue& queue, const QAudioFormat& format)
        : m_queue(queue)
        , m_resampler(format.sampleRate(), engineRate)
        , m_channels(format.channelCount()) {
        open(QIODevice::WriteOnly);
    }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char*, qint64) override { return -1; }
    qint64 writeData(const char* data, qint64 size) override {
        const auto frames = size / (2 * m_channels);
        std::vector<std::int16_t> samples(static_cast<std::size_t>(frames));
        for (qint64 i = 0; i < frames; ++i)
            std::memcpy(&samples[static_cast<std::size_t>(i)], data + i * 2 * m_channels, 2);
        const auto converted = m_resampler.convert(samples);
        m_queue.put(converted.data(), converted.size());
        return frames * 2 * m_channels;
    }

private:
    SampleQueue& m_queue;
    Resampler m_resampler;
    int m_channels;
};

/// The devices of one call, in the thread of the application.
struct OpenDevices {
    OpenDevices(SampleQueue& spoken, SampleQueue& heard)
        : input(QMediaDevices::defaultAudioInput())
        , output(QMediaDevices::defaultAudioOutput())
        , recording(spoken, formatFor(input))
        , playback(heard, formatFor(output))
        , source(input, formatFor(input))
        , sink(output, formatFor(output)) {
        sink.setBufferSize(formatFor(output).bytesForDuration(deviceBufferMs * 1000));
        source.start(&recording);
        sink.start(&playback);
    }

    QAudioDevice input;
    QAudioDevice output;
    Recording recording;
    Playback playback;
    QAudioSource source;
    QAudioSink sink;
};

class QtAudio final : public engine::AudioDevice {
public:
    void start() override {
        QMetaObject::invokeMethod(&m_home, [this] {
            m_spoken.clear();
            m_heard.clear();
            m_devices = std::make_unique<OpenDevices>(m_spoken, m_heard);
        });
    }
    void stop() override {
        QMetaObject::invokeMethod(&m_home, [this] { m_devices.reset(); });
    }
    void capture(engine::AudioFrame& frame) override { m_spoken.take(frame.data(), frame.size()); }
    void play(const engine::AudioFrame& frame) override { m_heard.put(frame.data(), frame.size()); }

private:
    SampleQueue m_spoken{queueLimit};
    SampleQueue m_heard{queueLimit};
    std::unique_ptr<OpenDevices> m_devices;
    QObject m_home; ///< of the application's thread; last, so that nothing is invoked on what is gone
};

} // namespace

Result<std::unique_ptr<engine::AudioDevice>> openDefaultAudio() {
    if (QMediaDevices::defaultAudioOutput().isNull() || QMediaDevices::defaultAudioInput().isNull())
        return Error{ErrorCode::NotFound,
                     "This computer has no microphone or no loudspeaker: calls are taken without sound."};
    return std::unique_ptr<engine::AudioDevice>(std::make_unique<QtAudio>());
}

} // namespace visage::phone
