// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/store/import/csv_row.h"
#include "tests/core/store/import/folder.h"
#include "tests/support/run.h"

#include <QTest>

#include <rapidcheck.h>

using namespace visage;
using namespace visage::testing;
using store::FileFormat;

class ReadersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsDelimitersQuotesAndLineEnds_data();
    void readsDelimitersQuotesAndLineEnds();
    void readsEveryEncoding_data();
    void readsEveryEncoding();
    void rejectsRowByRow();
    void aQuoteLeftOpenCostsItsOwnLine();
    void hugeRowsAreSkipped();
    void refusesWhatIsNoTable_data();
    void refusesWhatIsNoTable();
    void readsJsonLines();
    void anyBytesAreSafe();
    void whatIsWrittenIsReadBack();
};

namespace {

struct Read {
    std::vector<std::string> rows; ///< "line column=text|column=text"
    std::vector<std::int64_t> rejected;
    std::string error;
};

Read readAll(Folder& folder, const std::string& bytes, FileFormat format = FileFormat::Csv) {
    Read read;
    auto reader = store::openRecords(folder.file("f", bytes), format);
    if (!reader) {
        read.error = reader.error().sentence;
        return read;
    }
    for (;;) {
        auto item = (*reader)->next();
        if (!item) {
            read.error = item.error().sentence;
            return read;
        }
        if (std::holds_alternative<store::EndOfFile>(*item))
            return read;
        if (const auto* rejection = std::get_if<store::Rejection>(&*item)) {
            read.rejected.push_back(rejection->line);
            continue;
        }
        const auto& record = std::get<store::Record>(*item);
        std::string shown = std::to_string(record.line);
        for (const auto& [column, text] : record.cells)
            shown += (shown.find('=') == std::string::npos ? " " : "|") + column + "=" + text;
        read.rows.push_back(shown);
    }
}

} // namespace

void ReadersTest::readsDelimitersQuotesAndLineEnds_data() {
    QTest::addColumn<QByteArray>("bytes");
    const std::pair<const char*, const char*> cases[] = {
        {"semicolon", "nom;note\nA;x,y\n"},
        {"comma", "nom,note\nA,\"x,y\"\n"},
        {"tab", "nom\tnote\nA\tx,y\n"},
        {"bar", "nom|note\nA|x,y\n"},
        {"sep line", "sep=;\nnom;note\nA;x,y\n"},
        {"windows", "nom;note\r\nA;x,y\r\n"},
        {"old mac", "nom;note\rA;x,y\r"},
        {"no line end", "nom;note\nA;x,y"},
        {"byte order mark", "\xEF\xBB\xBFnom;note\nA;x,y\n"},
        {"blank lines", "\n\nnom;note\n\n;\nA;x,y\n\n"},
    };
    for (const auto& [name, bytes] : cases)
        QTest::newRow(name) << QByteArray(bytes);
}

void ReadersTest::readsDelimitersQuotesAndLineEnds() {
    QFETCH(QByteArray, bytes);
    Folder folder;
    const Read read = readAll(folder, bytes.toStdString());
    QCOMPARE(QByteArray::fromStdString(read.error), QByteArray());
    QCOMPARE(read.rows.size(), std::size_t{1});
    QVERIFY2(read.rows[0].ends_with(" nom=A|note=x,y"), read.rows[0].c_str());
}

void ReadersTest::readsEveryEncoding_data() {
    QTest::addColumn<QByteArray>("bytes");
    const QString text = QStringLiteral("nom;prénom\nLefèvre;Zoé€\n");
    const auto utf16 = [&text](bool big) {
        QByteArray out = big ? QByteArray("\xFE\xFF") : QByteArray("\xFF\xFE");
        for (const QChar c : text) {
            const char low = static_cast<char>(c.unicode() & 0xFF);
            const char high = static_cast<char>(c.unicode() >> 8);
            out.append(big ? high : low).append(big ? low : high);
        }
        return out;
    };
    QTest::newRow("utf-8") << text.toUtf8();
    QTest::newRow("utf-16 little") << utf16(false);
    QTest::newRow("utf-16 big") << utf16(true);
    QTest::newRow("utf-16 without mark") << utf16(false).mid(2);
    QTest::newRow("windows-1252") << QByteArray("nom;pr\xE9nom\nLef\xE8vre;Zo\xE9\x80\n");
}

void ReadersTest::readsEveryEncoding() {
    QFETCH(QByteArray, bytes);
    Folder folder;
    const Read read = readAll(folder, bytes.toStdString());
    QCOMPARE(read.rows.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(read.rows[0]), QStringLiteral("2 nom=Lefèvre|prénom=Zoé€"));
}

void ReadersTest::rejectsRowByRow() {
    Folder folder;
    const Read read =
        readAll(folder, std::string("a;b;c\n1;2;3\n1;2\n1;2;3;4\n1;2;3;\nx\0;2;3\n4;5;6\n7;8", 46));
    QCOMPARE(read.rows.size(), std::size_t{3});
    QCOMPARE(read.rejected, (std::vector<std::int64_t>{3, 4, 6, 8}));
}

