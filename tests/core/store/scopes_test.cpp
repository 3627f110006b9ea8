// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/contact_day.h"
#include "core/store/change_writer.h"
#include "core/store/customer_search.h"
#include "core/store/scopes/rows.h"
#include "core/store/scopes/scope_work.h"
#include "core/store/scopes/scoped_feed.h"
#include "core/store/scopes/scoped_snapshot.h"
#include "core/store/scopes/upkeep.h"
#include "core/store/scopes/view.h"
#include "tests/core/store/harness.h"
#include "tests/support/run.h"

#include <functional>
#include <set>

using namespace visage;
using namespace visage::store;
using protocol::AckStatus;
using visage::testing::Data;
using visage::testing::Desk;
using visage::testing::id;

namespace {

using Rows = std::map<rules::Key, Row>;

rules::Key keyOf(const Row& row) {
    return {kindOf(row), idOf(row)};
}

/// A desktop's copy of `work` and `ident`, kept as the wire's page says.
class Copy {
public:
    Copy(Backend& backend, UserId user, DeviceId device, const Clock& clock)
        : m_backend(backend)
        , m_user(user)
        , m_device(device)
        , m_clock(clock) {}

    /// `meanwhile`: what happens between two pages.
    [[nodiscard]] bool fill(std::size_t pageBytes, const std::function<void()>& meanwhile = {}) {
        auto view = viewOf(m_backend, m_user, m_device);
        if (!view)
            return false;
        this->view = *view;
        work.clear();
        ident.clear();
        const auto now = m_clock.now();
        const bool filled =
            snapshot(
                work,
                [&](const SnapshotPlace& place) {
                    return readWork(m_backend, this->view, place, pageBytes, now);
                },
                meanwhile) &&
            snapshot(
                ident,
                [&](const SnapshotPlace& place) {
                    return readIdent(m_backend, place.kind, place.after, pageBytes, rules::inTouchSince(now));
                },
                meanwhile);
        cursor = view->asOf;
        return filled;
    }

    [[nodiscard]] bool follow(std::size_t pageBytes) {
        for (;;) {
            const auto page = readScoped(m_backend, cursor, pageBytes, rules::inTouchSince(m_clock.now()));
            if (!page)
                return false;
            const auto mine = pageFor(*page, view, true, true);
            if (mine.viewChanged)
                return fill(pageBytes);
            for (const RowChange& change : mine.changes)
                apply(change);
            for (const RowChange& change : mine.stubs)
                change.erased ? void(ident.erase(keyOf(change.row)))
                              : void(ident.insert_or_assign(keyOf(change.row), change.row));
            if (mine.to == cursor)
                return true;
            cursor = mine.to;
        }
    }

    sync::View view;
    Rows work;
    Rows ident;
    Seq cursor = 0;

private:
    template <class Read>
    static bool snapshot(Rows& rows, Read read, const std::function<void()>& meanwhile) {
        SnapshotPlace place;
        for (;;) {
            auto page = read(place);
            if (!page)
                return false;
            for (Row& row : page->rows) {
                place = {kindOf(row), idOf(row), page->head};
                const bool isNew = rows.insert_or_assign(keyOf(row), row).second;
                if (!isNew && !meanwhile)
                    return false; // nothing comes twice
            }
            if (page->done)
                return true;
            if (page->kindDone)
                place = {static_cast<EntityKind>(static_cast<int>(page->kind) + 1), {}, page->head};
            if (meanwhile)
                meanwhile();
        }
    }

    void apply(const RowChange& change) {
        const auto key = keyOf(change.row);
        if (!change.erased) {
            work.insert_or_assign(key, change.row);
            return;
        }
        const auto there = work.find(key);
        if (there == work.end())
            return;
        const Row gone = there->second;
        work.erase(there);
        if (!std::holds_alternative<ScopeMember>(gone))
            return;
        const CustomerId customer = dossierOf(gone);
        const bool held = std::ranges::any_of(work, [&](const auto& entry) {
            return entry.first.kind == EntityKind::ScopeMember && dossierOf(entry.second) == customer;
        });
        if (!held)
            std::erase_if(work, [&](const auto& entry) { return dossierOf(entry.second) == customer; });
    }

    Backend& m_backend;
    UserId m_user;
    DeviceId m_device;
    const Clock& m_clock;
};

} // namespace

