// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The two programs as scripts use them: exit codes, what stands on which stream, and what happens to the
// data.
#include "core/protocol/codec.h"
#include "core/store/change_writer.h"
#include "tests/core/store/admin.h"
#include "tests/support/run.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QProcess>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

using namespace visage;
using visage::testing::Outcome;
using namespace Qt::StringLiterals;

namespace {

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

class TestPrograms : public QObject, private visage::testing::Admin {
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

    void theStoreSaysWhereItServes();
    void theStoreRefusesWhatIsUnsafeOrWrong();
    void twoStoresDoNotShareAFolder();
    void adminWorksBesideALiveStore();
    void aKilledStoreStartsAgain();
    void leadsReviewWhatWasLeftBehind();
};

void TestPrograms::init() {
    startAfresh();
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
    QVERIFY(admin({}).err.contains("see visage-admin --help"));
    QCOMPARE(admin({u"conjure"_s}).code, 2);
    QCOMPARE(admin({u"stats"_s, u"--sideways"_s}).code, 2);
    QCOMPARE(admin({u"stats"_s, u"more"_s}).code, 2);
    QCOMPARE(admin({u"customer"_s, u"show"_s, u"no-id"_s}).code, 2);
    QCOMPARE(admin({u"stats"_s, u"--database"_s}).code, 2);
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
    QVERIFY(putCustomer());
    const auto found = adminJson({u"customer"_s, u"find"_s, u"lefevre"_s, u"anne"_s});
    const QString id = found[u"id"_s].toString();
    QVERIFY(!id.isEmpty());
    QCOMPARE(adminJson({u"customer"_s, u"show"_s, id})[u"given_name"_s].toString(), u"Anne"_s);
    const Outcome none = admin({u"customer"_s, u"find"_s, u"nobody"_s});
    QCOMPARE(none.code, 0);
    QVERIFY(none.out.isEmpty());
    QCOMPARE(admin({u"customer"_s, u"show"_s, u"01961111-1111-7111-8111-111111111111"_s}).code, 1);
    QCOMPARE(admin({u"case"_s, u"show"_s, u"12"_s}).code, 1);
    // A number that was taken off is told apart from those that hold.
    {
        auto backend = store::DataFolder(data().toStdString()).open();
        auto batch = (*backend)->begin();
        store::ChangeWriter writer(**backend, **batch, {1});
        Identity taken;
        taken.id.uuid.bytes[15] = 2;
        taken.customer.uuid.bytes[15] = 1;
        taken.valueNorm = "+33639980001";
        taken.removedAt = {1'774'612'800'000};
        Row row = taken;
        QVERIFY(writer.write(row).ok() && writer.finish().ok() && (*batch)->commit().ok());
    }
    const auto shown = adminJson({u"customer"_s, u"show"_s, id});
    QVERIFY(shown[u"identity"_s].toArray().isEmpty());
    QCOMPARE(shown[u"removed_identity"_s][0][u"removed_at"_s].toString(), u"2026-03-27T12:00:00.000Z"_s);
    QVERIFY(admin({u"customer"_s, u"show"_s, id}).out.contains("removed identity\t"));
    // What a customer wrote cannot make a line of its own.
    QCOMPARE(admin({u"customer"_s, u"find"_s, u"anne"_s}).out.count('\n'), 1);
}

void TestPrograms::backsUpAndRestores() {
    QCOMPARE(admin({u"init"_s, u"--no-reasons"_s}).code, 0);
    const QString copy = path(u"copy.db"_s);
    QCOMPARE(admin({u"backup"_s, copy}).code, 0);
    QVERIFY(putCustomer());
    QVERIFY(admin({u"restore"_s, copy}).out.contains("No ledger of erasures was found"));
    const auto stats = adminJson({u"stats"_s});
    const int incarnation = stats[u"incarnation"_s].toInt();
    QVERIFY(incarnation > 200'000'000); // by the time of day: a second restore elsewhere has another one
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
    Store second(path(u"other"_s), u"127.0.0.1:%1"_s.arg(first.url().port()));
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

void TestPrograms::leadsReviewWhatWasLeftBehind() {
    QCOMPARE(admin({u"init"_s}).code, 0);
    QVERIFY(putCustomer());
    const QString secret = file(u"secret"_s, "correct horse\n");
    for (const auto& [name, role] : {std::pair(u"anna"_s, u"agent"_s), {u"lena"_s, u"lead"_s}})
        QCOMPARE(admin({u"user"_s, u"add"_s, name, u"--role"_s, role, u"--password-file"_s, secret}).code, 0);
    QString ids[3];
    {
        auto backend = store::DataFolder(data().toStdString()).open().value();
        const auto customer = CustomerId(backend->idsBehind(EntityKind::Customer, {}, 1).value().front());
        auto batch = backend->begin().value();
        for (std::uint8_t i = 0; i < 3; ++i) {
            store::Review review;
            review.mid.uuid.bytes[15] = static_cast<std::uint8_t>(i + 1);
            review.device.uuid.bytes[15] = 7;
            review.user = (*backend->userNamed("anna"))->id;
            review.mseq = i + 1;
            WriteNote note;
            note.note.uuid.bytes[15] = static_cast<std::uint8_t>(i + 1);
            note.customer = i == 2 ? CustomerId(note.note.uuid) : customer; // of the last, nobody knows
            note.text = "She\nmoved " + std::to_string(i);
            review.command = protocol::encodeCommand(note);
            review.enteredAt = review.receivedAt = {1'774'627'200'000};
            ids[i] = QString::fromStdString(review.mid.toString());
            QVERIFY(batch->putReview(review).ok());
        }
        QVERIFY(batch->commit().ok());
    }
    const auto listed = admin({u"review"_s, u"list"_s});
    QCOMPARE(listed.code, 0);
    QCOMPARE(listed.out.count('\n'), 3);
    QVERIFY2(listed.out.startsWith(ids[0].toUtf8() + "\t2026-03-27T16:00:00"), listed.out);
    QVERIFY2(listed.out.contains("\tanna\twrite note; customer: "), listed.out);
    QVERIFY2(listed.out.contains("; text: She moved 0\n"), listed.out);
    QVERIFY(admin({u"doctor"_s}).out.contains("3 changes of accounts that were switched off"));
    QCOMPARE(admin({u"review"_s, u"apply"_s, ids[0]}).code, 2);
    QCOMPARE(admin({u"review"_s, u"apply"_s, u"one"_s, u"--as"_s, u"lena"_s}).code, 2);
    QCOMPARE(admin({u"review"_s, u"apply"_s, ids[0], u"--as"_s, u"anna"_s}).code, 1);
    QCOMPARE(admin({u"review"_s, u"discard"_s, ids[0], u"--as"_s, u"lena"_s}).code, 0);
    const auto rest = admin({u"review"_s, u"apply"_s, u"all"_s, u"--as"_s, u"lena"_s});
    QCOMPARE(rest.code, 1); // one was applied, the other one says why not
    QVERIFY2(rest.out.startsWith(ids[1].toUtf8()), rest.out);
    QVERIFY2(rest.err.contains(ids[2].toUtf8()), rest.err);
    const auto left = adminJson({u"review"_s, u"list"_s});
    QCOMPARE(left[u"id"_s].toString(), ids[2]);
}

VISAGE_TEST(TestPrograms)

#include "programs_test.moc"
