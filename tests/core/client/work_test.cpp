// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/client/desk.h"
#include "tests/support/run.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;
using namespace std::chrono_literals;

/// What waits for an agent: whose it is, in which order, how many, with and without the store.
class TestWork : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sharesTheWork();
    void leadsSeeEveryQueue();
    void theListsOfMyQueuesStandBehind();
    void casesStandByLatenessPriorityAndTime();
    void callbacksStandByThePromisedTime();
    void unsentWorkIsThereAtOnce();
    void whatIsDoneOfflineGoes();
    void countsMoreThanItShows();
    void namesWhoTheCustomerIsNow();
    void waitingMessagesAreOnTheRecord();
    void readsNoMoreThanItShows();
    void cutIsTheBeginningOfTheWhole();
};

namespace {

struct Team {
    UserId me{testId(1)};
    UserId karim{testId(2)};
    QueueId orders{testId(3)};
    QueueId billing{testId(4)};
    Customer anne = person(10, "Anne", "Lefèvre");
    std::vector<Row> rows{anne};
    Timestamp now = StillClock().now();

    Case& addCase(std::uint32_t id, UserId owner, QueueId queue, Priority priority = Priority::P3,
                  Milliseconds due = {}) {
        Case made;
        made.id = CaseId(testId(id));
        made.rev = 1;
        made.number = id;
        made.customer = anne.id;
        made.subject = "Colis perdu";
        made.status = CaseStatus::Open;
        made.owner = owner;
        made.queue = queue;
        made.priority = priority;
        made.openedAt = now - 24h + Milliseconds(id);
        if (due != Milliseconds{})
            made.dueAt = now + due;
        rows.emplace_back(made);
        return std::get<Case>(rows.back());
    }
    Callback& addCallback(std::uint32_t id, UserId assignee, QueueId queue, Milliseconds due) {
        Callback made;
        made.id = CallbackId(testId(id));
        made.rev = 1;
        made.customer = anne.id;
        made.text = "Donner la date";
        made.assignee = assignee;
        made.queue = queue;
        made.dueAt = now + due;
        made.bookedAt = now - 1h;
        rows.emplace_back(made);
        return std::get<Callback>(rows.back());
    }
};

WorkList workOf(Desk& desk, const Team& team, std::vector<QueueId> queues, int limit = 50) {
    return desk.read([&](CacheReader& reader) {
        return readWork(reader, {team.me, std::move(queues), team.now, limit}).valueOr({});
    });
}

std::vector<std::uint32_t> numbersOf(const WorkGroup& group) {
    std::vector<std::uint32_t> numbers;
    for (const WorkItem& item : group.items)
        numbers.push_back((item.id.bytes[14] << 8U) + item.id.bytes[15]);
    return numbers;
}

using Numbers = std::vector<std::uint32_t>;

} // namespace

void TestWork::sharesTheWork() {
    Desk desk;
    Team team;
    team.addCase(20, team.me, team.billing);
    team.addCase(21, team.karim, team.orders);
    team.addCase(22, {}, team.orders);
    team.addCase(23, {}, team.billing);
    team.addCase(24, {}, {});
    team.addCase(25, team.me, {}).status = CaseStatus::Solved;
    team.addCallback(30, team.me, {}, 1h);
    team.addCallback(31, team.karim, team.orders, 1h);
    team.addCallback(32, {}, team.orders, 2h);
    team.addCallback(33, {}, team.billing, 1h);
    team.addCallback(34, {}, {}, 3h);
    team.addCallback(35, team.me, {}, 1h).state = CallbackState::Done;
    desk.fill(team.rows);
    const WorkList work = workOf(desk, team, {team.orders});
    QCOMPARE(work.groups.size(), 5U);
    QCOMPARE(work.groups[0].kind, WorkGroup::Kind::Callbacks);
    QCOMPARE(numbersOf(work.groups[0]), (Numbers{30, 32, 34}));
    QCOMPARE(numbersOf(work.groups[1]), Numbers{20});
    QCOMPARE(work.groups[2].queue, team.orders);
    QCOMPARE(numbersOf(work.groups[2]), Numbers{22});
    QVERIFY(!work.groups[3].queue);
    QCOMPARE(numbersOf(work.groups[3]), Numbers{24});
    QCOMPARE(work.groups[4].kind, WorkGroup::Kind::Replies);
    QVERIFY(work.groups[4].items.empty());
    const WorkItem& mine = work.groups[1].items.front();
    QCOMPARE(mine.name, QStringLiteral("Anne Lefèvre"));
    QCOMPARE(mine.what, QStringLiteral("Colis perdu"));
    QVERIFY(!mine.unsent);
}

