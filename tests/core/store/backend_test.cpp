// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The conformance suite: whatever calls itself a backend passes it.
#include "core/store/bulk_writer.h"
#include "tests/core/store/harness.h"
#include "tests/support/run.h"

using namespace visage;
using namespace visage::store;
using visage::testing::Data;
using visage::testing::Desk;
using visage::testing::id;

namespace {

constexpr std::size_t plenty = 1 << 20;

std::vector<Uuid> idsOf(const std::vector<Row>& rows) {
    std::vector<Uuid> ids;
    for (const Row& row : rows)
        ids.push_back(idOf(row));
    return ids;
}

Identity phone(int number, int customer, std::string value) {
    Identity identity;
    identity.id = id<IdentityId>(number);
    identity.customer = id<CustomerId>(customer);
    identity.type = IdentityType::Phone;
    identity.valueRaw = identity.valueNorm = std::move(value);
    return identity;
}

} // namespace

class TestBackend : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

    void beginsEmpty();
    void everyEntityComesBackAsItWas();
    void newRowsComeBackAsTheyWere();
    void aRowThatIsThereIsNotNew();
    void whatIsNotCommittedIsNotThere();
    void aBatchReadsWhatItWrote();
    void oneWritesAtATime();
    void noticesOtherWriters();
    void numbersHaveNoGaps();
    void refusesRowsThatContradict();

    void feedsEachObjectOnceAsItIsNow();
    void feedsInPagesThatMissNothing();
    void feedsRemovals();
    void feedSaysWhenTheLogIsCut();
    void keepsFromDesktopsWhatIsNotForThem();
    void snapshotBringsEveryRowInOrder();
    void snapshotOfNothingIsDone();

    void findsByWords();
    void whatWasTypedStandsBeforeWhatSoundsAlike();
    void findsWhatChanged();
    void severalCustomersShareANumber();
    void aNumberTakenOffIdentifiesNobody();
    void listsNewestFirst();
    void aCaseKnowsItsContacts();

    void keepsDevicesAnswersAndSecrets();
    void listsReviewsAsTheyCame();
    void exportsSources();

    void bulkRowsAreLoggedAndFound();
    void bulkDoesNothingTwice();
    void bulkIsAllOrNothingByChunk();
    void bulkForgetsAChunkThatWasNotFlushed();
    void bulkFindsNewCustomersByWhatCameWithThem();
    void bulkStopsWhenAsked();

private:
    std::unique_ptr<Data> m_data;
    std::unique_ptr<Backend> m_backend;
    std::unique_ptr<Desk> m_desk;
};

void TestBackend::initTestCase_data() {
    visage::testing::addDataRows();
}

void TestBackend::init() {
    m_data = visage::testing::dataOfRow();
    auto opened = m_data->open();
    QVERIFY(opened.ok());
    m_backend = std::move(*opened);
    m_desk = std::make_unique<Desk>(*m_backend);
}

void TestBackend::cleanup() {
    QCOMPARE(m_data->faults(), std::vector<std::string>{});
    m_desk.reset();
    m_backend.reset();
    m_data.reset();
}

void TestBackend::beginsEmpty() {
    const auto facts = m_backend->facts();
    QVERIFY(facts.ok());
    QVERIFY(facts->store);
    QCOMPARE(facts->incarnation, 1);
    QCOMPARE(facts->head, 0);
    QCOMPARE(facts->floor, 0);
    const auto counts = m_backend->counts();
    for (const TableCount& count : *counts)
        QCOMPARE(count.rows, 0);
}

void TestBackend::everyEntityComesBackAsItWas() {
    for (std::size_t i = 1; i <= entityKinds; ++i) {
        withEntity(static_cast<EntityKind>(i), [&]<class T>() {
            T entity;
            entity.id.uuid = id<CustomerId>(static_cast<int>(100 + i)).uuid;
            entity.ext = std::string("\x82\0\xff", 3);
            if constexpr (requires { entity.text; })
                entity.text = std::string("nul \0 <b>bold</b> 'quoted'", 27);
            auto batch = m_backend->begin();
            QVERIFY((*batch)->put(Row(entity)).ok());
            QCOMPARE(**m_backend->load({static_cast<EntityKind>(i), entity.id.uuid}), Row(entity));
        });
    }
}

