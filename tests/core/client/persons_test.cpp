// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/client/desk.h"
#include "tests/support/run.h"

#include <QFile>
#include <QTest>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;
using protocol::AckStatus;

/// What a desktop shows of records that are one person, and what is left of a person who was erased.
class TestPersons : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void rowsOfAllRecordsStandTogether();
    void theAliasLeadsToTheSurvivor();
    void aChainIsOneGroup();
    void anUnsentJoiningShowsAtOnce();
    void separatedAgain();
    void whoeverShowsTheSurvivorIsTold();
    void anErasedPersonIsGone();
    void unsentWorkAboutAnErasedPersonShowsNothing();
    void nothingIsLeftInTheBytes();
    void scrubbingGoesOnAfterARestart();

private:
    [[nodiscard]] QByteArray bytes() const {
        QByteArray all;
        for (const char* file : {"cache.db", "cache.db-wal", "outbox.db", "outbox.db-wal"}) {
            QFile read(QString::fromStdString(desk->path(file)));
            if (read.open(QIODevice::ReadOnly))
                all += read.readAll();
        }
        return all;
    }
    void scrub() {
        for (int i = 0; i < 1000 && desk->data->wantsScrubbing(); ++i)
            if (const auto more = desk->data->scrubNext(); !more || !*more)
                break;
    }
    [[nodiscard]] RowChange joined(Customer loser, const Customer& survivor) const {
        loser.mergedInto = survivor.id;
        loser.rev = 110;
        return {loser, false};
    }
    /// As a store sends that Zoé was erased.
    [[nodiscard]] std::vector<RowChange> erasure() const {
        std::vector<RowChange> changes{{zoe, true}, {zoesNumber, true}, {zoesNote, true}};
        for (const Uuid& id : {zoe.id.uuid, zoesNumber.id.uuid, zoesNote.id.uuid}) {
            Erasure erasure;
            erasure.id = erasureId(id);
            erasure.rev = 120;
            erasure.at = desk->clock.now();
            changes.push_back({erasure, false});
        }
        return changes;
    }

    std::unique_ptr<Desk> desk;
    Customer anne = person(10, "Anne", "Lefèvre");
    Customer zoe = person(11, "Zoé", "Zwingelstein");
    Customer paul = person(12, "Paul", "Ximenes");
    Identity zoesNumber = identity(20, zoe, IdentityType::Phone, "+33639980077");
    Note zoesNote;
    Case zoesCase;
};

void TestPersons::init() {
    desk = std::make_unique<Desk>();
    zoesNote.id = NoteId(testId(30));
    zoesNote.rev = 1;
    zoesNote.customer = zoe.id;
    zoesNote.text = "Quincaillerie";
    zoesCase.id = CaseId(testId(40));
    zoesCase.rev = 1;
    zoesCase.customer = zoe.id;
    zoesCase.status = CaseStatus::Open;
    const Timestamp now = desk->clock.now();
    desk->fill({anne, zoe, paul, zoesNumber, zoesNote, zoesCase,
                contact(50, anne, now - std::chrono::hours(2)),
                contact(51, zoe, now - std::chrono::hours(1))});
}

void TestPersons::rowsOfAllRecordsStandTogether() {
    QVERIFY(desk->feed({joined(zoe, anne)}, 110).ok());
    const CustomerRecord record = desk->record(anne.id);
    QCOMPARE(record.customer.id, anne.id);
    QCOMPARE(record.notes.size(), 1U);
    QCOMPARE(record.identities.size(), 1U);
    QCOMPARE(record.cases.size(), 1U);
    QCOMPARE(record.interactions, 2);
    QCOMPARE(record.lastContact->id, InteractionId(testId(51)));
    QCOMPARE(record.contactsLast8Days, 2);
    QCOMPARE(desk->timeline({anne.id, {}, {}, {}, 10}).entries.size(), 3U);
    const TimelinePage first = desk->timeline({anne.id, {}, {}, {}, 1});
    QVERIFY(first.more);
    QCOMPARE(idOf(first.entries.front().row), testId(51));
}

void TestPersons::theAliasLeadsToTheSurvivor() {
    QVERIFY(desk->feed({joined(zoe, anne)}, 110).ok());
    QCOMPARE(desk->record(zoe.id).customer.id, anne.id);
    QCOMPARE(desk->record(zoe.id).notes.size(), 1U);
    QCOMPARE(desk->timeline({zoe.id, {}, {}, {}, 10}).entries.size(), 3U);
    // Found by its own name and number, shown as what it stands for, once.
    for (const char* text : {"zwingel", "06 39 98 00 77", "lefevre"}) {
        const SearchAnswer answer = desk->search(QString::fromUtf8(text));
        QCOMPARE(answer.hits.size(), 1U);
        QCOMPARE(answer.hits.front().customer, anne.id);
        QCOMPARE(answer.hits.front().lastContact, desk->clock.now() - std::chrono::hours(1));
    }
    const CallerAnswer caller = desk->read([&](CacheReader& reader) {
        CallerQuestion question;
        question.identifiers = {{MatchBasis::CallerNumber, "+33639980077"}};
        question.now = desk->clock.now();
        return readCaller(reader, {}, question).valueOr({});
    });
    QCOMPARE(caller.kind, CallerAnswer::Kind::One);
    QCOMPARE(caller.record->customer.id, anne.id);
    QCOMPARE(caller.candidates.front().openCases, 1);
    QVERIFY(caller.candidates.front().calledToday);
}

