// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/harness.h"
#include "tests/support/run.h"

using namespace visage;
using namespace visage::store;
using protocol::AckStatus;
using visage::testing::Data;
using visage::testing::Desk;
using visage::testing::id;

class TestPipeline : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

    void appliesAndLogs();
    void answersTheSamePushTheSameWay();
    void aRefusalCountsAndIsKept();
    void anUndecidablePushCounts();
    void numbersCases();
    void aBatchSeesItself();
    void aLargeBatchIsRecordedAsSmallOnesAre();
    void fencesOlderConnections();
    void dataThatKnowLessOfADeviceAreNoNewerConnection();
    void anEpochIsTakenOnce();
    void refusesAClone();
    void aCloneMayRenumber();
    void aDeviceBelongsToItsUser();
    void rightsAreThoseOfTheMoment();
    void clocksAheadAreNotBelieved();
    void aStampAheadIsGivenAnew();
    void anOlderDesktopIsStampedWhenItWrote();
    void theNewestOfTwoDesktopsStands();
    void aFailedBatchAnswersNobody();
    void aPushBehindAGapIsNotTaken();
    void whatCannotBeKeptIsRefusedAlone();
    void aNumberTakenOffIsFoundNoMore();

private:
    std::unique_ptr<Data> m_data;
    std::unique_ptr<Backend> m_backend;
    std::unique_ptr<Desk> m_desk;
};

void TestPipeline::initTestCase_data() {
    visage::testing::addDataRows();
}

void TestPipeline::init() {
    m_data = visage::testing::dataOfRow();
    auto opened = m_data->open();
    QVERIFY(opened.ok());
    m_backend = std::move(*opened);
    m_desk = std::make_unique<Desk>(*m_backend);
    QVERIFY(m_desk->furnish().ok());
}

void TestPipeline::cleanup() {
    QCOMPARE(m_data->faults(), std::vector<std::string>{});
    m_desk.reset();
    m_backend.reset();
    m_data.reset();
}

void TestPipeline::appliesAndLogs() {
    const Seq before = m_backend->facts()->head;
    const auto ack = m_desk->push(1, Desk::note(1, "Wants to be called back."));
    QVERIFY(ack.ok());
    QCOMPARE(ack->status, AckStatus::Applied);
    QCOMPARE(ack->mseq, 1);
    QCOMPARE(ack->seq, before + 1);
    const auto note = m_desk->find<Note>(id<NoteId>(1));
    QCOMPARE(note->text, std::string("Wants to be called back."));
    QCOMPARE(note->rev, ack->seq);
    QCOMPARE(note->author, id<UserId>(1));
    QCOMPARE((*m_backend->device(id<DeviceId>(1)))->lastMseq, 1);
}

void TestPipeline::answersTheSamePushTheSameWay() {
    const auto first = m_desk->push(1, Desk::note(1, "Once."));
    const Seq head = m_backend->facts()->head;
    const auto second = m_desk->push(1, Desk::note(1, "Once."));
    QCOMPARE(*second, *first);
    QCOMPARE(m_backend->facts()->head, head);
}

/// Statements of many rows are used there by those who have them.
void TestPipeline::aLargeBatchIsRecordedAsSmallOnesAre() {
    const Seq before = m_backend->facts()->head;
    std::vector<CommitRequest> requests;
    for (int n = 1; n <= 91; ++n)
        requests.push_back(m_desk->request(n, Desk::note(n, "Note.")));
    const auto answers = m_desk->pipeline.commit(requests);
    QCOMPARE(answers.size(), requests.size());
    Seq last = before;
    for (const auto& answer : answers) {
        QVERIFY(answer.ok());
        QCOMPARE(answer->status, AckStatus::Applied);
        QVERIFY(answer->seq > last);
        last = answer->seq;
    }
    QCOMPARE((*m_backend->device(id<DeviceId>(1)))->lastMseq, 91);
    // Who opens the data anew finds every line of the log and every answer.
    const auto other = m_data->open();
    QVERIFY(other.ok());
    const auto page = (*other)->feed(before, 1024 * 1024);
    QCOMPARE(page->to, last);
    QVERIFY(page->changes.size() >= requests.size());
    for (const auto& answer : answers)
        QCOMPARE((*(*other)->applied(id<DeviceId>(1), answer->mseq))->ack, *answer);
}