void ReadersTest::aQuoteLeftOpenCostsItsOwnLine() {
    Folder folder;
    std::string bytes = "a;b\n1;\"open\n";
    for (int i = 0; i < 20'000; ++i)
        bytes += "2;fine\n";
    const Read read = readAll(folder, bytes + "3;\"two\nlines\"\n");
    QCOMPARE(read.rejected, (std::vector<std::int64_t>{2}));
    QCOMPARE(read.rows.size(), std::size_t{20'001});
    QVERIFY(read.rows.back().ends_with("b=two\nlines"));
    const Read many = readAll(
        folder, "a;b\n" + [] {
            std::string open;
            for (int i = 0; i < 5000; ++i)
                open += "1;\"open\n";
            return open;
        }());
    QCOMPARE(many.rejected.size(), std::size_t{5000});
}

void ReadersTest::hugeRowsAreSkipped() {
    Folder folder;
    const std::string columns(10'000'000, ';');
    Read read = readAll(folder, "a;b\n1;2\n" + columns + "\n3;4\n");
    QCOMPARE(read.rejected, (std::vector<std::int64_t>{3}));
    QCOMPARE(read.rows.size(), std::size_t{2});
    read = readAll(folder, columns + "\n");
    QVERIFY(read.error.ends_with("columns."));
    read = readAll(folder, "{\"a\":1}\n{\"a\":\"" + std::string(3'000'000, 'x') + "\"}\n{\"a\":2}\n",
                   FileFormat::JsonLines);
    QCOMPARE(read.rejected, (std::vector<std::int64_t>{2}));
    QCOMPARE(read.rows.size(), std::size_t{2});
}

void ReadersTest::refusesWhatIsNoTable_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("blank") << QByteArray("\n \n\n");
    QTest::newRow("binary") << QByteArray("\x7F"
                                          "ELF\x02\x01\x01")
                                   .append(200, '\0');
    QTest::newRow("vCard") << QByteArray("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anne Lefevre\r\nEND:VCARD\r\n");
    QTest::newRow("open quote in the header") << QByteArray("\"a;b\n1;2\n");
}

void ReadersTest::refusesWhatIsNoTable() {
    QFETCH(QByteArray, bytes);
    Folder folder;
    const Read read = readAll(folder, bytes.toStdString());
    QVERIFY(!read.error.empty());
    QVERIFY(read.rows.empty());
    QVERIFY(!store::openRecords("/nowhere/at/all.csv", FileFormat::Csv));
}

void ReadersTest::readsJsonLines() {
    Folder folder;
    const Read read = readAll(folder,
                              "{\"name\":\"Zo\\u00e9\",\"n\":33612345678,\"x\":null,\"to\":{\"zip\":"
                              "\"59000\"},\"p\":[\"1\",\"2\"]}\n"
                              "\n[1]\n{broken\n{\"name\":\"B\"}",
                              FileFormat::JsonLines);
    QCOMPARE(read.rejected, (std::vector<std::int64_t>{3, 4}));
    QCOMPARE(read.rows.size(), std::size_t{2});
    QCOMPARE(QString::fromStdString(read.rows[0]),
             QStringLiteral("1 n=33612345678|name=Zoé|p=1|p=2|to.zip=59000"));
    QCOMPARE(QString::fromStdString(read.rows[1]), QStringLiteral("5 name=B"));
}

void ReadersTest::anyBytesAreSafe() {
    Folder folder;
    QVERIFY(rc::check("any bytes give rows of well-formed text, rejections or a sentence", [&folder] {
        const auto bytes = *rc::gen::container<std::string>(
            rc::gen::oneOf(rc::gen::arbitrary<char>(), rc::gen::elementOf(std::string("\"\";,\t\r\n{}ab"))));
        for (const FileFormat format : {FileFormat::Csv, FileFormat::Tsv, FileFormat::JsonLines})
            for (const std::string& row : readAll(folder, bytes, format).rows)
                RC_ASSERT(text::isValidUtf8(row));
    }));
}

void ReadersTest::whatIsWrittenIsReadBack() {
    QVERIFY(rc::check("fields written as RFC 4180 says come back, wherever the buffer ends", [] {
        const auto field = rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab\",;\n\r x")));
        const auto fields =
            *rc::gen::container<std::vector<std::string>>(*rc::gen::inRange<std::size_t>(1, 5), field);
        std::string line;
        for (const std::string& each : fields) {
            line += line.empty() && &each == &fields.front() ? "\"" : ",\"";
            for (const char c : each)
                line.append(c == '"' ? 2 : 1, c);
            line += '"';
        }
        line += "\n";
        store::CsvRow row;
        for (std::size_t cut = 0; cut < line.size(); ++cut)
            RC_ASSERT(store::cutCsvRow(line.substr(0, cut), ',', false, true, row) ==
                      store::CsvRow::Outcome::NeedsMore);
        RC_ASSERT(store::cutCsvRow(line, ',', false, true, row) == store::CsvRow::Outcome::Whole);
        RC_ASSERT(row.fields == fields);
        RC_ASSERT(row.bytes == line.size());
    }));
}

VISAGE_TEST(ReadersTest)
#include "readers_test.moc"