void TestPersons::aChainIsOneGroup() {
    QVERIFY(desk->feed({joined(zoe, anne), joined(anne, paul)}, 110).ok());
    QCOMPARE(desk->record(zoe.id).customer.id, paul.id);
    QCOMPARE(desk->record(paul.id).interactions, 2);
    const auto group =
        desk->read([&](CacheReader& reader) { return readGroup(reader, anne.id).valueOr({}); });
    QCOMPARE(group, (std::vector{paul.id, anne.id, zoe.id}));
}

void TestPersons::anUnsentJoiningShowsAtOnce() {
    QVERIFY(desk->data->submit(MergeCustomers{zoe.id, anne.id}).ok());
    QCOMPARE(desk->record(anne.id).notes.size(), 1U);
    const SearchAnswer answer = desk->search(QStringLiteral("zwingel"));
    QCOMPARE(answer.hits.size(), 1U);
    QCOMPARE(answer.hits.front().customer, anne.id);
    // Later work names whom it is about now.
    QVERIFY(desk->data->submit(note(60, zoe, "Bonjour")).ok());
    QCOMPARE(desk->record(anne.id).notes.size(), 2U);
    QCOMPARE(desk->record(anne.id).notes.front().customer, anne.id);
}

void TestPersons::separatedAgain() {
    QVERIFY(desk->feed({joined(zoe, anne)}, 110).ok());
    QVERIFY(desk->data->submit(UnmergeCustomers{zoe.id}).ok());
    QVERIFY(desk->record(anne.id).notes.empty());
    QCOMPARE(desk->record(zoe.id).customer.id, zoe.id);
    QCOMPARE(desk->search(QStringLiteral("zwingel")).hits.front().customer, zoe.id);
}

void TestPersons::whoeverShowsTheSurvivorIsTold() {
    QVERIFY(desk->feed({joined(zoe, anne)}, 110).ok());
    QVERIFY(desk->data->takeNews().touched.customers.contains(anne.id));
    Note edited = zoesNote;
    edited.rev = 111;
    edited.text = "Autre";
    QVERIFY(desk->feed({{edited, false}}, 111).ok());
    QVERIFY(desk->data->takeNews().touched.customers.contains(anne.id));
    Customer apart = zoe;
    apart.rev = 112;
    QVERIFY(desk->feed({{apart, false}}, 112).ok());
    QVERIFY(desk->data->takeNews().touched.customers.contains(anne.id));
}

void TestPersons::anErasedPersonIsGone() {
    QVERIFY(!desk->data->wantsScrubbing());
    QVERIFY(desk->feed(erasure(), 120).ok());
    QVERIFY(desk->record(zoe.id).customer.id.isNull());
    QVERIFY(desk->search(QStringLiteral("zwingel")).hits.empty());
    QVERIFY(desk->data->wantsScrubbing());
    scrub();
    QVERIFY(!desk->data->wantsScrubbing());
    QCOMPARE(desk->names(QStringLiteral("lefevre")).size(), 1);
}

void TestPersons::unsentWorkAboutAnErasedPersonShowsNothing() {
    const auto push = desk->data->submit(note(60, zoe, "Parapluie"));
    QVERIFY(push.ok());
    QVERIFY(desk->feed(erasure(), 120).ok());
    QVERIFY(!desk->read([&](CacheReader& reader) {
        return reader.find<Note>(NoteId(testId(60))).valueOr(std::nullopt).has_value();
    }));
    // It keeps its number until the store has answered.
    QCOMPARE(desk->data->counts().unsent, 1);
    QVERIFY(desk->ack(*push, AckStatus::Erased, 120).ok());
    QCOMPARE(desk->data->counts().unsent, 0);
    QVERIFY(desk->data->outbox().refused()->empty());
    scrub();
    QVERIFY(!bytes().contains("Parapluie"));
    const auto late = desk->data->submit(note(61, zoe, "Encore"));
    QVERIFY(!late.ok());
    QVERIFY(late.error().sentence.ends_with('.'));
}

void TestPersons::nothingIsLeftInTheBytes() {
    const auto sent = desk->data->submit(note(60, zoe, "Parapluie"));
    QVERIFY(desk->ack(*sent, AckStatus::Applied, 105).ok());
    const auto refused = desk->data->submit(note(61, zoe, "Arrosoir"));
    QVERIFY(desk->ack(*refused, AckStatus::Rejected, 105).ok());
    const auto other = desk->data->submit(note(62, anne, "Marguerite"));
    QVERIFY(desk->ack(*other, AckStatus::Rejected, 105).ok());
    const std::string key = "note/" + zoe.id.uuid.toString();
    QVERIFY(desk->data->outbox().saveDraft(key, "Tournesol", desk->clock.now()).ok());
    const std::initializer_list<const char*> secrets{"Zwingelstein", "639980077", "Quincaillerie",
                                                     "Parapluie",    "Arrosoir",  "Tournesol"};
    for (const char* secret : secrets)
        QVERIFY2(bytes().contains(secret), secret);
    QVERIFY(desk->feed(erasure(), 120).ok());
    scrub();
    for (const char* secret : secrets)
        QVERIFY2(!bytes().contains(secret), secret);
    QCOMPARE(desk->data->outbox().refused()->size(), 1U);
    QCOMPARE(desk->data->counts().refused, 1);
    QVERIFY(bytes().contains("Marguerite"));
}

void TestPersons::scrubbingGoesOnAfterARestart() {
    QVERIFY(desk->feed(erasure(), 120).ok());
    desk->reopen();
    QVERIFY(desk->data->wantsScrubbing());
    scrub();
    QVERIFY(!bytes().contains("Zwingelstein"));
    desk->reopen();
    QVERIFY(!desk->data->wantsScrubbing());
}

VISAGE_TEST(TestPersons)
#include "persons_test.moc"