void TestPipeline::aRefusalCountsAndIsKept() {
    const auto refused = m_desk->push(1, WriteNote{id<NoteId>(1), id<CustomerId>(77), {}, {}, "To nobody."});
    QVERIFY(refused.ok());
    QCOMPARE(refused->status, AckStatus::Rejected);
    QCOMPARE(refused->code, ErrorCode::NotFound);
    QVERIFY(!refused->sentence.empty());
    QCOMPARE(*m_desk->push(1, WriteNote{id<NoteId>(1), id<CustomerId>(77), {}, {}, "To nobody."}), *refused);
    QCOMPARE(m_desk->push(2, Desk::note(2, "Goes on."))->status, AckStatus::Applied);
}

void TestPipeline::anUndecidablePushCounts() {
    const sync::ask::CommitRefusal refusal{
        id<DeviceId>(1),   1,
        id<UserId>(1),     1,
        id<MutationId>(1), {ErrorCode::TooNew, "The store is older than this desktop."}};
    const auto ack = m_desk->push(refusal);
    QCOMPARE(ack->status, AckStatus::Rejected);
    QCOMPARE(ack->code, ErrorCode::TooNew);
    QCOMPARE((*m_backend->device(id<DeviceId>(1)))->lastMseq, 1);
}

void TestPipeline::numbersCases() {
    QVERIFY(m_desk->push(1, Desk::openCase(1)).ok());
    QVERIFY(m_desk->push(2, Desk::openCase(2)).ok());
    QCOMPARE(m_desk->find<Case>(id<CaseId>(1))->number, 1);
    QCOMPARE(m_desk->find<Case>(id<CaseId>(2))->number, 2);
    QCOMPARE((*m_backend->caseNumbered(2))->id, id<CaseId>(2));
}

void TestPipeline::aBatchSeesItself() {
    const ChangeCaseStatus close{id<CaseId>(1),      id<CaseEventId>(2), CaseStatus::Open,
                                 CaseStatus::Closed, id<ReasonId>(1),    "Done."};
    ChangeCaseStatus late = close;
    late.event = id<CaseEventId>(3);
    late.status = CaseStatus::Solved;
    const std::vector<CommitRequest> requests{m_desk->request(1, Desk::openCase(1)),
                                              m_desk->request(2, close), m_desk->request(3, late)};
    const auto answers = m_desk->pipeline.commit(requests);
    QCOMPARE(answers.size(), 3u);
    QCOMPARE(answers[0]->status, AckStatus::Applied);
    // The first opens it; the second finds it so or says what stands against it; the third is too late either
    // way.
    const auto opened = m_desk->find<Case>(id<CaseId>(1));
    QVERIFY(opened.has_value());
    QCOMPARE(answers[1]->status == AckStatus::Applied, opened->status == CaseStatus::Closed);
    QCOMPARE(answers[2]->status, AckStatus::Rejected);
    QCOMPARE((*m_backend->device(id<DeviceId>(1)))->lastMseq, 3);
}

void TestPipeline::fencesOlderConnections() {
    QVERIFY(m_desk->push(1, Desk::note(1, "Before.")).ok());
    QCOMPARE(m_desk->fence(2)->lastMseq, 1);
    const auto late = m_desk->push(2, Desk::note(2, "From a dead line."));
    QVERIFY(!late.ok());
    QCOMPARE(late.error().code, ErrorCode::Superseded);
    QVERIFY(!m_desk->find<Note>(id<NoteId>(2)));
}

