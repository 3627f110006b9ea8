// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Yesterday's backup in place of today's store, and a profile that was copied: desktops give back what they
// did.
#include "tests/core/client/real_store.h"
#include "tests/core/client/running_store.h"
#include "tests/support/run.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000;

#define TRY_SETTLED(desktop)                                                                                 \
    QTRY_VERIFY_WITH_TIMEOUT((desktop).isLive() && (desktop)->status().unsent == 0, patience)

} // namespace

class TestRestoredStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void whatWasDoneSinceTheBackupComesBack_data();
    void whatWasDoneSinceTheBackupComesBack();
    void whoWasErasedSinceTheBackupStaysErased();
    void aCopiedProfileWorksOnAsAnother();

private:
    template <class T> [[nodiscard]] std::vector<T> stored(CustomerId customer) const {
        std::vector<T> all;
        auto backend = m_store->data().open();
        const auto rows = (*backend)->rowsOf(kindOf(Row(T())), customer, 0);
        for (const Row& row : *rows)
            all.push_back(std::get<T>(row));
        return all;
    }
    [[nodiscard]] std::vector<std::string> storedNotes(CustomerId customer) const {
        std::vector<std::string> texts;
        for (const Note& note : stored<Note>(customer))
            texts.push_back(note.text);
        std::ranges::sort(texts);
        return texts;
    }
    void work();

    const Customer m_known = person(10, "Anne", "Lefevre");
    const Customer m_created = person(11, "Bruno", "Martin");
    QTemporaryDir m_folder;
    std::unique_ptr<RealStore> m_store;
    std::unique_ptr<Desktop> m_anne, m_bruno;
};

void TestRestoredStore::init() {
    m_store = std::make_unique<RealStore>(std::vector<Row>{m_known});
    m_anne = std::make_unique<Desktop>(m_store->url());
    QCOMPARE(m_anne->logIn(u"anne"_s), ErrorCode::None);
    TRY_SETTLED(*m_anne);
}

void TestRestoredStore::cleanup() {
    m_anne.reset();
    m_bruno.reset();
    QVERIFY(m_store->admin({u"verify"_s}).contains("All is well"));
    m_store.reset();
}

/// Of two people, one upon the other's.
void TestRestoredStore::work() {
    Desktop& anne = *m_anne;
    Desktop& bruno = *m_bruno;
    CreateCustomer create;
    create.customer = m_created.id;
    create.givenName = m_created.givenName;
    create.familyName = m_created.familyName;
    OpenCase open;
    open.caseId = CaseId(testId(30));
    open.event = CaseEventId(testId(31));
    open.customer = m_known.id;
    open.subject = "A lamp";
    QVERIFY(anne.submit(create).ok());
    QVERIFY(anne.submit(open).ok());
    ChangeCaseStatus wait;
    wait.caseId = open.caseId;
    wait.event = CaseEventId(testId(33));
    wait.expected = CaseStatus::Open;
    wait.status = CaseStatus::WaitingCustomer;
    QVERIFY(anne.submit(wait).ok());
    QVERIFY(anne.submit(note(40, m_created, "Anne's own")).ok());
    TRY_SETTLED(anne);

    QTRY_VERIFY_WITH_TIMEOUT(!bruno.record(m_created.id).customer.id.isNull(), patience);
    ChangeCaseStatus solve;
    solve.caseId = open.caseId;
    solve.event = CaseEventId(testId(32));
    solve.expected = CaseStatus::WaitingCustomer;
    solve.status = CaseStatus::Solved;
    QVERIFY(bruno.submit(note(41, m_created, "Bruno's upon it")).ok());
    EditNote edit;
    edit.note = NoteId(testId(40));
    edit.version = NoteVersionId(testId(42));
    edit.baseVersion = 1;
    edit.text = "Anne's own, as Bruno knows it";
    QTRY_VERIFY_WITH_TIMEOUT(!bruno.noteTexts(m_created.id).empty(), patience);
    QVERIFY(bruno.submit(edit).ok());
    QTRY_VERIFY_WITH_TIMEOUT(bruno.record(m_known.id).cases.size() == 1 &&
                                 bruno.record(m_known.id).cases[0].status == CaseStatus::WaitingCustomer,
                             patience);
    QVERIFY(bruno.submit(solve).ok());
    QVERIFY(bruno.submit(note(43, m_known, "Bruno's last")).ok());
    TRY_SETTLED(bruno);
}

