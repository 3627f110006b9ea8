// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "ui/common/languages.h"
#include "ui/common/words.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace visage;
using namespace Qt::StringLiterals;

/// What goes wrong is said in the language of the desktop, and promises nothing that is not so.
class ErrorWordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySentenceOfTheRulesIsFrench();
    void whatIsNotKeptIsNotPromised();
    void aNewerLocalCopyIsNoCallForAnUpdate();
};

namespace {

QString french(ErrorCode code, const QString& sentence) {
    ui::Languages languages;
    languages.use(ui::Language::French);
    return ui::sentenceOf({code, sentence.toStdString()}).replace(QChar::Nbsp, u' ');
}

/// The literals behind `start`, which the compiler joins to one.
QStringList sentencesIn(const QString& source, const QString& start, const QString& end = {}) {
    const QRegularExpression pattern(start + uR"(((?:"[^"]*"\s*)+))"_s + end);
    static const QRegularExpression seam(uR"("\s*")"_s);
    QStringList found;
    for (auto match = pattern.globalMatch(source); match.hasNext();)
        found << match.next().captured(1).trimmed().replace(seam, {}).chopped(1).mid(1);
    return found;
}

} // namespace

void ErrorWordsTest::everySentenceOfTheRulesIsFrench() {
    QStringList sentences;
    for (QDirIterator files(QStringLiteral(VISAGE_RULES), {u"*.cpp"_s}, QDir::Files,
                            QDirIterator::Subdirectories);
         files.hasNext();) {
        QFile file(files.next());
        QVERIFY2(file.open(QFile::ReadOnly), qPrintable(file.fileName()));
        const QString source = QString::fromUtf8(file.readAll());
        sentences << sentencesIn(source, uR"((?:badInput|notFound|conflict)\(\s*)"_s);
        // Denied has a sentence for whatever it does not know.
        sentences << sentencesIn(source, uR"(ErrorCode::(?!Denied)\w+,\s*)"_s);
        for (const QString& what : sentencesIn(source, uR"(checked(?:Text|Line)\([^;"]*)"_s, uR"(\))"_s))
            sentences << what + u" is too long: shorten it to 64 KiB."_s;
    }
    QVERIFY2(sentences.size() > 100, "the rules are written otherwise than this test reads them");
    ui::Languages languages;
    languages.use(ui::Language::French);
    for (const QString& sentence : std::as_const(sentences)) {
        const bool said = ui::sentenceOf({ErrorCode::Conflict, sentence.toStdString()}) != sentence;
        QVERIFY2(said, qPrintable(u"no French in ui/common/error_words.cpp: "_s + sentence));
    }
}

void ErrorWordsTest::whatIsNotKeptIsNotPromised() {
    QVERIFY(french(ErrorCode::Unavailable, {}).contains(u"conservé"_s));
    for (const char* sentence :
         {"The local copy cannot be read now, so nothing was kept: copy your text and try again in a moment. "
          "If that fails, start Visage again.",
          "Nobody is logged in, so nothing was kept: copy your text, log in, then enter it again."}) {
        const QString said = french(ErrorCode::Unkept, QString::fromUtf8(sentence));
        QVERIFY2(said.contains(u"rien n’a donc été enregistré"_s), qPrintable(said));
        QVERIFY2(said.contains(u"copiez votre texte"_s), qPrintable(said));
    }
    QCOMPARE(french(ErrorCode::Unkept,
                    u"The profile folder cannot be written: check its rights and the space "
                    "on its disk. (/srv/p)"_s),
             u"Le dossier du profil ne peut pas être écrit : vérifiez ses droits et la place sur son disque. "
             "(/srv/p)"_s);
}

void ErrorWordsTest::aNewerLocalCopyIsNoCallForAnUpdate() {
    QVERIFY(french(ErrorCode::TooNew, u"The profile is newer."_s).contains(u"Mettez Visage à jour"_s));
    QVERIFY(french(ErrorCode::TooNew,
                   u"The local copy was written by a newer Visage: it is fetched again from "
                   "the server. Nothing of yours is lost."_s)
                .startsWith(u"La copie locale vient d’un Visage plus récent"_s));
}

VISAGE_TEST(ErrorWordsTest)
#include "error_words_test.moc"