void TestPipeline::dataThatKnowLessOfADeviceAreNoNewerConnection() {
    const auto unknown = m_desk->push(m_desk->request(1, Desk::note(1, "Kept."), id<DeviceId>(77)));
    QCOMPARE(unknown.error().code, ErrorCode::Unavailable);
    auto ahead = m_desk->request(1, Desk::note(1, "Kept."));
    ahead.sessionEpoch += 1;
    QCOMPARE(m_desk->push(ahead).error().code, ErrorCode::Unavailable);
    QVERIFY(!m_desk->find<Note>(id<NoteId>(1)));
}

void TestPipeline::anEpochIsTakenOnce() {
    QCOMPARE(m_desk->fence(1).error().code, ErrorCode::Superseded);
    QVERIFY(m_desk->fence(5).ok());
    QCOMPARE(m_desk->fence(4).error().code, ErrorCode::Superseded);
}

void TestPipeline::refusesAClone() {
    QVERIFY(m_desk->push(1, Desk::note(1, "Mine.")).ok());
    auto other = m_desk->request(1, Desk::note(2, "Another's."));
    other.push.mid = id<MutationId>(50);
    QCOMPARE(m_desk->push(CommitRequest(other)).error().code, ErrorCode::ClonedDevice);
    QVERIFY(!m_desk->find<Note>(id<NoteId>(2)));
}

void TestPipeline::aCloneMayRenumber() {
    const auto first = m_desk->push(1, Desk::note(1, "Mine."));
    QVERIFY(m_desk->fence(1, id<DeviceId>(2)).ok());
    const Seq head = m_backend->facts()->head;
    auto again = m_desk->request(1, Desk::note(1, "Mine."), id<DeviceId>(2));
    const auto second = m_desk->push(CommitRequest(again));
    QVERIFY(second.ok());
    QCOMPARE(second->seq, first->seq);
    QCOMPARE(m_backend->facts()->head, head);
    QCOMPARE((*m_backend->device(id<DeviceId>(2)))->lastMseq, 1);
}

void TestPipeline::aDeviceBelongsToItsUser() {
    QCOMPARE(m_desk->fence(9, id<DeviceId>(1), id<UserId>(2)).error().code, ErrorCode::ClonedDevice);
}

void TestPipeline::rightsAreThoseOfTheMoment() {
    User off = Desk::agent();
    off.active = false;
    QVERIFY(m_desk->write({off}).ok());
    const auto ack = m_desk->push(1, Desk::note(1, "From somebody who left."));
    QCOMPARE(ack->status, AckStatus::ForReview);
    QVERIFY(!m_desk->find<Note>(id<NoteId>(1)));
    // Pushed again, it is the same answer and the same thing to review.
    QCOMPARE(*m_desk->push(1, Desk::note(1, "From somebody who left.")), *ack);
    QCOMPARE(m_backend->reviews(ReviewState::Waiting)->size(), 1u);
}

void TestPipeline::clocksAheadAreNotBelieved() {
    auto request = m_desk->request(1, Desk::note(1, "From tomorrow."));
    request.push.enteredAt = m_desk->clock.now() + std::chrono::hours(24);
    QVERIFY(m_desk->push(CommitRequest(request)).ok());
    QVERIFY(m_desk->find<Note>(id<NoteId>(1))->createdAt <= m_desk->clock.now());
}

namespace {

constexpr std::int64_t familyName = 4;

sync::ask::Commit rename(const Desk& desk, int mseq, std::string before, std::string after, Hlc hlc,
                         DeviceId device = id<DeviceId>(1), UserId user = id<UserId>(1)) {
    auto request = desk.request(mseq,
                                UpdateCustomer{id<EditId>(100 * static_cast<int>(user.uuid.bytes[15]) + mseq),
                                               id<CustomerId>(1),
                                               {{familyName, std::move(before), std::move(after)}}},
                                device);
    request.user = user;
    request.push.mid.uuid.bytes[1] = device.uuid.bytes[15];
    request.push.hlc = hlc;
    return request;
}

FieldStamp stampOfName(Desk& desk) {
    return desk.find<FieldStamp>(fieldStampId(ObjectId(id<CustomerId>(1).uuid), familyName))
        .value_or(FieldStamp{});
}

} // namespace

