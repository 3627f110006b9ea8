// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/deflate.h"
#include "tests/core/protocol/generators.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::protocol;
using namespace visage::testing;
using namespace std::string_literals;

namespace {

Customer someCustomer(std::uint8_t number = 1) {
    Customer customer;
    customer.id.uuid.bytes[0] = number;
    customer.familyName = "Lefèvre";
    customer.birthDate = Date{19710312};
    return customer;
}

/// One of every shape that has depth: rows, changes, commands, lists, optional points.
std::vector<std::string> samples() {
    const Hello hello{1,
                      1,
                      "test 1",
                      1,
                      DeviceId(someCustomer().id.uuid),
                      5,
                      {},
                      0,
                      "token",
                      {{"all", 7, SnapPoint{7, 2, EntityKind::Customer, someCustomer().id.uuid, 90}}},
                      3,
                      {"deflate"}};
    const Snap snap{"all", 9, 1, EntityKind::Customer, 2, 0, true, {someCustomer(1), someCustomer(2)}};
    Changes changes{"all", 1, 2, {{someCustomer(1), false}, {someCustomer(2), true}}};
    const Changes small = changes;
    for (std::uint8_t i = 3; i < 40; ++i)
        changes.changes.push_back({someCustomer(i), false});
    const UpdateCustomer update{EditId(someCustomer().id.uuid), {}, {{12, "Rouen", "Dieppe"}, {1, "", "2"}}};
    const Push push{1, MutationId(someCustomer().id.uuid), {5}, 1, 0, update, Hlc{7}};
    return {encode(hello), encode(snap),
            encode(small), encode(changes),
            encode(push),  encode(Ack{1, {}, AckStatus::Rejected, 3, ErrorCode::Conflict, "no"})};
}

std::string faultOf(const std::string& bytes) {
    const auto outcome = decode(bytes);
    return outcome.ok() ? "accepted" : outcome.error().sentence;
}

/// [3, "all", 1, 1, 4, 0, 0, false, ...]: a SNAP up to its block of rows.
std::string snapHead() {
    return "\x8A\x03\x63"
           "all\x01\x01\x04\x00\x00\xF4"s;
}

std::string bytesItem(const std::string& bytes) {
    std::string head = "\x5A"s;
    for (int shift = 24; shift >= 0; shift -= 8)
        head += static_cast<char>(bytes.size() >> shift & 0xFF);
    return head + bytes;
}

std::string lengthItem(std::uint32_t value) {
    std::string item = "\x1A"s;
    for (int shift = 24; shift >= 0; shift -= 8)
        item += static_cast<char>(value >> shift & 0xFF);
    return item;
}

} // namespace

