// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/commands.h"
#include "app/admin/context.h"
#include "core/rules/identity.h"
#include "core/rules/phone.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>
#include <string_view>

// `ask SUBJECT`: questions to the rules, one JSON object a line on standard input, the answers in their order
// on standard output. For administrators ("why did this caller pop?") and for outside checks.

namespace visage::admin {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 longestQuestion = 1024 * 1024;

using Answer = Result<QJsonObject>;

QString shown(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

Error unanswerable(std::string sentence) {
    return {ErrorCode::BadInput, std::move(sentence)};
}

Answer askPhone(Context&, const QJsonObject& question) {
    if (!question[u"text"_s].isString())
        return unanswerable("The question needs a \"text\".");
    const QString region = question[u"region"_s].toString(u"FR"_s);
    QJsonArray numbers;
    for (const rules::PhoneNumber& number : rules::readPhoneNumbers(
             question[u"text"_s].toString().toStdString(), region.toUpper().toStdString()))
        numbers.append(QJsonObject{{u"e164"_s, shown(number.e164)},
                                   {u"extension"_s, shown(number.extension)},
                                   {u"kind"_s, shown(nameOf(number.kind))}});
    return QJsonObject{{u"numbers"_s, numbers}};
}

QJsonObject callerAnswer(const std::vector<CustomerId>& customers, const QString& why) {
    QJsonArray ids;
    for (const CustomerId customer : customers)
        ids.append(shown(customer.toString()));
    const QString match = customers.empty() ? u"none"_s : customers.size() == 1 ? u"unique"_s : u"several"_s;
    return {{u"match"_s, match}, {u"customers"_s, ids}, {u"why"_s, QJsonArray{why}}};
}

/// Numbers that several people may hide behind, or nobody, identify nobody.
QString whyNoNumber(const std::string& identifier) {
    const auto numbers = rules::readPhoneNumbers(identifier);
    const auto kind = numbers.empty() ? rules::NumberKind::Hidden : numbers.front().kind;
    switch (kind) {
    case rules::NumberKind::Hidden:
        return u"the number is hidden"_s;
    case rules::NumberKind::Short:
        return u"a short number is nobody's own"_s;
    case rules::NumberKind::Invalid:
        return u"this is no phone number"_s;
    default:
        return {};
    }
}

Answer askCaller(Context& context, const QJsonObject& question) {
    const auto channel = fromName<Channel>(question[u"channel"_s].toString().toStdString());
    const auto type = channel ? rules::identityTypeOf(*channel) : std::nullopt;
    if (!type)
        return unanswerable("The question needs a \"channel\" on which customers can be recognised.");
    if (!question[u"identifier"_s].isString())
        return unanswerable("The question needs an \"identifier\".");
    const std::string identifier = question[u"identifier"_s].toString().toStdString();
    if (*type == IdentityType::Phone)
        if (const QString why = whyNoNumber(identifier); !why.isEmpty())
            return callerAnswer({}, why);
    const std::string value = rules::normaliseIdentity(*type, identifier);
    if (value.empty())
        return callerAnswer({}, u"there is no identifier to look for"_s);
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    const auto customers = (*backend)->customersWith(*type, value);
    if (!customers)
        return customers.error();
    const QString who = customers->empty()
                            ? u"nobody has "_s
                            : u"%1 customers have "_s.arg(static_cast<qlonglong>(customers->size()));
    return callerAnswer(*customers, (customers->size() == 1 ? u"one customer has "_s : who) + shown(value));
}

struct Subject {
    std::string_view name;
    Answer (*ask)(Context& context, const QJsonObject& question);
    bool needsStore = false;
};
constexpr Subject subjects[] = {{"phone", askPhone}, {"caller", askCaller, true}};

QJsonObject answerTo(Context& context, const Subject& subject, const QByteArray& line) {
    QJsonParseError fault;
    const auto question = QJsonDocument::fromJson(line, &fault);
    const auto answer = question.isObject() ? subject.ask(context, question.object())
                                            : Answer(unanswerable("The line is no JSON object."));
    return answer ? *answer : QJsonObject{{u"error"_s, shown(answer.error().sentence)}};
}

/// The next line of standard input; a line that is too long comes as an empty one.
QByteArray readQuestion(QFile& input) {
    QByteArray line = input.readLine(longestQuestion);
    const bool tooLong = line.size() >= longestQuestion - 1 && !line.endsWith('\n');
    while (tooLong && !line.endsWith('\n') && !line.isEmpty())
        line = input.readLine(longestQuestion);
    return tooLong ? QByteArray("\n") : line;
}

Result<void> ask(Context& context) {
    const std::string& name = context.words()[0];
    const Subject* wanted = nullptr;
    for (const Subject& subject : subjects)
        if (subject.name == name)
            wanted = &subject;
    if (!wanted)
        return context.wrongUse("\"" + name + "\" cannot be asked: the subjects are phone and caller.");
    if (wanted->needsStore)
        if (const auto there = context.backend(); !there)
            return there.error();
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return Error{ErrorCode::Unavailable, "Standard input cannot be read."};
    for (QByteArray line = readQuestion(input); !line.isEmpty(); line = readQuestion(input)) {
        const QJsonObject answer = answerTo(context, *wanted, line);
        context.printRaw(QJsonDocument(answer).toJson(QJsonDocument::Compact).toStdString() + "\n");
        // Whoever asks one question at a time waits for its answer.
        std::fflush(stdout);
    }
    return {};
}

constexpr Command commands[] = {
    {"ask", "phone|caller", "answers questions to the rules: JSON lines in, JSON lines out", 1, 1, {}, ask},
};

} // namespace

std::span<const Command> askCommands() {
    return commands;
}

} // namespace visage::admin
