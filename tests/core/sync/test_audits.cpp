// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/dossier.h"
#include "tests/core/sync/transcript.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::protocol;
using namespace visage::sync;
using namespace visage::testing;

namespace {

constexpr Timestamp noon{1'000'000};
const StoreId store{id(90)};

std::shared_ptr<const View> recent() {
    View view;
    view.holds = Holds::Recent;
    view.asOf = 10;
    return std::make_shared<const View>(view);
}

Note noteOf(std::uint8_t customer, std::uint8_t number, Seq rev) {
    Note one = note(number, rev);
    one.customer = customer == 0 ? CustomerId() : CustomerId(id(customer));
    return one;
}

Interaction contactOf(std::uint8_t customer, std::uint8_t number, Seq rev) {
    Interaction contact;
    contact.id = InteractionId(id(number));
    contact.customer = customer == 0 ? CustomerId() : CustomerId(id(customer));
    contact.rev = rev;
    return contact;
}

ScopeMember memberOf(std::uint8_t customer, Seq rev) {
    ScopeMember member;
    member.id = ScopeMemberId(id(static_cast<std::uint8_t>(100 + customer)));
    member.customer = CustomerId(id(customer));
    member.rev = rev;
    return member;
}

Customer inTouch(std::uint8_t number, std::int32_t day, Seq rev) {
    Customer customer;
    customer.id = CustomerId(id(number));
    customer.lastContactOn.yyyymmdd = day;
    customer.rev = rev;
    return customer;
}

Identity numberOf(std::uint8_t customer, std::uint8_t number, Seq rev) {
    Identity identity;
    identity.id = IdentityId(id(number));
    identity.customer = CustomerId(id(customer));
    identity.rev = rev;
    return identity;
}

constexpr std::int32_t firstDay = 20250601;

/// What a desktop says that holds these rows.
Audit audit(std::string_view scope, Seq cursor, const std::vector<Row>& rows) {
    Audit audit{std::string(scope), cursor, newestKind(), {}, {}};
    audit.since.yyyymmdd = firstDay;
    for (const Row& row : rows)
        if (const auto under = comparedUnder(scope, kindOf(row), idOf(row), dossierOf(row)))
            addTo(audit.sums, *under, kindOf(row), idOf(row), revOf(row));
    return audit;
}

/// A session whose desktop follows the log from 10 on, and what it asks for when there is nothing else.
struct Gate {
    explicit Gate(std::string_view scope)
        : session({}, {store, 1, 10, 2}) {
        (void)session.opened(noon);
        Hello hello;
        hello.device = DeviceId(id(50));
        hello.sessionEpoch = 7;
        hello.store = store;
        hello.incarnation = 1;
        hello.token = "token";
        for (const auto one : {scopeAll, scopeWork, scopeIdent})
            hello.scopes.push_back({std::string(one), 10, {}});
        (void)hears(hello);
        (void)session.authenticated(Principal{}, noon);
        (void)session.fenced(DeviceFacts{0, 1, scope == scopeAll ? nullptr : recent()}, noon);
        (void)hears(Credit{100});
        (void)feeds({});
    }

    QStringList hears(const Frame& frame) { return lines(session.received(encode(frame), noon)); }
    /// The log from 10 up to `to`.
    QStringList feeds(std::vector<RowChange> changes, Seq to = 10, bool viewChanged = false) {
        FeedPage page{10, to, to, 2, changes, 1, changes, viewChanged, to};
        return lines(session.fed(std::move(page), noon));
    }
    /// A page of the kind of its rows.
    QStringList snaps(std::vector<Row> rows, bool done, Seq head = 10, bool kindDone = true) {
        const EntityKind kind = kindOf(rows.front());
        return lines(session.snapped(SnapshotPage{kind, std::move(rows), kindDone, done, 9, head, 2}, noon));
    }

    ServerSession session;
};

RowChange put(Row row) {
    return {std::move(row), false};
}
RowChange removed(Row row) {
    return {std::move(row), true};
}

const std::vector<Row> two{noteOf(1, 1, 3), noteOf(2, 2, 9)};

/// What becomes of a copy of two notes when the store has these, and this has happened meanwhile.
QStringList outcome(std::string_view scope, const std::vector<Row>& held, std::vector<Row> there,
                    std::vector<RowChange> meanwhile, Seq to = 12) {
    Gate gate(scope);
    (void)gate.hears(audit(scope, 10, held));
    (void)gate.snaps(std::move(there), true, to);
    return gate.feeds(std::move(meanwhile), to);
}

} // namespace

