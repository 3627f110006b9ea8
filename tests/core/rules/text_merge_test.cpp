// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/rules/text_merge.h"
#include "tests/support/run.h"

#include <QElapsedTimer>
#include <QTest>

#include <rapidcheck.h>

#include <map>
#include <sstream>

using namespace visage;
using namespace visage::rules;

namespace {

std::string marked(std::string_view there, std::string_view mine, bool atEnd) {
    return std::string(there) + "\n<\n" + std::string(mine) + (atEnd ? "" : "\n>\n");
}

std::string merged(std::string_view base, std::string_view there, std::string_view mine) {
    return mergeTexts(base, there, mine, marked).text;
}

/// Few words, so that they meet.
std::string anyNote() {
    std::string note;
    for (int i = *rc::gen::inRange(0, 14); i > 0; --i) {
        note += *rc::gen::element<std::string>("a", "bb", "ccc", "é");
        note += *rc::gen::element<std::string>(" ", " ", "  ", "\n");
    }
    return note;
}

std::string changedNote(const std::string& note) {
    std::string changed;
    std::istringstream words(note);
    for (std::string word; words >> word;) {
        switch (*rc::gen::inRange(0, 8)) {
        case 0:
            break;
        case 1:
            changed += "x ";
            break;
        case 2:
            changed += word + " y ";
            break;
        default:
            changed += word + ' ';
        }
    }
    return changed;
}

using Counts = std::map<std::string, int>;

Counts wordsOf(const std::string& text) {
    Counts counts;
    std::istringstream words(text);
    for (std::string word; words >> word;)
        ++counts[word];
    return counts;
}

} // namespace

class TextMergeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void changesOfOtherPlacesComeTogether() {
        QCOMPARE(merged("un deux trois", "zéro un deux trois", "un deux trois quatre"),
                 std::string("zéro un deux trois quatre"));
        QCOMPARE(merged("un deux trois", "un trois", "un deux quatre"), std::string("un quatre"));
        QCOMPARE(merged("rappeler lundi\nà 10 h", "rappeler mardi\nà 10 h", "rappeler lundi\nà 11 h"),
                 std::string("rappeler mardi\nà 11 h"));
    }

    void theSameWordsKeepBoth() {
        const auto outcome =
            mergeTexts("appeler lundi svp", "appeler mardi svp", "appeler jeudi svp", marked);
        QVERIFY(outcome.overlapped);
        QCOMPARE(outcome.text, std::string("appeler mardi\n<\njeudi\n>\n svp"));
        QCOMPARE(merged("un", "un\ndeux", "un\ntrois"), std::string("un\ndeux\n<\n\ntrois"));
        QCOMPARE(merged("", "deux", "trois"), std::string("deux\n<\ntrois"));
    }

    void whatOneTookOutAndTheOtherRewroteStays() {
        QCOMPARE(merged("un deux trois", "un trois", "un deux! trois"), std::string("un deux! trois"));
        QCOMPARE(merged("un", "", "deux"), std::string("deux"));
    }

    void whoeverDidNothingChangesNothing() {
        QVERIFY(rc::check("with one side as the base, or both alike, the other is the outcome", [] {
            const std::string base = anyNote();
            const std::string other = *rc::gen::arbitrary<bool>() ? changedNote(base) : anyNote();
            RC_ASSERT(merged(base, other, base) == other);
            RC_ASSERT(merged(base, base, other) == other);
            RC_ASSERT(merged(base, other, other) == other);
        }));
    }

    void noWordOfEitherSideIsLost() {
        QVERIFY(rc::check("what a side added is there; nothing is glued together", [] {
            const std::string base = anyNote();
            const std::string there = *rc::gen::inRange(0, 4) ? changedNote(base) : anyNote();
            const std::string mine = *rc::gen::inRange(0, 4) ? changedNote(base) : anyNote();
            const Counts was = wordsOf(base);
            const Counts now = wordsOf(merged(base, there, mine));
            for (const auto& side : {there, mine})
                for (const auto& [word, count] : wordsOf(side)) {
                    const auto before = was.find(word);
                    if (before == was.end() || count > before->second)
                        RC_ASSERT(now.contains(word));
                }
            for (const auto& [word, count] : now)
                RC_ASSERT(word == "<" || word == ">" || was.contains(word) || wordsOf(there).contains(word) ||
                          wordsOf(mine).contains(word));
        }));
    }

    /// The moves of one side do not depend on which side it is.
    void theSidesAreAlike() {
        QVERIFY(rc::check("without overlap the order of the sides does not matter", [] {
            const std::string base = anyNote();
            const std::string there = changedNote(base);
            const std::string mine = changedNote(base);
            const auto one = mergeTexts(base, there, mine, marked);
            const auto other = mergeTexts(base, mine, there, marked);
            RC_ASSERT(one.overlapped == other.overlapped);
            if (!one.overlapped)
                RC_ASSERT(one.text == other.text);
        }));
    }

    /// The longest notes, with nothing in common: the worst that a desktop or the store ever sees.
    void longTextsTakeBoundedTime() {
        std::string base;
        std::string there;
        std::string mine;
        for (int i = 0; base.size() < 64 * 1024; ++i) {
            base += i % 3 ? "a " : "b ";
            there += i % 5 ? "b " : "c ";
            mine += i % 7 ? "c " : "a ";
        }
        QElapsedTimer timer;
        timer.start();
        const auto outcome = mergeTexts(base, there, mine, marked);
        QVERIFY(outcome.overlapped);
        QVERIFY(outcome.text.find(there.substr(10, there.size() - 20)) != std::string::npos);
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
        const std::string appended = base + "fin";
        QCOMPARE(merged(base, "Bonjour " + base, appended), "Bonjour " + appended);
    }
};

VISAGE_TEST(TextMergeTest)
#include "text_merge_test.moc"
