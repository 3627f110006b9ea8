// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "core/rules/search_terms.h"
#include "core/store/review_desk.h"
#include "tests/core/store/harness.h"
#include "tests/support/run.h"

using namespace visage;
using namespace visage::store;
using protocol::AckStatus;
using visage::testing::Data;
using visage::testing::Desk;
using visage::testing::id;

/// Persons who are joined, separated and erased, on every backend.
class TestPersons : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

    void aJoinedRecordIsFoundAsWhatItStandsFor();
    void rowsOfACustomerAreItsAliases();
    void anAgentDoesNotErase();
    void anErasedPersonIsGoneWithEveryRow();
    void lateWorkIsAnsweredAsErased();
    void otherPersonsRowsMayNameWhatIsGone();
    void anErasingThatALeadLetsCountTakesTheOtherReviewsToo();
    void nothingIsLeftInTheBytes();
    void scrubbingWaitsForReaders();

private:
    [[nodiscard]] AckStatus push(Command command) {
        const auto ack = m_desk->push(++m_mseq, std::move(command));
        return ack ? ack->status : AckStatus{};
    }
    void makeAdmin() {
        User admin = Desk::agent();
        admin.role = Role::Admin;
        QVERIFY(m_desk->write({admin}).ok());
    }
    [[nodiscard]] std::vector<CustomerId> found(const char* text) {
        return m_backend->search(rules::parseSearch(text), 10).valueOr({});
    }
    void scrub() {
        for (int i = 0; i < 1000; ++i)
            if (const auto more = m_backend->scrub(); !more || !*more)
                break;
    }

    std::unique_ptr<Data> m_data;
    std::unique_ptr<Backend> m_backend;
    std::unique_ptr<Desk> m_desk;
    std::int64_t m_mseq = 0;
};

namespace {

Identity number(int numberOf, int customer, const char* e164) {
    Identity identity;
    identity.id = id<IdentityId>(numberOf);
    identity.customer = id<CustomerId>(customer);
    identity.type = IdentityType::Phone;
    identity.valueRaw = identity.valueNorm = e164;
    return identity;
}

const MergeCustomers merge{id<CustomerId>(2), id<CustomerId>(1)};
const EraseCustomer eraseAnne{id<CustomerId>(1), ErasureReason::Requested};

} // namespace

void TestPersons::initTestCase_data() {
    visage::testing::addDataRows();
}

void TestPersons::init() {
    m_data = visage::testing::dataOfRow();
    auto opened = m_data->open();
    QVERIFY(opened.ok());
    m_backend = std::move(*opened);
    m_desk = std::make_unique<Desk>(*m_backend);
    m_mseq = 0;
    QVERIFY(m_desk->furnish().ok());
    QVERIFY(m_desk
                ->write({Desk::customer(2, "Zwingelstein"), Desk::customer(3, "Ximenes"),
                         number(40, 2, "+33639980002")})
                .ok());
}

void TestPersons::cleanup() {
    QCOMPARE(m_data->faults(), std::vector<std::string>{});
    m_desk.reset();
    m_backend.reset();
    m_data.reset();
}

void TestPersons::aJoinedRecordIsFoundAsWhatItStandsFor() {
    QCOMPARE(found("zwingelstein"), std::vector{id<CustomerId>(2)});
    QCOMPARE(push(merge), AckStatus::Applied);
    QCOMPARE(found("zwingelstein"), std::vector{id<CustomerId>(1)});
    QCOMPARE(*m_backend->customersWith(IdentityType::Phone, "+33639980002"), std::vector{id<CustomerId>(1)});
    QCOMPARE(push(MergeCustomers{id<CustomerId>(1), id<CustomerId>(3)}), AckStatus::Applied);
    QCOMPARE(found("zwingelstein"), std::vector{id<CustomerId>(3)});
    QCOMPARE(push(UnmergeCustomers{id<CustomerId>(2)}), AckStatus::Applied);
    QCOMPARE(found("zwingelstein"), std::vector{id<CustomerId>(2)});
}

