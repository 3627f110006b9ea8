// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Twenty thousand damaged frames, the same ones at every run: a decoder and a session that stay on their
// feet.
#include "tests/fuzz/frames.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;

class TestMutations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theCorpusIsSound() {
        for (const std::string& frame : fuzz::corpus()) {
            QVERIFY(protocol::decode(frame).ok());
            QCOMPARE(fuzz::decodeOnce(frame), std::string());
        }
    }

    void damagedFramesAreDecodedOrRefused() {
        SeededRandom random(20260327);
        const auto corpus = fuzz::corpus();
        int refused = 0;
        for (int i = 0; i < 20'000; ++i) {
            const std::string bytes = fuzz::mutated(corpus, random);
            const std::string wrong = fuzz::decodeOnce(bytes);
            QVERIFY2(wrong.empty(),
                     (wrong + ": " + QByteArray(bytes.data(), qsizetype(bytes.size())).toHex().toStdString())
                         .c_str());
            refused += protocol::decode(bytes).ok() ? 0 : 1;
        }
        // Neither all: then the mutations would try nothing behind the first byte.
        QVERIFY2(refused > 5'000 && refused < 19'500, std::to_string(refused).c_str());
    }

    void aSessionSurvivesThem() {
        SeededRandom random(20260328);
        const auto corpus = fuzz::corpus();
        for (int i = 0; i < 5'000; ++i) {
            std::string bytes(1, static_cast<char>(i));
            for (int frame = 0; frame < 4; ++frame) {
                const std::string one = random.below(2) == 0 ? corpus[random.below(corpus.size())]
                                                             : fuzz::mutated(corpus, random);
                bytes += static_cast<char>(one.size() >> 8);
                bytes += static_cast<char>(one.size());
                bytes += one;
            }
            QCOMPARE(fuzz::talk(bytes), std::string());
        }
    }
};

VISAGE_TEST(TestMutations)
#include "test_mutations.moc"