void TestBackend::newRowsComeBackAsTheyWere() {
    // More of one kind than go in one statement, between others.
    std::vector<Row> rows{Desk::customer(1)};
    for (int i = 1; i <= 9; ++i)
        rows.push_back(phone(i, 1, "+3363998000" + std::to_string(i)));
    rows.push_back(Desk::customer(2));
    auto batch = m_backend->begin();
    QVERIFY((*batch)->putNew(rows).ok());
    for (const Row& row : rows)
        QCOMPARE(**m_backend->load({kindOf(row), idOf(row)}), row);
    QCOMPARE(m_backend->customersWith(IdentityType::Phone, "+33639980009")->size(), 1u);
}

void TestBackend::aRowThatIsThereIsNotNew() {
    {
        auto batch = m_backend->begin();
        ChangeWriter writer(*m_backend, **batch, {});
        Row row = Desk::customer(1);
        QVERIFY(writer.write(row).ok() && writer.finish().ok());
        QVERIFY((*batch)->commit().ok());
    }
    {
        auto batch = m_backend->begin();
        auto again = (*batch)->putNew(std::vector<Row>{Desk::customer(2), Desk::customer(1)});
        if (again)
            again = (*batch)->commit(); // where what is written is only looked at then
        QVERIFY(!again.ok());
        QCOMPARE(again.error().code, ErrorCode::Conflict);
    }
    QVERIFY(m_desk->find<Customer>(id<CustomerId>(1)));
    QVERIFY(!m_desk->find<Customer>(id<CustomerId>(2)));
}

void TestBackend::whatIsNotCommittedIsNotThere() {
    {
        auto batch = m_backend->begin();
        QVERIFY(batch.ok());
        Row row = Desk::customer(1);
        QVERIFY(ChangeWriter(*m_backend, **batch, {}).write(row).ok());
        QCOMPARE((*batch)->head(), 1);
    }
    QVERIFY(!m_desk->find<Customer>(id<CustomerId>(1)));
    QCOMPARE(m_backend->facts()->head, 0);
}

void TestBackend::aBatchReadsWhatItWrote() {
    auto batch = m_backend->begin();
    QVERIFY((*batch)->put(Desk::customer(1)).ok());
    QVERIFY(m_desk->find<Customer>(id<CustomerId>(1)).has_value());
    auto other = m_data->open();
    QVERIFY(!(*other)->load({EntityKind::Customer, id<CustomerId>(1).uuid})->has_value());
}

void TestBackend::oneWritesAtATime() {
    auto other = m_data->open();
    auto batch = m_backend->begin();
    QVERIFY(batch.ok());
    const auto second = (*other)->begin();
    QVERIFY(!second.ok());
    QCOMPARE(second.error().code, ErrorCode::Busy);
    batch->reset();
    QVERIFY((*other)->begin().ok());
}

void TestBackend::noticesOtherWriters() {
    auto other = m_data->open();
    const auto before = (*other)->foreignChanges();
    QVERIFY(m_desk->furnish().ok());
    QVERIFY(*(*other)->foreignChanges() != *before);
    QCOMPARE((*other)->facts()->head, m_backend->facts()->head);
}

void TestBackend::numbersHaveNoGaps() {
    {
        auto abandoned = m_backend->begin();
        QCOMPARE(*(*abandoned)->nextNumber("case"), 1);
    }
    auto batch = m_backend->begin();
    QCOMPARE(*(*batch)->nextNumber("case"), 1);
    QCOMPARE(*(*batch)->nextNumber("case"), 2);
    QCOMPARE(*(*batch)->nextNumber("other"), 1);
}

