// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What visage-admin answers: whether a store is sound, and questions to the rules.
#include "tests/core/store/admin.h"
#include "tests/support/run.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace visage;
using visage::testing::Outcome;
using namespace Qt::StringLiterals;

class TestAdminAnswers : public QObject, private visage::testing::Admin {
    Q_OBJECT
private Q_SLOTS:
    void init() { startAfresh(); }

    void verifySaysWhatIsWrong_data();
    void verifySaysWhatIsWrong();
    void verifySaysWhatIsDamaged();
    void searchIsRenewedBeforeItIsAsked();
    void answersAboutNumbers();
    void answersAboutCallers();

private:
    [[nodiscard]] QList<QJsonObject> ask(const QString& subject, const QByteArray& questions) const;
};

void TestAdminAnswers::verifySaysWhatIsWrong_data() {
    QTest::addColumn<QByteArray>("harm");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("words lost from the index")
        << QByteArray("INSERT INTO customer_search (customer_search, rowid, words) "
                      "SELECT 'delete', doc, words FROM customer_words")
        << QByteArray("search index does not agree");
    QTest::newRow("a name changed behind the index")
        << QByteArray("UPDATE customer SET family_name='Autrement'")
        << QByteArray("1 of 1 that were looked for are not found");
    QTest::newRow("a number that is theirs no more")
        << QByteArray("INSERT INTO customer_search (customer_search, rowid, words) "
                      "SELECT 'delete', doc, words FROM customer_words; "
                      "UPDATE customer_words SET words=words || ' #0639980001'; "
                      "INSERT INTO customer_search (rowid, words) SELECT doc, words FROM customer_words")
        << QByteArray("1 of 1 that were looked for are not found");
    QTest::newRow("a customer who is not indexed")
        << QByteArray(
               "INSERT INTO customer_search (customer_search, rowid, words) SELECT 'delete', doc, words "
               "FROM customer_words; DELETE FROM customer_words")
        << QByteArray("cannot be found by search");
    QTest::newRow("a hole in the log") << QByteArray("DELETE FROM change") << QByteArray("The log has holes");
    QTest::newRow("an orphan") << QByteArray(
                                      "INSERT INTO note (id, rev, customer) VALUES (x'0102', 1, x'99')")
                               << QByteArray("names a row of \"customer\" that is missing");
}

void TestAdminAnswers::verifySaysWhatIsWrong() {
    QFETCH(QByteArray, harm);
    QFETCH(QByteArray, said);
    QCOMPARE(admin({u"init"_s}).code, 0);
    QVERIFY(putCustomer());
    QCOMPARE(admin({u"verify"_s}).code, 0);
    {
        auto db = storage::Connection::open(store::DataFolder(data().toStdString()).databasePath());
        QVERIFY(db->runScript(harm.toStdString()).ok());
    }
    const Outcome found = admin({u"verify"_s});
    QCOMPARE(found.code, 1);
    QVERIFY2(found.out.contains(said), found.out);
    QCOMPARE(found.err.count('\n'), 1);
    QCOMPARE(adminJson({u"verify"_s})[u"ok"_s].toBool(true), false);
    QCOMPARE(admin({u"verify"_s, u"more"_s}).code, 2);
}

void TestAdminAnswers::verifySaysWhatIsDamaged() {
    QCOMPARE(admin({u"verify"_s}).code, 1);
    QCOMPARE(admin({u"init"_s}).code, 0);
    QFile database(QString::fromStdString(store::DataFolder(data().toStdString()).databasePath()));
    QVERIFY(database.open(QIODevice::ReadWrite));
    const qint64 page = 4096;
    QVERIFY(database.size() > 20 * page);
    database.seek(10 * page);
    database.write(QByteArray(8 * page, '\xa5'));
    database.close();
    const Outcome found = admin({u"verify"_s});
    QCOMPARE(found.code, 1);
    QCOMPARE(found.err.count('\n'), 1);
    QVERIFY2((found.out + found.err).contains("damaged"), found.out + found.err);
}

void TestAdminAnswers::searchIsRenewedBeforeItIsAsked() {
    QCOMPARE(admin({u"init"_s}).code, 0);
    QVERIFY(putCustomer());
    {
        auto backend = store::DataFolder(data().toStdString()).open();
        auto batch = (*backend)->begin();
        CustomerId anne;
        anne.uuid.bytes[15] = 1;
        QVERIFY((*batch)->index(anne, rules::SearchTerms{"~oldsound", {}}).ok() && (*batch)->commit().ok());
        QVERIFY((*backend)->connection().run("UPDATE store SET search_form='of another version'").ok());
    }
    const Outcome first = admin({u"customer"_s, u"find"_s, u"lefebvre"_s});
    QVERIFY2(first.out.contains("Anne"), first.out);
    QVERIFY2(first.err.contains("made anew for 1 customer."), first.err);
    const Outcome second = admin({u"customer"_s, u"find"_s, u"lefebvre"_s});
    QCOMPARE(second.out, first.out);
    QVERIFY(second.err.isEmpty());
    QCOMPARE(admin({u"verify"_s}).code, 0);
}

