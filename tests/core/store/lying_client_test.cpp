// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A client that lies about who it is, or names rows that are not its to name, gets nowhere: for every
// command.
#include "tests/core/store/harness.h"
#include "tests/core/store/lying_trials.h"
#include "tests/support/run.h"

#include <map>

using namespace visage;
using namespace visage::store;
using protocol::AckStatus;
using visage::testing::Desk;
using visage::testing::id;
using visage::testing::MemoryData;
using visage::testing::lies::Trial;
namespace lies = visage::testing::lies;

namespace {

// Who and what is there: users 1 (anna, an agent), 2 (bert, an agent), 3 (lea, a lead), 4 (adam, an
// administrator), 5 (olga, switched off); customers 1 and 2; case 1 (customer 1, open, event 1) and case 2
// (customer 2, event 2); note 1 and alert 1 (customer 1, by bert); interaction 1 (a mail of customer 1);
// identity 1 (customer 1); reason 1; customer 3, an alias of 2; queue 1; callback 1 (customer 1, open);
// messages 2 (by bert) and 3 (by anna) that wait; the tag "deaf" and a disputed town of customer 1.

Trial writeNote() {
    return {Desk::note(9, "Honest."),
            {{"another's note", WriteNote{id<NoteId>(1), id<CustomerId>(2), {}, {}, "Mine now."},
              ErrorCode::None},
             {"a customer who is not there", WriteNote{id<NoteId>(9), id<CustomerId>(99), {}, {}, "x"},
              ErrorCode::NotFound},
             {"a case that is not there", WriteNote{id<NoteId>(9), {}, id<CaseId>(99), {}, "x"},
              ErrorCode::NotFound}}};
}

Trial editNote() {
    return {EditNote{id<NoteId>(1), id<NoteVersionId>(9), 1, "Honest."},
            {{"a note that is not there", EditNote{id<NoteId>(99), id<NoteVersionId>(9), 1, "x"},
              ErrorCode::NotFound},
             {"its first version", EditNote{id<NoteId>(1), NoteVersionId(id<NoteId>(1).uuid), 1, "x"},
              ErrorCode::BadInput}}};
}

Trial openCase() {
    const auto with = [](CaseId caseId, CaseEventId event, CustomerId customer) {
        return OpenCase{caseId, event, customer, "Mine now", id<ReasonId>(1), Priority::P1, {}};
    };
    return {
        Desk::openCase(9),
        {{"another case", with(id<CaseId>(1), id<CaseEventId>(9), id<CustomerId>(1)), ErrorCode::Conflict},
         {"another case's event", with(id<CaseId>(9), id<CaseEventId>(2), id<CustomerId>(1)),
          ErrorCode::Conflict},
         {"a customer who is not there", with(id<CaseId>(9), id<CaseEventId>(9), id<CustomerId>(99)),
          ErrorCode::NotFound}}};
}

Trial changeCaseStatus() {
    const auto with = [](CaseId caseId, CaseEventId event, ReasonId reason) {
        return ChangeCaseStatus{caseId, event, CaseStatus::Open, CaseStatus::Closed, reason, "Done"};
    };
    return {with(id<CaseId>(1), id<CaseEventId>(9), id<ReasonId>(1)),
            {{"another case's event", with(id<CaseId>(1), id<CaseEventId>(2), id<ReasonId>(1)),
              ErrorCode::Conflict},
             {"a case that is not there", with(id<CaseId>(99), id<CaseEventId>(9), id<ReasonId>(1)),
              ErrorCode::NotFound},
             {"a reason that is not there", with(id<CaseId>(1), id<CaseEventId>(9), id<ReasonId>(99)),
              ErrorCode::NotFound}}};
}

Trial recordCall() {
    const auto with = [](InteractionId interaction, std::string callId) {
        RecordCall call;
        call.interaction = interaction;
        call.customer = id<CustomerId>(1);
        call.callId = std::move(callId);
        call.state = InteractionState::Done;
        return call;
    };
    return {with(id<InteractionId>(9), "call"),
            {{"a mail's id", with(id<InteractionId>(1), "call"), ErrorCode::Conflict},
             {"no call's id", with(id<InteractionId>(9), " "), ErrorCode::BadInput}}};
}

Trial qualifyInteraction() {
    return {
        QualifyInteraction{id<InteractionId>(1), CallOutcome::None, id<ReasonId>(1), 5},
        {{"a reason that is not there",
          QualifyInteraction{id<InteractionId>(1), CallOutcome::None, id<ReasonId>(99), 5},
          ErrorCode::NotFound},
         {"no contact", QualifyInteraction{{}, CallOutcome::None, id<ReasonId>(1), 5}, ErrorCode::BadInput}}};
}

Trial assignInteraction() {
    return {AssignInteraction{id<InteractionId>(1), id<CustomerId>(2), MatchBasis::ChosenByAgent},
            {{"a customer who is not there",
              AssignInteraction{id<InteractionId>(1), id<CustomerId>(99), MatchBasis::ChosenByAgent},
              ErrorCode::NotFound}}};
}

Trial linkInteraction() {
    return {LinkInteraction{id<InteractionId>(1), id<CaseId>(1)},
            {{"a case that is not there", LinkInteraction{id<InteractionId>(1), id<CaseId>(99)},
              ErrorCode::NotFound}}};
}

Trial createCustomer() {
    CreateCustomer honest;
    honest.customer = id<CustomerId>(9);
    honest.familyName = "Moreau";
    CreateCustomer forged = honest;
    forged.customer = id<CustomerId>(1);
    return {honest, {{"somebody who is there", forged, ErrorCode::None}}};
}

Trial attachIdentity() {
    AttachIdentity honest;
    honest.customer = id<CustomerId>(1);
    honest.valueRaw = "+33 3 20 00 00 09";
    AttachIdentity forged = honest;
    forged.customer = id<CustomerId>(99);
    return {honest, {{"a customer who is not there", forged, ErrorCode::NotFound}}};
}

Trial pinAlert() {
    return {
        PinAlert{id<AlertId>(9), id<CustomerId>(1), "Honest.", {}},
        {{"another's alert", PinAlert{id<AlertId>(1), id<CustomerId>(2), "Mine now.", {}}, ErrorCode::None},
         {"a customer who is not there", PinAlert{id<AlertId>(9), id<CustomerId>(99), "x", {}},
          ErrorCode::NotFound}}};
}

Trial unpinAlert() {
    return {UnpinAlert{id<AlertId>(2)},
            {{"another's alert", UnpinAlert{id<AlertId>(1)}, ErrorCode::Denied},
             {"an alert that is not there", UnpinAlert{id<AlertId>(99)}, ErrorCode::NotFound}}};
}

Trial detachIdentity() {
    return {DetachIdentity{id<IdentityId>(1)},
            {{"one that is not there", DetachIdentity{id<IdentityId>(99)}, ErrorCode::NotFound}}};
}

/// A new command has its row here.
const std::map<CommandKind, Trial>& table() {
    static const std::map<CommandKind, Trial> rows = [] {
        std::map<CommandKind, Trial> made;
        for (Trial& row : std::vector{writeNote(),
                                      editNote(),
                                      openCase(),
                                      changeCaseStatus(),
                                      recordCall(),
                                      qualifyInteraction(),
                                      assignInteraction(),
                                      linkInteraction(),
                                      createCustomer(),
                                      attachIdentity(),
                                      pinAlert(),
                                      unpinAlert(),
                                      detachIdentity(),
                                      lies::updateCustomer(),
                                      lies::settleField(),
                                      lies::replaceIdentity(),
                                      lies::addTag(),
                                      lies::removeTag(),
                                      lies::recordConsent(),
                                      lies::bookCallback(),
                                      lies::moveCallback(),
                                      lies::closeCallback(),
                                      lies::queueReply(),
                                      lies::editReply(),
                                      lies::cancelReply(),
                                      lies::logContact(),
                                      lies::moveCase(),
                                      lies::assignCase(),
                                      lies::mergeCustomers(),
                                      lies::unmergeCustomers(),
                                      lies::eraseCustomer(),
                                      lies::pinCustomer()})
            made.emplace(kindOf(row.honest), std::move(row));
        return made;
    }();
    return rows;
}

User user(int number, const char* name, Role role, bool active = true) {
    User user;
    user.id = id<UserId>(number);
    user.name = name;
    user.displayName = name;
    user.role = role;
    user.active = active;
    return user;
}

/// An entitled user of each role.
UserId userOf(Role role) {
    return id<UserId>(role == Role::Agent ? 1 : role == Role::Lead ? 3 : 4);
}

} // namespace

class TestLyingClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCommandHasARow();
    void aClient_data();
    void aClient();
    void aPushAfterItsAnswerWasForgotten_data() { aClient_data(); }
    void aPushAfterItsAnswerWasForgotten();
    void aForeignDeviceIsRefused();

private:
    void furnish();
    /// What becomes of a command from a device of `actor` that says it has the role `claimed`.
    [[nodiscard]] Result<void> dropAnswers();
    [[nodiscard]] Result<protocol::Ack> push(UserId actor, Role claimed, const Command& command);

    std::unique_ptr<MemoryData> m_data;
    std::unique_ptr<Backend> m_backend;
    std::unique_ptr<Desk> m_desk;
    int m_device = 100;
};

void TestLyingClient::furnish() {
    m_desk.reset();
    m_data = std::make_unique<MemoryData>();
    auto opened = m_data->open();
    QVERIFY(opened.ok());
    m_backend = std::move(*opened);
    m_desk = std::make_unique<Desk>(*m_backend);
    QVERIFY(m_desk
                ->write({user(1, "anna", Role::Agent), user(2, "bert", Role::Agent),
                         user(3, "lea", Role::Lead), user(4, "adam", Role::Admin),
                         user(5, "olga", Role::Admin, false), Desk::customer(1), Desk::customer(2)})
                .ok());
    Reason reason;
    reason.id = id<ReasonId>(1);
    Identity identity;
    identity.id = id<IdentityId>(1);
    identity.customer = id<CustomerId>(1);
    identity.valueNorm = "+33320000001";
    Interaction mail;
    mail.id = id<InteractionId>(1);
    mail.customer = id<CustomerId>(1);
    mail.channel = Channel::Email;
    mail.providerId = "<1@example.org>";
    QVERIFY(m_desk->write({reason, identity, mail}).ok());
    for (int number : {1, 2}) {
        Case theCase;
        theCase.id = id<CaseId>(number);
        theCase.customer = id<CustomerId>(number);
        theCase.status = CaseStatus::Open;
        CaseEvent event;
        event.id = id<CaseEventId>(number);
        event.caseId = theCase.id;
        event.customer = theCase.customer;
        Alert alert; // the first by bert, the second by whoever asks
        alert.id = id<AlertId>(number);
        alert.customer = id<CustomerId>(1);
        alert.author = id<UserId>(number == 1 ? 2 : 1);
        alert.text = "Careful.";
        QVERIFY(m_desk->write({theCase, event, alert}).ok());
    }
    Customer alias = Desk::customer(3);
    alias.mergedInto = id<CustomerId>(2);
    Queue queue;
    queue.id = id<QueueId>(1);
    queue.code = "orders";
    Callback callback;
    callback.id = id<CallbackId>(1);
    callback.customer = id<CustomerId>(1);
    callback.dueAt = {1'774'700'000'000};
    CustomerTag tag;
    tag.id = customerTagId(id<CustomerId>(1), "deaf");
    tag.customer = id<CustomerId>(1);
    tag.text = "deaf";
    tag.added = Hlc{5};
    FieldVersion disputed;
    disputed.id = id<FieldVersionId>(1);
    disputed.kind = EntityKind::Customer;
    disputed.object = ObjectId(id<CustomerId>(1).uuid);
    disputed.customer = id<CustomerId>(1);
    disputed.field = fieldNumber<Customer>("town");
    disputed.value = "Rouen";
    disputed.state = VersionState::Disputed;
    QVERIFY(m_desk->write({alias, queue, callback, tag, disputed}).ok());
    for (int number : {2, 3}) {
        Interaction waiting;
        waiting.id = id<InteractionId>(number);
        waiting.customer = id<CustomerId>(1);
        waiting.channel = Channel::Email;
        waiting.direction = Direction::Out;
        waiting.author = id<UserId>(number == 2 ? 2 : 1);
        waiting.text = "Soon.";
        waiting.state = InteractionState::Queued;
        QVERIFY(m_desk->write({waiting}).ok());
    }
    Note note;
    note.id = id<NoteId>(1);
    note.customer = id<CustomerId>(1);
    note.author = id<UserId>(2);
    note.version = 1;
    note.text = "Bert's.";
    QVERIFY(m_desk->write({note}).ok());
}