void TestPipeline::aStampAheadIsGivenAnew() {
    const Timestamp now = m_desk->clock.now();
    const Hlc ahead = Hlc::at(now + toleratedLead + Milliseconds(1));
    QCOMPARE(m_desk->push(rename(*m_desk, 1, "Lefèvre", "A", ahead))->status, AckStatus::Applied);
    QCOMPARE(stampOfName(*m_desk).hlc.time(), now);
    // In the order of their arrival.
    QCOMPARE(m_desk->push(rename(*m_desk, 2, "Lefèvre", "B", ahead))->status, AckStatus::Applied);
    QVERIFY(stampOfName(*m_desk).hlc > Hlc::at(now));
    QCOMPARE(m_desk->find<Customer>(id<CustomerId>(1))->familyName, std::string("B"));
    const Hlc tolerated = Hlc::at(now + toleratedLead);
    QVERIFY(m_desk->push(rename(*m_desk, 3, "B", "C", tolerated)).ok());
    QCOMPARE(stampOfName(*m_desk).hlc, tolerated);
}

void TestPipeline::anOlderDesktopIsStampedWhenItWrote() {
    auto request = rename(*m_desk, 1, "Lefèvre", "A", {});
    request.push.enteredAt = m_desk->clock.now() - Milliseconds(5000);
    QVERIFY(m_desk->push(request).ok());
    QCOMPARE(stampOfName(*m_desk).hlc, Hlc::at(request.push.enteredAt));
    request = rename(*m_desk, 2, "Lefèvre", "B", {});
    request.push.enteredAt = {};
    QVERIFY(m_desk->push(request).ok());
    QCOMPARE(stampOfName(*m_desk).hlc, Hlc::at(m_desk->clock.now()));
}

void TestPipeline::theNewestOfTwoDesktopsStands() {
    User karim;
    karim.id = id<UserId>(2);
    karim.name = "karim";
    QVERIFY(m_desk->write({karim}).ok());
    QVERIFY(m_desk->fence(1, id<DeviceId>(2), karim.id).ok());
    const Hlc late = Hlc::at(m_desk->clock.now());
    const Hlc early = Hlc::at(m_desk->clock.now() - Milliseconds(1000));
    QCOMPARE(m_desk->push(rename(*m_desk, 1, "Lefèvre", "Dubois", late, id<DeviceId>(2), karim.id))->status,
             AckStatus::Applied);
    const auto request = rename(*m_desk, 1, "Lefèvre", "Lefebvre", early);
    const auto ack = m_desk->push(request);
    QCOMPARE(ack->status, AckStatus::Superseded);
    QCOMPARE(*m_desk->push(request), *ack);
    QCOMPARE(m_desk->find<Customer>(id<CustomerId>(1))->familyName, std::string("Dubois"));
    const auto kept = m_backend->rowsOf(EntityKind::FieldVersion, id<CustomerId>(1), 0);
    QCOMPARE(kept->size(), 2U);
    // What a customer is found by follows.
    QCOMPARE(m_backend->search(rules::parseSearch("dubois"), 10)->size(), 1U);
    QCOMPARE(m_backend->search(rules::parseSearch("lefevre"), 10)->size(), 0U);
}

void TestPipeline::aFailedBatchAnswersNobody() {
    auto other = m_data->open();
    auto held = (*other)->begin();
    const std::vector<CommitRequest> requests{m_desk->request(1, Desk::note(1, "a")),
                                              m_desk->request(2, Desk::note(2, "b"))};
    for (const auto& answer : m_desk->pipeline.commit(requests)) {
        QVERIFY(!answer.ok());
        QCOMPARE(answer.error().code, ErrorCode::Busy);
    }
    held->reset();
    for (const auto& answer : m_desk->pipeline.commit(requests))
        QCOMPARE(answer->status, AckStatus::Applied);
}

