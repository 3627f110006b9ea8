// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "tests/support/run.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace visage;
using namespace visage::protocol;
using namespace Qt::StringLiterals;

namespace {

QString document(const char* name) {
    QFile file(QString::fromUtf8(VISAGE_PROTOCOL_FOLDER "/") + QString::fromUtf8(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString text(std::string_view view) {
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

/// The README's and the CDDL's word for the type of a member; enumerations have names of their own in the
/// README.
struct TypeWords {
    QString readme;
    QString cddl;
};
TypeWords wordsOf(const std::string&) {
    return {u"text"_s, u"tstr"_s};
}
TypeWords wordsOf(bool) {
    return {u"bool"_s, u"bool"_s};
}
TypeWords wordsOf(std::int64_t) {
    return {u"int"_s, u"int"_s};
}
TypeWords wordsOf(Timestamp) {
    return {u"time"_s, u"moment"_s};
}
TypeWords wordsOf(Hlc) {
    return {u"hlc"_s, u"hlc"_s};
}
TypeWords wordsOf(const std::vector<FieldPatch>&) {
    return {u"list of field patches"_s, u"[* field-patch]"_s};
}
TypeWords wordsOf(Date) {
    return {u"date"_s, u"date"_s};
}
TypeWords wordsOf(const Uuid&) {
    return {u"id"_s, u"id"_s};
}
template <class Tag> TypeWords wordsOf(const Id<Tag>&) {
    return {u"id"_s, u"id"_s};
}
template <class E>
requires std::is_enum_v<E> TypeWords wordsOf(E) {
    return {u"[A-Z]\\w+"_s, u"enum"_s};
}

/// Default values that are not zero are said in the README.
template <class T> QString defaultOf(const T& value) {
    if constexpr (std::is_same_v<T, bool>)
        return value ? u"true"_s : QString();
    else if constexpr (std::is_enum_v<T> || std::is_integral_v<T>)
        return value == T{} ? QString() : QString::number(static_cast<std::int64_t>(value));
    else
        return {};
}

/// The part of the README about one kind: its headline up to the next.
QString section(const QString& readme, int number, std::string_view name) {
    const auto headline = u"\n### %1 %2\n"_s.arg(number).arg(text(name));
    const auto begin = readme.indexOf(headline);
    if (begin < 0)
        return {};
    const auto end = readme.indexOf(u"\n##"_s, begin + headline.size());
    return readme.mid(begin, end - begin);
}

template <class T> void compareReadme(const QString& readme) {
    const auto part = section(readme, static_cast<int>(Fields<T>::kind), Fields<T>::name);
    QVERIFY2(!part.isEmpty(), qPrintable(text(Fields<T>::name)));
    int count = 0;
    const T value{};
    Fields<T>::each(value, [&](int number, std::string_view member, const auto& field) {
        ++count;
        const QRegularExpression row(u"\n\\| %1 \\| %2 \\| %3 \\| [^|\n]*[^|\n ] \\|\n"_s.arg(number).arg(
            text(member), wordsOf(field).readme));
        const auto found = row.match(part);
        QVERIFY2(found.hasMatch(), qPrintable(text(Fields<T>::name) + u"."_s + text(member)));
        if (const auto preset = defaultOf(field); !preset.isEmpty())
            QVERIFY2(found.captured().contains(u"; default %1 |"_s.arg(preset)), qPrintable(text(member)));
    });
    QCOMPARE(part.count(QRegularExpression(u"\n\\| \\d+ \\|"_s)), count);
}

template <class T> void compareCddl(const QString& cddl, const QString& head) {
    QString rule = u"\n"_s + text(Fields<T>::name).replace(u'_', u'-') + u" = [kind: "_s +
                   QString::number(static_cast<int>(Fields<T>::kind)) + head;
    const T value{};
    Fields<T>::each(value, [&](int, std::string_view member, const auto& field) {
        rule += u", "_s + text(member) + u": "_s + wordsOf(field).cddl;
    });
    QVERIFY2(cddl.contains(rule + u", * any]\n"_s), qPrintable(rule));
}

template <class E> void compareEnum(const QString& readme, const QString& name) {
    QStringList values;
    for (const auto& entry : enumNames<E>())
        values << u"%1 %2"_s.arg(static_cast<int>(entry.value))
                      .arg(entry.name.empty() ? u"none"_s : text(entry.name));
    const QString row = u"\n| %1 | %2 |\n"_s.arg(name, values.join(u", "_s));
    QVERIFY2(readme.contains(row), qPrintable(row));
}

} // namespace

/// What is written for people must be what the code does.
class TestDocuments : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tablesAreThoseOfTheCode() {
        const auto readme = document("README.md");
        for (int kind = 1; withEntity(EntityKind(kind), [&]<class T>() { compareReadme<T>(readme); });
             ++kind) {
        }
        for (int kind = 1; withCommand(CommandKind(kind), [&]<class T>() { compareReadme<T>(readme); });
             ++kind) {
        }
    }

    void cddlIsThatOfTheCode() {
        const auto cddl = document("wire.cddl").replace(QRegularExpression(u",\n +"_s), u", "_s);
        for (int kind = 1; withEntity(EntityKind(kind),
                                      [&]<class T>() { compareCddl<T>(cddl, u", id: row-id, rev: seq"_s); });
             ++kind) {
        }
        for (int kind = 1;
             withCommand(CommandKind(kind), [&]<class T>() { compareCddl<T>(cddl, QString()); }); ++kind) {
        }
    }

    void enumerationsAreThoseOfTheCode() {
        const auto readme = document("README.md");
        compareEnum<Role>(readme, u"Role"_s);
        compareEnum<Channel>(readme, u"Channel"_s);
        compareEnum<Direction>(readme, u"Direction"_s);
        compareEnum<CustomerKind>(readme, u"CustomerKind"_s);
        compareEnum<Civility>(readme, u"Civility"_s);
        compareEnum<Tier>(readme, u"Tier"_s);
        compareEnum<IdentityType>(readme, u"IdentityType"_s);
        compareEnum<ConsentState>(readme, u"ConsentState"_s);
        compareEnum<ConsentTopic>(readme, u"ConsentTopic"_s);
        compareEnum<OrderStatus>(readme, u"OrderStatus"_s);
        compareEnum<CaseStatus>(readme, u"CaseStatus"_s);
        compareEnum<Priority>(readme, u"Priority"_s);
        compareEnum<CaseEventKind>(readme, u"CaseEventKind"_s);
        compareEnum<InteractionState>(readme, u"InteractionState"_s);
        compareEnum<CallbackState>(readme, u"CallbackState"_s);
        compareEnum<ErasureReason>(readme, u"ErasureReason"_s);
        compareEnum<CallOutcome>(readme, u"CallOutcome"_s);
        compareEnum<DecidedBy>(readme, u"DecidedBy"_s);
        compareEnum<MatchBasis>(readme, u"MatchBasis"_s);
        compareEnum<VersionState>(readme, u"VersionState"_s);
        compareEnum<SettleChoice>(readme, u"SettleChoice"_s);
    }

    void errorCodesAreThoseOfTheCode() {
        const auto readme = document("README.md");
        for (int number = 1; number < 256; ++number) {
            const auto code = static_cast<ErrorCode>(number);
            const bool known = number <= 4 || (number >= 20 && number <= 32) || number == 39;
            const auto row = u"\n| %1 | %2 | "_s.arg(number).arg(text(errorName(code)));
            QVERIFY2(readme.contains(row) == known, qPrintable(row));
        }
    }

    void exampleBytesAreFrames() {
        static const QRegularExpression block(u"```hex\n([0-9a-f\n]+)```"_s);
        const auto readme = document("README.md");
        QSet<std::size_t> seen;
        for (auto blocks = block.globalMatch(readme); blocks.hasNext();) {
            for (const auto& line : blocks.next().captured(1).split(u'\n', Qt::SkipEmptyParts)) {
                const auto bytes = QByteArray::fromHex(line.toLatin1()).toStdString();
                const auto frame = decode(bytes);
                QVERIFY2(frame.ok(), qPrintable(line));
                QCOMPARE(encode(*frame), bytes);
                seen.insert(frame->index());
            }
        }
        QCOMPARE(seen.size(), 9); // LOGIN, HELLO, CREDIT, PING, PONG, PUSH, ACK, CHANGES, MARK
    }

    void limitsAreThoseOfTheCode() {
        const auto readme = document("README.md");
        for (const auto limit :
             {maxFrameBytes, maxFrameBytesBeforeLogin, maxInflatedBytes, maxRowsPerFrame, maxCommandBytes})
            QVERIFY2(readme.contains(QLocale(QLocale::English).toString(qulonglong(limit))),
                     qPrintable(QString::number(limit)));
    }
};

VISAGE_TEST(TestDocuments)
#include "test_documents.moc"
