// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/support/shared_data.h"
#include "ui/common/fuzzy.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/theme.h"
#include "ui/common/tokens.h"
#include "ui/common/tracer.h"
#include "ui/common/words.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocumentFragment>

#include <cmath>

using namespace visage;
using namespace Qt::StringLiterals;

class LooksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textStandsOutInBothThemes();
    void placeholdersStandOutToo();
    void toolTipsAreShownAsTheyAreWritten();
    void aLabelIsShortenedBeforeItIsCut();
    void theStyleSheetHasNoHoles();
    void iconsOfEveryChannelExist();
    void everyValueHasAWord();
    void fuzzyFindsAbbreviations();
    void traceIsLinesOfJson();
    void everyTextIsTranslated();

private:
    static double luminance(const QColor& colour);
    static double contrast(const QColor& a, const QColor& b);
};

/// WCAG 2.1, relative luminance and contrast ratio.
double LooksTest::luminance(const QColor& colour) {
    const auto part = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

double LooksTest::contrast(const QColor& a, const QColor& b) {
    const double one = luminance(a) + 0.05;
    const double two = luminance(b) + 0.05;
    return std::max(one, two) / std::min(one, two);
}

void LooksTest::textStandsOutInBothThemes() {
    for (const ui::Tokens& t : {ui::Tokens::light(), ui::Tokens::night()}) {
        for (const QColor& ground :
             {t.background, t.surface, t.surfaceRaised, t.accentSoft, t.note, t.bubbleIn, t.bubbleOut}) {
            QVERIFY(contrast(t.text, ground) >= 7);
            QVERIFY2(contrast(t.textMuted, ground) >= 4.5, qPrintable(ground.name()));
        }
        // Who pinned an alert; states, promises, links and P1 as they stand on pages and cards.
        QVERIFY(contrast(t.textMuted, t.warnSoft) >= 4.5);
        for (const QColor& ground : {t.background, t.surface, t.surfaceRaised})
            for (const QColor& said : {t.good, t.warn, t.bad, t.accent})
                QVERIFY2(contrast(said, ground) >= 4.5, qPrintable(said.name() + u" on "_s + ground.name()));
        QVERIFY(contrast(t.accent, t.note) >= 4.5);
        QVERIFY(contrast(t.good, t.goodSoft) >= 4.5);
        QVERIFY(contrast(t.warn, t.warnSoft) >= 4.5);
        QVERIFY(contrast(t.bad, t.badSoft) >= 4.5);
        QVERIFY(contrast(t.onAccent, t.accent) >= 4.5);
        QVERIFY(contrast(t.inputBorder, t.surface) >= 3);
        QVERIFY(contrast(t.focus, t.surface) >= 3);
    }
}

/// As a widget has them once the style sheet is on it.
void LooksTest::placeholdersStandOutToo() {
    ui::Theme theme;
    for (const auto choice : {ui::Theme::Choice::Light, ui::Theme::Choice::Dark}) {
        theme.apply(choice);
        QLineEdit line;
        QPlainTextEdit text;
        for (QWidget* editor : {static_cast<QWidget*>(&line), static_cast<QWidget*>(&text)}) {
            editor->ensurePolished();
            const QColor colour = editor->palette().color(QPalette::PlaceholderText);
            QCOMPARE(colour.alpha(), 255);
            QVERIFY(contrast(colour, theme.tokens().surface) >= 4.5);
            QVERIFY(contrast(colour, theme.tokens().note) >= 4.5);
        }
    }
}

void LooksTest::toolTipsAreShownAsTheyAreWritten() {
    for (const QString& written :
         {u"Dupont & Fils"_s, u"<b>Robert</b>"_s, u"a &lt; b"_s, u"<img src=file:///etc/passwd>"_s}) {
        const QString tip = ui::plainToolTip(written);
        const QString shown =
            Qt::mightBeRichText(tip) ? QTextDocumentFragment::fromHtml(tip).toPlainText() : tip;
        QCOMPARE(shown, written);
    }
}

void LooksTest::aLabelIsShortenedBeforeItIsCut() {
    ui::PlainLabel label;
    label.setElideMode(Qt::ElideRight);
    label.setText(u"Open case: lamp (waiting for the customer)"_s, u"Open case: lamp"_s);
    const auto shownAt = [&label](const QString& roomFor) {
        label.resize(label.fontMetrics().horizontalAdvance(roomFor), 20);
        label.show();
        return label.QLabel::text();
    };
    QCOMPARE(shownAt(label.text() + u"  "_s), label.text());
    QVERIFY(label.toolTip().isEmpty());
    QCOMPARE(shownAt(u"Open case: lamp  "_s), u"Open case: lamp"_s);
    QCOMPARE(label.toolTip(), label.text());
    QVERIFY(shownAt(u"Open case"_s).endsWith(QChar(0x2026)));
}

void LooksTest::theStyleSheetHasNoHoles() {
    for (const ui::Tokens& t : {ui::Tokens::light(), ui::Tokens::night()}) {
        const QString sheet = ui::styleSheet(t);
        QVERIFY2(!sheet.contains(u'@'), qPrintable(sheet.mid(sheet.indexOf(u'@'), 40)));
        QRegularExpression picture(u"url\\((.*?)\\)"_s);
        for (auto it = picture.globalMatch(sheet); it.hasNext();)
            QVERIFY(QFile::exists(it.next().captured(1)));
    }
}

void LooksTest::iconsOfEveryChannelExist() {
    const ui::Theme theme;
    for (const auto& channel : enumNames<Channel>())
        QVERIFY2(!theme.icon(ui::iconOf(channel.value)).isNull(),
                 qPrintable(QString::fromUtf8(channel.name.data())));
}

void LooksTest::everyValueHasAWord() {
    const auto check = [](auto names) {
        for (const auto& entry : names) {
            QVERIFY(ui::word(entry.value) != ui::word(static_cast<Channel>(200)));
            QVERIFY(entry.name.empty() || entry.name == "none" || !ui::word(entry.value).isEmpty());
        }
    };
    check(enumNames<Channel>());
    check(enumNames<CaseStatus>());
    check(enumNames<CallOutcome>());
    check(enumNames<IdentityType>());
    check(enumNames<Tier>());
    check(enumNames<OrderStatus>());
    check(enumNames<MatchBasis>());
    check(enumNames<InteractionState>());
    QCOMPARE(ui::word(static_cast<Channel>(200)), u"Other"_s);
}

void LooksTest::fuzzyFindsAbbreviations() {
    QVERIFY(ui::fuzzyScore(u"of"_s, u"Ouvrir la fiche"_s) > 0);
    QVERIFY(ui::fuzzyScore(u"thème"_s, u"THEME sombre"_s) > 0);
    QCOMPARE(ui::fuzzyScore(u"xyz"_s, u"Ouvrir la fiche"_s), -1);
    QCOMPARE(ui::fuzzyScore(QString(), u"Ouvrir"_s), 0);
    QVERIFY(ui::fuzzyScore(u"fic"_s, u"Fermer la fiche"_s) > ui::fuzzyScore(u"fic"_s, u"Fin d’écriture"_s));
}

void LooksTest::traceIsLinesOfJson() {
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"trace"_s);
    {
        ui::Tracer silent;
        silent.mark("key");
        ui::Tracer tracer;
        QVERIFY(tracer.open(name));
        tracer.mark("key", {{"text", u"é\n\""_s}});
        tracer.mark("results-shown");
    }
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject first = QJsonDocument::fromJson(file.readLine()).object();
    const QJsonObject second = QJsonDocument::fromJson(file.readLine()).object();
    QCOMPARE(first[u"event"_s].toString(), u"key"_s);
    QCOMPARE(first[u"text"_s].toString(), u"é\n\""_s);
    QVERIFY(second[u"us"_s].toDouble() >= first[u"us"_s].toDouble());
    QVERIFY(first[u"us"_s].toDouble() > 1.7e15);
}

void LooksTest::everyTextIsTranslated() {
    QDirIterator files(QString::fromStdString(testing::sourceFolder()) + u"/translations"_s, {u"*.ts"_s});
    int seen = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("type=\"unfinished\""), qPrintable(file.fileName()));
        ++seen;
    }
    QVERIFY(seen >= 2);
}

VISAGE_TEST(LooksTest)
#include "looks_test.moc"