void TestRestoredStore::whatWasDoneSinceTheBackupComesBack_data() {
    QTest::addColumn<bool>("theAuthorFirst");
    QTest::newRow("whoever began comes back first") << true;
    QTest::newRow("whoever went on comes back first") << false;
}

void TestRestoredStore::whatWasDoneSinceTheBackupComesBack() {
    QFETCH(bool, theAuthorFirst);
    m_bruno = std::make_unique<Desktop>(m_store->url());
    QCOMPARE(m_bruno->logIn(u"bruno"_s), ErrorCode::None);
    TRY_SETTLED(*m_bruno);
    QVERIFY(m_anne->submit(note(50, m_known, "Before the backup")).ok());
    TRY_SETTLED(*m_anne);
    const QString backup = m_folder.filePath(u"backup.db"_s);
    QVERIFY(!m_store->admin({u"backup"_s, backup}).isEmpty());
    work();
    if (QTest::currentTestFailed())
        return;

    Desktop& first = theAuthorFirst ? *m_anne : *m_bruno;
    Desktop& second = theAuthorFirst ? *m_bruno : *m_anne;
    second.stop();
    QSignalSpy restored(&*first, &Workspace::storeRestored);
    m_store->kill();
    QVERIFY(!m_store->admin({u"restore"_s, backup}).isEmpty());
    QCOMPARE(storedNotes(m_known.id), std::vector<std::string>{"Before the backup"});
    QVERIFY(m_store->start());
    TRY_SETTLED(first);
    QCOMPARE(restored.count(), 1);
    QCOMPARE(restored.front().front().toInt(), 4); // each has done four things since the backup
    second.restart();
    QCOMPARE(second.logIn(theAuthorFirst ? u"bruno"_s : u"anne"_s), ErrorCode::None);
    TRY_SETTLED(second);

    const std::vector<std::string> known{"Before the backup", "Bruno's last"};
    const std::vector<std::string> created{"Anne's own, as Bruno knows it", "Bruno's upon it"};
    for (Desktop* desktop : {&first, &second}) {
        QTRY_COMPARE_WITH_TIMEOUT((*desktop)->status().refused, 0, patience);
        QTRY_COMPARE_WITH_TIMEOUT(desktop->noteTexts(m_known.id), known, patience);
        QTRY_COMPARE_WITH_TIMEOUT(desktop->noteTexts(m_created.id), created, patience);
        QTRY_VERIFY_WITH_TIMEOUT(desktop->record(m_known.id).cases.size() == 1 &&
                                     desktop->record(m_known.id).cases[0].status == CaseStatus::Solved,
                                 patience);
    }
    QCOMPARE(storedNotes(m_known.id), known);
    QCOMPARE(storedNotes(m_created.id), created);
    QCOMPARE(stored<Case>(m_known.id).size(), 1U);
    QCOMPARE(stored<CaseEvent>(m_known.id).size(), 3U);
}

