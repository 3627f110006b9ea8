// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/protocol/generators.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::protocol;
using namespace visage::testing;

namespace {

std::int64_t number() {
    return *rc::gen::arbitrary<std::int64_t>();
}
std::uint32_t small() {
    return *rc::gen::arbitrary<std::uint32_t>();
}

std::vector<std::string> anyTexts() {
    std::vector<std::string> texts(*rc::gen::inRange<std::size_t>(0, 4));
    for (auto& text : texts)
        text = anyText();
    return texts;
}

std::vector<ScopeState> anyScopes() {
    std::vector<ScopeState> scopes(*rc::gen::inRange<std::size_t>(0, 3));
    for (auto& scope : scopes) {
        scope = {anyText(), number(), std::nullopt};
        if (*rc::gen::arbitrary<bool>())
            scope.resume =
                SnapPoint{number(), small(), EntityKind(*rc::gen::inRange(0, 256)), anyId(), number()};
    }
    return scopes;
}

Snap anySnap() {
    Snap snap{anyText(), number(), small(), EntityKind(4), number(), number(), *rc::gen::arbitrary<bool>(),
              {}};
    const auto count = *rc::gen::inRange(0, 12);
    for (int i = 0; i < count; ++i)
        snap.rows.push_back(anyRow());
    return snap;
}

Frame anyChanges() {
    Changes changes{anyText(), number(), number(), {}};
    const auto count = *rc::gen::inRange(0, 12);
    for (int i = 0; i < count; ++i)
        changes.changes.push_back(anyChange());
    return changes;
}

Frame anyReviewList() {
    ReviewList list{*rc::gen::arbitrary<std::uint64_t>(),
                    small() % 2 == 0,
                    ErrorCode::Denied,
                    anyText(),
                    {},
                    anySnap().rows};
    const auto count = *rc::gen::inRange(0, 4);
    for (int i = 0; i < count; ++i)
        list.reviews.push_back({MutationId(anyId()),
                                {number()},
                                UserId(anyId()),
                                i == 0 ? CustomerId() : CustomerId(anyId()),
                                i == 2 ? std::optional<Command>() : anyCommand(),
                                UserId(anyId()),
                                {number()}});
    return list;
}

Frame anyFrame() {
    switch (*rc::gen::inRange(0, 26)) {
    case 0:
        return Hello{small(),   small(),  anyText(), number(),    DeviceId(anyId()), number(),
                     StoreId{}, number(), anyText(), anyScopes(), number(),          anyTexts()};
    case 1:
        return Welcome{small(),  StoreId(anyId()), number(),   {number()}, number(),   number(),
                       number(), UserId(anyId()),  Role::Lead, anyText(),  anyTexts(), anyTexts(),
                       number(), small(),          small(),    small(),    anyTexts(), number()};
    case 2:
        return anySnap();
    case 3:
        return anyChanges();
    case 4:
        return Mark{anyScopes(), {number()}, number()};
    case 5:
        return Push{number(), MutationId(anyId()), {number()}, 1, number(), anyCommand(), {number()}};
    case 6:
        return UnknownPush{number(), MutationId(anyId()), *rc::gen::inRange<std::uint32_t>(200, 100'000)};
    case 7:
        return Ack{number(), MutationId(anyId()), AckStatus(*rc::gen::inRange(0, 256)),
                   number(), ErrorCode::Conflict, anyText()};
    case 8:
        return Credit{small()};
    case 9:
        return Ping{*rc::gen::arbitrary<std::uint64_t>()};
    case 10:
        return Pong{*rc::gen::arbitrary<std::uint64_t>(), {number()}};
    case 11:
        return ErrorFrame{ErrorCode(*rc::gen::inRange(0, 256)), small(), anyText()};
    case 12:
        return Login{anyText(), anyText(), DeviceId(anyId()), anyText()};
    case 13:
        return LoggedIn{anyText(), UserId(anyId()), Role::Admin, anyText()};
    case 14:
        return Logout{};
    case 15:
        return Search{*rc::gen::arbitrary<std::uint64_t>(), anyText(), small()};
    case 16:
        return Found{*rc::gen::arbitrary<std::uint64_t>(), small() % 2 == 0, number(), anySnap().rows};
    case 17:
        return Presence{CustomerId(anyId()), small() % 2 == 0, CustomerId(anyId())};
    case 18:
        return Present{CustomerId(anyId()),
                       {{UserId(anyId()), DeviceId(anyId()), Activity(*rc::gen::inRange(0, 256))}, {}}};
    case 19:
        return Reviews{*rc::gen::arbitrary<std::uint64_t>(), MutationId(anyId()), small() % 2 == 0};
    case 20:
        return anyReviewList();
    case 21:
        return Decide{*rc::gen::arbitrary<std::uint64_t>(),
                      ReviewChoice(*rc::gen::inRange(0, 256)),
                      {MutationId(anyId()), MutationId(anyId())}};
    case 22:
        return Decided{*rc::gen::arbitrary<std::uint64_t>(),
                       {{MutationId(anyId()), ErrorCode(*rc::gen::inRange(0, 256)), anyText()}, {}}};
    case 23:
        return ReviewsWaiting{number()};
    case 24: {
        Audit audit{anyText(), number(), EntityKind(*rc::gen::inRange(0, 256)), {}, {}};
        audit.since.yyyymmdd = *rc::gen::arbitrary<std::int32_t>();
        for (auto& sum : audit.sums)
            sum = *rc::gen::arbitrary<std::uint64_t>();
        return audit;
    }
    default:
        return UnknownFrame{*rc::gen::inRange<std::uint64_t>(128, 1'000'000)};
    }
}

std::string encoded(const Row& row) {
    std::string bytes;
    appendRow(bytes, row);
    return bytes;
}

} // namespace

class TestRoundTrip : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRowComesBack() {
        QVERIFY(rc::check("row", [] {
            const Row row = anyRow();
            const auto back = decodeRow(encoded(row));
            RC_ASSERT(back.ok());
            RC_ASSERT(*back == row);
        }));
    }

    void everyCommandComesBack() {
        QVERIFY(rc::check("command", [] {
            const Command command = anyCommand();
            const auto back = decodeCommand(encodeCommand(command));
            RC_ASSERT(back.ok());
            RC_ASSERT(*back == command);
        }));
    }

    void everyFrameComesBackDeflatedOrNot() {
        QVERIFY(rc::check("frame", [] {
            const Frame frame = anyFrame();
            const auto plain = decode(encode(frame, false));
            const auto deflated = decode(encode(frame, true));
            RC_ASSERT(plain.ok());
            RC_ASSERT(deflated.ok());
            RC_ASSERT(*plain == frame);
            RC_ASSERT(*deflated == frame);
        }));
    }

    void everyKindIsReached() {
        for (std::size_t kind = 1; kind <= entityKinds; ++kind) {
            Row row;
            withEntity(static_cast<EntityKind>(kind), [&]<class T>() {
                T value;
                value.id.uuid.bytes[0] = 7;
                row = value;
            });
            const auto back = decodeRow(encoded(row));
            QVERIFY(back.ok());
            QCOMPARE(static_cast<std::size_t>(kindOf(*back)), kind);
        }
    }

    void rowsOfMyriadsAreSmallerDeflated() {
        Snap snap{"all", 1, 1, EntityKind::Customer, 0, 0, false, {}};
        for (std::uint8_t i = 1; i < 200; ++i) {
            Customer customer;
            customer.id.uuid.bytes[3] = i;
            customer.familyName = "Lefèvre";
            customer.town = "Rouen";
            snap.rows.emplace_back(customer);
        }
        const auto plain = encode(snap, false);
        const auto deflated = encode(snap, true);
        QVERIFY2(deflated.size() * 3 < plain.size(), std::to_string(deflated.size()).c_str());
    }

    void textThatIsNoUtf8IsRepairedOnItsWayOut() {
        Customer customer;
        customer.id.uuid.bytes[0] = 1;
        customer.familyName = "Lef\xE8vre";
        const auto back = decodeRow(encoded(customer));
        QVERIFY(back.ok());
        QCOMPARE(std::get<Customer>(*back).familyName, std::string("Lef\xEF\xBF\xBDvre"));
    }

    void extThatIsNoCborIsNotSent() {
        Customer customer;
        customer.id.uuid.bytes[0] = 1;
        customer.ext = "\x9F damaged on disk";
        const auto back = decodeRow(encoded(customer));
        QVERIFY(back.ok());
        QVERIFY(std::get<Customer>(*back).ext.empty());
    }
};

VISAGE_TEST(TestRoundTrip)
#include "test_round_trip.moc"
