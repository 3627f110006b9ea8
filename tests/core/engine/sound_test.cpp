// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/back_off.h"
#include "core/engine/file_audio.h"
#include "core/engine/jitter_buffer.h"
#include "tests/support/run.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <rapidcheck.h>

#include <algorithm>
#include <numeric>

using namespace visage;
using namespace visage::engine;

class SoundTest : public QObject {
    Q_OBJECT

    static std::vector<std::int16_t> ramp(int from, std::size_t count = 160) {
        std::vector<std::int16_t> samples(count);
        std::iota(samples.begin(), samples.end(), static_cast<std::int16_t>(from));
        return samples;
    }

    /// Everything that comes out in `frames` frames, without the silence before the first sound.
    static std::vector<std::int16_t> drain(JitterBuffer& buffer, int frames) {
        std::vector<std::int16_t> out;
        AudioFrame frame;
        for (int i = 0; i < frames; ++i) {
            (void)buffer.take(frame);
            out.insert(out.end(), frame.begin(), frame.end());
        }
        return {std::find_if(out.begin(), out.end(), [](auto sample) { return sample != 0; }), out.end()};
    }

private Q_SLOTS:
    void packetsOutOfOrderComeOutInOrder() {
        for (const std::uint32_t base : {0U, 5000U, 0xffffff00U}) {
            JitterBuffer buffer;
            buffer.put(base, ramp(1));
            buffer.put(base + 320, ramp(321));
            buffer.put(base + 160, ramp(161));
            buffer.put(base + 160, ramp(161));
            auto heard = drain(buffer, 6);
            heard.resize(480);
            QCOMPARE(heard, ramp(1, 480));
        }
    }

    void soundWaitsSixtyMilliseconds() {
        JitterBuffer buffer;
        buffer.put(0, ramp(1));
        AudioFrame frame;
        for (int i = 0; i < 3; ++i) {
            (void)buffer.take(frame);
            QVERIFY(std::all_of(frame.begin(), frame.end(), [](auto sample) { return sample == 0; }));
        }
        QVERIFY(buffer.take(frame));
        QCOMPARE(frame[0], std::int16_t(1));
    }

    void aLostPacketIsSilenceAndNothingElseMoves() {
        JitterBuffer buffer;
        buffer.put(0, ramp(1));
        buffer.put(320, ramp(321));
        const auto heard = drain(buffer, 6);
        QCOMPARE(heard[159], std::int16_t(160));
        QCOMPARE(heard[160], std::int16_t(0));
        QCOMPARE(heard[320], std::int16_t(321));
    }

    void packetsOfAnyLengthFit() {
        JitterBuffer buffer;
        for (std::uint32_t at = 0; at < 480; at += 80)
            buffer.put(at, ramp(static_cast<int>(at) + 1, 80));
        auto heard = drain(buffer, 7);
        heard.resize(480);
        QCOMPARE(heard, ramp(1, 480));
    }

    void anyPacketsAreSurvivedAndTheNextSoundIsHeard() {
        const bool ok =
            rc::check("any packets", [](const std::vector<std::pair<std::uint32_t, std::uint16_t>>& packets) {
                JitterBuffer buffer;
                AudioFrame frame;
                for (const auto& [timestamp, length] : packets) {
                    buffer.put(timestamp, std::vector<std::int16_t>(length % 4096, 7));
                    (void)buffer.take(frame);
                }
                bool heard = false;
                for (std::uint32_t i = 0; i < 60; ++i) {
                    buffer.put(1000000 + i * 160, std::vector<std::int16_t>(160, 99));
                    (void)buffer.take(frame);
                    heard = heard || frame[0] == 99;
                }
                RC_ASSERT(heard);
            });
        QVERIFY(ok);
    }

    void triesAgainSoonThenSeldom() {
        SeededRandom random(7);
        BackOff backOff;
        QVERIFY(backOff.next(random) < Milliseconds(1000));
        std::vector<std::int64_t> waits;
        for (int i = 0; i < 8; ++i)
            waits.push_back(backOff.next(random).count());
        QCOMPARE(waits, (std::vector<std::int64_t>{1000, 2000, 4000, 8000, 16000, 20000, 20000, 20000}));
        backOff.reset();
        QVERIFY(backOff.next(random) < Milliseconds(1000));
    }

    void whatIsHeardIsWrittenAndCanBeSpoken() {
        const QTemporaryDir folder;
        const auto name = folder.filePath(QStringLiteral("heard.wav")).toStdString();
        AudioFrame frame;
        std::iota(frame.begin(), frame.end(), std::int16_t(1));
        {
            auto device = openFileAudio({}, name);
            QVERIFY(device.ok());
            device.value()->play(frame);
            AudioFrame silence;
            device.value()->capture(silence);
            QCOMPARE(silence[0], std::int16_t(0));
        }
        auto device = openFileAudio(name, {});
        QVERIFY2(device.ok(), device.ok() ? "" : device.error().sentence.c_str());
        AudioFrame spoken;
        for (int turn = 0; turn < 2; ++turn) { // it begins again at its end
            device.value()->capture(spoken);
            QVERIFY(spoken == frame);
        }
    }

    void filesThatAreNoSoundAreRefused() {
        const QTemporaryDir folder;
        const auto name = folder.filePath(QStringLiteral("x.wav"));
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("RIFF\xff\xff\xff\xffWAVEfmt ");
        file.close();
        QVERIFY(!openFileAudio(name.toStdString(), {}).ok());
        QVERIFY(!openFileAudio("/nowhere/in.wav", {}).ok());
        QVERIFY(!openFileAudio({}, "/nowhere/out.wav").ok());
    }
};

VISAGE_TEST(SoundTest)
#include "sound_test.moc"
