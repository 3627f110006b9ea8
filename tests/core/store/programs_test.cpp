// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The two programs as scripts use them: exit codes, what stands on which stream, and what happens to the
// data.
#include "core/store/change_writer.h"
#include "core/store/data_folder.h"
#include "tests/support/run.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace visage;
using namespace Qt::StringLiterals;

namespace {

struct Outcome {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

/// A running visage-store; killed when it goes out of scope.
class Store {
public:
    explicit Store(const QString& folder, const QString& listen = u"127.0.0.1:0"_s) {
        m_process.start(QStringLiteral(VISAGE_STORE), {u"--data"_s, folder, u"--listen"_s, listen});
        m_ready = m_process.waitForStarted() &&
                  QTest::qWaitFor([this] { return m_process.canReadLine() || ended(); }, 10'000);
        m_line = m_process.readLine().trimmed();
    }
    ~Store() {
        if (ended())
            return;
        m_process.kill();
        m_process.waitForFinished();
    }
    [[nodiscard]] bool ended() const { return m_process.state() == QProcess::NotRunning; }
    [[nodiscard]] QByteArray line() const { return m_line; }
    [[nodiscard]] QUrl url() const {
        return QUrl(QString::fromUtf8(m_line.mid(m_line.lastIndexOf(' ') + 1)));
    }
    QProcess& process() { return m_process; }

private:
    QProcess m_process;
    QByteArray m_line;
    bool m_ready = false;
};

QByteArray health(const QUrl& url) {
    QTcpSocket socket;
    socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    if (!socket.waitForConnected(5000))
        return {};
    socket.write("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    while (socket.waitForReadyRead(5000))
        ;
    return socket.readAll();
}

} // namespace

class TestPrograms : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();

    void initMakesAStoreOnce();
    void wrongUseIsTwoAndFailureIsOne();
    void addsUsers();
    void findsAndShowsCustomers();
    void backsUpAndRestores();
    void refusesANewerDatabase();
    void saysWhenTheFolderCannotBeWritten();
    void verifySaysWhatIsWrong_data();
    void verifySaysWhatIsWrong();
    void verifySaysWhatIsDamaged();
    void answersAboutNumbers();
    void answersAboutCallers();