/// A desktop's copy is compared with the store, as the store's half of the protocol does it.
class TestAudits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// As other languages do it: the README has the same numbers.
    void theSumsAreThoseOfTheReadme() {
        const auto row = Uuid::parse("01935a2b-7c00-7000-8000-000000000002").value();
        CopySums sums{};
        addTo(sums, row, EntityKind::Note, row, 7);
        QCOMPARE(bucketOf(row), std::size_t{54});
        QCOMPARE(sums[54], std::uint64_t{0x023ef7105212be09});
        CopySums twice = sums;
        addTo(twice, row, EntityKind::Note, row, 7);
        QCOMPARE(twice[54], 2 * sums[54]);
    }

    void whatIsCompared() {
        const CustomerId owner(id(1));
        QCOMPARE(comparedUnder(scopeAll, EntityKind::Note, id(2), owner), std::optional(id(2)));
        QCOMPARE(comparedUnder(scopeWork, EntityKind::Note, id(2), owner), std::optional(id(1)));
        QCOMPARE(comparedUnder(scopeWork, EntityKind::Queue, id(2), {}), std::optional(id(2)));
        QCOMPARE(comparedUnder(scopeIdent, EntityKind::Identity, id(2), owner), std::optional(id(2)));
        // Contacts of nobody go from the store after two weeks, and not from its desktops.
        QVERIFY(!comparedUnder(scopeWork, EntityKind::Interaction, id(2), {}));
        QVERIFY(!comparedUnder(scopeIdent, EntityKind::Note, id(2), owner));
        QVERIFY(!comparedUnder(scopeAll, EntityKind::Membership, id(2), owner));
        // A week later than the twelve months that the store sends.
        QCOMPARE(comparedSince({1'764'000'000'000}).yyyymmdd, 20241201); // on 24 November 2025
    }

    void aHealthyCopyCostsNoFrame() {
        Gate gate(scopeAll);
        QCOMPARE(gate.hears(audit(scopeAll, 10, two)), script({"snapshot kind 0 behind 0"}));
        QCOMPARE(gate.snaps({two[0]}, false, 10, false), script({"snapshot kind 13 behind 1 of 10"}));
        QCOMPARE(gate.snaps({two[1]}, true), script({"feed from 10"}));
        QCOMPARE(gate.feeds({}), script({"all is the same"}));
    }

    void aCopyThatHasDriftedIsSentAnew() {
        // A row that is missing, one too many, and one of an older state.
        const std::vector<std::vector<Row>> drifted{
            {two[0]}, {two[0], two[1], noteOf(3, 3, 4)}, {two[0], noteOf(2, 2, 8)}};
        for (const auto& held : drifted) {
            Gate gate(scopeAll);
            (void)gate.hears(audit(scopeAll, 10, held));
            (void)gate.snaps(two, true);
            QCOMPARE(gate.feeds({}), script({"all has drifted, 1", "snapshot kind 0 behind 0"}));
            QCOMPARE(gate.snaps(two, true), script({"> SNAP 1 of 10: 2 rows, last", "feed from 10"}));
        }
    }

    /// What has changed since is no difference, wherever it was when the page was read.
    void whatChangesMeanwhileIsLeftOut() {
        const std::vector<Row> newer{two[0], noteOf(2, 2, 12)};
        QCOMPARE(outcome(scopeAll, two, newer, {put(newer[1])}), script({"all is the same"}));
        QCOMPARE(outcome(scopeAll, two, two, {put(newer[1])}), script({"all is the same"}));
        QCOMPARE(outcome(scopeAll, two, {two[0]}, {removed(two[1])}), script({"all is the same"}));
        // But nothing else is.
        QCOMPARE(outcome(scopeAll, two, newer, {put(noteOf(3, 3, 12))}).first(),
                 QStringLiteral("all is the same")); // newer than the copy: the page itself says so
        QCOMPARE(outcome(scopeAll, two, {noteOf(1, 1, 4), two[1]}, {put(newer[1])}).first(),
                 QStringLiteral("all has drifted, 1"));
    }

    void aCustomersRowsComeAndGoTogether() {
        // Somebody has become a member: all their rows are brought.
        const std::vector<Row> more{noteOf(1, 1, 3), noteOf(2, 2, 9), noteOf(3, 3, 5)};
        QCOMPARE(outcome(scopeWork, two, more, {put(memberOf(3, 12)), put(noteOf(3, 3, 5))}),
                 script({"work is the same"}));
        // Somebody is none any more, and nobody says who.
        QCOMPARE(outcome(scopeWork, two, {two[0]}, {removed(memberOf(2, 0))}).first(),
                 QStringLiteral("work cannot be compared"));
        // That is the reason for one of the differences only.
        QCOMPARE(outcome(scopeWork, more, {two[0]}, {removed(memberOf(2, 0))}).first(),
                 QStringLiteral("work has drifted, 2"));
        QCOMPARE(outcome(scopeWork, two, two, {removed(memberOf(2, 0))}), script({"work is the same"}));
    }

    void aContactMayBecomeSomebodyElses() {
        const std::vector<Row> before{contactOf(1, 1, 3), contactOf(1, 2, 9)};
        const std::vector<Row> after{contactOf(1, 1, 3), contactOf(2, 2, 12)};
        QCOMPARE(outcome(scopeWork, before, after, {put(after[1])}).first(),
                 QStringLiteral("work cannot be compared"));
        // Or nobody's, or that of somebody whom this desktop does not hold.
        QCOMPARE(outcome(scopeWork, before, {before[0]}, {put(contactOf(0, 2, 12))}).first(),
                 QStringLiteral("work cannot be compared"));
        QCOMPARE(outcome(scopeWork, before, {before[0]}, {removed(before[1])}).first(),
                 QStringLiteral("work cannot be compared"));
        // Where each row counts by itself, nothing is unknown.
        QCOMPARE(outcome(scopeAll, before, after, {put(after[1])}), script({"all is the same"}));
    }

    void anotherViewEndsIt() {
        Gate gate(scopeWork);
        (void)gate.hears(audit(scopeWork, 10, two));
        (void)gate.snaps({two[0]}, true, 12);
        QCOMPARE(gate.feeds({}, 12, true), script({"work cannot be compared"}));
    }

    /// `work` begins a kind anew when the row behind which a page was to begin has gone.
    void aPageThatHasLostItsPlaceProvesNothing() {
        Gate gate(scopeWork);
        (void)gate.hears(audit(scopeWork, 10, {two[0], two[1], noteOf(3, 3, 4)}));
        (void)gate.snaps(two, false, 10, false);
        (void)gate.snaps({two[0], noteOf(3, 3, 4)}, true, 12);
        QCOMPARE(gate.feeds({put(noteOf(2, 2, 12))}, 12), script({"work cannot be compared"}));
    }

    void onlyWhoWasInTouchIsCompared() {
        const std::vector<Row> people{inTouch(1, firstDay, 3), inTouch(2, firstDay - 1, 3)};
        const std::vector<Row> numbers{numberOf(1, 5, 3), numberOf(2, 6, 3)};
        for (const bool drifted : {false, true}) {
            Gate gate(scopeIdent);
            std::vector<Row> held{people[0], numbers[0]};
            if (drifted)
                held.pop_back();
            QCOMPARE(gate.hears(audit(scopeIdent, 10, held)), script({"ident snapshot kind 0 behind 0"}));
            QCOMPARE(gate.snaps(people, false), script({"ident snapshot kind 5 behind 0"}));
            QCOMPARE(gate.snaps(numbers, true), script({"ident feed from 10"}));
            QCOMPARE(gate.feeds({}), drifted
                                         ? script({"ident has drifted, 1", "ident snapshot kind 0 behind 0"})
                                         : script({"ident is the same"}));
        }
    }

    void kindsThatTheDesktopDoesNotKnowAreLeftOut() {
        Gate gate(scopeAll);
        Audit older = audit(scopeAll, 10, two);
        older.kinds = EntityKind::Note;
        (void)gate.hears(older);
        (void)gate.snaps(two, false);
        (void)gate.snaps({memberOf(1, 4)}, true);
        QCOMPARE(gate.feeds({}), script({"all is the same"}));
    }

    void whatIsMoreUrgentGoesFirst() {
        Gate gate(scopeAll);
        (void)gate.hears(audit(scopeAll, 10, two));
        (void)gate.session.headMoved(12, noon);
        // The desktop's own feed comes before the next page of the audit.
        QCOMPARE(gate.snaps({two[0]}, false, 12, false), script({"feed from 10"}));
        QCOMPARE(gate.feeds({put(noteOf(3, 3, 12))}, 12),
                 script({"> CHANGES 10-12: 1", "> MARK 12 of 12", "snapshot kind 13 behind 1 of 12"}));
        QCOMPARE(gate.snaps({two[1], noteOf(3, 3, 12)}, true, 12), script({"feed from 10"}));
        QCOMPARE(gate.feeds({put(noteOf(3, 3, 12))}, 12), script({"all is the same"}));
    }

    void aLogThatWasCutEndsIt() {
        Gate gate(scopeAll);
        (void)gate.hears(audit(scopeAll, 10, {}));
        (void)gate.snaps(two, true, 12);
        QCOMPARE(lines(gate.session.fed(Error{ErrorCode::NotFound, ""}, noon)),
                 script({"all cannot be compared"}));
        // Nor does a fault in it end the connection.
        (void)gate.hears(audit(scopeAll, 10, {}));
        QCOMPARE(lines(gate.session.snapped(Error{ErrorCode::Unavailable, ""}, noon)),
                 script({"all cannot be compared"}));
    }

    void whatTheDesktopDoesNotHoldIsNotCompared() {
        Gate gate(scopeAll);
        QCOMPARE(gate.hears(audit(scopeAll, 11, two)), script({"all cannot be compared"}));
        QCOMPARE(gate.hears(audit(scopeAll, 0, two)), script({"all cannot be compared"}));
        QCOMPARE(gate.hears(audit(scopeWork, 10, two)), script({"work cannot be compared"}));
        // One at a time: another one is not heard.
        QCOMPARE(gate.hears(audit(scopeAll, 10, two)), script({"snapshot kind 0 behind 0"}));
        QCOMPARE(gate.hears(audit(scopeAll, 10, {})), script({}));
    }

    void aSnapshotEndsIt() {
        Gate gate(scopeAll);
        (void)gate.hears(audit(scopeAll, 10, two));
        (void)gate.session.headMoved(12, noon);
        (void)gate.snaps({two[0]}, false, 12, false);
        // The log was cut above the desktop: it is sent everything, and that is not compared with before.
        QCOMPARE(lines(gate.session.fed(Error{ErrorCode::NotFound, ""}, noon)),
                 script({"snapshot kind 0 behind 0"}));
        QCOMPARE(gate.snaps(two, true, 12), script({"> SNAP 1 of 12: 2 rows, last", "feed from 12"}));
    }

    void tooMuchThatHasChangedIsNotCompared() {
        std::vector<RowChange> changes;
        for (int i = 0; i < 256; ++i)
            changes.push_back(put(noteOf(0, static_cast<std::uint8_t>(i), 12)));
        QCOMPARE(outcome(scopeAll, {}, two, changes).first(), QStringLiteral("all cannot be compared"));
    }

    void aDesktopAsksOnlyAStoreThatKnows() {
        for (const bool knows : {false, true}) {
            ClientSession session({"test", "desk"}, {DeviceId(id(50)), 6, store, 1, {{"all", 10, {}}}, 0},
                                  {});
            session.setToken("token");
            (void)session.opened(noon);
            Welcome welcome;
            welcome.store = store;
            welcome.incarnation = 1;
            welcome.granted = {"all"};
            if (knows)
                welcome.features = {"audit"};
            (void)session.received(encode(welcome), noon);
            const CopyState copy{store, 1, "all", 10, {}, {}};
            QCOMPARE(session.comparable(),
                     knows ? std::vector<std::string>{"all"} : std::vector<std::string>());
            QCOMPARE(lines(session.audit(copy, noon)).value(0),
                     knows ? QStringLiteral("> AUDIT all@10") : QString());
            // Read before the store was restored, or replaced.
            QCOMPARE(lines(session.audit({store, 2, "all", 10, {}, {}}, noon)), script({}));
            QCOMPARE(lines(session.audit({StoreId(id(91)), 1, "all", 10, {}, {}}, noon)), script({}));
            QCOMPARE(lines(session.audit({store, 1, "work", 10, {}, {}}, noon)), script({}));
            // A snapshot has begun.
            (void)session.received(encode(Snap{"all", 12, 1, EntityKind::Note, 9, 0, false, two}), noon);
            QCOMPARE(lines(session.audit(copy, noon)), script({}));
        }
    }
};

VISAGE_TEST(TestAudits)
#include "test_audits.moc"