class TestScopes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { visage::testing::addDataRows(); }
    void init();
    void cleanup();

    void contactsAreRemembered();
    void openWorkMakesMembers();
    void whoIsTouchedStaysForAWhile();
    void workThatChangesNothingCountsToo();
    void recordsOfOneCustomerShareTheirScopes();
    void turnsWhenToldTo();
    void pinsAreBounded();
    void asksForAPersonAndGetsStubs();
    void aPageEndsAtAContactThatMovesAway();
    void aNoteOnACallOfNobodyIsThere();
    void aCopyHoldsWhatItsViewSees_data();
    void aCopyHoldsWhatItsViewSees();

private:
    [[nodiscard]] bool turn() {
        if (!choose(*m_backend, sync::Holds::Recent))
            return false;
        for (;;) {
            const auto more = buildSome(*m_backend, m_desk->clock.now());
            if (!more || !*more)
                return more.ok();
        }
    }
    [[nodiscard]] bool sweep() {
        ScopeSweep sweep;
        for (;;) {
            const auto more = sweep.some(*m_backend, m_desk->clock.now());
            if (!more || !*more)
                return more.ok();
        }
    }
    [[nodiscard]] std::set<std::string> scopesOf(int customer) {
        std::set<std::string> scopes;
        const auto rows = m_backend->rowsOf(EntityKind::ScopeMember, id<CustomerId>(customer), 0);
        for (const Row& row : *rows)
            scopes.insert(std::get<ScopeMember>(row).scope);
        return scopes;
    }
    [[nodiscard]] AckStatus push(Command command) {
        const auto ack = m_desk->push(++m_mseq, std::move(command));
        return ack ? ack->status : AckStatus{};
    }
    void something(Random& random);
    [[nodiscard]] Rows expectedWork(const sync::View& view);
    [[nodiscard]] Rows expectedIdent();

    std::unique_ptr<Data> m_data;
    std::unique_ptr<Backend> m_backend;
    std::unique_ptr<Desk> m_desk;
    std::int64_t m_mseq = 0;
};

namespace {

constexpr int queues = 3;
constexpr int customers = 6;

Queue queue(int number) {
    Queue queue;
    queue.id = id<QueueId>(number);
    queue.code = "q" + std::to_string(number);
    return queue;
}

QueueMember worksOn(int queue, int user, bool removed = false) {
    QueueMember member;
    member.id = queueMemberId(id<QueueId>(queue), id<UserId>(user));
    member.queue = id<QueueId>(queue);
    member.user = id<UserId>(user);
    member.removed = removed;
    return member;
}

Case caseOf(int number, int customer, int queue, CaseStatus status = CaseStatus::Open) {
    Case one;
    one.id = id<CaseId>(number);
    one.customer = id<CustomerId>(customer);
    one.queue = queue == 0 ? QueueId() : id<QueueId>(queue);
    one.status = status;
    return one;
}

Interaction contact(int number, int customer, Timestamp at) {
    Interaction contact;
    contact.id = id<InteractionId>(number);
    contact.customer = customer == 0 ? CustomerId() : id<CustomerId>(customer);
    contact.at = at;
    return contact;
}

bool isNobodys(const Row& row) {
    return !dossierOf(row) && (std::holds_alternative<Interaction>(row) ||
                               std::holds_alternative<Note>(row) || std::holds_alternative<NoteVersion>(row));
}

Timestamp momentOf(const Row& row) {
    if (const auto* contact = std::get_if<Interaction>(&row))
        return contact->at;
    if (const auto* note = std::get_if<Note>(&row))
        return note->createdAt;
    return std::get<NoteVersion>(row).at;
}

ScopeMember listed(int list, int customer) {
    ScopeMember member;
    member.scope = scopeOf(id<CustomerListId>(list));
    member.customer = id<CustomerId>(customer);
    member.id = scopeMemberId(member.scope, member.customer);
    return member;
}

CustomerList listOf(int number, int queue, bool active = true) {
    CustomerList list;
    list.id = id<CustomerListId>(number);
    list.code = "l" + std::to_string(number);
    list.queue = id<QueueId>(queue);
    list.active = active;
    return list;
}

} // namespace

