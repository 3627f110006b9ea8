// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/client/desk.h"
#include "tests/support/run.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>
#include <set>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;

/// All channels in one flow: pages put together are the whole, whatever is filtered and wherever rows come
/// from.
class TestTimeline : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void mixesAllKindsNewestFirst();
    void namesTheCases();
    void showsALinkThatIsNotSentYet();
    void movesAnAssignedContactAtOnce();
    void pagesAreTheWhole();
};

namespace {

struct History {
    Customer anne = person(10, "Anne", "Lefèvre");
    Case one;
    std::vector<Row> rows;

    History() {
        one.id = CaseId(testId(11));
        one.number = 7;
        one.customer = anne.id;
        one.subject = "Colis perdu";
        rows = {anne, one};
    }
    void addContact(std::uint32_t id, std::int64_t at, Channel channel, bool ofTheCase) {
        const Interaction added = contact(id, anne, {at}, channel);
        rows.emplace_back(added);
        if (!ofTheCase)
            return;
        InteractionCase link;
        link.id = interactionCaseId(added.id, one.id);
        link.interaction = added.id;
        link.caseId = one.id;
        link.customer = anne.id;
        rows.emplace_back(link);
    }
    void addNote(std::uint32_t id, std::int64_t at, bool ofTheCase) {
        Note note;
        note.id = NoteId(testId(id));
        note.customer = anne.id;
        note.createdAt = {at};
        if (ofTheCase)
            note.caseId = one.id;
        rows.emplace_back(note);
    }
    void addEvent(std::uint32_t id, std::int64_t at) {
        CaseEvent event;
        event.id = CaseEventId(testId(id));
        event.caseId = one.id;
        event.customer = anne.id;
        event.at = {at};
        rows.emplace_back(event);
    }
    void addOrder(std::uint32_t id, std::int64_t at) {
        Order order;
        order.id = OrderId(testId(id));
        order.customer = anne.id;
        order.placedAt = {at};
        rows.emplace_back(order);
    }
};

std::vector<Uuid> idsOf(const TimelinePage& page) {
    std::vector<Uuid> ids;
    for (const TimelineEntry& entry : page.entries)
        ids.push_back(idOf(entry.row));
    return ids;
}

} // namespace

void TestTimeline::mixesAllKindsNewestFirst() {
    Desk desk;
    History history;
    history.addContact(20, 1000, Channel::Phone, false);
    history.addNote(21, 3000, false);
    history.addEvent(22, 2000);
    history.addOrder(23, 4000);
    history.addContact(24, 3000, Channel::Email, true);
    desk.fill(history.rows);
    const TimelinePage page = desk.timeline({history.anne.id, {}, {}, {}, 10});
    QCOMPARE(idsOf(page), (std::vector<Uuid>{testId(23), testId(24), testId(21), testId(22), testId(20)}));
    QVERIFY(!page.more);
    TimelineFilter phone;
    phone.channels = {Channel::Phone};
    QCOMPARE(idsOf(desk.timeline({history.anne.id, phone, {}, {}, 10})), (std::vector<Uuid>{testId(20)}));
    phone.kinds = {TimelineKind::Interaction, TimelineKind::Note};
    QCOMPARE(idsOf(desk.timeline({history.anne.id, phone, {}, {}, 10})),
             (std::vector<Uuid>{testId(21), testId(20)}));
    TimelineFilter ofTheCase;
    ofTheCase.caseId = history.one.id;
    QCOMPARE(idsOf(desk.timeline({history.anne.id, ofTheCase, {}, {}, 10})),
             (std::vector<Uuid>{testId(24), testId(22)}));
}

void TestTimeline::namesTheCases() {
    Desk desk;
    History history;
    history.addContact(20, 1000, Channel::Phone, true);
    history.addNote(21, 900, true);
    history.addNote(22, 800, false);
    desk.fill(history.rows);
    const TimelinePage page = desk.timeline({history.anne.id, {}, {}, {}, 10});
    QCOMPARE(page.entries[0].caseNumbers, std::vector<std::int64_t>{7});
    QCOMPARE(page.entries[0].caseSubject, QStringLiteral("Colis perdu"));
    QCOMPARE(page.entries[1].caseNumbers, std::vector<std::int64_t>{7});
    QVERIFY(page.entries[2].caseNumbers.empty());
}

