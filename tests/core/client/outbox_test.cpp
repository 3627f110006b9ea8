// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/reoffered.h"
#include "tests/core/client/desk.h"
#include "tests/support/run.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;
using protocol::AckStatus;

/// Durable, in order, and never lost: what an agent has entered.
class TestOutbox : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEntryIsThereAfterTheNextStart();
    void aStampIsGivenForGood();
    void stampsAreGreaterThanWhatTheirAuthorSaw();
    void numbersFollowOnWithoutAGap();
    void whatTheRulesRefuseLeavesNoTrace();
    void aRefusedCommandKeepsItsTextUntilRead();
    void whatWasNotFoundIsEnteredAgainOnceItIsThere();
    void whatIsNotHeldIsEnteredAgainInTime();
    void whatWasRefusedOtherwiseIsNotEnteredAgain();
    void whatIsRefusedAgainAndAgainStaysRefused();
    void theTextAboutAnErasedPersonIsForgotten();
    void acknowledgedWorkIsOfferedAgainToARestoredStore();
    void acknowledgedWorkIsKeptFourteenDays();
    void aWrongClockDeletesNothing_data();
    void aWrongClockDeletesNothing();
    void aClonedDeviceCountsAnew();
    void whatIsTooLongIsNotKept();
    void draftsSurviveAStart();
    void anotherStoreDoesNotGetTheWork();
    void aNewerFormatIsRefusedAndKept();
    void aDamagedFileIsSetAsideAndRescued();
    void answeredWorkIsRescuedWithItsAnswers();
    void aRescueThatFailsIsTriedAgain();
    void aFullDiskKeepsNothingAndRecovers();
};

void TestOutbox::anEntryIsThereAfterTheNextStart() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    const auto push = desk.data->submit(note(20, anne, "Rappeler demain"));
    QVERIFY(push.ok());
    desk.reopen();
    const auto waiting = desk.data->outbox().unanswered();
    QCOMPARE(waiting->size(), 1U);
    QCOMPARE(waiting->front().mseq, push->mseq);
    QVERIFY(waiting->front().mid == push->mid);
    QVERIFY(std::get<WriteNote>(waiting->front().command).text == "Rappeler demain");
    QCOMPARE(desk.data->counts().unsent, 1);
    QVERIFY(desk.record(anne.id).notes.front().text == "Rappeler demain");
}

void TestOutbox::aStampIsGivenForGood() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    const auto push = desk.data->submit(note(20, anne, "Rappeler demain"));
    QCOMPARE(push->hlc, Hlc::at(desk.clock.now()));
    desk.reopen();
    QCOMPARE(desk.data->outbox().unanswered()->front().hlc, push->hlc);
    QVERIFY(desk.ack(*push, AckStatus::Applied, 200).ok());
    QCOMPARE(desk.data->reoffer(0)->front().hlc, push->hlc);
    // They rise although the clock was put back, across a start too.
    desk.clock.advance(std::chrono::hours(-1));
    desk.reopen();
    QVERIFY(desk.data->submit(note(21, anne, "n"))->hlc > push->hlc);
    // By the store's clock, where that is known.
    desk.data->setClockOffset(std::chrono::hours(3));
    QCOMPARE(desk.data->submit(note(22, anne, "n"))->hlc, Hlc::at(desk.clock.now() + std::chrono::hours(3)));
}

void TestOutbox::stampsAreGreaterThanWhatTheirAuthorSaw() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre", "Lille");
    constexpr std::int64_t town = 12;
    FieldStamp stamp;
    stamp.id = fieldStampId(ObjectId(anne.id.uuid), town);
    stamp.kind = EntityKind::Customer;
    stamp.object = ObjectId(anne.id.uuid);
    stamp.customer = anne.id;
    stamp.field = town;
    stamp.hlc = Hlc::at(desk.clock.now() + Milliseconds(30'000));
    desk.fill({anne, stamp});
    const UpdateCustomer update{EditId(testId(50)), anne.id, {{town, "Lille", "Rouen"}}};
    const auto push = desk.data->submit(update);
    QVERIFY(push.ok());
    QVERIFY(push->hlc > stamp.hlc);
    QCOMPARE(desk.record(anne.id).customer.town, std::string("Rouen"));
    QCOMPARE(desk.record(anne.id).fieldVersions.size(), 1U);
    QCOMPARE(desk.record(anne.id).fieldVersions.front().value, std::string("Lille"));
    QVERIFY(desk.data->submit(AddTag{anne.id, "VIP"}).ok());
    QCOMPARE(desk.record(anne.id).tags.size(), 1U);
    const CustomerTag tag = desk.record(anne.id).tags.front();
    QVERIFY(desk.data->submit(RemoveTag{tag.id, tag.added}).ok());
    QVERIFY(desk.record(anne.id).tags.empty());
}

void TestOutbox::numbersFollowOnWithoutAGap() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    for (std::uint32_t i = 1; i <= 5; ++i) {
        QCOMPARE(desk.data->submit(note(20 + i, anne, "n"))->mseq, i);
        if (i == 3)
            desk.reopen();
    }
    QCOMPARE(desk.data->clientState()->lastMseq, 5);
}