void TestWork::leadsSeeEveryQueue() {
    std::vector<Queue> queues(3);
    for (std::uint32_t i = 0; i < 3; ++i)
        queues[i].id = QueueId(testId(100 + i));
    queues[2].active = false;
    QueueMember member;
    member.queue = queues[1].id;
    member.user = UserId(testId(1));
    QCOMPARE(queuesOf(queues, {member}, member.user, Role::Agent), std::vector<QueueId>{queues[1].id});
    QCOMPARE(queuesOf(queues, {member}, member.user, Role::Lead),
             (std::vector<QueueId>{queues[0].id, queues[1].id}));
    member.removed = true;
    QVERIFY(queuesOf(queues, {member}, member.user, Role::Agent).empty());
}

void TestWork::theListsOfMyQueuesStandBehind() {
    Desk desk;
    Team team;
    const auto addList = [&](std::uint32_t id, const char* label, QueueId queue, bool active = true) {
        CustomerList list;
        list.id = CustomerListId(testId(id));
        list.rev = 1;
        list.code = label;
        list.label = label;
        list.queue = queue;
        list.active = active;
        team.rows.emplace_back(list);
        return list.id;
    };
    const auto put = [&](CustomerListId list, CustomerId customer) {
        ScopeMember member;
        member.scope = scopeOf(list);
        member.id = scopeMemberId(member.scope, customer);
        member.rev = 1;
        member.customer = customer;
        team.rows.emplace_back(member);
    };
    const auto everybodys = addList(60, "Winter", {});
    const auto mine = addList(61, "Autumn", team.orders);
    put(addList(62, "Not mine", team.billing), team.anne.id);
    put(addList(63, "Over", {}, false), team.anne.id);
    addList(64, "Empty", {});
    Customer recent = person(11, "Jean", "Martin");
    recent.town = "Lille";
    recent.lastContactOn = *Date::make(2026, 3, 12);
    Customer before = person(12, "Karine", "Petit");
    before.lastContactOn = *Date::make(2025, 12, 1);
    Customer joined = person(13, "Jean", "Martin");
    joined.mergedInto = recent.id;
    for (const Customer& customer : {recent, before, joined}) {
        team.rows.emplace_back(customer);
        put(mine, customer.id);
    }
    put(mine, team.anne.id);
    put(everybodys, recent.id);
    desk.fill(team.rows);

    const WorkList work = workOf(desk, team, {team.orders});
    std::vector<WorkGroup> lists;
    std::ranges::copy_if(work.groups, std::back_inserter(lists),
                         [](const WorkGroup& group) { return group.kind == WorkGroup::Kind::List; });
    QCOMPARE(lists.size(), 3U);
    QCOMPARE(lists[0].label, QStringLiteral("Autumn"));
    QCOMPARE(lists[1].label, QStringLiteral("Empty"));
    QVERIFY(lists[1].count == 0 && lists[1].items.empty());
    QCOMPARE(lists[2].label, QStringLiteral("Winter"));
    // Who was never in touch first; the joined record is no customer of its own.
    QCOMPARE(lists[0].count, 3);
    QCOMPARE(lists[0].items.size(), 3U);
    QCOMPARE(lists[0].items[0].customer, team.anne.id);
    QCOMPARE(lists[0].items[1].customer, before.id);
    const WorkItem& last = lists[0].items[2];
    QCOMPARE(last.name, QStringLiteral("Jean Martin"));
    QCOMPARE(last.what, QStringLiteral("Lille"));
    QCOMPARE(last.lastContact, recent.lastContactOn);
    QVERIFY(last.id != lists[2].items[0].id); // on two lists, it is two rows
    QCOMPARE(workOf(desk, team, {team.orders}, 1).groups.back().items.size(), 1U);
}

void TestWork::casesStandByLatenessPriorityAndTime() {
    Desk desk;
    Team team;
    team.addCase(20, team.me, {}, Priority::P1);
    team.addCase(21, team.me, {}, Priority::P1, 5h);
    team.addCase(22, team.me, {}, Priority::P3, -1h);
    team.addCase(23, team.me, {}, Priority::P2, -2h);
    team.addCase(24, team.me, {}, Priority::P2, -3h);
    team.addCase(25, team.me, {}, Priority::P2, 1h);
    team.addCase(26, team.me, {}, Priority::P2);
    desk.fill(team.rows);
    const WorkGroup mine = workOf(desk, team, {}).groups[1];
    QCOMPARE(numbersOf(mine), (Numbers{24, 23, 22, 21, 20, 25, 26}));
    QCOMPARE(mine.late, 3);
}

