// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pulls the plug at every access to the database, one after the other, and requires that nothing acknowledged
// is lost, nothing is doubled, and that the store examines itself and finds nothing wrong.
#include "core/store/bulk_writer.h"
#include "tests/core/store/harness.h"
#include "tests/support/run.h"

#include <map>

using namespace visage;
using namespace visage::store;
using visage::testing::Data;
using visage::testing::Desk;
using visage::testing::id;

namespace {

/// Fails one access, or every access from one on, as a full disk does.
struct Plug {
    int failing = 0;
    bool forGood = false;
    int accesses = 0;
    bool armed = false;

    Result<void> operator()() {
        if (!armed)
            return {};
        ++accesses;
        const bool pulled = forGood ? accesses >= failing : accesses == failing;
        return pulled ? Result<void>(Error{ErrorCode::StorageFull, "No space left."}) : Result<void>{};
    }
    [[nodiscard]] bool reached() const { return accesses >= failing; }
};

std::vector<Command> work() {
    std::vector<Command> commands{Desk::note(1, "First."), Desk::openCase(1),
                                  WriteNote{id<NoteId>(9), id<CustomerId>(77), {}, {}, "To nobody."},
                                  EditNote{id<NoteId>(1), id<NoteVersionId>(21), 1, "First, corrected."},
                                  Desk::openCase(2)};
    CreateCustomer created;
    created.customer = id<CustomerId>(2);
    created.familyName = "Dupont";
    commands.emplace_back(created);
    commands.emplace_back(AttachIdentity{id<IdentityId>(1), id<CustomerId>(1), IdentityType::Phone,
                                         "06 39 98 12 34", "+33639981234", "", ""});
    return commands;
}

using Answers = std::map<std::int64_t, protocol::Ack>;

/// Pushes everything, one by one and then the rest in a batch, and keeps the answers.
void pushAll(Desk& desk, Answers& answers) {
    const auto commands = work();
    std::vector<CommitRequest> rest;
    for (std::size_t i = 0; i < commands.size(); ++i) {
        const auto mseq = static_cast<std::int64_t>(i) + 1;
        if (answers.contains(mseq))
            continue;
        if (mseq > 4) {
            rest.emplace_back(desk.request(mseq, commands[i]));
            continue;
        }
        const auto ack = desk.push(mseq, commands[i]);
        if (!ack)
            return; // as a desktop does: it comes back with the same numbers
        answers.emplace(mseq, *ack);
    }
    for (const auto& ack : desk.pipeline.commit(rest))
        if (ack)
            answers.emplace(ack->mseq, *ack);
}

/// Empty data with a furnished desk, to begin a round with.
std::unique_ptr<Data> furnished() {
    auto data = visage::testing::dataOfRow();
    auto backend = data->open();
    if (!backend || !Desk(**backend).furnish())
        qFatal("the furnished store could not be made");
    return data;
}

/// The state that the whole work leads to, whatever happened on the way.
void requireOutcome(Desk& desk) {
    QCOMPARE(QByteArray::fromStdString(desk.find<Note>(id<NoteId>(1))->text),
             QByteArray("First, corrected."));
    QCOMPARE(desk.find<Case>(id<CaseId>(1))->number, 1);
    QCOMPARE(desk.find<Case>(id<CaseId>(2))->number, 2);
    QVERIFY(!desk.find<Note>(id<NoteId>(9)));
    QCOMPARE(desk.backend.search(rules::parseSearch("0639981234"), 5)->size(), 1u);
    QCOMPARE(desk.backend.search(rules::parseSearch("dupont"), 5)->size(), 1u);
    const auto counts = desk.backend.counts();
    for (const TableCount& count : *counts) {
        if (count.table == "note" || count.table == "note_version")
            QVERIFY(count.rows <= 2);
        if (count.table == "cases" || count.table == "case_event" || count.table == "customer")
            QCOMPARE(count.rows, 2);
    }
}

} // namespace

class TestFaults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { visage::testing::addDataRows(visage::testing::Endurance::Durable); }
    void pushesSurviveAFailureAtEachAccess_data();
    void pushesSurviveAFailureAtEachAccess();
    void laterPushesWaitForAFailedBatch();
    void bulkSurvivesAFailureAtEachAccess();
    void fencingSurvivesAFailureAtEachAccess();
};

void TestFaults::pushesSurviveAFailureAtEachAccess_data() {
    QTest::addColumn<bool>("forGood");
    QTest::newRow("one access") << false;
    QTest::newRow("every access from one on") << true;
}