/// Whoever had erased them does not come back, and a desktop that was away all the time still has them.
void TestRestoredStore::whoWasErasedSinceTheBackupStaysErased() {
    m_bruno = std::make_unique<Desktop>(m_store->url());
    QCOMPARE(m_bruno->logIn(u"bruno"_s), ErrorCode::None);
    QVERIFY(m_anne->submit(note(50, m_known, "Quincaillerie")).ok());
    QTRY_COMPARE_WITH_TIMEOUT(m_bruno->noteTexts(m_known.id), std::vector<std::string>{"Quincaillerie"},
                              patience);
    TRY_SETTLED(*m_anne);
    m_bruno->stop();
    const QString backup = m_folder.filePath(u"backup.db"_s);
    QVERIFY(!m_store->admin({u"backup"_s, backup}).isEmpty());
    {
        QFile secret(m_folder.filePath(u"secret"_s));
        QVERIFY(secret.open(QIODevice::WriteOnly) && secret.write("secret of both") > 0);
        secret.close();
        QVERIFY(!m_store
                     ->admin({u"user"_s, u"add"_s, u"lena"_s, u"--role"_s, u"admin"_s, u"--password-file"_s,
                              secret.fileName()})
                     .isEmpty());
        Desktop lena(m_store->url());
        QCOMPARE(lena.logIn(u"lena"_s), ErrorCode::None);
        TRY_SETTLED(lena);
        QVERIFY(lena.submit(EraseCustomer{m_known.id}).ok());
        TRY_SETTLED(lena);
    }
    m_anne->stop();
    m_store->kill();
    const QByteArray restored = m_store->admin({u"restore"_s, backup});
    QVERIFY2(restored.contains("Somebody who was erased since was erased again."), restored);
    QVERIFY(m_store->admin({u"verify"_s}).contains("All is well"));
    QVERIFY(m_store->admin({u"customer"_s, u"find"_s, u"lefevre"_s}).trimmed().isEmpty());
    QFile database(QString::fromStdString(m_store->data().databasePath()));
    QVERIFY(database.open(QIODevice::ReadOnly));
    const QByteArray bytes = database.readAll();
    for (const char* secret : {"Lefevre", "lefevre", "Quincaillerie"})
        QVERIFY2(!bytes.contains(secret), secret);

    m_bruno->restart();
    QVERIFY(m_bruno->hasOnDisk("Quincaillerie"));
    QVERIFY(m_store->start());
    QCOMPARE(m_bruno->logIn(u"bruno"_s), ErrorCode::None);
    TRY_SETTLED(*m_bruno);
    QTRY_VERIFY_WITH_TIMEOUT(m_bruno->record(m_known.id).customer.id.isNull(), patience);
    QVERIFY(m_bruno->search(u"lefevre"_s).hits.empty());
    QVERIFY(!m_bruno->submit(note(51, m_known, "Late")).ok());
    QVERIFY(storedNotes(m_known.id).empty());
    QTRY_VERIFY_WITH_TIMEOUT(!m_bruno->hasOnDisk("Quincaillerie"), patience);
}

void TestRestoredStore::aCopiedProfileWorksOnAsAnother() {
    QVERIFY(m_anne->submit(note(60, m_known, "Before the copy")).ok());
    TRY_SETTLED(*m_anne);
    m_store->kill();
    QVERIFY(m_anne->submit(note(61, m_known, "On its way when copied")).ok());
    Desktop copy(*m_anne);
    QCOMPARE(copy.logIn(u"anne"_s), ErrorCode::None);
    QVERIFY(m_store->start());
    // Both at once, and neither keeps the other one out.
    QTRY_VERIFY_WITH_TIMEOUT(m_anne->isLive() && copy.isLive(), patience);
    std::vector<std::string> all{"Before the copy", "On its way when copied"};
    for (std::uint32_t i = 0; i < 5; ++i) {
        all.push_back("Here " + std::to_string(i));
        QVERIFY(m_anne->submit(note(70 + i, m_known, all.back())).ok());
        all.push_back("There " + std::to_string(i));
        QVERIFY(copy.submit(note(80 + i, m_known, all.back())).ok());
    }
    std::ranges::sort(all);
    TRY_SETTLED(*m_anne);
    TRY_SETTLED(copy);
    for (Desktop* desktop : {&*m_anne, &copy}) {
        QTRY_COMPARE_WITH_TIMEOUT(desktop->noteTexts(m_known.id), all, patience);
        QCOMPARE((*desktop)->status().refused, 0);
    }
    QCOMPARE(storedNotes(m_known.id), all);
}

VISAGE_TEST(TestRestoredStore)
#include "restored_store_test.moc"