void TestTimeline::showsALinkThatIsNotSentYet() {
    Desk desk;
    History history;
    history.addContact(20, 1000, Channel::Phone, false);
    desk.fill(history.rows);
    TimelineFilter ofTheCase;
    ofTheCase.caseId = history.one.id;
    QVERIFY(desk.timeline({history.anne.id, ofTheCase, {}, {}, 10}).entries.empty());
    QVERIFY(desk.data->submit(LinkInteraction{InteractionId(testId(20)), history.one.id}).ok());
    QCOMPARE(desk.timeline({history.anne.id, ofTheCase, {}, {}, 10}).entries.size(), 1U);
}

void TestTimeline::movesAnAssignedContactAtOnce() {
    Desk desk;
    History history;
    const Customer bruno = person(50, "Bruno", "Martin");
    history.rows.emplace_back(bruno);
    history.addContact(20, 1000, Channel::Phone, false);
    desk.fill(history.rows);
    AssignInteraction assign;
    assign.interaction = InteractionId(testId(20));
    assign.customer = bruno.id;
    const auto push = desk.data->submit(assign);
    QVERIFY2(push.ok(), push.ok() ? "" : push.error().sentence.c_str());
    QVERIFY(desk.timeline({history.anne.id, {}, {}, {}, 10}).entries.empty());
    QCOMPARE(desk.timeline({bruno.id, {}, {}, {}, 10}).entries.size(), 1U);
    QCOMPARE(desk.record(history.anne.id).interactions, 0);
    QVERIFY(!desk.record(history.anne.id).lastContact.has_value());
    QCOMPARE(desk.record(bruno.id).interactions, 1);
}

void TestTimeline::pagesAreTheWhole() {
    const bool held = rc::check("pages put together are the whole, each entry once", [] {
        Desk desk;
        History history;
        const auto count = *rc::gen::inRange<std::uint32_t>(0, 40);
        const std::vector<Channel> channels{Channel::Phone, Channel::Email, Channel::Chat};
        for (std::uint32_t i = 0; i < count; ++i) {
            // Few moments, so that many entries share one.
            const auto at = *rc::gen::inRange<std::int64_t>(0, 8);
            const bool ofTheCase = *rc::gen::arbitrary<bool>();
            switch (*rc::gen::inRange(0, 5)) {
            case 0:
                history.addNote(100 + i, at, ofTheCase);
                break;
            case 1:
                history.addEvent(100 + i, at);
                break;
            case 2:
                history.addOrder(100 + i, at);
                break;
            default:
                history.addContact(100 + i, at, *rc::gen::elementOf(channels), ofTheCase);
                break;
            }
        }
        desk.fill(history.rows);
        const auto unsent = *rc::gen::inRange<std::uint32_t>(0, 4);
        for (std::uint32_t i = 0; i < unsent; ++i)
            RC_ASSERT(desk.data->submit(note(500 + i, history.anne, "unsent")).ok());

        TimelineFilter filter;
        if (*rc::gen::arbitrary<bool>())
            filter.channels = *rc::gen::unique<std::vector<Channel>>(rc::gen::elementOf(channels));
        if (*rc::gen::arbitrary<bool>())
            filter.kinds = {TimelineKind::Interaction, TimelineKind::CaseEvent};
        if (*rc::gen::arbitrary<bool>())
            filter.caseId = history.one.id;
        const std::vector<Uuid> whole = idsOf(desk.timeline({history.anne.id, filter, {}, {}, 1000}));
        RC_ASSERT(std::set<Uuid>(whole.begin(), whole.end()).size() == whole.size());

        const auto limit = *rc::gen::inRange(1, 7);
        std::vector<Uuid> paged;
        TimelineQuestion question{history.anne.id, filter, {}, {}, limit};
        for (bool more = true; more;) {
            const TimelinePage page = desk.timeline(question);
            for (const Uuid& id : idsOf(page))
                paged.push_back(id);
            more = page.more;
            RC_ASSERT(!more || !page.entries.empty());
            if (more) {
                question.before = page.entries.back().at;
                question.beforeId = idOf(page.entries.back().row);
            }
        }
        RC_ASSERT(paged == whole);
    });
    QVERIFY(held);
}

VISAGE_TEST(TestTimeline)
#include "timeline_test.moc"
