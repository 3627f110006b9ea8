// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/cbor_reader.h"
#include "core/protocol/utf8.h"
#include "tests/core/protocol/generators.h"
#include "tests/support/run.h"

#include <QCborArray>
#include <QCborStreamReader>
#include <QCborValue>
#include <QTest>

using namespace visage;
using namespace visage::protocol;
using namespace visage::testing;

namespace {

QByteArray bytesOf(std::string_view bytes) {
    return QByteArray(bytes.data(), qsizetype(bytes.size()));
}

bool qtReadsText(QCborStreamReader& reader) {
    auto part = reader.readString();
    while (part.status == QCborStreamReader::Ok)
        part = reader.readString();
    return part.status == QCborStreamReader::EndOfString;
}

bool qtReadsBytes(QCborStreamReader& reader) {
    auto part = reader.readByteArray();
    while (part.status == QCborStreamReader::Ok)
        part = reader.readByteArray();
    return part.status == QCborStreamReader::EndOfString;
}

/// Walks one item with Qt's reader, with the same bounds as ours.
bool qtWalks(QCborStreamReader& reader, int depth) {
    if (depth == 0 || !reader.isValid())
        return false;
    if (reader.isString())
        return reader.isLengthKnown() && qtReadsText(reader);
    if (reader.isByteArray())
        return reader.isLengthKnown() && qtReadsBytes(reader);
    if (reader.isTag())
        return reader.next(0) && qtWalks(reader, depth - 1);
    if (!reader.isContainer())
        return reader.next(0);
    if (!reader.isLengthKnown() || !reader.enterContainer())
        return false;
    while (reader.lastError() == QCborError::NoError && reader.hasNext())
        if (!qtWalks(reader, depth - 1))
            return false;
    return reader.lastError() == QCborError::NoError && reader.leaveContainer();
}

bool qtAccepts(std::string_view bytes) {
    QCborStreamReader reader(bytesOf(bytes));
    return qtWalks(reader, CborReader::maxDepth) && reader.currentOffset() == qint64(bytes.size());
}

bool weAccept(std::string_view bytes) {
    CborReader reader(bytes);
    reader.skip();
    return reader.ok() && reader.atEnd();
}

void expectValue(const QCborValue& value, const std::string& text) {
    RC_ASSERT(value.isString());
    RC_ASSERT(value.toString().toStdString() == text);
}
void expectValue(const QCborValue& value, bool flag) {
    RC_ASSERT(value == QCborValue(flag));
}
void expectValue(const QCborValue& value, std::int64_t number) {
    RC_ASSERT(value == QCborValue(qint64(number)));
}
void expectValue(const QCborValue& value, Timestamp at) {
    expectValue(value, at.ms);
}
void expectValue(const QCborValue& value, Hlc stamp) {
    expectValue(value, stamp.packed);
}
void expectValue(const QCborValue& value, Date date) {
    expectValue(value, std::int64_t{date.yyyymmdd});
}
template <class Tag> void expectValue(const QCborValue& value, const Id<Tag>& id) {
    RC_ASSERT(value == (id ? QCborValue(bytesOf(id.uuid.raw())) : QCborValue(nullptr)));
}
template <class E>
requires std::is_enum_v<E>
void expectValue(const QCborValue& value, E number) {
    expectValue(value, static_cast<std::int64_t>(number));
}

} // namespace

/// Our codec against Qt's, which nobody here has written.
class TestIndependent : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void qtReadsTheSameFieldsOfEveryRow() {
        QVERIFY(rc::check("fields", [] {
            Row row = anyRow();
            std::visit([](auto& entity) { entity.ext.clear(); }, row);
            std::string bytes;
            appendRow(bytes, row);
            const auto array = QCborValue::fromCbor(bytesOf(bytes)).toArray();
            expectValue(array.at(0), kindOf(row));
            RC_ASSERT(array.at(1).toByteArray() == bytesOf(idOf(row).raw()));
            expectValue(array.at(2), revOf(row));
            std::visit(
                [&]<class T>(const T& entity) {
                    Fields<T>::each(entity, [&](int number, std::string_view, const auto& member) {
                        expectValue(array.at(2 + number), member);
                    });
                },
                row);
        }));
    }

    void qtWritesWhatWeRead() {
        QVERIFY(rc::check("written by Qt", [] {
            const Command command = anyCommand();
            // Qt decodes and encodes it again by itself; the bytes must mean the same to us.
            const auto rewritten = QCborValue::fromCbor(bytesOf(encodeCommand(command))).toCbor();
            const auto back = decodeCommand({rewritten.data(), std::size_t(rewritten.size())});
            RC_ASSERT(back.ok());
            RC_ASSERT(*back == command);
        }));
    }

    void bothAcceptAndRefuseTheSameBytes() {
        QVERIFY(rc::check("damaged", [] {
            std::string bytes;
            appendRow(bytes, anyRow());
            const auto faults = *rc::gen::inRange(0, 4);
            for (int i = 0; i < faults; ++i)
                bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<char>();
            bytes.resize(*rc::gen::inRange<std::size_t>(bytes.size() / 2, bytes.size() + 1));
            RC_CLASSIFY(weAccept(bytes));
            RC_ASSERT(weAccept(bytes) == qtAccepts(bytes));
        }));
    }

    void utf8IsThatOfTheTextLayer() {
        QVERIFY(rc::check("utf8", [] {
            auto bytes = anyText() + "é陳🙂" + *rc::gen::arbitrary<std::string>();
            const auto faults = *rc::gen::inRange(0, 3);
            for (int i = 0; i < faults; ++i)
                bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<char>();
            RC_ASSERT(isUtf8(bytes) == text::isValidUtf8(bytes));
        }));
        for (unsigned first = 0x80; first < 0x100; ++first)
            for (unsigned second = 0; second < 0x100; ++second)
                for (const char* rest : {"", "\x80", "\x80\x80", "\xBF\xBF"}) {
                    const std::string bytes = std::string{char(first), char(second)} + rest;
                    QCOMPARE(isUtf8(bytes), text::isValidUtf8(bytes));
                }
    }
};

VISAGE_TEST(TestIndependent)
#include "test_independent.moc"