void TestScopes::init() {
    m_data = visage::testing::dataOfRow();
    auto opened = m_data->open();
    QVERIFY(opened.ok());
    m_backend = std::move(*opened);
    m_desk = std::make_unique<Desk>(*m_backend);
    m_mseq = 0;
    QVERIFY(m_desk->furnish().ok());
    std::vector<Row> rows;
    for (int i = 1; i <= queues; ++i)
        rows.push_back(queue(i));
    for (int i = 2; i <= customers; ++i)
        rows.push_back(Desk::customer(i, "Martin " + std::to_string(i)));
    rows.push_back(worksOn(1, 1));
    QVERIFY(m_desk->write(rows).ok());
}

void TestScopes::cleanup() {
    QCOMPARE(m_data->faults(), std::vector<std::string>{});
    m_desk.reset();
    m_backend.reset();
    m_data.reset();
}

void TestScopes::contactsAreRemembered() {
    const auto now = m_desk->clock.now();
    const auto last = [this](int customer) {
        return m_desk->find<Customer>(id<CustomerId>(customer))->lastContactOn;
    };
    QVERIFY(m_desk->write({contact(1, 1, now - std::chrono::hours(48))}).ok());
    QCOMPARE(last(1), rules::companyDay(now - std::chrono::hours(48)));
    QVERIFY(m_desk->write({contact(2, 1, now - std::chrono::hours(480))}).ok()); // an older one says nothing
    QCOMPARE(last(1), rules::companyDay(now - std::chrono::hours(48)));
    QVERIFY(m_desk->write({contact(3, 1, now + std::chrono::hours(4800))}).ok()); // nobody was there yet
    QCOMPARE(last(1), rules::companyDay(now));
    QCOMPARE(last(2), Date{});
    QCOMPARE(push(MergeCustomers{id<CustomerId>(2), id<CustomerId>(1)}), AckStatus::Applied);
    QCOMPARE(last(2), rules::companyDay(now));
}

void TestScopes::openWorkMakesMembers() {
    QVERIFY(turn());
    QVERIFY(m_desk->write({caseOf(1, 1, 2)}).ok());
    QCOMPARE(scopesOf(1), std::set{scopeOf(id<QueueId>(2))});
    QVERIFY(m_desk->write({caseOf(1, 1, 3)}).ok());
    QCOMPARE(scopesOf(1), std::set{scopeOf(id<QueueId>(3))});
    QVERIFY(m_desk->write({caseOf(1, 1, 3, CaseStatus::Solved)}).ok());
    QVERIFY(scopesOf(1).empty());
    Callback promise;
    promise.id = id<CallbackId>(1);
    promise.customer = id<CustomerId>(1);
    promise.assignee = id<UserId>(1);
    QVERIFY(m_desk->write({promise}).ok());
    QCOMPARE(scopesOf(1), (std::set{scopeOf(QueueId()), scopeOf(id<UserId>(1))}));
}

void TestScopes::whoIsTouchedStaysForAWhile() {
    QCOMPARE(push(Desk::note(1, "Before.")), AckStatus::Applied);
    QVERIFY(scopesOf(1).empty()); // desktops hold everything
    QVERIFY(turn());
    QCOMPARE(push(Desk::note(2, "A word.")), AckStatus::Applied);
    const std::set mine{scopeOf(id<UserId>(1))};
    QCOMPARE(scopesOf(1), mine);
    const Seq head = m_backend->facts()->head;
    QCOMPARE(push(Desk::note(3, "Another.")), AckStatus::Applied);
    QCOMPARE(m_backend->facts()->head, head + 1); // touched already today
    m_desk->clock.pass(std::chrono::hours(89 * 24));
    QVERIFY(sweep());
    QCOMPARE(scopesOf(1), mine);
    m_desk->clock.pass(std::chrono::hours(2 * 24));
    Case own = caseOf(1, 2, 1);
    own.owner = id<UserId>(1);
    QVERIFY(m_desk->write({own}).ok());
    QVERIFY(sweep());
    QVERIFY(scopesOf(1).empty());
    QVERIFY(scopesOf(2).contains(scopeOf(id<UserId>(1))));
    m_desk->clock.pass(std::chrono::hours(91 * 24));
    QVERIFY(sweep());
    QVERIFY(scopesOf(2).contains(scopeOf(id<UserId>(1)))); // there is still something to do
}