void TestBackend::refusesRowsThatContradict() {
    User anna = Desk::agent();
    QVERIFY(m_desk->write({anna}).ok());
    QVERIFY(m_desk->write({anna}).ok());
    anna.id = id<UserId>(2);
    const auto refused = m_desk->write({anna});
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QCOMPARE(m_backend->all(EntityKind::User)->size(), 1u);
}

void TestBackend::feedsEachObjectOnceAsItIsNow() {
    QVERIFY(m_desk->write({Desk::customer(1), Desk::customer(2)}).ok());
    QVERIFY(m_desk->write({Desk::customer(1, "Dupont")}).ok());
    const auto page = m_backend->feed(0, plenty);
    QVERIFY(page.ok());
    QCOMPARE(page->from, 0);
    QCOMPARE(page->to, 3);
    QCOMPARE(page->head, 3);
    QCOMPARE(page->changes.size(), 2u);
    QCOMPARE(std::get<Customer>(page->changes[0].row).familyName, std::string("Dupont"));
    QCOMPARE(revOf(page->changes[0].row), 3);
    QCOMPARE(m_backend->feed(3, plenty)->changes.size(), 0u);
}

void TestBackend::feedsInPagesThatMissNothing() {
    std::vector<Row> rows;
    for (int i = 1; i <= 50; ++i)
        rows.push_back(Desk::customer(i, std::string(200, 'x')));
    QVERIFY(m_desk->write(rows).ok());
    Seq cursor = 0;
    std::size_t seen = 0;
    int pages = 0;
    while (cursor < 50) {
        const auto page = m_backend->feed(cursor, 2000);
        QVERIFY(page.ok());
        QCOMPARE(page->from, cursor);
        QVERIFY(page->to > cursor);
        seen += page->changes.size();
        cursor = page->to;
        ++pages;
    }
    QCOMPARE(seen, 50u);
    QVERIFY(pages > 5);
}

void TestBackend::feedsRemovals() {
    QVERIFY(m_desk->write({Desk::customer(1)}).ok());
    auto batch = m_backend->begin();
    ChangeWriter writer(*m_backend, **batch, m_desk->clock.now());
    QVERIFY(writer.erase({EntityKind::Customer, id<CustomerId>(1).uuid}).ok());
    QVERIFY(writer.finish().ok());
    QVERIFY((*batch)->commit().ok());
    const auto page = m_backend->feed(1, plenty);
    QCOMPARE(page->to, 2);
    QCOMPARE(page->changes.size(), 1u);
    QVERIFY(page->changes[0].erased);
    QCOMPARE(idOf(page->changes[0].row), id<CustomerId>(1).uuid);
}

void TestBackend::feedSaysWhenTheLogIsCut() {
    QVERIFY(m_desk->write({Desk::customer(1), Desk::customer(2)}).ok());
    m_desk->clock.pass(std::chrono::hours(1));
    QVERIFY(m_desk->write({Desk::customer(3)}).ok());
    auto batch = m_backend->begin();
    QCOMPARE(*(*batch)->trim(m_desk->clock.now(), 1), 1);
    QCOMPARE(*(*batch)->trim(m_desk->clock.now(), 100), 1);
    QVERIFY((*batch)->commit().ok());
    QCOMPARE(m_backend->facts()->floor, 2);
    QCOMPARE(m_backend->feed(1, plenty).error().code, ErrorCode::NotFound);
    QCOMPARE(m_backend->feed(2, plenty)->changes.size(), 1u);
    // Beyond the head: the page says so by its head, and the session turns to a snapshot.
    QCOMPARE(m_backend->feed(9, plenty)->head, 3);
}

void TestBackend::keepsFromDesktopsWhatIsNotForThem() {
    SourceRecord record;
    record.id = id<SourceRecordId>(1);
    Membership membership;
    membership.id = id<MembershipId>(1);
    membership.record = record.id;
    membership.customer = id<CustomerId>(1);
    QVERIFY(m_desk->write({record, Desk::customer(1), membership}).ok());
    QCOMPARE(m_backend->facts()->head, 1);
    QCOMPARE(m_backend->feed(0, plenty)->changes.size(), 1u);
    const auto page = m_backend->snapshot({}, {}, plenty);
    QCOMPARE(page->rows.size(), 1u);
    QCOMPARE(page->rowsTotal, 1);
    QVERIFY(page->done);
}