class TestHostile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTruncationIsRefused() {
        for (const auto& bytes : samples()) {
            QVERIFY(decode(bytes).ok());
            for (std::size_t length = 0; length < bytes.size(); ++length) {
                const auto outcome = decode(std::string_view(bytes).substr(0, length));
                QVERIFY(!outcome.ok());
                QCOMPARE(outcome.error().code, ErrorCode::BadInput);
            }
        }
    }

    void everyFlippedBitIsSurvived() {
        for (const auto& bytes : samples()) {
            for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
                std::string damaged = bytes;
                damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << bit % 8));
                // Either refused, or a frame that can be sent on and is read the same again.
                if (const auto outcome = decode(damaged); outcome.ok())
                    QVERIFY(decode(encode(*outcome)).ok());
            }
        }
    }

    void noiseIsSurvived() {
        QVERIFY(rc::check("noise", [] {
            auto bytes = *rc::gen::arbitrary<std::string>();
            bytes.insert(0, 1, static_cast<char>(0x80 + *rc::gen::inRange(1, 18)));
            bytes.insert(1, 1, static_cast<char>(*rc::gen::inRange(1, 16)));
            if (const auto outcome = decode(bytes); outcome.ok())
                RC_ASSERT(decode(encode(*outcome)).ok());
            (void)decodeRow(bytes);
            (void)decodeCommand(bytes);
        }));
    }

    void somethingBehindTheFrameIsRefused() {
        QVERIFY(decode(encode(Ping{1})).ok());
        QVERIFY(!decode(encode(Ping{1}) + '\0').ok());
        QVERIFY(!decode("").ok());
        QVERIFY(!decode("\x80"s).ok());
    }

    void nestingIsBounded() {
        // A PING with a further element of 10,000 arrays in each other.
        const std::string bomb = "\x83\x09\x01"s + std::string(10'000, '\x81') + '\x01';
        QVERIFY(faultOf(bomb).find("nested too deeply") != std::string::npos);
        const std::string tags = "\x83\x09\x01"s + std::string(10'000, '\xC1') + '\x01';
        QVERIFY(faultOf(tags).find("nested too deeply") != std::string::npos);
    }

    void hugeCountsAllocateNothing() {
        const std::string huge("\x1B\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 9);
        QVERIFY(!decode("\x9B\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x09"s).ok());
        QVERIFY(!decode("\x83\x09\x01\x9B\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF"s).ok());
        QVERIFY(!decode("\x83\x09\x01\xBB\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF"s).ok());
        QVERIFY(!decode("\x82\x0B\x7B\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF"s).ok());
        QVERIFY(!decode(snapHead() + huge + "\x41\x00"s).ok());
        QVERIFY(!decode(snapHead() + "\x00\x9A\xFF\xFF\xFF\xFF"s).ok());
    }

    void indefiniteLengthsAreRefused() {
        QVERIFY(!decode("\x9F\x09\x01\xFF"s).ok());
        QVERIFY(!decode("\x83\x09\x01\x7F\x61k\xFF"s).ok());
    }

    void listsAreBounded() {
        UpdateCustomer update;
        update.patches.resize(maxListItems);
        QVERIFY(decodeCommand(encodeCommand(update)).ok());
        update.patches.emplace_back();
        const auto outcome = decodeCommand(encodeCommand(update));
        QVERIFY(!outcome.ok());
        QVERIFY(outcome.error().sentence.find("a list is too long") != std::string::npos);
    }

    void patchesOfOtherVersionsAreRead() {
        // [14, null, null, [[12, "a"], [12, "a", "b", 7]]]
        const auto outcome = decodeCommand("\x84\x0E\xF6\xF6\x82\x82\x0C\x61"
                                           "a\x84\x0C\x61"
                                           "a\x61"
                                           "b\x07"s);
        QVERIFY(outcome.ok());
        const std::vector<FieldPatch> patches{{12, "a", ""}, {12, "a", "b"}};
        QVERIFY(std::get<UpdateCustomer>(*outcome).patches == patches);
    }

    void deflateBombIsRefused() {
        const auto bomb = deflated(std::string(64 * 1024 * 1024, '\0')).value_or("");
        QVERIFY(!bomb.empty());
        QVERIFY(faultOf(snapHead() + lengthItem(64 * 1024 * 1024) + bytesItem(bomb)).find("too many") !=
                std::string::npos);
        // The same with a lie about its length.
        QVERIFY(faultOf(snapHead() + lengthItem(1000) + bytesItem(bomb)).find("damaged") !=
                std::string::npos);
    }

    void tooManyRowsAreRefused() {
        const auto rows = "\x99\x27\x11"s + std::string(10'001, '\x80');
        QVERIFY(faultOf(snapHead() + "\x00"s + rows).find("too many rows") != std::string::npos);
    }

    void deflatedRowsWithSomethingBehindAreRefused() {
        std::string rows = "\x80"s + std::string(600, '\0');
        const auto packed = deflated(rows).value_or("");
        QVERIFY(!decode(snapHead() + lengthItem(601) + bytesItem(packed)).ok());
    }

    void wrongTypesOfElementsAreRefused() {
        QVERIFY(!decode("\x82\x09\x61k"s).ok());                // PING "k"
        QVERIFY(!decode("\x82\x09\x20"s).ok());                 // PING -1
        QVERIFY(!decode("\x82\x08\x1B\0\0\0\1\0\0\0\0"s).ok()); // CREDIT 2^32
        QVERIFY(!decode("\x82\x0B\x19\x01\x00"s).ok());         // ERROR 256
        QVERIFY(!decode("\x82\x0B\x62\xC3\x28"s).ok());
        QVERIFY(!decode("\x84\x0B\x01\x00\x62\xED\xA0"s).ok());
        QVERIFY(!decode("\x83\x06\x01\x41k"s).ok()); // PUSH with an id of one byte
        QVERIFY(!decode("\x83\x06\x01\xF6"s).ok());  // PUSH without a command
    }

    void rowWithoutIdIsRefused() {
        QVERIFY(!decodeRow("\x83\x04\xF6\x01"s).ok());
        QVERIFY(!decodeRow("\x81\x04"s).ok());
    }

    void elementsMissingAtTheEndTakeTheirDefaults() {
        const auto row = decodeRow("\x84\x05\x50"s + std::string(16, 'i') + "\x07\xF6"s);
        QVERIFY(row.ok());
        QCOMPARE(std::get<Identity>(*row).rev, Seq(7));
        QVERIFY(std::get<Identity>(*row).deliverable);
        const auto welcome = decode("\x82\x02\x01"s);
        QVERIFY(welcome.ok());
        QCOMPARE(std::get<Welcome>(*welcome).pushCredits, 64u);
    }

    void fieldsOfANewerVersionTravelBack() {
        Consent consent;
        consent.id.uuid.bytes[0] = 1;
        std::string bytes;
        appendRow(bytes, consent);
        const std::string further = "\x01\x82\x01\x61k\xFB\x3F\xF0\0\0\0\0\0\0"s;
        bytes[0] = static_cast<char>(bytes[0] + 3);
        const auto row = decodeRow(bytes + further);
        QVERIFY(row.ok());
        QCOMPARE(std::get<Consent>(*row).ext, further);
        std::string again;
        appendRow(again, *row);
        QCOMPARE(again, bytes + further);
    }

    void rowsOfUnknownKindsAreLeftOut() {
        const std::string unknown = "\x85\x18\xC8\x50"s + std::string(16, 'i') + "\x01\xA1\x01\x02\x63new"s;
        std::string known;
        appendRow(known, someCustomer());
        const auto snap = decode(snapHead() + "\x00\x83"s + unknown + known + unknown);
        QVERIFY(snap.ok());
        QCOMPARE(std::get<Snap>(*snap).rows, std::vector<Row>{someCustomer()});
        const auto changes = decode("\x86\x04\x63"
                                    "all\x01\x02\x00\x82\x82\x01"s +
                                    unknown + "\x82\x01"s + known);
        QVERIFY(changes.ok());
        QCOMPARE(std::get<Changes>(*changes).changes.size(), std::size_t(1));
        QCOMPARE(decodeRow(unknown).error().code, ErrorCode::TooNew);
    }

    void commandsOfANewerDesktopAreSaidSo() {
        const auto id = "\x50"s + std::string(16, 'i');
        const auto unknownKind = decode("\x87\x06\x05"s + id + "\x00\x01\x00\x82\x18\xC8\x01"s);
        QVERIFY(unknownKind.ok());
        const UnknownPush expected{5, MutationId(Uuid::fromRaw(std::string(16, 'i'))), 200};
        QCOMPARE(std::get<UnknownPush>(*unknownKind), expected);
        const auto newerMeaning = decode("\x87\x06\x05"s + id + "\x00\x02\x00\x81\x01"s);
        QVERIFY(newerMeaning.ok());
        QCOMPARE(std::get<UnknownPush>(*newerMeaning).kind, 1u);
        const auto again = decode(encode(*newerMeaning));
        QVERIFY(again.ok());
        QCOMPARE(std::get<UnknownPush>(*again), std::get<UnknownPush>(*newerMeaning));
        QCOMPARE(decodeCommand("\x81\x18\xC8"s).error().code, ErrorCode::TooNew);
    }

    void unknownFramesAreIgnoredFrom128On() {
        const auto ignorable = decode("\x82\x18\x80\xA0"s);
        QVERIFY(ignorable.ok());
        QCOMPARE(std::get<UnknownFrame>(*ignorable).type, std::uint64_t(128));
        QVERIFY(!decode("\x82\x14\x01"s).ok());
        QVERIFY(!decode("\x82\x00\x01"s).ok());
    }

    void theClaimedTypeIsSeenBeforehand() {
        QCOMPARE(typeOf(encode(Ping{1})), FrameType::Ping);
        QCOMPARE(typeOf(samples()[1]), FrameType::Snap);
        QVERIFY(!typeOf("").has_value());
        QVERIFY(!typeOf("\xFF\xFF").has_value());
    }
};

VISAGE_TEST(TestHostile)
#include "test_hostile.moc"