void TestScopes::workThatChangesNothingCountsToo() {
    QCOMPARE(push(AddTag{id<CustomerId>(1), "vip"}), AckStatus::Applied);
    QVERIFY(turn());
    QVERIFY(scopesOf(1).empty());
    const auto tags = m_backend->rowsOf(EntityKind::CustomerTag, id<CustomerId>(1), 0);
    QCOMPARE(tags->size(), 1U);
    auto batch = m_backend->begin();
    QVERIFY(batch.ok());
    ChangeWriter writer(*m_backend, **batch, m_desk->clock.now());
    writer.actFor(id<UserId>(1));
    Row same = tags->front();
    QVERIFY(writer.write(same, {}).ok() && writer.finish().ok() && (*batch)->commit().ok());
    QCOMPARE(same, tags->front());
    QCOMPARE(scopesOf(1), std::set{scopeOf(id<UserId>(1))});
}

void TestScopes::recordsOfOneCustomerShareTheirScopes() {
    QVERIFY(turn());
    QVERIFY(m_desk->write({caseOf(1, 1, 1), caseOf(2, 2, 2)}).ok());
    QCOMPARE(push(MergeCustomers{id<CustomerId>(2), id<CustomerId>(1)}), AckStatus::Applied);
    QVERIFY(scopesOf(1).contains(scopeOf(id<QueueId>(2))));
    QCOMPARE(scopesOf(1), scopesOf(2));
    QCOMPARE(push(UnmergeCustomers{id<CustomerId>(2)}), AckStatus::Applied);
    QVERIFY(!scopesOf(1).contains(scopeOf(id<QueueId>(2))));
    QVERIFY(scopesOf(1).contains(scopeOf(id<QueueId>(1))));
}

void TestScopes::turnsWhenToldTo() {
    QVERIFY(m_desk->write({caseOf(1, 1, 2)}).ok());
    QCOMPARE(viewOf(*m_backend, id<UserId>(1), id<DeviceId>(1))->holds, sync::Holds::Everything);
    QVERIFY(turn());
    QCOMPARE(scopesOf(1), std::set{scopeOf(id<QueueId>(2))});
    const auto view = viewOf(*m_backend, id<UserId>(1), id<DeviceId>(1));
    QCOMPARE(view->holds, sync::Holds::Recent);
    QVERIFY(view->sees(scopeOf(id<QueueId>(1))) && !view->sees(scopeOf(id<QueueId>(2))));
    QVERIFY(view->sees(scopeOf(id<UserId>(1))) && !view->sees(scopeOf(id<UserId>(2))));
    QVERIFY(view->sees(scopeOf(id<DeviceId>(1))) && !view->sees(scopeOf(id<DeviceId>(2))));
    // Since when it is as it is: customers make nothing of it.
    const auto changedAt = [this] { return viewOf(*m_backend, id<UserId>(1), id<DeviceId>(1))->changedAt; };
    const Seq before = changedAt();
    QVERIFY(m_desk->write({Desk::customer(2, "Martin")}).ok());
    QCOMPARE(changedAt(), before);
    for (const bool removed : {true, false}) {
        QVERIFY(m_desk->write({worksOn(1, 1, removed)}).ok());
        QCOMPARE(changedAt(), m_backend->facts()->head);
    }
    QVERIFY(choose(*m_backend, sync::Holds::Everything).ok());
    QVERIFY(m_desk->write({caseOf(1, 1, 2, CaseStatus::Closed), caseOf(2, 2, 2)}).ok());
    QVERIFY(sweep());
    QVERIFY(scopesOf(1).empty()); // nobody would keep them up to date
    QVERIFY(turn());
    QVERIFY(scopesOf(1).empty());
    QCOMPARE(scopesOf(2), std::set{scopeOf(id<QueueId>(2))});
}

void TestScopes::pinsAreBounded() {
    QVERIFY(turn());
    std::vector<Row> rows;
    const int more = static_cast<int>(mostPins) + 3;
    for (int i = 1; i <= more; ++i) {
        rows.emplace_back(Desk::customer(1000 + i));
        ScopeMember pin;
        pin.scope = scopeOf(id<DeviceId>(1));
        pin.customer = id<CustomerId>(1000 + i);
        pin.id = scopeMemberId(pin.scope, pin.customer);
        pin.touchedAt = m_desk->clock.now() + Milliseconds(i);
        rows.emplace_back(pin);
    }
    QVERIFY(m_desk->write(rows).ok());
    QVERIFY(sweep());
    QVERIFY(scopesOf(1003).empty());
    QCOMPARE(scopesOf(1004), std::set{scopeOf(id<DeviceId>(1))});
    m_desk->clock.pass(std::chrono::hours(31 * 24));
    QVERIFY(sweep());
    QVERIFY(m_backend->scopeCounts()->empty());
}