void TestBackend::snapshotBringsEveryRowInOrder() {
    std::vector<Row> rows{Desk::agent()};
    for (int i = 40; i >= 1; --i)
        rows.push_back(Desk::customer(i, std::string(100, 'x')));
    for (int i = 1; i <= 20; ++i)
        rows.push_back(phone(i, i, "+3363998" + std::to_string(1000 + i)));
    QVERIFY(m_desk->write(rows).ok());
    std::vector<Row> brought;
    EntityKind kind{};
    Uuid after;
    for (bool done = false; !done;) {
        const auto page = m_backend->snapshot(kind, after, 1500);
        QVERIFY(page.ok());
        QVERIFY(!page->rows.empty());
        QCOMPARE(page->head, 61);
        QCOMPARE(page->rowsTotal, 61);
        brought.insert(brought.end(), page->rows.begin(), page->rows.end());
        // As a session goes on: behind the last row, or with the kind after.
        kind = page->kindDone ? static_cast<EntityKind>(static_cast<int>(page->kind) + 1) : page->kind;
        after = page->kindDone ? Uuid() : idOf(page->rows.back());
        done = page->done;
    }
    QCOMPARE(brought.size(), 61u);
    QVERIFY(std::ranges::is_sorted(brought, {},
                                   [](const Row& row) { return std::pair(kindOf(row), idOf(row)); }));
}

void TestBackend::snapshotOfNothingIsDone() {
    const auto page = m_backend->snapshot({}, {}, plenty);
    QVERIFY(page.ok());
    QVERIFY(page->done && page->kindDone && page->rows.empty());
}

void TestBackend::findsByWords() {
    Customer anne = Desk::customer(1, "Lefèvre");
    anne.givenName = "Anne";
    anne.town = "Lille";
    QVERIFY(m_desk->write({anne, Desk::customer(2, "Lemaire"), phone(1, 1, "+33639981234")}).ok());
    const auto find = [&](std::string_view text) { return *m_backend->search(rules::parseSearch(text), 10); };
    const std::vector<CustomerId> justAnne{id<CustomerId>(1)};
    QCOMPARE(find("lefev"), justAnne);
    QCOMPARE(find("LEFEBVRE"), justAnne);
    QCOMPARE(find("lille anne"), justAnne);
    QCOMPARE(find("9812"), justAnne);
    QCOMPARE(find("le").size(), 2u);
    QCOMPARE(find("lefevre paris").size(), 0u);
    QCOMPARE(find("\" OR words:*").size(), 0u);
    QCOMPARE(m_backend->search(rules::parseSearch("le"), 1)->size(), 1u);
}

void TestBackend::whatWasTypedStandsBeforeWhatSoundsAlike() {
    Customer mairie = Desk::customer(4, "Corgateau");
    mairie.organisation = "Mairie de Nantes";
    QVERIFY(m_desk
                ->write({Desk::customer(1, "Morot"), Desk::customer(2, "Moreau"), Desk::customer(3, "Moraud"),
                         mairie})
                .ok());
    const auto find = [&](int limit) { return *m_backend->search(rules::parseSearch("moreau"), limit); };
    QCOMPARE(find(10).size(), 3u);
    QCOMPARE(find(10).front(), id<CustomerId>(2));
    QCOMPARE(find(1), std::vector<CustomerId>{id<CustomerId>(2)});
    QCOMPARE(find(2).size(), 2u);
}

