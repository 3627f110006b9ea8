// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// visage-admin customer erase: it asks, it takes everything, and no backup brings it back.
#include "core/store/change_writer.h"
#include "tests/core/store/admin.h"
#include "tests/support/run.h"

#include <QFile>
#include <QTest>

using namespace visage;
using visage::testing::Outcome;
using namespace Qt::StringLiterals;

class TestAdminErase : public QObject, private visage::testing::Admin {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void asksBefore();
    void wantsAReasonAndSomebodyWhoDoesIt();
    void staysErased();

private:
    [[nodiscard]] Outcome erase(const QStringList& options, const QByteArray& input = {}) const {
        return admin(QStringList{u"customer"_s, u"erase"_s, m_id} + options, input);
    }
    [[nodiscard]] bool addAdministrator(const QString& name) const {
        return admin({u"user"_s, u"add"_s, name, u"--role"_s, u"admin"_s, u"--password-file"_s,
                      file(u"password"_s, "right\n")})
                   .code == 0;
    }
    [[nodiscard]] int rows(const QString& table) const {
        return adminJson({u"stats"_s})[u"rows"_s].toObject()[table].toInt();
    }

    QString m_id;
};

/// Anne, of whom there is a note.
void TestAdminErase::init() {
    startAfresh();
    QCOMPARE(admin({u"init"_s}).code, 0);
    QVERIFY(putCustomer());
    Note note;
    note.id.uuid.bytes[15] = 7;
    note.customer.uuid.bytes[15] = 1;
    note.text = "She moves in May.";
    m_id = QString::fromStdString(note.customer.toString());
    const SystemClock clock;
    auto backend = store::DataFolder(data().toStdString()).open();
    auto batch = (*backend)->begin();
    store::ChangeWriter writer(**backend, **batch, clock.now());
    Row row = note;
    QVERIFY(writer.write(row).ok() && writer.finish().ok() && (*batch)->commit().ok());
}

void TestAdminErase::asksBefore() {
    QVERIFY(addAdministrator(u"otto"_s));
    for (const char* answer : {"", "\n", "no\n", "y\n"}) {
        const Outcome kept = erase({u"--reason"_s, u"requested"_s}, answer);
        QCOMPARE(kept.code, 1);
        QVERIFY2(kept.err.contains("Anne") && kept.err.contains("1 customer, 1 note"), kept.err);
        QVERIFY2(kept.err.contains("Nothing was erased."), kept.err);
        QCOMPARE(rows(u"customer"_s), 1);
    }
    const Outcome gone = erase({u"--reason"_s, u"requested"_s}, "yes\n");
    QVERIFY2(gone.code == 0, gone.err);
    QVERIFY2(gone.out.contains("1 customer, 1 note"), gone.out);
    QCOMPARE(rows(u"customer"_s), 0);
    QCOMPARE(rows(u"note"_s), 0);
    QCOMPARE(rows(u"erasure"_s), 2);
    QCOMPARE(admin({u"customer"_s, u"show"_s, m_id}).code, 1);
    QCOMPARE(admin({u"customer"_s, u"find"_s, u"Anne"_s}).out, QByteArray());
    QCOMPARE(admin({u"verify"_s}).code, 0);
}

void TestAdminErase::wantsAReasonAndSomebodyWhoDoesIt() {
    QCOMPARE(erase({u"--yes"_s}).code, 2);
    QCOMPARE(erase({u"--yes"_s, u"--reason"_s, u"a whim"_s}).code, 2);
    const QStringList why{u"--yes"_s, u"--reason"_s, u"mistake"_s};
    QVERIFY(erase(why).err.contains("Say which administrator"));
    QVERIFY(addAdministrator(u"otto"_s) && addAdministrator(u"olga"_s));
    QVERIFY(erase(why).err.contains("Say which administrator"));
    QCOMPARE(erase(why + QStringList{u"--as"_s, u"anne"_s}).code, 2);
    QCOMPARE(rows(u"customer"_s), 1);
    const Outcome gone = erase(why + QStringList{u"--as"_s, u"olga"_s});
    QVERIFY2(gone.code == 0, gone.err);
    const auto backend = store::DataFolder(data().toStdString()).open();
    const auto olga = (*backend)->userNamed("olga");
    const auto erasures = (*backend)->all(EntityKind::Erasure);
    for (const Row& row : *erasures) {
        QCOMPARE(std::get<Erasure>(row).by, (*olga)->id);
        QCOMPARE(std::get<Erasure>(row).reason, ErasureReason::Mistake);
    }
}

void TestAdminErase::staysErased() {
    QVERIFY(addAdministrator(u"otto"_s));
    const QString backup = path(u"before.db"_s);
    QCOMPARE(admin({u"backup"_s, backup}).code, 0);
    const QStringList why{u"--yes"_s, u"--reason"_s, u"expired"_s};
    QVERIFY(adminJson(QStringList{u"customer"_s, u"erase"_s, m_id} + why)[u"erased"_s].toBool());
    const Outcome again = erase(why);
    QCOMPARE(again.code, 1);
    QVERIFY2(again.err.contains("There is no customer"), again.err);
    // In the ledger of the folder it is at once, though no store runs.
    QCOMPARE(adminJson({u"restore"_s, backup})[u"erased_again"_s].toInt(), 1);
    QCOMPARE(rows(u"customer"_s), 0);
    QCOMPARE(rows(u"erasure"_s), 2);
}

VISAGE_TEST(TestAdminErase)

#include "admin_erase_test.moc"