void TestScopes::asksForAPersonAndGetsStubs() {
    Identity number;
    number.customer = id<CustomerId>(1);
    number.type = IdentityType::Phone;
    number.valueRaw = number.valueNorm = "+33639980012";
    number.id = identityId(number.customer, number.type, "", number.valueNorm);
    QVERIFY(m_desk->write({number, caseOf(1, 1, 2)}).ok());
    const auto byNumber = findCustomers(*m_backend, {7, "06 39 98 00 12", 10});
    QVERIFY(byNumber.ok());
    QCOMPARE(byNumber->number, 7U);
    QCOMPARE(byNumber->rows.size(), 2U);
    QCOMPARE(idOf(byNumber->rows[0]), id<CustomerId>(1).uuid);
    QCOMPARE(kindOf(byNumber->rows[1]), EntityKind::Identity);
    const auto few = findCustomers(*m_backend, {8, "martin", 2});
    QVERIFY(few->more);
    QCOMPARE(few->rows.size(), 2U);
    QCOMPARE(few->customers, customers);
    for (const char* strange : {"", "\xff\xfe", "'\"*", "0000000000000000000000"})
        QVERIFY(findCustomers(*m_backend, {9, strange, 0}).ok());
}

Rows TestScopes::expectedWork(const sync::View& view) {
    std::set<CustomerId> held;
    const auto members = m_backend->all(EntityKind::ScopeMember);
    for (const Row& row : *members)
        if (view.sees(std::get<ScopeMember>(row).scope))
            held.insert(dossierOf(row));
    Rows rows;
    for (std::size_t i = 1; i <= entityKinds; ++i) {
        const auto kind = static_cast<EntityKind>(i);
        if (!isReplicated(kind))
            continue;
        const auto all = m_backend->all(kind);
        for (const Row& row : *all) {
            const auto* member = std::get_if<ScopeMember>(&row);
            const CustomerId owner = dossierOf(row);
            if (isNobodys(row) && momentOf(row) < m_desk->clock.now() - strangersFor)
                continue; // may be there
            if (member ? view.sees(member->scope) : !owner || held.contains(owner))
                rows.emplace(keyOf(row), row);
        }
    }
    return rows;
}

Rows TestScopes::expectedIdent() {
    Rows rows;
    const Date since = rules::inTouchSince(m_desk->clock.now());
    const auto all = m_backend->all(EntityKind::Customer);
    for (const Row& row : *all) {
        if (std::get<Customer>(row).lastContactOn < since)
            continue;
        rows.emplace(keyOf(row), row);
        const auto identities = m_backend->rowsOf(EntityKind::Identity, CustomerId(idOf(row)), 0);
        for (const Row& identity : *identities)
            rows.emplace(keyOf(identity), identity);
    }
    return rows;
}