void TestBackend::findsWhatChanged() {
    QVERIFY(m_desk->write({Desk::customer(1, "Lefèvre")}).ok());
    QVERIFY(m_desk->write({Desk::customer(1, "Dupont"), phone(1, 1, "+33639981234")}).ok());
    const auto find = [&](std::string_view text) {
        return m_backend->search(rules::parseSearch(text), 10)->size();
    };
    QCOMPARE(find("lefevre"), 0u);
    QCOMPARE(find("dupont"), 1u);
    QVERIFY(m_desk->write({Desk::customer(2, "Martin"), phone(1, 2, "+33639981234")}).ok());
    QCOMPARE(*m_backend->search(rules::parseSearch("0639981234"), 10),
             std::vector<CustomerId>{id<CustomerId>(2)});
}

void TestBackend::severalCustomersShareANumber() {
    QVERIFY(m_desk
                ->write({Desk::customer(1), Desk::customer(2), phone(2, 2, "+33320001122"),
                         phone(1, 1, "+33320001122")})
                .ok());
    QCOMPARE(*m_backend->customersWith(IdentityType::Phone, "+33320001122"),
             (std::vector<CustomerId>{id<CustomerId>(1), id<CustomerId>(2)}));
    QCOMPARE(m_backend->customersWith(IdentityType::Email, "+33320001122")->size(), 0u);
}

void TestBackend::aNumberTakenOffIdentifiesNobody() {
    auto removed = std::get<Identity>(Row(phone(1, 1, "+33320001122")));
    const Identity whole = removed;
    removed.removedAt = {1000};
    removed.removedBy = id<UserId>(7);
    const auto owners = [&] { return m_backend->customersWith(IdentityType::Phone, "+33320001122"); };
    const auto hits = [&] { return m_backend->search(rules::parseSearch("0320001122"), 10)->size(); };
    QVERIFY(m_desk->write({Desk::customer(1), Desk::customer(2), whole, phone(2, 2, "+33320001122")}).ok());
    QCOMPARE(hits(), 2u);
    QVERIFY(m_desk->write({removed}).ok());
    QCOMPARE(*owners(), (std::vector<CustomerId>{id<CustomerId>(2)}));
    QCOMPARE(hits(), 1u);
    const auto kept = m_backend->rowsOf(EntityKind::Identity, id<CustomerId>(1), 0);
    QCOMPARE(kept->size(), 1u);
    QVERIFY(std::get<Identity>(kept->front()).removedAt == removed.removedAt);
    QVERIFY(std::get<Identity>(kept->front()).removedBy == removed.removedBy);
    QVERIFY(m_desk->write({whole}).ok());
    QCOMPARE(owners()->size(), 2u);
    QCOMPARE(hits(), 2u);
}

void TestBackend::listsNewestFirst() {
    std::vector<Row> rows{Desk::customer(1)};
    for (int i = 1; i <= 3; ++i) {
        Interaction contact;
        contact.id = id<InteractionId>(4 - i);
        contact.customer = id<CustomerId>(1);
        contact.at = {1000 + i};
        rows.push_back(contact);
    }
    QVERIFY(m_desk->write(rows).ok());
    QCOMPARE(idsOf(*m_backend->rowsOf(EntityKind::Interaction, id<CustomerId>(1), 2)),
             (std::vector<Uuid>{id<InteractionId>(1).uuid, id<InteractionId>(2).uuid}));
    QCOMPARE(m_backend->rowsOf(EntityKind::Interaction, id<CustomerId>(1), 0)->size(), 3u);
    QCOMPARE(m_backend->rowsOf(EntityKind::Reason, id<CustomerId>(1), 0)->size(), 0u);
}

void TestBackend::aCaseKnowsItsContacts() {
    Case opened;
    opened.id = id<CaseId>(1);
    opened.customer = id<CustomerId>(1);
    std::vector<Row> rows{Desk::customer(1), opened};
    for (int i = 1; i <= 2; ++i) {
        Interaction contact;
        contact.id = id<InteractionId>(i);
        contact.customer = opened.customer;
        contact.at = {2000 - i};
        rows.push_back(contact);
        rows.push_back(InteractionCase{
            {}, interactionCaseId(contact.id, opened.id), contact.id, opened.id, opened.customer});
    }
    QVERIFY(m_desk->write(rows).ok());
    const auto contacts = m_backend->interactionsOf(opened.id);
    QCOMPARE(contacts->size(), 2u);
    QCOMPARE(contacts->front().id, id<InteractionId>(2));
    QCOMPARE((*m_backend->caseNumbered(1))->id, opened.id);
    QVERIFY(!m_backend->caseNumbered(0)->has_value());
}