void TestPersons::rowsOfACustomerAreItsAliases() {
    QCOMPARE(push(merge), AckStatus::Applied);
    const auto aliases = m_backend->rowsOf(EntityKind::Customer, id<CustomerId>(1), 0);
    QCOMPARE(aliases->size(), 1U);
    QCOMPARE(idOf(aliases->front()), id<CustomerId>(2).uuid);
    QVERIFY(m_backend->rowsOf(EntityKind::Customer, id<CustomerId>(2), 0)->empty());
    QVERIFY(m_backend->rowsOf(EntityKind::Queue, id<CustomerId>(1), 0)->empty());
}

void TestPersons::anAgentDoesNotErase() {
    QCOMPARE(push(eraseAnne), AckStatus::Rejected);
    QVERIFY(m_desk->find<Customer>(id<CustomerId>(1)));
}

void TestPersons::anErasedPersonIsGoneWithEveryRow() {
    QCOMPARE(push(Desk::note(50, "Secret.")), AckStatus::Applied);
    QCOMPARE(push(Desk::openCase(51)), AckStatus::Applied);
    SourceRecord record;
    record.id = id<SourceRecordId>(52);
    record.raw = "Lefevre";
    Membership membership;
    membership.id = id<MembershipId>(52);
    membership.record = record.id;
    membership.customer = id<CustomerId>(2);
    QVERIFY(m_desk->write({record, membership}).ok());
    QCOMPARE(push(merge), AckStatus::Applied);
    makeAdmin();
    const Seq before = m_backend->facts()->head;
    QCOMPARE(push(eraseAnne), AckStatus::Applied);
    QVERIFY(!m_desk->find<Customer>(id<CustomerId>(1)));
    QVERIFY(!m_desk->find<Customer>(id<CustomerId>(2)));
    QVERIFY(!m_desk->find<Note>(id<NoteId>(50)));
    QVERIFY(!m_desk->find<Case>(id<CaseId>(51)));
    QVERIFY(!m_desk->find<CaseEvent>(id<CaseEventId>(51)));
    QVERIFY(!m_desk->find<Identity>(id<IdentityId>(40)));
    QVERIFY(!m_desk->find<SourceRecord>(record.id));
    QVERIFY(!m_desk->find<Membership>(membership.id));
    QVERIFY(m_desk->find<Customer>(id<CustomerId>(3)));
    QVERIFY(found("zwingelstein").empty());
    // Desktops get each removal, and that it is for good.
    const auto page = m_backend->feed(before, 1'000'000);
    const auto removals =
        std::ranges::count_if(page->changes, [](const RowChange& change) { return change.erased; });
    QCOMPARE(removals, 6); // two customers, a number, a note, a case and its event
    QVERIFY(m_desk->find<Erasure>(erasureId(id<CustomerId>(2).uuid)));
}

void TestPersons::lateWorkIsAnsweredAsErased() {
    QCOMPARE(push(Desk::note(50, "Secret.")), AckStatus::Applied);
    makeAdmin();
    QCOMPARE(push(eraseAnne), AckStatus::Applied);
    const Seq head = m_backend->facts()->head;
    const auto ack = m_desk->push(++m_mseq, Desk::note(60, "Another secret."));
    QCOMPARE(ack->status, AckStatus::Erased);
    QVERIFY(ack->sentence.ends_with('.'));
    QCOMPARE(ack->seq, head);
    QCOMPARE(push(EditNote{id<NoteId>(50), id<NoteVersionId>(61), 1, "Secret again."}), AckStatus::Erased);
    QCOMPARE(push(CreateCustomer{id<CustomerId>(1), {}, {}, "Anne", "Lefèvre", {}, {}, {}, {}}),
             AckStatus::Erased);
    QCOMPARE(push(eraseAnne), AckStatus::Erased);
    QCOMPARE(m_backend->facts()->head, head);
    QCOMPARE(push(WriteNote{id<NoteId>(62), id<CustomerId>(3), {}, {}, "Of somebody else."}),
             AckStatus::Applied);
}

