// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stood in the editors of every page when an account was switched off, over a real store.
#include "core/domain/field_text.h"
#include "core/store/accounts.h"
#include "tests/core/client/running_store.h"
#include "tests/support/run.h"
#include "ui/customer/new_customer.h"
#include "ui/shell/half_written.h"
#include "ui/shell/review_words.h"

#include <QTest>

#include <algorithm>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;
using namespace Qt::StringLiterals;
using protocol::ReviewChoice;
using Removed = StoreStatus::Removed;

#define TRY_LIVE(desktop) QTRY_VERIFY_WITH_TIMEOUT((desktop).isLive(), 30000)

class HandedOverTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyEditorIsHandedOverAndTheFilesGo();
    void aLongTextIsNotCutOff();
    void whatBelongsToNobodyHereStays();
    void whatNobodyChangedIsNoWork();

private:
    static void keep(Desktop& desktop, const QString& kind, const Uuid& id, const QString& text) {
        desktop->saveDraft(kind + u'/' + QString::fromStdString(id.toString()), text);
    }
    /// Logged in and complete, with a note and a case of the customer.
    void begin(RunningStore& store, Desktop& desktop);
    static void switchOff(RunningStore& store, Desktop& desktop);
    /// What a lead reads, title and text of each.
    static QStringList told(Desktop& lena);

    Customer m_anne = person(10, "Anne", "Lefèvre");
    std::vector<Row> m_rows{m_anne};
    CaseId m_case{testId(40)};
};

void HandedOverTest::begin(RunningStore& store, Desktop& desktop) {
    const SystemClock clock;
    SystemRandom random;
    QVERIFY(store::Accounts(*store.data(), clock, random)
                .add("lena", "Lena L.", Role::Lead, "secret of both")
                .ok());
    LocalWorkspace::Options options;
    options.handOver = ui::handOver;
    desktop.restart(options);
    QCOMPARE(desktop.logIn(u"anne"_s), ErrorCode::None);
    TRY_LIVE(desktop);
    QTRY_VERIFY(desktop.search(u"x"_s).complete);
    QVERIFY(desktop.submit(note(30, m_anne, "as it was")).ok());
    OpenCase open;
    open.caseId = m_case;
    open.event = CaseEventId(testId(41));
    open.customer = m_anne.id;
    open.subject = "Parcel";
    QVERIFY(desktop.submit(open).ok());
    QTRY_COMPARE(desktop->status().unsent, 0);
}

void HandedOverTest::switchOff(RunningStore& store, Desktop& desktop) {
    store.setActive("anne", false);
    QTRY_COMPARE_WITH_TIMEOUT(desktop->status().removed, Removed::AccountOff, 20000);
    QTRY_VERIFY(!desktop.hasFile(u"cache.db"_s));
}

QStringList HandedOverTest::told(Desktop& lena) {
    const auto list = lena.reviews().value();
    QStringList all;
    for (const WaitingWork& work : list)
        all << ui::entryOf(work, list) + u'\n' + ui::wordsOf(work, *lena);
    all.sort();
    return all;
}