void TestOutbox::whatTheRulesRefuseLeavesNoTrace() {
    Desk desk;
    const auto push = desk.data->submit(note(20, person(10, "Nobody", "Here"), "lost?"));
    QVERIFY(!push.ok());
    QCOMPARE(push.error().code, ErrorCode::NotFound);
    QVERIFY(desk.data->outbox().unanswered()->empty());
    QCOMPARE(desk.data->desk().lastMseq, 0);
}

void TestOutbox::whatWasNotFoundIsEnteredAgainOnceItIsThere() {
    Desk desk;
    Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    std::vector<sync::PendingPush> pushes;
    for (std::uint32_t i = 0; i < 3; ++i)
        pushes.push_back(*desk.data->submit(note(20 + i, anne, "note " + std::to_string(i))));
    // A restored store that does not have her yet.
    QCOMPARE(desk.data->reoffer(0)->size(), 3U);
    protocol::Ack ack;
    ack.status = AckStatus::Rejected;
    ack.seq = 101;
    for (const sync::PendingPush& push : pushes) {
        ack.mseq = push.mseq;
        ack.mid = push.mid;
        ack.code = &push == &pushes.back() ? ErrorCode::Denied : ErrorCode::NotFound;
        QVERIFY(desk.data->recordAck({ack}).ok());
    }
    QVERIFY(desk.data->dismiss(pushes[1].mseq).ok()); // somebody has read it
    QVERIFY(desk.data->enterAgain()->empty());
    QVERIFY(desk.feed({}, 101).ok());
    QVERIFY(desk.data->enterAgain()->empty());
    QCOMPARE(desk.data->counts().refused, 2);
    desk.reopen();
    anne.rev = 102;
    QVERIFY(desk.feed({{anne, false}}, 102).ok());
    const auto again = desk.data->enterAgain();
    QCOMPARE(again->size(), 1U);
    QCOMPARE(again->front().mseq, 4);
    QVERIFY(again->front().mid == sync::enteredAgainAs(pushes[0].mid)); // on every copy of the profile
    QVERIFY(again->front().command == pushes[0].command);
    QVERIFY(again->front().enteredAt == pushes[0].enteredAt && again->front().hlc == pushes[0].hlc);
    QVERIFY(desk.data->enterAgain()->empty());
    QCOMPARE(desk.data->counts().refused, 1);
    QCOMPARE(desk.data->counts().unsent, 1);
    QCOMPARE(desk.record(anne.id).notes.size(), 1U);
}

/// Its customer came back through somebody else, and so not to a desktop that holds a part.
void TestOutbox::whatIsNotHeldIsEnteredAgainInTime() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    ScopeMember mine;
    mine.scope = "mine:anne";
    mine.customer = anne.id;
    mine.id = scopeMemberId(mine.scope, mine.customer);
    desk.fill({anne, mine}, 100, protocol::scopeWork);
    auto push = *desk.data->submit(note(20, anne, "Known to another desktop"));
    QCOMPARE(desk.data->reoffer(0)->size(), 1U);
    QVERIFY(desk.feed({{mine, true}}, 101, protocol::scopeWork).ok());
    int again = 0;
    for (int hour = 0; hour < 24 * 14; ++hour) {
        protocol::Ack ack;
        ack.mseq = push.mseq;
        ack.mid = push.mid;
        ack.status = AckStatus::Rejected;
        ack.code = ErrorCode::NotFound;
        ack.seq = 102;
        QVERIFY(desk.data->recordAck({ack}).ok());
        QVERIFY(desk.data->enterAgain()->empty());
        QCOMPARE(desk.data->counts().refused, 1);
        for (; hour < 24 * 14; ++hour) {
            desk.clock.advance(std::chrono::hours(1));
            const auto pushes = desk.data->enterAgain();
            if (pushes->empty())
                continue;
            QVERIFY(pushes->front().mid == sync::enteredAgainAs(push.mid));
            QVERIFY(pushes->front().command == push.command);
            push = pushes->front();
            ++again;
            break;
        }
    }
    QCOMPARE(again, 5);
    // Somebody can read it, and decide.
    QCOMPARE(desk.data->counts().refused, 1);
    QCOMPARE(desk.data->outbox().refused()->size(), 1U);
}

