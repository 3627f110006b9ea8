// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using namespace visage::protocol;

namespace {

Uuid id(std::uint8_t last) {
    Uuid uuid;
    uuid.bytes = {0x01, 0x93, 0x5a, 0x2b, 0x7c, 0x00, 0x70, 0x00, 0x80, 0, 0, 0, 0, 0, 0, last};
    return uuid;
}

QByteArray hex(const std::string& bytes) {
    return QByteArray::fromStdString(bytes).toHex();
}

} // namespace

/// Bytes written down once: what desktops and stores of other versions send and have on disk. They may never
/// change.
class TestGolden : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void login() {
        QCOMPARE(hex(encode(Login{"anne", "secret", DeviceId(id(1)), "desk 4"})),
                 QByteArray("850c64616e6e65667365637265745001935a2b7c007000800000000000000166"
                            "6465736b2034"));
    }

    void hello() {
        const Hello hello{1, 1,     "visage 0.1",     1, DeviceId(id(1)), 7, {},
                          0, "tok", {{"all", 0, {}}}, 2, {"deflate"}};
        QCOMPARE(hex(encode(hello)),
                 QByteArray("8d0101016a76697361676520302e31015001935a2b7c0070008000000000000001"
                            "07f60063746f6b"
                            "818363616c6c00f6028167"
                            "6465666c617465"));
    }

    void pushOfANote() {
        const WriteNote note{NoteId(id(2)), CustomerId(id(3)), {}, {}, "Rappeler à 17 h"};
        QCOMPARE(
            hex(encode(Push{1, MutationId(id(4)), {1700000000000}, 1, 12, note, Hlc::at({1700000000000})})),
            QByteArray(
                "8806015001935a2b7c00700080000000000000041b0000018bcfe56800010c86015001935a2b7c00700080"
                "000000000000025001935a2b7c0070008000000000000003f6f670526170706"
                "5"
                "6c657220c3a020313720"
                "68"
                "1b018bcfe568000000"));
    }

    void pushOfADesktopWithoutAHybridClock() {
        const WriteNote note{NoteId(id(2)), CustomerId(id(3)), {}, {}, "Rappeler à 17 h"};
        const auto push =
            decode(QByteArray::fromHex("8706015001935a2b7c00700080000000000000041b0000018bcfe56800"
                                       "010c86015001935a2b7c00700080000000000000025001935a2b7c00700"
                                       "08000000000000003f6f67052617070656c657220c3a02031372068")
                       .toStdString());
        QVERIFY(push.ok());
        QCOMPARE(std::get<Push>(*push), (Push{1, MutationId(id(4)), {1700000000000}, 1, 12, note, {}}));
    }

    void updateOfACustomer() {
        const UpdateCustomer update{EditId(id(2)), CustomerId(id(3)), {{12, "Rouen", "Le Havre"}}};
        QCOMPARE(hex(encodeCommand(update)),
                 QByteArray(
                     "840e5001935a2b7c00700080000000000000025001935a2b7c007000800000000000000381830c65526f75"
                     "656e684c65204861767265"));
    }

    void changes() {
        Note note;
        note.id = NoteId(id(2));
        note.rev = 300;
        note.customer = CustomerId(id(3));
        note.author = UserId(id(5));
        note.createdAt = {1700000000000};
        note.text = "ok";
        Alert gone;
        gone.id = AlertId(id(6));
        gone.rev = 299;
        QCOMPARE(
            hex(encode(Changes{"all", 298, 300, {{note, false}, {gone, true}}})),
            QByteArray("860463616c6c19012a19012c00828201"
                       "8c0d5001935a2b7c007000800000000000000219012c"
                       "5001935a2b7c0070008000000000000003f6f65001935a2b7c0070008000000000000005"
                       "1b0000018bcfe568000001626f6bf6820283075001935a2b7c007000800000000000000619012b"));
    }

    void ack() {
        QCOMPARE(hex(encode(Ack{1, MutationId(id(4)), AckStatus::Applied, 301, ErrorCode::None, ""})),
                 QByteArray("8707015001935a2b7c00700080000000000000040119012d0060"));
    }

    void presence() {
        QCOMPARE(hex(encode(Presence{CustomerId(id(3)), true, {}})),
                 QByteArray("84115001935a2b7c0070008000000000000003f5f6"));
        QCOMPARE(
            hex(encode(Present{CustomerId(id(3)), {{UserId(id(5)), DeviceId(id(1)), Activity::Writing}}})),
            QByteArray("83125001935a2b7c007000800000000000000381835001935a2b7c0070008000000000000005"
                       "5001935a2b7c007000800000000000000102"));
    }

    void reviews() {
        WriteNote write;
        write.note = NoteId(id(2));
        write.customer = CustomerId(id(3));
        write.text = "ok";
        QCOMPARE(hex(encode(Reviews{7, {}})), QByteArray("841307f6f4"));
        QCOMPARE(
            hex(encode(ReviewList{7,
                                  false,
                                  ErrorCode::None,
                                  {},
                                  {{MutationId(id(4)),
                                    {1700000000000},
                                    UserId(id(5)),
                                    write.customer,
                                    write,
                                    UserId(id(6)),
                                    {1700000000000}}},
                                  {}})),
            QByteArray("881407f4006081875001935a2b7c00700080000000000000041b0000018bcfe56800"
                       "5001935a2b7c00700080000000000000055001935a2b7c0070008000000000000003"
                       "86015001935a2b7c00700080000000000000025001935a2b7c0070008000000000000003f6f6626f6b"
                       "5001935a2b7c00700080000000000000061b0000018bcfe56800"
                       "0080"));
        QCOMPARE(hex(encode(Decide{8, ReviewChoice::Discard, {MutationId(id(4))}})),
                 QByteArray("84150802815001935a2b7c0070008000000000000004"));
        QCOMPARE(hex(encode(Decided{8, {{MutationId(id(4)), ErrorCode::Conflict, "no"}}})),
                 QByteArray("83160881835001935a2b7c007000800000000000000417626e6f"));
        QCOMPARE(hex(encode(ReviewsWaiting{3})), QByteArray("821703"));
    }

    void audit() {
        Audit audit{"ident", 7, EntityKind::CustomerList, {}, {}};
        audit.since.yyyymmdd = 20250601;
        audit.sums[0] = 0x0102030405060708;
        audit.sums[255] = 0xFF;
        const auto sent = hex(encode(audit));
        QCOMPARE(sent.left(76), QByteArray("861820656964656e740718191a0134ffe95908000102030405060708") +
                                    QByteArray(20, '0'));
        QCOMPARE(sent.right(18), QByteArray("0000000000000000ff"));
        QCOMPARE(sent.size(), 2 * (1 + 2 + 6 + 1 + 2 + 5 + 3 + 2048));
    }

    void heartbeat() {
        QCOMPARE(hex(encode(Ping{3})), QByteArray("820903"));
        QCOMPARE(hex(encode(Pong{3, {1700000000000}})), QByteArray("830a031b0000018bcfe56800"));
    }
};

VISAGE_TEST(TestGolden)
#include "test_golden.moc"