void TestWork::callbacksStandByThePromisedTime() {
    Desk desk;
    Team team;
    team.addCallback(30, team.me, {}, 2h);
    // From nine to twelve, and it is ten: not late, behind what should have been done at half past nine.
    Callback& window = team.addCallback(31, team.me, {}, -1h);
    window.dueUntil = team.now + 2h;
    team.addCallback(32, team.me, {}, -30min);
    desk.fill(team.rows);
    const WorkGroup callbacks = workOf(desk, team, {}).groups[0];
    QCOMPARE(numbersOf(callbacks), (Numbers{32, 31, 30}));
    QCOMPARE(callbacks.late, 1);
}

void TestWork::unsentWorkIsThereAtOnce() {
    Desk desk;
    Team team;
    desk.fill(team.rows);
    BookCallback book;
    book.callback = CallbackId(testId(30));
    book.customer = team.anne.id;
    book.number = "06 39 98 00 01";
    book.dueAt = team.now + 1h;
    book.assignee = team.me;
    // Who books for herself is known here.
    User me;
    me.id = team.me;
    me.name = "anne";
    QVERIFY(desk.feed({{Row(me), false}}, 101).ok());
    QVERIFY(desk.data->submit(book).ok());
    OpenCase open;
    open.caseId = CaseId(testId(31));
    open.event = CaseEventId(testId(32));
    open.customer = team.anne.id;
    open.subject = "Pied abîmé";
    QVERIFY(desk.data->submit(open).ok());
    QueueReply reply;
    reply.interaction = InteractionId(testId(33));
    reply.customer = team.anne.id;
    reply.peer = "anne@example.org";
    reply.text = "Bonjour,\nvotre colis part demain.";
    QVERIFY(desk.data->submit(reply).ok());
    const WorkList work = workOf(desk, team, {});
    for (const std::size_t group : {0U, 1U, 2U}) {
        QCOMPARE(work.groups[group].count, 1);
        QCOMPARE(work.groups[group].items.size(), 1U);
        QVERIFY(work.groups[group].items.front().unsent);
    }
    QCOMPARE(work.groups[2].items.front().what, QStringLiteral("Bonjour,"));
}

void TestWork::whatIsDoneOfflineGoes() {
    Desk desk;
    Team team;
    team.addCase(20, {}, team.orders);
    team.addCallback(30, team.me, {}, -1h);
    User me;
    me.id = team.me;
    me.name = "anne";
    team.rows.emplace_back(me);
    desk.fill(team.rows);
    AssignCase take;
    take.caseId = CaseId(testId(20));
    take.event = CaseEventId(testId(40));
    take.owner = team.me;
    QVERIFY(desk.data->submit(take).ok());
    CloseCallback done;
    done.callback = CallbackId(testId(30));
    QVERIFY(desk.data->submit(done).ok());
    const WorkList work = workOf(desk, team, {team.orders});
    QCOMPARE(work.groups[0].count, 0);
    QCOMPARE(work.groups[0].late, 0);
    QCOMPARE(numbersOf(work.groups[1]), Numbers{20});
    QCOMPARE(work.groups[2].count, 0);
    QVERIFY(work.groups[2].items.empty());
}

void TestWork::countsMoreThanItShows() {
    Desk desk;
    Team team;
    for (std::uint32_t id = 20; id < 40; ++id)
        team.addCase(id, {}, team.orders, Priority::P2, id < 25 ? -1h : 1h);
    desk.fill(team.rows);
    const WorkGroup queue = workOf(desk, team, {team.orders}, 3).groups[2];
    QCOMPARE(numbersOf(queue), (Numbers{20, 21, 22}));
    QCOMPARE(queue.count, 20);
    QCOMPARE(queue.late, 5);
}

void TestWork::namesWhoTheCustomerIsNow() {
    Desk desk;
    Team team;
    Customer now = person(11, "Anna", "Lefèvre-Roux");
    std::get<Customer>(team.rows.front()).mergedInto = now.id;
    team.rows.emplace_back(now);
    team.addCase(20, team.me, {});
    team.addCase(21, team.me, {}).customer = CustomerId(testId(99));
    desk.fill(team.rows);
    const WorkGroup mine = workOf(desk, team, {}).groups[1];
    QCOMPARE(mine.items[0].name, QStringLiteral("Anna Lefèvre-Roux"));
    QCOMPARE(mine.items[0].customer, now.id);
    QVERIFY(mine.items[1].name.isEmpty());
}