/// Its author has dealt with it, perhaps in another way.
void TestOutbox::whatWasRefusedOtherwiseIsNotEnteredAgain() {
    Desk desk;
    Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    const auto push = desk.data->submit(note(20, anne, "To whom?"));
    protocol::Ack ack;
    ack.mseq = push->mseq;
    ack.mid = push->mid;
    ack.status = AckStatus::Rejected;
    ack.code = ErrorCode::NotFound;
    ack.seq = 101;
    QVERIFY(desk.data->recordAck({ack}).ok());
    anne.rev = 102;
    QVERIFY(desk.feed({{anne, false}}, 102).ok());
    QVERIFY(desk.data->enterAgain()->empty());
    QCOMPARE(desk.data->counts().refused, 1);
}

void TestOutbox::whatIsRefusedAgainAndAgainStaysRefused() {
    Desk desk;
    Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    auto push = *desk.data->submit(note(20, anne, "Where is she?"));
    QCOMPARE(desk.data->reoffer(0)->size(), 1U);
    int again = 0;
    for (Seq seq = 101; seq < 141; seq += 2) {
        protocol::Ack ack;
        ack.mseq = push.mseq;
        ack.mid = push.mid;
        ack.status = AckStatus::Rejected;
        ack.code = ErrorCode::Conflict;
        ack.seq = seq;
        QVERIFY(desk.data->recordAck({ack}).ok());
        anne.rev = seq + 1;
        QVERIFY(desk.feed({{anne, false}}, seq + 1).ok());
        const auto pushes = desk.data->enterAgain();
        if (pushes->empty())
            break;
        push = pushes->front();
        ++again;
    }
    QCOMPARE(again, 6);
    QCOMPARE(desk.data->counts().refused, 1);
}

void TestOutbox::aRefusedCommandKeepsItsTextUntilRead() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    const auto push = desk.data->submit(note(20, anne, "Long text"));
    QVERIFY(desk.ack(*push, AckStatus::Rejected, 101).ok());
    QVERIFY(desk.record(anne.id).notes.empty());
    QCOMPARE(desk.data->counts().unsent, 0);
    QCOMPARE(desk.data->counts().refused, 1);
    desk.reopen();
    const auto refused = desk.data->outbox().refused();
    QCOMPARE(refused->size(), 1U);
    QVERIFY(std::get<WriteNote>(refused->front().command).text == "Long text");
    QCOMPARE(refused->front().code, ErrorCode::Conflict);
    QCOMPARE(refused->front().sentence, QStringLiteral("Somebody closed this case before."));
    QVERIFY(desk.data->dismiss(refused->front().mseq).ok());
    QVERIFY(desk.data->outbox().refused()->empty());
    QCOMPARE(desk.data->counts().refused, 0);
}

void TestOutbox::theTextAboutAnErasedPersonIsForgotten() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    const auto push = desk.data->submit(note(20, anne, "NotToBeKept"));
    QVERIFY(desk.ack(*push, AckStatus::Erased, 101).ok());
    QVERIFY(desk.data->outbox().refused()->empty());
    QVERIFY(desk.data->outbox().unanswered()->empty());
    QVERIFY(desk.record(anne.id).notes.empty());
}

void TestOutbox::acknowledgedWorkIsOfferedAgainToARestoredStore() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    for (std::uint32_t i = 1; i <= 3; ++i)
        QVERIFY(desk.ack(*desk.data->submit(note(20 + i, anne, "n")), AckStatus::Applied, 100 + i).ok());
    QVERIFY(desk.data->outbox().unanswered()->empty());
    const auto again = desk.data->reoffer(1);
    QCOMPARE(again->size(), 2U);
    QCOMPARE(again->front().mseq, 2);
    QCOMPARE(desk.data->counts().unsent, 2);
}