void TestBackend::listsReviewsAsTheyCame() {
    // Received at once from two devices; the ids say nothing of the order.
    const auto review = [](int mid, Timestamp received, int device, std::int64_t mseq) {
        Review made;
        made.mid = id<MutationId>(mid);
        made.device = id<DeviceId>(device);
        made.mseq = mseq;
        made.user = id<UserId>(1);
        made.command = "x";
        made.receivedAt = received;
        return made;
    };
    const std::vector<Review> all = {review(9, {5}, 1, 7), review(3, {6}, 1, 8), review(4, {6}, 1, 9),
                                     review(1, {6}, 2, 1), review(2, {7}, 1, 10)};
    {
        auto batch = m_backend->begin();
        for (const Review& one : all)
            QVERIFY((*batch)->putReview(one).ok());
        QVERIFY((*batch)->commit().ok());
    }
    const auto behind = [&](int mid, int limit) {
        const auto reviews = m_backend->reviewsBehind(ReviewState::Waiting,
                                                      mid == 0 ? MutationId() : id<MutationId>(mid), limit);
        std::vector<MutationId> mids;
        for (const Review& one : *reviews)
            mids.push_back(one.mid);
        return mids;
    };
    const auto mids = [](std::initializer_list<int> numbers) {
        std::vector<MutationId> list;
        for (const int number : numbers)
            list.push_back(id<MutationId>(number));
        return list;
    };
    QCOMPARE(*m_backend->reviewsWaiting(), 5);
    QCOMPARE(*m_backend->reviewsBehind(ReviewState::Waiting, {}, 10), all);
    QCOMPARE(behind(0, 2), mids({9, 3}));
    QCOMPARE(behind(3, 2), mids({4, 1}));
    QCOMPARE(behind(2, 2), mids({}));
    // Behind one that has been decided meanwhile.
    Review decided = all[1];
    decided.state = ReviewState::Applied;
    const auto put = [&](const std::vector<Review>& reviews) {
        auto batch = m_backend->begin();
        for (const Review& one : reviews)
            QVERIFY((*batch)->putReview(one).ok());
        QVERIFY((*batch)->commit().ok());
    };
    put({decided});
    QCOMPARE(behind(3, 10), mids({4, 1, 2}));
    QCOMPARE(behind(0, 2), mids({9, 4}));
    QCOMPARE(*m_backend->reviewsWaiting(), 4);
    // What was thrown away, but for what was forgotten with an erased person.
    Review thrown = all[3];
    Review forgotten = all[0];
    thrown.state = forgotten.state = ReviewState::Discarded;
    forgotten.command.clear();
    put({thrown, forgotten});
    QCOMPARE(*m_backend->reviewsBehind(ReviewState::Discarded, {}, 10), std::vector{thrown});
    QVERIFY(m_backend->reviewsBehind(ReviewState::Discarded, thrown.mid, 10)->empty());
}