/// Anything that people and administrators do.
void TestScopes::something(Random& random) {
    const auto some = [&random](int most) { return static_cast<int>(random.below(std::uint64_t(most))); };
    const int customer = 1 + some(customers);
    const auto now = m_desk->clock.now();
    switch (some(14)) {
    case 0:
    case 1: {
        Case one = caseOf(1 + some(8), customer, some(queues + 1),
                          some(2) == 0 ? CaseStatus::Open : CaseStatus::Solved);
        if (const auto there = m_desk->find<Case>(one.id)) {
            one.customer = there->customer;
            one.number = there->number;
        }
        one.owner = some(3) == 0 ? id<UserId>(1) : UserId();
        QVERIFY(m_desk->write({one}).ok());
        break;
    }
    case 2: {
        // Somebody finds out whose it was, or who of two it was.
        QVERIFY(m_desk
                    ->write({contact(1 + some(8), some(3) == 0 ? 0 : customer,
                                     now - std::chrono::hours(1000 * (some(2) * 9)))})
                    .ok());
        break;
    }
    case 3: {
        Note note;
        note.id = id<NoteId>(100 + some(10));
        note.customer = m_desk->find<Note>(note.id).value_or(Note{}).customer;
        // About a call of nobody who is known, until somebody says whose it was.
        if (!note.customer && some(3) > 0)
            note.customer = id<CustomerId>(customer);
        note.text = "text " + std::to_string(some(1000));
        note.createdAt = now - std::chrono::hours(1000 * (some(4) / 3));
        NoteVersion version;
        version.id = id<NoteVersionId>(300 + some(20));
        version.note = note.id;
        version.customer = note.customer;
        version.at = note.createdAt;
        version.text = note.text;
        QVERIFY(m_desk->write({note, version}).ok());
        break;
    }
    case 4:
        QVERIFY(
            push(WriteNote{
                id<NoteId>(200 + static_cast<int>(m_mseq)), id<CustomerId>(customer), {}, {}, "Written."}) !=
            AckStatus{});
        break;
    case 5:
        QVERIFY(push(PinCustomer{id<CustomerId>(customer), id<DeviceId>(1)}) != AckStatus{});
        break;
    case 6:
        QVERIFY(push(MergeCustomers{id<CustomerId>(customer), id<CustomerId>(1 + some(customers))}) !=
                AckStatus{});
        break;
    case 7:
        QVERIFY(push(UnmergeCustomers{id<CustomerId>(customer)}) != AckStatus{});
        break;
    case 8:
        QVERIFY(m_desk->write({worksOn(1 + some(queues), 1, some(2) == 0)}).ok());
        break;
    case 9:
        QVERIFY(m_desk->write({listOf(1 + some(2), 1 + some(queues), some(3) > 0)}).ok());
        break;
    case 10:
        if (m_desk->find<CustomerList>(id<CustomerListId>(1)) &&
            m_desk->find<Customer>(id<CustomerId>(customer)))
            QVERIFY(m_desk->write({listed(1, customer)}).ok());
        break;
    case 11: {
        Identity number;
        number.customer = id<CustomerId>(customer);
        number.type = IdentityType::Phone;
        number.valueRaw = number.valueNorm = "+3363998000" + std::to_string(some(10));
        number.id = identityId(number.customer, number.type, "", number.valueNorm);
        number.label = std::to_string(some(3));
        if (m_desk->find<Customer>(number.customer))
            QVERIFY(m_desk->write({number}).ok());
        break;
    }
    case 12: {
        m_desk->clock.pass(std::chrono::hours(some(20) == 0 ? 24 * 40 : 5));
        ScopeSweep sweep;
        for (;;) {
            const auto more = sweep.some(*m_backend, m_desk->clock.now());
            QVERIFY(more.ok());
            if (!*more)
                break;
        }
        break;
    }
    default: {
        User lead = Desk::agent();
        lead.role = some(4) == 0 ? Role::Lead : Role::Agent;
        QVERIFY(m_desk->write({lead}).ok());
    }
    }
}

void TestScopes::aPageEndsAtAContactThatMovesAway() {
    const auto now = m_desk->clock.now();
    QVERIFY(turn());
    std::vector<Row> rows;
    for (int i = 1; i <= customers; ++i) {
        rows.push_back(caseOf(i, i, 1));
        rows.push_back(contact(i, i, now));
    }
    QVERIFY(m_desk->write(rows).ok());
    for (const auto to : {customers, 0, 3}) {
        Copy copy(*m_backend, id<UserId>(1), id<DeviceId>(1), m_desk->clock);
        // A row a page: between two of them the second contact becomes somebody else's.
        bool moved = false;
        QVERIFY(copy.fill(1, [&] {
            const auto there = m_desk->find<Interaction>(id<InteractionId>(2));
            if (moved || !copy.work.contains(keyOf(Row(*there))) ||
                copy.work.contains(keyOf(Row(contact(3, 3, now)))))
                return;
            moved = true;
            QVERIFY(m_desk->write({contact(2, to, now)}).ok());
        }));
        QVERIFY(moved);
        QVERIFY(copy.follow(1000));
        QCOMPARE(copy.work, expectedWork(copy.view));
        QVERIFY(m_desk->write({contact(2, 2, now)}).ok());
    }
}