void TestWork::waitingMessagesAreOnTheRecord() {
    Desk desk;
    Team team;
    Interaction waiting = contact(50, team.anne, team.now, Channel::Email);
    waiting.direction = Direction::Out;
    waiting.state = InteractionState::Queued;
    waiting.author = team.karim;
    team.rows.emplace_back(waiting);
    team.rows.emplace_back(contact(51, team.anne, team.now - 1h));
    desk.fill(team.rows);
    QCOMPARE(desk.record(team.anne.id).waitingReplies, std::vector<Interaction>{waiting});
    QCOMPARE(workOf(desk, team, {}).groups[2].count, 0);
    // What nobody has received was no contact.
    QCOMPARE(desk.record(team.anne.id).lastContact->id, InteractionId(testId(51)));
}

/// What stands for speed: the questions are answered by the indexes, in their order.
void TestWork::readsNoMoreThanItShows() {
    Desk desk;
    Team team;
    team.addCase(20, team.me, {});
    desk.fill(team.rows);
    for (const char* question :
         {"SELECT * FROM cases WHERE status NOT IN (6, 7, 8) AND owner IS NOT NULL AND owner=x'01' AND "
          "priority=1 AND due_at>=1 AND due_at<9 ORDER BY due_at, opened_at, id LIMIT 5",
          "SELECT * FROM cases WHERE status NOT IN (6, 7, 8) AND owner IS NULL AND queue IS ?1 AND "
          "priority=1 AND due_at>=1 AND due_at<9 ORDER BY due_at, opened_at, id LIMIT 5",
          "SELECT * FROM callback WHERE state=1 AND (assignee=x'01' OR assignee IS NULL) ORDER BY due_at, "
          "booked_at, id LIMIT 5",
          "SELECT * FROM interaction WHERE state=6 AND author=x'01' ORDER BY at, id LIMIT 5"}) {
        const std::string plan = desk.read([&](CacheReader& reader) {
            auto rows = reader.db().prepare(std::string("EXPLAIN QUERY PLAN ") + question);
            std::string all;
            for (auto step = rows.step(); step && *step == storage::Step::Row; step = rows.step())
                all += std::string(rows.text(3)) + '\n';
            return all;
        });
        QVERIFY2(plan.find("USING INDEX") != std::string::npos &&
                     plan.find("TEMP B-TREE") == std::string::npos,
                 plan.c_str());
    }
}

void TestWork::cutIsTheBeginningOfTheWhole() {
    const bool held = rc::check("a short list is the beginning of the long one", [] {
        Desk desk;
        Team team;
        User me;
        me.id = team.me;
        me.name = "anne";
        team.rows.emplace_back(me);
        const auto count = *rc::gen::inRange<std::uint32_t>(0, 12);
        for (std::uint32_t i = 0; i < count; ++i) {
            const auto due = Milliseconds(*rc::gen::inRange(-3, 4));
            const auto priority = *rc::gen::element(Priority::P1, Priority::P2, Priority::P3);
            const bool mine = *rc::gen::arbitrary<bool>();
            team.addCase(100 + i, mine ? team.me : UserId(), team.orders, priority, due);
            team.addCallback(200 + i, mine ? team.me : UserId(), team.orders, due);
        }
        desk.fill(team.rows);
        for (std::uint32_t i = 0; i < count; ++i) {
            if (!*rc::gen::weightedElement<bool>({{1, true}, {3, false}}))
                continue;
            AssignCase give;
            give.caseId = CaseId(testId(100 + i));
            give.event = CaseEventId(testId(300 + i));
            give.owner = team.me;
            (void)desk.data->submit(give); // refused where it is mine already
            CloseCallback close;
            close.callback = CallbackId(testId(200 + i));
            RC_ASSERT(desk.data->submit(close).ok());
        }
        const WorkList whole = workOf(desk, team, {team.orders}, 1000);
        const auto limit = *rc::gen::inRange(1, 8);
        const WorkList cut = workOf(desk, team, {team.orders}, limit);
        for (std::size_t i = 0; i < whole.groups.size(); ++i) {
            const WorkGroup& all = whole.groups[i];
            const WorkGroup& some = cut.groups[i];
            RC_ASSERT(all.count == static_cast<std::int64_t>(all.items.size()));
            RC_ASSERT(all.late == std::ranges::count_if(all.items, [&](const WorkItem& item) {
                          return item.isLate(team.now);
                      }));
            RC_ASSERT(some.count == all.count && some.late == all.late);
            RC_ASSERT(some.items.size() == std::min(all.items.size(), static_cast<std::size_t>(limit)));
            RC_ASSERT(std::equal(some.items.begin(), some.items.end(), all.items.begin()));
        }
    });
    QVERIFY(held);
}

VISAGE_TEST(TestWork)
#include "work_test.moc"