QList<QJsonObject> TestAdminAnswers::ask(const QString& subject, const QByteArray& questions) const {
    const Outcome outcome = admin({u"ask"_s, subject}, questions);
    QList<QJsonObject> answers;
    for (const QByteArray& line : outcome.out.trimmed().split('\n'))
        answers.append(QJsonDocument::fromJson(line).object());
    return outcome.code == 0 ? answers : QList<QJsonObject>();
}

void TestAdminAnswers::answersAboutNumbers() {
    const auto answers = ask(u"phone"_s, "{\"text\":\"Appelez le 06 39 98 12 34 ou le 01.99.00.12.34\"}\n"
                                         "no json\n"
                                         "\n"
                                         "{\"region\":\"FR\"}\n"
                                         "[1]\n"
                                         "{\"text\":7}\n"
                                         "{\"text\":\"" +
                                             QByteArray(2'000'000, 'x') +
                                             "\"}\n"
                                             "{\"text\":\"+32 470 12 34 56\",\"region\":\"FR\"}\n"
                                             "{\"text\":\"<b>\\u0000\\u001b[2J</b>\"}\n"
                                             "{\"text\":\"3631\"}");
    QCOMPARE(answers.size(), 10);
    const auto numbers = [&answers](int i) { return answers[i][u"numbers"_s].toArray(); };
    QCOMPARE(numbers(0).size(), 2);
    QCOMPARE(numbers(0)[0][u"e164"_s].toString(), u"+33639981234"_s);
    QCOMPARE(numbers(0)[0][u"kind"_s].toString(), u"mobile"_s);
    QCOMPARE(numbers(0)[0][u"extension"_s].toString(), QString());
    QCOMPARE(numbers(0)[1][u"e164"_s].toString(), u"+33199001234"_s);
    QCOMPARE(numbers(0)[1][u"kind"_s].toString(), u"fixed"_s);
    for (const int bad : {1, 2, 3, 4, 5, 6})
        QVERIFY2(answers[bad][u"error"_s].toString().endsWith(u'.'), QByteArray::number(bad));
    QCOMPARE(numbers(7)[0][u"kind"_s].toString(), u"foreign"_s);
    QVERIFY(answers[8].contains(u"numbers"_s));
    QCOMPARE(numbers(9)[0][u"kind"_s].toString(), u"short"_s);
    QCOMPARE(admin({u"ask"_s, u"weather"_s}).code, 2);
    QCOMPARE(admin({u"ask"_s}).code, 2);
    QVERIFY(admin({u"ask"_s, u"phone"_s}).out.isEmpty());
}

void TestAdminAnswers::answersAboutCallers() {
    // Who calls is known to a store only.
    QCOMPARE(admin({u"ask"_s, u"caller"_s}, "{}\n").code, 1);
    QCOMPARE(admin({u"init"_s}).code, 0);
    const QString people = file(u"people.csv"_s, "nom;prenom;mobile;email\n"
                                                 "Martin;Paul;06 39 98 00 01;paul@example.org\n"
                                                 "Durand;Anne;06 39 98 00 02;anne@example.org\n"
                                                 "Petit;Luc;06 39 98 00 02;luc@example.org\n");
    QCOMPARE(admin({u"import"_s, people}).code, 0);
    const auto answers = ask(u"caller"_s, "{\"channel\":\"phone\",\"identifier\":\"0033639980001\"}\n"
                                          "{\"channel\":\"phone\",\"identifier\":\"06 39 98 00 02\"}\n"
                                          "{\"channel\":\"phone\",\"identifier\":\"06 39 98 00 09\"}\n"
                                          "{\"channel\":\"phone\",\"identifier\":\"anonymous\"}\n"
                                          "{\"channel\":\"email\",\"identifier\":\"Anne@Example.org\"}\n"
                                          "{\"channel\":\"smoke\",\"identifier\":\"x\"}\n"
                                          "{\"channel\":\"phone\"}\n");
    QCOMPARE(answers.size(), 7);
    QCOMPARE(answers[0][u"match"_s].toString(), u"unique"_s);
    QCOMPARE(answers[0][u"customers"_s].toArray().size(), 1);
    const QString paul = answers[0][u"customers"_s][0].toString();
    QCOMPARE(adminJson({u"customer"_s, u"show"_s, paul})[u"given_name"_s].toString(), u"Paul"_s);
    QCOMPARE(answers[1][u"match"_s].toString(), u"several"_s);
    QCOMPARE(answers[1][u"customers"_s].toArray().size(), 2);
    for (const int nobody : {2, 3})
        QCOMPARE(answers[nobody][u"match"_s].toString(), u"none"_s);
    QCOMPARE(answers[4][u"match"_s].toString(), u"unique"_s);
    QVERIFY(answers[5][u"error"_s].toString().contains(u"channel"_s));
    QVERIFY(answers[6].contains(u"error"_s));
    for (const int found : {0, 1, 2, 3, 4})
        QVERIFY(!answers[found][u"why"_s].toArray().isEmpty());
}

VISAGE_TEST(TestAdminAnswers)

#include "admin_answers_test.moc"