void TestPersons::otherPersonsRowsMayNameWhatIsGone() {
    QCOMPARE(push(Desk::openCase(51)), AckStatus::Applied);
    QCOMPARE(push(WriteNote{id<NoteId>(62), id<CustomerId>(3), id<CaseId>(51), {}, "Of the neighbour."}),
             AckStatus::Applied);
    makeAdmin();
    QCOMPARE(push(eraseAnne), AckStatus::Applied);
    QVERIFY(m_desk->find<Note>(id<NoteId>(62)));
    QCOMPARE(m_data->faults(), std::vector<std::string>{});
}

void TestPersons::nothingIsLeftInTheBytes() {
    for (int i = 0; i < 40; ++i)
        QVERIFY(m_desk->write({Desk::customer(100 + i, "Voisin" + std::to_string(i))}).ok());
    QVERIFY(m_desk->write({number(41, 1, "+33639980077")}).ok());
    QCOMPARE(push(Desk::note(50, "Quincaillerie")), AckStatus::Applied);
    QCOMPARE(push(EditNote{id<NoteId>(50), id<NoteVersionId>(61), 1, "Parapluie"}), AckStatus::Applied);
    const bool inAFile = !m_data->bytes().isEmpty();
    const std::initializer_list<const char*> secrets{"lefevre", "Lefèvre", "639980077", "Quincaillerie",
                                                     "Parapluie"};
    for (const char* secret : secrets)
        QCOMPARE(m_data->bytes().contains(secret), inAFile);
    makeAdmin();
    QCOMPARE(push(eraseAnne), AckStatus::Applied);
    scrub();
    for (const char* secret : secrets)
        QVERIFY2(!m_data->bytes().contains(secret), secret);
    QCOMPARE(found("voisin7").size(), 1U);
}

void TestPersons::anErasingThatALeadLetsCountTakesTheOtherReviewsToo() {
    makeAdmin();
    const auto keep = [&](int number, const Command& command) {
        Review review;
        review.mid = id<MutationId>(number);
        review.device = id<DeviceId>(3);
        review.mseq = number;
        review.user = id<UserId>(1);
        review.command = protocol::encodeCommand(command);
        auto batch = m_backend->begin();
        QVERIFY((*batch)->putReview(review).ok() && (*batch)->commit().ok());
    };
    keep(201, Desk::note(60, "Of Anne."));
    keep(202, eraseAnne);
    ReviewDesk desk(*m_backend, m_desk->clock, m_desk->random);
    const auto admin = m_desk->find<User>(id<UserId>(1));
    QVERIFY(admin);
    const auto applied = desk.apply(id<MutationId>(202), *admin);
    QVERIFY2(applied.ok(), applied ? "" : applied.error().sentence.c_str());
    QVERIFY(!m_desk->find<Customer>(id<CustomerId>(1)));
    QVERIFY((*m_backend->review(id<MutationId>(201)))->command.empty());
    // Erased stays erased.
    QCOMPARE(desk.bringBack(id<MutationId>(201), *admin).error().code, ErrorCode::NotFound);
    QCOMPARE(desk.bringBack(id<MutationId>(202), *admin).error().code, ErrorCode::Conflict);
}

void TestPersons::scrubbingWaitsForReaders() {
    if (m_data->bytes().isEmpty())
        return;
    makeAdmin();
    {
        auto other = m_data->open();
        const auto reading = (*other)->readTogether();
        QVERIFY((*other)->facts().ok());
        QCOMPARE(push(eraseAnne), AckStatus::Applied);
        scrub();
        const auto more = m_backend->scrub();
        QVERIFY(more.ok());
        QVERIFY(m_data->bytes().contains("Lefèvre"));
    }
    scrub();
    QVERIFY(!m_data->bytes().contains("Lefèvre"));
}

VISAGE_TEST(TestPersons)
#include "persons_test.moc"