void TestBackend::keepsDevicesAnswersAndSecrets() {
    const Device device{id<DeviceId>(1), id<UserId>(1), 4, 7, "visage 0.1", {5}};
    const Applied applied{
        device.id,
        {7, id<MutationId>(3), protocol::AckStatus::Rejected, 12, ErrorCode::Conflict, "Too late."},
        {6}};
    const Credential credential{id<UserId>(1), "$argon2id$...", {7}};
    const Token token{std::string(32, '\x81'), id<UserId>(1), device.id, "desk 4", {8}, {9}, {}};
    const LoginAttempts attempts{"anna", 3, {10}, {}};
    RawIntake intake{id<CustomerId>(5).uuid, "mail", std::string("\0\xff raw", 6), {11},
                     IntakeState::Received,  ""};
    Review review{
        id<MutationId>(8),    device.id, 7, id<UserId>(1), std::string("\x81\0\x02", 3), {12}, Hlc{13}, {14},
        ReviewState::Waiting, {},        {}};
    {
        auto batch = m_backend->begin();
        QVERIFY((*batch)->putReview(review).ok());
        QVERIFY((*batch)->putDevice(device).ok() && (*batch)->putApplied(applied).ok());
        QVERIFY((*batch)->putCredential(credential).ok() && (*batch)->putToken(token).ok());
        QVERIFY((*batch)->putLoginAttempts(attempts).ok() && (*batch)->putRawIntake(intake).ok());
        QVERIFY((*batch)->commit().ok());
    }
    QCOMPARE(**m_backend->device(device.id), device);
    QCOMPARE(**m_backend->applied(device.id, 7), applied);
    QCOMPARE(**m_backend->appliedTo(applied.ack.mid), applied);
    QVERIFY(!m_backend->applied(device.id, 8)->has_value());
    QCOMPARE(**m_backend->credential(id<UserId>(1)), credential);
    QCOMPARE(**m_backend->token(token.hash), token);
    QCOMPARE(*m_backend->loginAttempts("anna"), attempts);
    QCOMPARE(**m_backend->rawIntake(intake.id), intake);
    QCOMPARE(**m_backend->review(review.mid), review);
    QCOMPARE(*m_backend->reviews(ReviewState::Waiting), std::vector{review});
    QVERIFY(!m_backend->review(id<MutationId>(9))->has_value());
    QCOMPARE(*m_backend->reviewsWaiting(), 1);
    auto batch = m_backend->begin();
    review.state = ReviewState::Discarded;
    review.decidedBy = id<UserId>(2);
    review.decidedAt = {22};
    QVERIFY((*batch)->putReview(review).ok());
    QCOMPARE(*(*batch)->revokeTokens(id<UserId>(1), Revoked::AccountOff, {20}), 1);
    QCOMPARE(*(*batch)->revokeTokens(id<UserId>(1), Revoked::LoggedOut, {21}), 0);
    QVERIFY((*batch)->putLoginAttempts({"anna", 0, {}, {}}).ok());
    intake.state = IntakeState::Failed;
    intake.fault = "No header.";
    QVERIFY((*batch)->putRawIntake(intake).ok());
    QVERIFY((*batch)->raiseIncarnation(0).ok());
    QVERIFY((*batch)->commit().ok());
    QCOMPARE((*m_backend->token(token.hash))->revokedAt, Timestamp{20});
    QCOMPARE((*m_backend->token(token.hash))->revoked, Revoked::AccountOff);
    QVERIFY(m_backend->reviews(ReviewState::Waiting)->empty());
    QCOMPARE(*m_backend->reviewsWaiting(), 0);
    QCOMPARE(*m_backend->reviews(ReviewState::Discarded), std::vector{review});
    QCOMPARE(m_backend->loginAttempts("anna")->failures, 0);
    QCOMPARE(**m_backend->rawIntake(intake.id), intake);
    QCOMPARE(m_backend->facts()->incarnation, 2);
}

void TestBackend::exportsSources() {
    std::vector<Row> rows{Desk::customer(1)};
    for (int i = 3; i >= 1; --i) {
        rows.push_back(SourceRecord{{}, id<SourceRecordId>(i), "a.csv", i, i == 2 ? "C2" : "", "{}", {}});
        rows.push_back(Membership{
            {}, id<MembershipId>(i), id<SourceRecordId>(i), id<CustomerId>(1), DecidedBy::Import, {}, {}});
    }
    QVERIFY(m_desk->write(rows).ok());
    std::string seen;
    QVERIFY(
        m_backend
            ->eachSource([&](const Backend::Source& source) {
                seen.append(source.file).append(std::to_string(source.row)).append(source.ownId).append(" ");
                QCOMPARE(source.customer, id<CustomerId>(1));
            })
            .ok());
    QCOMPARE(seen, std::string("a.csv1 a.csv2C2 a.csv3 "));
}