Result<void> TestLyingClient::dropAnswers() {
    auto batch = m_backend->begin();
    if (!batch)
        return batch.error();
    if (auto trimmed = (*batch)->trim(m_desk->clock.now() - std::chrono::hours(24), 1000); !trimmed)
        return trimmed.error();
    return (*batch)->commit();
}

Result<protocol::Ack> TestLyingClient::push(UserId actor, Role claimed, const Command& command) {
    const auto device = id<DeviceId>(++m_device);
    if (const auto fenced = m_desk->fence(1, device, actor); !fenced)
        return fenced.error();
    Command asked = command;
    if (auto* pin = std::get_if<PinCustomer>(&asked); pin && pin->device == id<DeviceId>(1))
        pin->device = device; // the table's 1 stands for the one that pushes
    auto request = m_desk->request(1, asked, device);
    request.user = actor;
    request.role = claimed;
    request.push.mid = id<MutationId>(m_device);
    return m_desk->push(request);
}

void TestLyingClient::everyCommandHasARow() {
    for (std::size_t i = 1; i <= std::variant_size_v<AnyCommand>; ++i) {
        const auto kind = static_cast<CommandKind>(i);
        std::string name;
        withCommand(kind, [&]<class C>() { name = Fields<C>::name; });
        QVERIFY2(table().contains(kind), (name + " has no row in the table of this test.").c_str());
    }
}