/// A new desktop, or one that begins anew, has what was typed while an unknown caller talked.
void TestScopes::aNoteOnACallOfNobodyIsThere() {
    const auto now = m_desk->clock.now();
    QVERIFY(turn());
    QVERIFY(m_desk->write({contact(1, 0, now)}).ok());
    QCOMPARE(push(WriteNote{id<NoteId>(1), {}, {}, id<InteractionId>(1), "Wants a refund."}),
             AckStatus::Applied);
    QCOMPARE(push(EditNote{id<NoteId>(1), id<NoteVersionId>(2), 1, "Wants a refund soon."}),
             AckStatus::Applied);
    for (const int bytes : {1, 3000}) {
        Copy copy(*m_backend, id<UserId>(1), id<DeviceId>(1), m_desk->clock);
        QVERIFY(copy.fill(bytes));
        QCOMPARE(copy.work, expectedWork(copy.view));
        const auto note = copy.work.find({EntityKind::Note, id<NoteId>(1).uuid});
        QVERIFY(note != copy.work.end());
        QCOMPARE(std::get<Note>(note->second).text, std::string("Wants a refund soon."));
        QVERIFY(copy.work.contains({EntityKind::NoteVersion, id<NoteVersionId>(2).uuid}));
    }
    // Two weeks later nobody will say whose it was.
    m_desk->clock.pass(strangersFor + std::chrono::hours(1));
    Copy late(*m_backend, id<UserId>(1), id<DeviceId>(1), m_desk->clock);
    QVERIFY(late.fill(3000));
    QVERIFY(!late.work.contains({EntityKind::Note, id<NoteId>(1).uuid}));
}

void TestScopes::aCopyHoldsWhatItsViewSees_data() {
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 6; ++seed)
        QTest::newRow(qPrintable(QString::number(seed))) << seed;
}

/// Whatever happens, and however far back a desktop stands: snapshot and changes bring it to what its scopes
/// hold, and to nothing else.
void TestScopes::aCopyHoldsWhatItsViewSees() {
    QFETCH(int, seed);
    SeededRandom random{static_cast<std::uint64_t>(seed)};
    QVERIFY(turn());
    constexpr int desktops = 4;
    std::vector<Copy> copies;
    for (int i = 0; i < desktops; ++i) {
        copies.emplace_back(*m_backend, id<UserId>(1), id<DeviceId>(1 + i % 2), m_desk->clock);
        QVERIFY(copies.back().fill(700));
    }
    const int steps = 120;
    for (int step = 0; step < steps; ++step) {
        something(random);
        if (QTest::currentTestFailed())
            return;
        auto& copy = copies[random.below(desktops)];
        if (step + 1 < steps && random.below(3) != 0)
            continue;
        if (random.below(8) == 0)
            QVERIFY(copy.fill(1 + random.below(3000)));
        if (random.below(8) == 0)
            QVERIFY(copy.fill(1 + random.below(1000), [&] {
                if (random.below(4) == 0)
                    something(random);
            }));
        QVERIFY(copy.follow(1 + random.below(3000)));
        const Rows work = expectedWork(copy.view);
        for (const auto& [key, row] : work) {
            const auto held = copy.work.find(key);
            if (held == copy.work.end() || !(held->second == row))
                QFAIL(qPrintable(
                    QStringLiteral("step %1: a row of %2 is %3")
                        .arg(step)
                        .arg(QString::fromStdString(std::string(tableOf(key.kind))),
                             held == copy.work.end() ? QStringLiteral("missing") : QStringLiteral("old"))));
        }
        for (const auto& [key, row] : copy.work)
            if (!work.contains(key) && !isNobodys(row))
                QFAIL(qPrintable(QStringLiteral("step %1: a row of %2 is outside of the scopes")
                                     .arg(step)
                                     .arg(QString::fromStdString(std::string(tableOf(key.kind))))));
        const Rows ident = expectedIdent();
        for (const auto& [key, row] : ident)
            QVERIFY2(copy.ident.contains(key) && copy.ident.at(key) == row, "a stub is missing or old");
    }
    // Nobody is a member for another reason than open work.
    for (int i = 1; i <= customers; ++i) {
        const auto records = recordsOf(*m_backend, id<CustomerId>(i));
        std::set<std::string> wanted;
        const auto work = scopesOfWork(*m_backend, *records);
        for (const auto& scope : *work)
            if (isTeam(scope))
                wanted.insert(scope);
        auto there = scopesOf(i);
        std::erase_if(there, [](const std::string& scope) { return !isTeam(scope); });
        QCOMPARE(there, wanted);
    }
}

VISAGE_TEST(TestScopes)
#include "scopes_test.moc"