void TestPipeline::aPushBehindAGapIsNotTaken() {
    const auto early = m_desk->push(2, Desk::note(2, "Builds on the first."));
    QVERIFY(!early.ok());
    QVERIFY(early.error().transient());
    QVERIFY(!m_desk->find<Note>(id<NoteId>(2)));
    QCOMPARE((*m_backend->device(id<DeviceId>(1)))->lastMseq, 0);
    QCOMPARE(m_desk->push(1, Desk::note(1, "First."))->status, AckStatus::Applied);
    QCOMPARE(m_desk->push(2, Desk::note(2, "Builds on the first."))->status, AckStatus::Applied);
}

void TestPipeline::whatCannotBeKeptIsRefusedAlone() {
    // Somebody wrote a case under the number that comes next.
    Case squatter;
    squatter.id = id<CaseId>(9);
    squatter.customer = id<CustomerId>(1);
    squatter.number = 1;
    QVERIFY(m_desk->write({squatter}).ok());
    const std::vector<CommitRequest> requests{m_desk->request(1, Desk::note(1, "Before.")),
                                              m_desk->request(2, Desk::openCase(1)),
                                              m_desk->request(3, Desk::note(2, "Behind."))};
    const auto answers = m_desk->pipeline.commit(requests);
    QCOMPARE(answers[0]->status, AckStatus::Applied);
    QCOMPARE(answers[1]->status, AckStatus::Rejected);
    QCOMPARE(answers[1]->code, ErrorCode::Conflict);
    QVERIFY(answers[1]->sentence.find("administrator") != std::string::npos);
    QCOMPARE(answers[2]->status, AckStatus::Applied);
    QVERIFY(!m_desk->find<Case>(id<CaseId>(1)));
    QVERIFY(m_desk->find<Note>(id<NoteId>(2)));
    // Said once and for ever, as any other refusal.
    QCOMPARE(*m_desk->push(requests[1]), *answers[1]);
    auto batch = m_backend->begin();
    ChangeWriter writer(*m_backend, **batch, m_desk->clock.now());
    QVERIFY(writer.erase({EntityKind::Case, squatter.id.uuid}).ok() && (*batch)->commit().ok());
    QCOMPARE(m_desk->push(4, Desk::openCase(1))->status, AckStatus::Applied);
}

void TestPipeline::aNumberTakenOffIsFoundNoMore() {
    const std::string number = "+33639981234";
    AttachIdentity attach;
    attach.customer = id<CustomerId>(1);
    attach.valueRaw = attach.valueNorm = number;
    const IdentityId there = identityId(attach.customer, IdentityType::Phone, {}, number);
    const auto owners = [&] { return m_backend->customersWith(IdentityType::Phone, number)->size(); };
    const auto hits = [&] { return m_backend->search(rules::parseSearch("0639981234"), 10)->size(); };
    QCOMPARE(m_desk->push(1, attach)->status, AckStatus::Applied);
    QCOMPARE(owners(), 1U);
    QCOMPARE(hits(), 1U);
    const auto ack = m_desk->push(2, DetachIdentity{there});
    QCOMPARE(ack->status, AckStatus::Applied);
    QCOMPARE(owners(), 0U);
    QCOMPARE(hits(), 0U);
    const auto page = m_backend->feed(ack->seq - 1, 100'000);
    QCOMPARE(page->changes.size(), 1U);
    QVERIFY(!page->changes.front().erased);
    const auto removed = std::get<Identity>(page->changes.front().row);
    QVERIFY(removed.id == there && removed.removedAt && removed.removedBy);
    // What a second desktop wanted is so already.
    QCOMPARE(m_desk->push(3, DetachIdentity{there})->status, AckStatus::Applied);
    QVERIFY(*m_desk->find<Identity>(there) == removed);
    m_desk->clock.pass(Milliseconds(1)); // what is put on at the same moment was seen
    QCOMPARE(m_desk->push(4, attach)->status, AckStatus::Applied);
    QCOMPARE(owners(), 1U);
    QCOMPARE(hits(), 1U);
    QVERIFY(m_desk->find<Identity>(there)->createdAt == removed.createdAt);
}

VISAGE_TEST(TestPipeline)

#include "pipeline_test.moc"
