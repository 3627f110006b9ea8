// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/call_journal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int version = 1;

QString idText(const Uuid& id) {
    return QString::fromStdString(id.toString());
}

Uuid readId(const QJsonValue& value) {
    return Uuid::parse(value.toString().toStdString()).value_or(Uuid{});
}

bool ringsHere(const CallCard& card) {
    return card.ringing() && card.call.direction != Direction::Out;
}

QJsonObject write(const CallCard& card, Timestamp now) {
    const call::Call& call = card.call;
    return {{u"interaction"_s, idText(card.interaction.uuid)},
            {u"customer"_s, idText(card.customer.uuid)},
            {u"basis"_s, static_cast<int>(card.basis)},
            {u"direction"_s, static_cast<int>(call.direction)},
            {u"call_id"_s, QString::fromStdString(call.facts.callId)},
            {u"line"_s, QString::fromStdString(card.caller.lineCalled)},
            {u"peer"_s, QString::fromStdString(card.peer)},
            {u"name"_s, QString::fromStdString(card.caller.shownName)},
            {u"started"_s, static_cast<double>(call.startedAt.ms)},
            {u"answered"_s, static_cast<double>(call.answeredAt.ms)},
            {u"held_ms"_s, static_cast<double>(call.held.count())},
            {u"cause"_s, static_cast<int>(card.ended() ? call.cause : call::EndCause::None)},
            {u"seen"_s, static_cast<double>(card.ended() ? call.endedAt.ms : now.ms)}};
}

Timestamp readTime(const QJsonValue& value) {
    return {static_cast<std::int64_t>(value.toDouble())};
}

CallCard read(const QJsonObject& object) {
    CallCard card;
    card.interaction = InteractionId(readId(object.value(u"interaction")));
    card.customer = CustomerId(readId(object.value(u"customer")));
    card.basis = static_cast<MatchBasis>(object.value(u"basis").toInt());
    card.call.direction = static_cast<Direction>(object.value(u"direction").toInt(1));
    card.call.facts.callId = object.value(u"call_id").toString().toStdString();
    card.caller.lineCalled = object.value(u"line").toString().toStdString();
    card.peer = object.value(u"peer").toString().toStdString();
    card.caller.shownNumber = card.peer;
    card.caller.shownName = object.value(u"name").toString().toStdString();
    card.caller.hidden = card.peer.empty();
    card.call.startedAt = readTime(object.value(u"started"));
    card.call.answeredAt = readTime(object.value(u"answered"));
    card.call.endedAt = readTime(object.value(u"seen"));
    card.call.held = Milliseconds(static_cast<std::int64_t>(object.value(u"held_ms").toDouble()));
    card.call.state = call::CallState::Ended;
    const auto cause = static_cast<call::EndCause>(object.value(u"cause").toInt());
    const bool known = cause > call::EndCause::None && cause <= call::EndCause::EngineLost;
    card.call.cause = known                  ? cause
                      : card.call.answeredAt ? call::EndCause::EngineLost
                                             : call::EndCause::Cancelled;
    card.leaving = card.call.answeredAt.isNull(); // nothing is asked of it
    card.answer.kind =
        card.caller.hidden ? client::CallerAnswer::Kind::Hidden : client::CallerAnswer::Kind::Unknown;
    card.started = true;
    card.taken = true;
    card.lookedUp = true;
    return card;
}

} // namespace

QString journalOf(const CardList& cards, Timestamp now) {
    QJsonArray calls;
    for (const CallCard& card : cards.all())
        if ((card.answered() || ringsHere(card)) && !card.leaving)
            calls.append(write(card, now));
    if (calls.isEmpty())
        return {};
    const QJsonObject journal{{u"version"_s, version}, {u"calls"_s, calls}};
    return QString::fromUtf8(QJsonDocument(journal).toJson(QJsonDocument::Compact));
}

std::vector<CallCard> readJournal(const QString& journal) {
    const QJsonObject object = QJsonDocument::fromJson(journal.toUtf8()).object();
    if (object.value(u"version").toInt() != version)
        return {};
    std::vector<CallCard> cards;
    for (const QJsonValue& call : object.value(u"calls").toArray()) {
        CallCard card = read(call.toObject());
        if (card.interaction)
            cards.push_back(std::move(card));
    }
    return cards;
}

} // namespace visage::ui
