// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "tests/support/run.h"

#include <QTest>

#include <rapidcheck.h>

using namespace visage;

class TextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void foldsEveryEuropeanSpelling_data() {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("folded");
        QTest::newRow("accents") << QStringLiteral("Hélène LEFÈVRE") << QStringLiteral("helene lefevre");
        QTest::newRow("hyphen") << QStringLiteral("Jean-Marie") << QStringLiteral("jean marie");
        QTest::newRow("apostrophes") << QStringLiteral("D’Arc O'Neil") << QStringLiteral("d arc o neil");
        QTest::newRow("ligature") << QStringLiteral("Cœur Œuvrard") << QStringLiteral("coeur oeuvrard");
        QTest::newRow("german") << QStringLiteral("Weiß Müller") << QStringLiteral("weiss muller");
        QTest::newRow("nordic") << QStringLiteral("Ørsted Ærø") << QStringLiteral("orsted aero");
        QTest::newRow("polish") << QStringLiteral("Łukasz") << QStringLiteral("lukasz");
        QTest::newRow("turkish") << QStringLiteral("Yıldız İnci") << QStringLiteral("yildiz inci");
        QTest::newRow("vietnamese") << QStringLiteral("Trần Đức") << QStringLiteral("tran duc");
        QTest::newRow("full width") << QStringLiteral("ＡＢＣ１２") << QStringLiteral("abc12");
        QTest::newRow("spaces") << QStringLiteral("  a \u202f\t b\u00a0 ") << QStringLiteral("a b");
        QTest::newRow("signs only") << QStringLiteral("-- ' --") << QString();
    }
    void foldsEveryEuropeanSpelling() {
        QFETCH(QString, written);
        QFETCH(QString, folded);
        QCOMPARE(QString::fromStdString(text::fold(written.toStdString())), folded);
    }

    void foldingIsStableOnAnyBytes() {
        QVERIFY(rc::check("fold(fold(x)) == fold(x), and is valid UTF-8", [](const std::string& bytes) {
            const std::string once = text::fold(bytes);
            RC_ASSERT(text::fold(once) == once);
            RC_ASSERT(text::isValidUtf8(once));
        }));
    }

    void decomposedAndComposedAreTheSame() { QCOMPARE(text::fold("e\xCC\x81t\xC3\xA9"), std::string("ete")); }

    void oneLineTakesOutWhatDeceives() {
        const std::string name = "Anne\x1b[31m\r\n<b>\xE2\x80\xAE"
                                 "evil\x01";
        QCOMPARE(text::oneLine(name, 100), std::string("Anne[31m <b>evil"));
    }

    void oneLineCutsAtACharacter() {
        QVERIFY(rc::check("never longer than asked, always valid", [](const std::string& bytes) {
            const auto limit = *rc::gen::inRange<std::size_t>(4, 40);
            const std::string line = text::oneLine(bytes, limit);
            RC_ASSERT(line.size() <= limit);
            RC_ASSERT(text::isValidUtf8(line));
            RC_ASSERT(line.find('\n') == std::string::npos);
        }));
        QCOMPARE(text::oneLine("ééééé", 7), std::string("éé…"));
    }

    void multiLineKeepsLines() { QCOMPARE(text::multiLine("a\r\nb\tc\x02", 100), std::string("a\nb\tc")); }

    void refusesWrongUtf8() {
        QVERIFY(!text::isValidUtf8("\xC0\xAF"));     // overlong
        QVERIFY(!text::isValidUtf8("\xED\xA0\x80")); // surrogate
        QVERIFY(!text::isValidUtf8("abc\xFF"));
        QVERIFY(text::isValidUtf8("Noël \xF0\x9F\x98\x80"));
        QCOMPARE(text::repaired("a\xFF"
                                "b"),
                 std::string("a\xEF\xBF\xBD"
                             "b"));
    }
};

VISAGE_TEST(TextTest)
#include "text_test.moc"