void TestBackend::bulkRowsAreLoggedAndFound() {
    BulkWriter bulk(*m_backend, m_desk->clock, {.chunkRows = 10, .progress = {}, .cancelled = {}});
    for (int i = 1; i <= 12; ++i)
        QVERIFY(bulk.add({Desk::customer(i), phone(i, i, "+3363998" + std::to_string(1000 + i))}).ok());
    QCOMPARE(bulk.progress().rows, 20);
    QVERIFY(bulk.flush().ok());
    QCOMPARE(bulk.progress().rows, 24);
    QCOMPARE(m_backend->facts()->head, 24);
    QCOMPARE(m_backend->feed(0, plenty)->changes.size(), 24u);
    QCOMPARE(m_backend->search(rules::parseSearch("lefevre"), 100)->size(), 12u);
    QCOMPARE(m_backend->search(rules::parseSearch("0639981012"), 100)->size(), 1u);
}

void TestBackend::bulkDoesNothingTwice() {
    for (int again = 0; again < 2; ++again) {
        BulkWriter bulk(*m_backend, m_desk->clock, {});
        QVERIFY(bulk.add({Desk::customer(1), phone(1, 1, "+33639981234")}).ok());
        QVERIFY(bulk.flush().ok());
    }
    QCOMPARE(m_backend->facts()->head, 2);
}

void TestBackend::bulkIsAllOrNothingByChunk() {
    auto other = m_data->open();
    auto held = (*other)->begin();
    BulkWriter bulk(*m_backend, m_desk->clock, {});
    QCOMPARE(bulk.add(Desk::customer(1)).error().code, ErrorCode::Busy);
    held->reset();
    QVERIFY(bulk.add(Desk::customer(1)).ok());
    QVERIFY(m_backend->load({EntityKind::Customer, id<CustomerId>(1).uuid})->has_value());
    QCOMPARE((*other)->facts()->head, 0);
    QVERIFY(bulk.flush().ok());
    QCOMPARE((*other)->facts()->head, 1);
    QVERIFY(bulk.flush().ok());
    QCOMPARE((*other)->facts()->head, 1);
}

void TestBackend::bulkForgetsAChunkThatWasNotFlushed() {
    {
        BulkWriter bulk(*m_backend, m_desk->clock, {});
        QVERIFY(bulk.addNew({Desk::customer(1), phone(1, 1, "+33639981234")}).ok());
    }
    QCOMPARE(m_backend->facts()->head, 0);
    QCOMPARE(m_backend->search(rules::parseSearch("lefevre"), 100)->size(), 0u);
}

void TestBackend::bulkFindsNewCustomersByWhatCameWithThem() {
    BulkWriter bulk(*m_backend, m_desk->clock, {});
    const auto found = [&](const char* text) {
        return m_backend->search(rules::parseSearch(text), 100)->size();
    };
    QVERIFY(bulk.addNew({Desk::customer(1), phone(1, 1, "+33639981234")}).ok());
    QVERIFY(bulk.flush().ok());
    QCOMPARE(found("0639981234"), 1u);
    // A row of a customer who is there already.
    QVERIFY(bulk.addNew({phone(2, 1, "+33639985678")}).ok());
    QVERIFY(bulk.flush().ok());
    QCOMPARE(found("0639981234"), 1u);
    QCOMPARE(found("0639985678"), 1u);
}

void TestBackend::bulkStopsWhenAsked() {
    bool stop = false;
    BulkWriter bulk(*m_backend, m_desk->clock,
                    {.chunkRows = 1, .progress = {}, .cancelled = [&] { return stop; }});
    QVERIFY(bulk.add(Desk::customer(1)).ok());
    stop = true;
    QCOMPARE(bulk.add(Desk::customer(2)).error().code, ErrorCode::Superseded);
    QCOMPARE(m_backend->facts()->head, 1);
}

VISAGE_TEST(TestBackend)

#include "backend_test.moc"