void HandedOverTest::everyEditorIsHandedOverAndTheFilesGo() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    begin(store, desktop);
    const Uuid anne = m_anne.id.uuid;
    const Uuid call = testId(60);
    keep(desktop, u"note"_s, anne, u"She said that"_s);
    keep(desktop, u"noteedit"_s, testId(30), u"as it was, and more"_s);
    keep(desktop, u"reply"_s, anne, u"Your parcel\nDear Anne,\nit"_s);
    keep(desktop, u"case"_s, anne, u"Refund of"_s);
    keep(desktop, u"close"_s, m_case.uuid, u"Sent a"_s);
    keep(desktop, u"callback"_s, anne, u"about her"_s);
    keep(desktop, u"contact"_s, anne, u"Came to the counter"_s);
    keep(desktop, u"alert"_s, anne, u"Never call"_s);
    keep(desktop, u"customer"_s, anne,
         uR"({"%1":{"typed":"Lille","seen":""},"%2":{"typed":"12/03/19","seen":""}})"_s
             .arg(fieldNumber<Customer>("town"))
             .arg(fieldNumber<Customer>("birthDate")));
    keep(desktop, u"call"_s, call, u"Wants to know"_s);
    desktop->saveDraft(
        u"calls/unfinished"_s,
        uR"({"version":1,"calls":[{"interaction":"%1","customer":"%2","direction":1,)"_s.arg(
            QString::fromStdString(call.toString()), QString::fromStdString(anne.toString())) +
            uR"("call_id":"a@b","peer":"+33320000000","name":"Anne","started":1000,"answered":2000,"seen":9000}]})"_s);
    desktop->saveDraft(u"look-alikes/different"_s, u"one other"_s);
    desktop->saveDraft(u"look-alikes/asked"_s, u"one fingerprint"_s);
    ui::NewCustomer somebody;
    somebody.name.familyName = "Petit";
    somebody.phone = u"06 39 98 00 99"_s;
    desktop->saveDraft(u"newcustomer/form"_s, ui::draftOf(somebody));
    switchOff(store, desktop);
    QTRY_VERIFY(!desktop.hasFile(u"outbox.db"_s));

    Desktop lena(store.url());
    QCOMPARE(lena.logIn(u"lena"_s), ErrorCode::None);
    TRY_LIVE(lena);
    const QString note = u"Note written — Anne Lefèvre\n"_s;
    QStringList expected{
        u"Call recorded — Anne Lefèvre\nAnne\n+33320000000"_s,
        u"Customer created — Petit\nPetit"_s,
        u"Number or address attached — Petit\n06 39 98 00 99"_s,
        note + u"Alert to be pinned, not finished:\nNever call […]"_s,
        note + u"Callback to be booked, not finished:\nabout her […]"_s,
        note + u"Case to be closed, not finished:\nSent a […]"_s,
        note + u"Case to be opened, not finished:\nRefund of […]"_s,
        note + u"Change of a note, not finished:\nas it was, and more […]"_s,
        note + u"Contact to be written down, not finished:\nCame to the counter […]"_s,
        note + u"Correction of the record, not finished:\nTown: Lille\nBirth date: 12/03/19 […]"_s,
        note + u"Message to the customer, not finished:\nYour parcel\nDear Anne,\nit […]"_s,
        note + u"She said that […]"_s,
        note + u"Wants to know […]"_s, // of the call
    };
    expected.sort();
    QCOMPARE(told(lena), expected);

    // Whatever is let count is on the record, and nothing waits to be sent to anybody.
    std::vector<MutationId> all;
    const auto waiting = lena.reviews().value();
    for (const WaitingWork& work : waiting)
        all.push_back(work.mid);
    for (const ReviewOutcome& outcome : lena.decide(ReviewChoice::Apply, all))
        QCOMPARE(outcome.code, ErrorCode::None);
    QTRY_COMPARE(lena.noteTexts(m_anne.id).size(), 11U);
    QVERIFY(std::ranges::count(lena.noteTexts(m_anne.id), "as it was") == 1); // nobody's edit took effect
    const auto backend = store.data();
    const auto contact = std::get<Interaction>(**backend->load({EntityKind::Interaction, call}));
    QCOMPARE(contact.customer, m_anne.id);
    QCOMPARE(contact.state, InteractionState::Done);
    QVERIFY(backend->verify()->empty());
}

void HandedOverTest::aLongTextIsNotCutOff() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    begin(store, desktop);
    const QString written = QString(45000, QChar(0x20AC)) + u"end"_s;
    keep(desktop, u"reply"_s, m_anne.id.uuid, written);
    switchOff(store, desktop);
    QTRY_VERIFY(!desktop.hasFile(u"outbox.db"_s));
    Desktop lena(store.url());
    QCOMPARE(lena.logIn(u"lena"_s), ErrorCode::None);
    TRY_LIVE(lena);
    QString together;
    const auto list = lena.reviews().value();
    for (const WaitingWork& work : list)
        together += QString::fromStdString(std::get<WriteNote>(*work.command).text)
                        .remove(u"Message to the customer, not finished:\n"_s)
                        .remove(u" […]"_s);
    QCOMPARE(list.size(), 3U);
    QVERIFY(together == written);
}

void HandedOverTest::whatBelongsToNobodyHereStays() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    begin(store, desktop);
    keep(desktop, u"reply"_s, testId(77), u"To nobody"_s);
    keep(desktop, u"note"_s, m_anne.id.uuid, u"She said that"_s);
    switchOff(store, desktop);
    QVERIFY(desktop.hasFile(u"outbox.db"_s) && desktop.hasOnDisk("To nobody"));
    QCOMPARE(store.data()->reviews(store::ReviewState::Waiting)->size(), 1U);
}

void HandedOverTest::whatNobodyChangedIsNoWork() {
    RunningStore store(m_rows);
    Desktop desktop(store.url());
    begin(store, desktop);
    keep(desktop, u"noteedit"_s, testId(30), u"as it was"_s);
    switchOff(store, desktop);
    QTRY_VERIFY(!desktop.hasFile(u"outbox.db"_s));
    QVERIFY(store.data()->reviews(store::ReviewState::Waiting)->empty());
}

VISAGE_TEST(HandedOverTest)
#include "handed_over_test.moc"
