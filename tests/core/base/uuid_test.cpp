// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/uuid.h"
#include "tests/support/run.h"

#include <QTest>
#include <QUuid>

#include <rapidcheck.h>

using namespace visage;

class UuidTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textAndBytesComeBack() {
        QVERIFY(rc::check("parse(toString(x)) == x", [](std::uint64_t seed) {
            SeededRandom random(seed);
            const Uuid id = makeUuidV7({1'780'000'000'000}, random);
            RC_ASSERT(Uuid::parse(id.toString()) == id);
            RC_ASSERT(Uuid::fromRaw(id.raw()) == id);
            RC_ASSERT(id.bytes[6] >> 4 == 7 && id.bytes[8] >> 6 == 2);
        }));
        for (const char* wrong :
             {"", "6ba7b8109dad11d180b400c04fd430c8", "6ba7b810-9dad-11d1-80b4-00c04fd430cz",
              "{6ba7b810-9dad-11d1-80b4-00c04fd430c8}"})
            QVERIFY2(!Uuid::parse(wrong), wrong);
    }

    void laterIsGreater() {
        SeededRandom random(7);
        const Uuid a = makeUuidV7({1'780'000'000'000}, random);
        const Uuid b = makeUuidV7({1'780'000'000'001}, random);
        QVERIFY(a < b);
    }

    void comparesAsItsBytesDo() {
        QVERIFY(rc::check("as the bytes", [](std::array<std::uint8_t, 16> a, std::array<std::uint8_t, 16> b) {
            if (a[0] % 2 == 0)
                std::copy_n(a.begin(), 8, b.begin());
            RC_ASSERT((Uuid{a} <=> Uuid{b}) == (a <=> b));
            RC_ASSERT((Uuid{a} == Uuid{b}) == (a == b));
        }));
    }

    void version5AgreesWithQt() {
        QVERIFY(rc::check("the same name gives Qt's UUID", [](const std::string& name) {
            const QUuid space(QStringLiteral("6ba7b810-9dad-11d1-80b4-00c04fd430c8"));
            const QUuid theirs = QUuid::createUuidV5(space, QByteArray::fromStdString(name));
            const Uuid ours = makeUuidV5(*Uuid::parse("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), name);
            RC_ASSERT(ours.toString() == theirs.toString(QUuid::WithoutBraces).toStdString());
            RC_ASSERT(makeUuidV5(*Uuid::parse("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), name) == ours);
        }));
    }
};

VISAGE_TEST(UuidTest)
#include "uuid_test.moc"