    void theStoreSaysWhereItServes();
    void theStoreRefusesWhatIsUnsafeOrWrong();
    void twoStoresDoNotShareAFolder();
    void adminWorksBesideALiveStore();
    void aKilledStoreStartsAgain();

private:
    [[nodiscard]] Outcome admin(const QStringList& arguments, const QByteArray& input = {}) const;
    [[nodiscard]] QList<QJsonObject> ask(const QString& subject, const QByteArray& questions) const;
    [[nodiscard]] QJsonObject adminJson(const QStringList& arguments) const;
    [[nodiscard]] QString data() const { return m_folder->filePath(u"data"_s); }
    [[nodiscard]] QString file(const QString& name, const QByteArray& content) const;
    void putCustomer() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestPrograms::init() {
    m_folder = std::make_unique<QTemporaryDir>();
}

Outcome TestPrograms::admin(const QStringList& arguments, const QByteArray& input) const {
    QProcess process;
    process.start(QStringLiteral(VISAGE_ADMIN), QStringList{u"--data"_s, data()} + arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(30'000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QJsonObject TestPrograms::adminJson(const QStringList& arguments) const {
    return QJsonDocument::fromJson(admin(arguments + QStringList{u"--json"_s}).out).object();
}

QString TestPrograms::file(const QString& name, const QByteArray& content) const {
    QFile written(m_folder->filePath(name));
    if (written.open(QIODevice::WriteOnly))
        written.write(content);
    return written.fileName();
}

void TestPrograms::putCustomer() const {
    auto backend = store::DataFolder(data().toStdString()).open();
    auto batch = (*backend)->begin();
    store::ChangeWriter writer(**backend, **batch, {1});
    Customer customer;
    customer.id.uuid.bytes[15] = 1;
    customer.givenName = "Anne";
    customer.familyName = "Lefèvre\n<b>";
    Row row = customer;
    QVERIFY(writer.write(row).ok() && writer.indexTouched().ok() && (*batch)->commit().ok());
}

void TestPrograms::initMakesAStoreOnce() {
    QCOMPARE(admin({u"stats"_s}).code, 1);
    const auto made = adminJson({u"init"_s});
    QVERIFY(!made[u"store"_s].toString().isEmpty());
    QCOMPARE(adminJson({u"init"_s}), made);
    QCOMPARE(adminJson({u"stats"_s})[u"store"_s], made[u"store"_s]);
    QCOMPARE(adminJson({u"verify"_s})[u"ok"_s].toBool(), true);
    QCOMPARE(QFileInfo(data()).permissions() & (QFile::ReadOther | QFile::ReadGroup), QFile::Permissions());
}

void TestPrograms::wrongUseIsTwoAndFailureIsOne() {
    QCOMPARE(admin({}).code, 2);
    QCOMPARE(admin({u"conjure"_s}).code, 2);
    QCOMPARE(admin({u"stats"_s, u"--sideways"_s}).code, 2);
    QCOMPARE(admin({u"stats"_s, u"more"_s}).code, 2);
    QCOMPARE(admin({u"customer"_s, u"show"_s, u"no-id"_s}).code, 2);
    QCOMPARE(admin({u"stats"_s, u"--database"_s, u"postgresql://x"_s}).code, 2);
    QCOMPARE(admin({u"--help"_s}).code, 0);
    const Outcome failure = admin({u"stats"_s});
    QCOMPARE(failure.code, 1);
    QVERIFY(failure.out.isEmpty());
    QCOMPARE(failure.err.count('\n'), 1);
    QVERIFY(failure.err.contains("init"));
}

void TestPrograms::addsUsers() {
    QCOMPARE(admin({u"init"_s}).code, 0);
    const QString secret = file(u"secret"_s, "correct horse\n");
    const QStringList add{u"user"_s, u"add"_s, u"Anna"_s, u"--role"_s, u"lead"_s, u"--password-file"_s,
                          secret};
    QCOMPARE(adminJson(add)[u"name"_s].toString(), u"anna"_s);
    QCOMPARE(admin(add).code, 1);
    QCOMPARE(
        admin({u"user"_s, u"add"_s, u"bob"_s, u"--role"_s, u"king"_s, u"--password-file"_s, secret}).code, 2);
    QCOMPARE(admin({u"user"_s, u"add"_s, u"bob"_s, u"--role"_s, u"agent"_s}).code, 2);
    QCOMPARE(
        admin({u"user"_s, u"add"_s, u"bob"_s, u"--role=agent"_s, u"--password-file"_s, u"missing"_s}).code,
        1);
    QCOMPARE(admin({u"user"_s, u"add"_s, u"bob"_s, u"--role=agent"_s, u"--password-file"_s,
                    file(u"empty"_s, "\n")})
                 .code,
             1);
    QCOMPARE(admin({u"user"_s, u"disable"_s, u"anna"_s}).code, 0);
    QCOMPARE(adminJson({u"user"_s, u"list"_s})[u"active"_s].toBool(true), false);
    QCOMPARE(admin({u"user"_s, u"enable"_s, u"anna"_s}).code, 0);
    QCOMPARE(admin({u"user"_s, u"logout"_s, u"anna"_s}).code, 0);
    QCOMPARE(admin({u"user"_s, u"password"_s, u"anna"_s, u"--password-file"_s, secret}).code, 0);
    QCOMPARE(admin({u"user"_s, u"disable"_s, u"nobody"_s}).code, 1);
}

void TestPrograms::findsAndShowsCustomers() {
    QCOMPARE(admin({u"init"_s}).code, 0);
    putCustomer();
    const auto found = adminJson({u"customer"_s, u"find"_s, u"lefevre"_s, u"anne"_s});
    const QString id = found[u"id"_s].toString();
    QVERIFY(!id.isEmpty());
    QCOMPARE(adminJson({u"customer"_s, u"show"_s, id})[u"given_name"_s].toString(), u"Anne"_s);
    const Outcome none = admin({u"customer"_s, u"find"_s, u"nobody"_s});
    QCOMPARE(none.code, 0);
    QVERIFY(none.out.isEmpty());
    QCOMPARE(admin({u"customer"_s, u"show"_s, u"01961111-1111-7111-8111-111111111111"_s}).code, 1);
    QCOMPARE(admin({u"case"_s, u"show"_s, u"12"_s}).code, 1);
    // What a customer wrote cannot make a line of its own.
    QCOMPARE(admin({u"customer"_s, u"find"_s, u"anne"_s}).out.count('\n'), 1);
}

void TestPrograms::backsUpAndRestores() {
    QCOMPARE(admin({u"init"_s}).code, 0);
    const QString copy = m_folder->filePath(u"copy.db"_s);
    QCOMPARE(admin({u"backup"_s, copy}).code, 0);
    putCustomer();
    QCOMPARE(admin({u"restore"_s, copy}).code, 0);
    const auto stats = adminJson({u"stats"_s});
    QCOMPARE(stats[u"incarnation"_s].toInt(), 2);
    QCOMPARE(stats[u"head"_s].toInt(), 0);
    QVERIFY(QFile::exists(data() + u"/visage.db.before-restore"_s));
    QCOMPARE(admin({u"restore"_s, file(u"no.db"_s, QByteArray(5000, 'x'))}).code, 1);
    QCOMPARE(admin({u"restore"_s, file(u"empty.db"_s, {})}).code, 1);
    QCOMPARE(adminJson({u"verify"_s})[u"ok"_s].toBool(), true);
}

void TestPrograms::refusesANewerDatabase() {
    QCOMPARE(admin({u"init"_s}).code, 0);
    {
        auto db = storage::Connection::open(store::DataFolder(data().toStdString()).databasePath());
        QVERIFY(db->runScript("PRAGMA user_version=999").ok());
    }
    const Outcome refused = admin({u"stats"_s});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("newer version"), refused.err);
    Store store(data());
    QTRY_VERIFY(store.ended());
    QCOMPARE(store.process().exitCode(), 1);
    QVERIFY(store.process().readAllStandardError().contains("newer version"));
}

void TestPrograms::saysWhenTheFolderCannotBeWritten() {
    QProcess process;
    process.start(QStringLiteral(VISAGE_ADMIN), {u"--data"_s, file(u"a-file"_s, "x"), u"init"_s});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("a-file"));
}

void TestPrograms::verifySaysWhatIsWrong_data() {
    QTest::addColumn<QByteArray>("harm");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("words lost from the index")
        << QByteArray("INSERT INTO customer_search (customer_search, rowid, words) "
                      "SELECT 'delete', doc, words FROM customer_words")
        << QByteArray("search index does not agree");
    QTest::newRow("a name changed behind the index")
        << QByteArray("UPDATE customer SET family_name='Autrement'")
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

void TestPrograms::verifySaysWhatIsWrong() {
    QFETCH(QByteArray, harm);
    QFETCH(QByteArray, said);
    QCOMPARE(admin({u"init"_s}).code, 0);
    putCustomer();
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

void TestPrograms::verifySaysWhatIsDamaged() {
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

QList<QJsonObject> TestPrograms::ask(const QString& subject, const QByteArray& questions) const {
    const Outcome outcome = admin({u"ask"_s, subject}, questions);
    QList<QJsonObject> answers;
    for (const QByteArray& line : outcome.out.trimmed().split('\n'))
        answers.append(QJsonDocument::fromJson(line).object());
    return outcome.code == 0 ? answers : QList<QJsonObject>();
}

void TestPrograms::answersAboutNumbers() {
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

void TestPrograms::answersAboutCallers() {
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

void TestPrograms::theStoreSaysWhereItServes() {
    Store store(data());
    QVERIFY2(store.line().startsWith("visage-store ready ws://127.0.0.1:"), store.line());
    QVERIFY(store.line().endsWith("/sync"));
    QVERIFY(health(store.url()).contains("\"ok\""));
    store.process().terminate();
    QTRY_VERIFY_WITH_TIMEOUT(store.ended(), 10'000);
    QCOMPARE(store.process().exitStatus(), QProcess::NormalExit);
    QCOMPARE(store.process().exitCode(), 0);
}

void TestPrograms::theStoreRefusesWhatIsUnsafeOrWrong() {
    Store open(data(), u"0.0.0.0:0"_s);
    QTRY_VERIFY(open.ended());
    QCOMPARE(open.process().exitCode(), 2);
    QVERIFY(open.process().readAllStandardError().contains("TLS"));
    Store odd(data(), u"somewhere"_s);
    QTRY_VERIFY(odd.ended());
    QCOMPARE(odd.process().exitCode(), 2);
    Store first(data());
    Store second(m_folder->filePath(u"other"_s), u"127.0.0.1:%1"_s.arg(first.url().port()));
    QTRY_VERIFY(second.ended());
    QCOMPARE(second.process().exitCode(), 1);
    QVERIFY(second.process().readAllStandardError().contains("taken"));
}

void TestPrograms::twoStoresDoNotShareAFolder() {
    Store first(data());
    QVERIFY(first.line().contains("ready"));
    Store second(data());
    QTRY_VERIFY(second.ended());
    QCOMPARE(second.process().exitCode(), 1);
    QVERIFY(second.process().readAllStandardError().contains("running"));
    QCOMPARE(admin({u"restore"_s, u"any"_s}).code, 1);
}

void TestPrograms::adminWorksBesideALiveStore() {
    Store store(data());
    const QString secret = file(u"secret"_s, "correct horse\n");
    QCOMPARE(admin({u"user"_s, u"add"_s, u"anna"_s, u"--role=agent"_s, u"--password-file"_s, secret}).code,
             0);
    QTRY_VERIFY_WITH_TIMEOUT(health(store.url()).contains("\"head\":1"), 5000);
}

void TestPrograms::aKilledStoreStartsAgain() {
    {
        Store store(data());
        QVERIFY(store.line().contains("ready"));
    }
    Store again(data());
    QVERIFY(again.line().contains("ready"));
    QCOMPARE(adminJson({u"verify"_s})[u"ok"_s].toBool(), true);
}

VISAGE_TEST(TestPrograms)

#include "programs_test.moc"