void TestOutbox::acknowledgedWorkIsKeptFourteenDays() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    QVERIFY(desk.ack(*desk.data->submit(note(21, anne, "n")), AckStatus::Applied, 101).ok());
    desk.clock.advance(std::chrono::hours(24 * 13));
    QVERIFY(desk.data->submit(note(22, anne, "not answered")).ok());
    desk.reopen();
    QVERIFY(desk.welcome().ok());
    QCOMPARE(desk.data->reoffer(0)->size(), 2U);
    QVERIFY(desk.ack(desk.data->outbox().unanswered()->front(), AckStatus::Applied, 101).ok());
    desk.clock.advance(std::chrono::hours(24 * 15));
    desk.reopen();
    // It may be a restored store that comes next: it is asked first.
    QCOMPARE(desk.data->outbox().pending(0)->size(), 2U);
    QVERIFY(desk.welcome().ok());
    // The unanswered one stays, however old it gets.
    QCOMPARE(desk.data->reoffer(0)->size(), 1U);
}

void TestOutbox::aWrongClockDeletesNothing_data() {
    QTest::addColumn<int>("aheadWhenAnswered");
    QTest::addColumn<int>("aheadLater");
    QTest::newRow("right, then ahead") << 0 << 30;
    QTest::newRow("behind, then right") << -30 << 0;
    QTest::newRow("behind, then ahead") << -30 << 30;
}

/// The store's is right.
void TestOutbox::aWrongClockDeletesNothing() {
    using std::chrono::hours;
    QFETCH(int, aheadWhenAnswered);
    QFETCH(int, aheadLater);
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    desk.clock.advance(hours(24 * aheadWhenAnswered));
    QVERIFY(desk.welcome(hours(24 * -aheadWhenAnswered)).ok());
    QVERIFY(desk.ack(*desk.data->submit(note(21, anne, "n")), AckStatus::Applied, 101).ok());
    desk.clock.advance(hours(24 * (aheadLater - aheadWhenAnswered)));
    desk.reopen();
    QVERIFY(desk.data->pruneAnswered().ok()); // it is not known what time it is
    QCOMPARE(desk.data->outbox().pending(0)->size(), 1U);
    QVERIFY(desk.welcome(hours(24 * -aheadLater)).ok());
    QCOMPARE(desk.data->outbox().pending(0)->size(), 1U);
    // Its clock goes wrong, and ours is right.
    desk.clock.advance(hours(24 * -aheadLater));
    QVERIFY(desk.welcome(hours(24 * 30)).ok());
    QCOMPARE(desk.data->reoffer(0)->size(), 1U);
}

void TestOutbox::aClonedDeviceCountsAnew() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    const DeviceId before = desk.data->desk().device;
    const auto sent = desk.data->submit(note(21, anne, "sent"));
    QVERIFY(desk.ack(*sent, AckStatus::Applied, 101).ok());
    QVERIFY(desk.ack(*desk.data->submit(note(22, anne, "refused")), AckStatus::Rejected, 101).ok());
    const auto waiting = desk.data->submit(note(23, anne, "waits"));
    QVERIFY(desk.data->renumber().ok());
    QVERIFY(desk.data->desk().device != before);
    const auto entries = desk.data->outbox().unanswered();
    // What was sent is offered again too: the store may have been put back to before it.
    QCOMPARE(entries->size(), 2U);
    QCOMPARE(entries->front().mseq, 1);
    QVERIFY(entries->front().mid == sent->mid);
    QCOMPARE(entries->back().mseq, 2);
    QVERIFY(entries->back().mid == waiting->mid);
    QCOMPARE(desk.data->counts().unsent, 2);
    QCOMPARE(desk.record(anne.id).notes.size(), 2U);
    const auto refused = desk.data->outbox().refused();
    QCOMPARE(refused->size(), 1U);
    QVERIFY(std::get<WriteNote>(refused->front().command).text == "refused");
    QCOMPARE(desk.data->submit(note(24, anne, "next"))->mseq, 3);
    // Once more, with a refusal of the new count beside that of the old one.
    QVERIFY(desk.ack(entries->front(), AckStatus::Rejected, 102).ok());
    QVERIFY(desk.data->renumber().ok());
    QCOMPARE(desk.data->outbox().refused()->size(), 2U);
    QCOMPARE(desk.data->outbox().unanswered()->front().mseq, 1);
    QCOMPARE(desk.data->outbox().unanswered()->size(), 2U);
}

