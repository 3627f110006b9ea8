// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The program visage as a script calls it.
#include "tests/support/run.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class TestWrongUse : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isSaidInOneSentenceAtOnce_data();
    void isSaidInOneSentenceAtOnce();
    void helpNamesTheProgram();

private:
    /// Runs the program to its end; false when it had to be killed.
    bool run(const QStringList& arguments);
    QTemporaryDir m_folder;
    QProcess m_program;
};

bool TestWrongUse::run(const QStringList& arguments) {
    m_program.setWorkingDirectory(m_folder.path());
    m_program.start(QStringLiteral(VISAGE_DESKTOP_PROGRAM), arguments);
    return m_program.waitForFinished() && m_program.exitStatus() == QProcess::NormalExit;
}

void TestWrongUse::isSaidInOneSentenceAtOnce_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("names");
    const QStringList picture{u"--profile"_s, u"profile"_s, u"--screenshot"_s, u"shot.png"_s, u"--page"_s};
    QTest::newRow("a record without a customer")
        << QStringList(picture + QStringList{u"record"_s}) << u"--customer"_s;
    QTest::newRow("a call without a telephone")
        << QStringList(picture + QStringList{u"call"_s}) << u"--phone-account"_s;
    QTest::newRow("no such page") << QStringList(picture + QStringList{u"nowhere"_s}) << u"--pages"_s;
    QTest::newRow("no customer's id")
        << QStringList(picture + QStringList{u"record"_s, u"--customer"_s, u"7"_s}) << u"--customer 7"_s;
    QTest::newRow("no profile") << QStringList() << u"--profile"_s;
    QTest::newRow("no such option") << QStringList{u"--nonsense"_s} << u"nonsense"_s;
}

void TestWrongUse::isSaidInOneSentenceAtOnce() {
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, names);
    QVERIFY(run(arguments));
    QCOMPARE(m_program.exitCode(), 2);
    const QString said = QString::fromUtf8(m_program.readAllStandardError());
    QVERIFY2(said.contains(names), qPrintable(said));
    QCOMPARE(said.count(u'\n'), 1);
    QVERIFY(m_program.readAllStandardOutput().isEmpty());
    QVERIFY(QDir(m_folder.path()).isEmpty()); // nothing was begun
}

void TestWrongUse::helpNamesTheProgram() {
    QVERIFY(run({u"--help"_s}));
    QCOMPARE(m_program.exitCode(), 0);
    QVERIFY(m_program.readAllStandardOutput().startsWith("Usage: visage [options]\n"));
}

VISAGE_TEST(TestWrongUse)
#include "wrong_use_test.moc"