void TestLyingClient::aClient_data() {
    QTest::addColumn<int>("kind");
    for (const auto& [kind, row] : table())
        withCommand(kind, [kind = kind]<class C>() {
            QTest::newRow(std::string(Fields<C>::name).c_str()) << static_cast<int>(kind);
        });
}

void TestLyingClient::aClient() {
    QFETCH(int, kind);
    const auto& row = table().at(static_cast<CommandKind>(kind));
    furnish();
    const Role lowest = rules::lowestRole(static_cast<CommandKind>(kind));
    const Seq before = m_backend->facts()->head;
    const auto refused = [&](UserId actor, const Command& command, ErrorCode code) {
        // Whatever role the client claims: the rights are those that the store knows.
        const auto ack = push(actor, Role::Admin, command);
        return ack && ack->status == AckStatus::Rejected && ack->code == code && !ack->sentence.empty() &&
               m_backend->facts()->head == before;
    };
    const auto kept = push(id<UserId>(5), Role::Admin, row.honest);
    QVERIFY2(kept && kept->status == AckStatus::ForReview && m_backend->facts()->head == before,
             "of somebody who is switched off");
    QVERIFY2(refused(id<UserId>(77), row.honest, ErrorCode::Denied), "of nobody");
    if (lowest > Role::Agent)
        QVERIFY2(refused(id<UserId>(1), row.honest, ErrorCode::Denied), "of an agent");
    if (lowest > Role::Lead)
        QVERIFY2(refused(id<UserId>(3), row.honest, ErrorCode::Denied), "of a lead");
    for (const auto& forgery : row.forgeries) {
        if (forgery.code != ErrorCode::None) {
            QVERIFY2(refused(userOf(lowest), forgery.command, forgery.code), forgery.what);
            continue;
        }
        const auto ack = push(userOf(lowest), lowest, forgery.command);
        QVERIFY2(ack && ack->status == AckStatus::Applied, forgery.what);
        QCOMPARE(m_backend->facts()->head, before);
    }
    // All that was for want of a right: with it, the command works.
    const auto ack = push(userOf(lowest), lowest, row.honest);
    QVERIFY(ack.ok());
    QVERIFY2(ack->status != AckStatus::Rejected, ack->sentence.c_str());
    QVERIFY(m_backend->facts()->head > before);
}

void TestLyingClient::aPushAfterItsAnswerWasForgotten() {
    QFETCH(int, kind);
    const auto& row = table().at(static_cast<CommandKind>(kind));
    furnish();
    const UserId actor = userOf(rules::lowestRole(static_cast<CommandKind>(kind)));
    const auto device = id<DeviceId>(1);
    QVERIFY(m_desk->fence(1, device, actor).ok());
    auto request = m_desk->request(1, row.honest, device);
    request.user = actor;
    request.role = Role::Admin;
    request.push.hlc = Hlc::at(m_desk->clock.now());
    const auto first = m_desk->push(request);
    QVERIFY(first && first->status == AckStatus::Applied);
    // Sixty days later the store knows its rows, and nothing of the push: the desktop takes a new id and
    // sends it once more.
    m_desk->clock.pass(std::chrono::hours(61 * 24));
    const auto dropped = dropAnswers();
    QVERIFY2(dropped.ok(), dropped ? "" : dropped.error().sentence.c_str());
    const Seq before = m_backend->facts()->head;
    QCOMPARE(m_desk->push(request).error().code, ErrorCode::ClonedDevice);
    request.device = id<DeviceId>(2);
    QVERIFY(m_desk->fence(1, request.device, actor).ok());
    QVERIFY(m_desk->push(request).ok());
    QCOMPARE(m_backend->facts()->head, before);
}

void TestLyingClient::aForeignDeviceIsRefused() {
    furnish();
    const auto device = id<DeviceId>(1);
    QVERIFY(m_desk->fence(1, device, id<UserId>(1)).ok());
    QCOMPARE(m_desk->fence(2, device, id<UserId>(2)).error().code, ErrorCode::ClonedDevice);
    const Seq before = m_backend->facts()->head;
    for (const auto& [kind, row] : table()) {
        // Under an epoch that the device was never given.
        auto request = m_desk->request(1, row.honest, device);
        request.sessionEpoch = 7;
        QCOMPARE(m_desk->push(request).error().code, ErrorCode::Unavailable);
        request.sessionEpoch = 0; // of a connection before the one that has it
        QCOMPARE(m_desk->push(request).error().code, ErrorCode::Superseded);
        // A device that nobody took over.
        QCOMPARE(m_desk->push(m_desk->request(1, row.honest, id<DeviceId>(50))).error().code,
                 ErrorCode::Unavailable);
    }
    QCOMPARE(m_backend->facts()->head, before);
}

VISAGE_TEST(TestLyingClient)

#include "lying_client_test.moc"