void TestOutbox::whatIsTooLongIsNotKept() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    const std::string text(protocol::maxCommandBytes, 'x');
    const auto kept = desk.data->submit(note(20, anne, text));
    QVERIFY(!kept.ok());
    QCOMPARE(kept.error().code, ErrorCode::BadInput);
    QVERIFY(kept.error().sentence.find("shorten") != std::string::npos);
    QVERIFY(desk.data->outbox().unanswered()->empty());
    // The text itself lies in the draft of its editor.
    QVERIFY(desk.data->outbox().saveDraft("note/1", text, desk.clock.now()).ok());
    desk.reopen();
    QVERIFY(*desk.data->outbox().draft("note/1") == text);
}

void TestOutbox::draftsSurviveAStart() {
    Desk desk;
    QVERIFY(desk.data->outbox().saveDraft("note/1", "half a sent", desk.clock.now()).ok());
    desk.reopen();
    QVERIFY(*desk.data->outbox().draft("note/1") == "half a sent");
    QVERIFY(desk.data->outbox().saveDraft("note/1", "", desk.clock.now()).ok());
    QVERIFY(desk.data->outbox().draft("note/1")->empty());
}

void TestOutbox::anotherStoreDoesNotGetTheWork() {
    Desk desk;
    desk.fill({person(10, "Anne", "Lefèvre")});
    const auto other = desk.data->saveStore({StoreId(testId(99)), 1});
    QVERIFY(!other.ok());
    QCOMPARE(other.error().code, ErrorCode::Conflict);
    QCOMPARE(desk.names(QStringLiteral("anne")).size(), 1);
    // A restored one is the same store.
    QVERIFY(desk.data->saveStore({StoreId(testId(9)), 2}).ok());
    QCOMPARE(desk.data->clientState()->scopes.front().cursor, 0);
    QCOMPARE(desk.names(QStringLiteral("anne")).size(), 1);
}

void TestOutbox::aNewerFormatIsRefusedAndKept() {
    Desk desk;
    desk.close();
    {
        auto db = storage::Connection::open(desk.path("outbox.db"));
        QVERIFY(db->runScript("PRAGMA user_version=99").ok());
    }
    const auto opened =
        LocalData::open({desk.folder.path().toStdString(), {}, {}}, desk.publisher, desk.clock, desk.random);
    QVERIFY(!opened.ok());
    QCOMPARE(opened.error().code, ErrorCode::TooNew);
    QVERIFY(QFile::exists(desk.folder.filePath(QStringLiteral("outbox.db"))));
}