void TestFaults::pushesSurviveAFailureAtEachAccess() {
    QFETCH(bool, forGood);
    for (int failing = 1;; ++failing) {
        const auto data = furnished();
        const auto plug = std::make_shared<Plug>(Plug{failing, forGood});
        auto backend = data->open([plug] { return (*plug)(); });
        QVERIFY(backend.ok());
        Desk desk(**backend);
        Answers answers;
        plug->armed = true;
        pushAll(desk, answers);
        const bool reached = plug->reached();
        plug->armed = false;
        const Answers early = answers;
        pushAll(desk, answers);
        QCOMPARE(answers.size(), work().size());
        // What was acknowledged is what is answered for ever, by a store that was started anew too.
        auto reopened = data->open();
        for (const auto& [mseq, ack] : early)
            QCOMPARE((*(*reopened)->applied(id<DeviceId>(1), mseq))->ack, ack);
        requireOutcome(desk);
        const auto found = data->faults();
        QVERIFY2(found.empty(), (found.empty() ? std::string()
                                               : found.front() + " (after a failure at access " +
                                                     std::to_string(failing) + ")")
                                    .c_str());
        if (QTest::currentTestFailed())
            qInfo("failed at access %d", failing);
        if (QTest::currentTestFailed() || !reached)
            break;
    }
}

/// More pushes than one transaction takes, of which the first fails: the others must not get ahead of it.
void TestFaults::laterPushesWaitForAFailedBatch() {
    const auto data = furnished();
    const auto plug = std::make_shared<Plug>(Plug{1});
    auto backend = data->open([plug] { return (*plug)(); });
    Desk desk(**backend);
    std::vector<CommitRequest> requests;
    for (int i = 1; i <= static_cast<int>(CommitPipeline::batchSize) + 6; ++i)
        requests.emplace_back(desk.request(i, Desk::note(i, "n")));
    plug->armed = true;
    for (const auto& answer : desk.pipeline.commit(requests))
        QVERIFY(!answer.ok() && answer.error().transient());
    QCOMPARE((*(*backend)->device(id<DeviceId>(1)))->lastMseq, 0);
    for (const auto& answer : desk.pipeline.commit(requests))
        QCOMPARE(answer->status, protocol::AckStatus::Applied);
    QCOMPARE(data->faults(), std::vector<std::string>{});
}

void TestFaults::bulkSurvivesAFailureAtEachAccess() {
    for (int failing = 1;; ++failing) {
        const auto data = visage::testing::dataOfRow();
        const auto plug = std::make_shared<Plug>(Plug{failing});
        auto backend = data->open([plug] { return (*plug)(); });
        visage::testing::StoppedClock clock;
        const auto run = [&]() -> Result<void> {
            BulkWriter bulk(**backend, clock, {.chunkRows = 4, .progress = {}, .cancelled = {}});
            for (int i = 1; i <= 6; ++i)
                if (auto added = bulk.add({Desk::customer(i), Consent{{},
                                                                      id<ConsentId>(i),
                                                                      id<CustomerId>(i),
                                                                      ConsentTopic::Sms,
                                                                      ConsentState::Granted,
                                                                      {},
                                                                      ""}});
                    !added)
                    return added;
            return bulk.flush();
        };
        plug->armed = true;
        const auto first = run();
        plug->armed = false;
        QVERIFY(first.ok() || plug->reached());
        // Never half a group.
        const auto counts = (*backend)->counts();
        QCOMPARE((*counts)[3].rows, (*counts)[5].rows);
        QVERIFY(run().ok());
        QCOMPARE((*backend)->facts()->head, 12);
        QCOMPARE(data->faults(), std::vector<std::string>{});
        if (QTest::currentTestFailed() || first.ok())
            break;
    }
}

void TestFaults::fencingSurvivesAFailureAtEachAccess() {
    for (int failing = 1;; ++failing) {
        const auto data = furnished();
        const auto plug = std::make_shared<Plug>(Plug{failing});
        auto backend = data->open([plug] { return (*plug)(); });
        Desk desk(**backend);
        plug->armed = true;
        const auto fenced = desk.fence(2);
        plug->armed = false;
        // A desktop that got no answer comes with a higher number; one that got one is alone.
        QCOMPARE(desk.fence(2).ok(), !fenced.ok());
        QVERIFY(desk.fence(3).ok());
        QCOMPARE(data->faults(), std::vector<std::string>{});
        if (QTest::currentTestFailed() || fenced.ok())
            break;
    }
}

VISAGE_TEST(TestFaults)

#include "faults_test.moc"