void TestOutbox::aDamagedFileIsSetAsideAndRescued() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    for (std::uint32_t i = 0; i < 40; ++i)
        QVERIFY(desk.data->submit(note(100 + i, anne, std::string(400, 'x'))).ok());
    desk.close();
    QFile file(desk.folder.filePath(QStringLiteral("outbox.db")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    // A leaf of the entries in the middle of the file.
    QVERIFY(file.size() > 6 * 4096);
    file.seek(file.size() / 4096 / 2 * 4096);
    file.write(QByteArray(4096, '\xa5'));
    file.close();
    desk.reopen();
    QVERIFY(desk.data != nullptr);
    const News news = desk.data->takeNews();
    QVERIFY(news.trouble.has_value());
    QCOMPARE(news.trouble->code, ErrorCode::Corrupt);
    // A whole sentence, which the desktop translates, and the name of the file, which needs no words.
    QVERIFY2(
        QRegularExpression(
            QStringLiteral("^The file of unsent work was damaged: what could be read of it will be sent. "
                           "Keep the file that was set aside beside it. \\(\\S+outbox.db.damaged-\\d+\\)$"))
            .match(QString::fromStdString(news.trouble->sentence))
            .hasMatch(),
        news.trouble->sentence.c_str());
    QCOMPARE(QDir(desk.folder.path()).entryList({QStringLiteral("outbox.db.damaged-*")}).isEmpty(), false);
    const auto rescued = desk.data->outbox().unanswered();
    QVERIFY2(rescued->size() >= 20, std::to_string(rescued->size()).c_str());
    QVERIFY(desk.data->desk().user == desk.user);
    QVERIFY(desk.data->submit(note(300, anne, "goes on")).ok());
}

namespace {

/// So that the file says of itself that it is damaged, and all rows can be read.
void damageIndexOf(const Desk& desk) {
    auto db = storage::Connection::open(desk.path("outbox.db"));
    QVERIFY(db->runScript("PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql='CREATE INDEX entry_state "
                          "ON entry (ack_seq)' WHERE name='entry_state'")
                .ok());
}

} // namespace

void TestOutbox::answeredWorkIsRescuedWithItsAnswers() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    std::vector<sync::PendingPush> pushes;
    const auto submit = [&](std::uint32_t number, const char* text) {
        pushes.push_back(*desk.data->submit(note(number, anne, text)));
    };
    submit(20, "refused long ago");
    QVERIFY(desk.ack(pushes[0], AckStatus::Rejected, 101).ok());
    QVERIFY(desk.data->renumber().ok()); // its number lies below zero
    for (const char* text : {"sent", "refused", "read", "waits", "waits too"})
        submit(21 + static_cast<std::uint32_t>(pushes.size()), text);
    QVERIFY(desk.ack(pushes[1], AckStatus::Applied, 110).ok());
    QVERIFY(desk.ack(pushes[2], AckStatus::Rejected, 111).ok());
    QVERIFY(desk.ack(pushes[3], AckStatus::Rejected, 112).ok());
    QVERIFY(desk.data->dismiss(pushes[3].mseq).ok());
    const auto refusedBefore = desk.data->outbox().refused();
    const Hlc lastStamp = desk.data->desk().hlc;
    const DeviceId device = desk.data->desk().device;
    desk.close();
    damageIndexOf(desk);

    desk.reopen();
    QVERIFY(desk.data != nullptr && desk.data->takeNews().trouble.has_value());
    QVERIFY(desk.data->desk().device != device);
    QCOMPARE(desk.data->desk().hlc, lastStamp);
    // Until the store is there again nothing looks other than before.
    QCOMPARE(desk.data->counts(), (Outbox::Counts{2, 2}));
    const auto refused = desk.data->outbox().refused();
    QCOMPARE(refused->size(), 2U);
    for (std::size_t i = 0; i < refused->size(); ++i) {
        QVERIFY((*refused)[i].command == (*refusedBefore)[i].command);
        QCOMPARE((*refused)[i].code, ErrorCode::Conflict);
        QCOMPARE((*refused)[i].sentence, (*refusedBefore)[i].sentence);
        QVERIFY((*refused)[i].mseq < 0);
    }
    QCOMPARE(desk.data->outbox().pending(109)->size(), 3U);
    QCOMPARE(desk.data->outbox().pending(110)->size(), 2U);
    QCOMPARE(desk.data->clientState()->lastMseq, 3);
    // It knows nothing of the new device, and all that was not refused by its id.
    const auto again = desk.data->reoffer(0);
    QCOMPARE(again->size(), 3U);
    for (std::size_t i = 0; i < again->size(); ++i) {
        const sync::PendingPush& before = pushes[i == 0 ? 1 : i + 3];
        QCOMPARE((*again)[i].mseq, static_cast<std::int64_t>(i + 1));
        QVERIFY((*again)[i].mid == before.mid && (*again)[i].hlc == before.hlc);
    }
    QCOMPARE(desk.data->submit(note(40, anne, "next"))->mseq, 4);
}

void TestOutbox::aRescueThatFailsIsTriedAgain() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    QVERIFY(desk.data->submit(note(20, anne, "waits")).ok());
    desk.close();
    damageIndexOf(desk);
    desk.outboxFault.lasting = true;
    int failures = 0;
    for (int i = 1; !desk.data; ++i) {
        desk.outboxFault.seen = 0;
        desk.outboxFault.failAt = i;
        desk.reopen();
        failures += desk.data ? 0 : 1;
        QVERIFY(i < 200);
    }
    desk.outboxFault.failAt = 0;
    QVERIFY(failures > 5);
    QCOMPARE(desk.data->outbox().unanswered()->size(), 1U);
}

void TestOutbox::aFullDiskKeepsNothingAndRecovers() {
    Desk desk;
    const Customer anne = person(10, "Anne", "Lefèvre");
    desk.fill({anne});
    desk.outboxFault.seen = 0;
    desk.outboxFault.failAt = 1;
    desk.outboxFault.lasting = true;
    const auto full = desk.data->submit(note(20, anne, "n"));
    QVERIFY(!full.ok());
    QCOMPARE(full.error().code, ErrorCode::StorageFull);
    QVERIFY(desk.record(anne.id).notes.empty());
    desk.outboxFault.failAt = 0;
    QCOMPARE(desk.data->submit(note(20, anne, "n"))->mseq, 1);
    QCOMPARE(desk.record(anne.id).notes.size(), 1U);
}

VISAGE_TEST(TestOutbox)
#include "outbox_test.moc"
