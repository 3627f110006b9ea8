// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/pop_text.h"

#include "ui/common/formats.h"
#include "ui/common/phone_format.h"
#include "ui/common/words.h"
#include "ui/customer/record_facts.h"
#include "ui/phone/caller_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace visage::ui {
namespace {

using Kind = client::CallerAnswer::Kind;

class PopWords {
    Q_DECLARE_TR_FUNCTIONS(PopWords)
};

constexpr std::size_t shownAlerts = 2;
constexpr int manyContacts = 3;
constexpr qsizetype longestWho = 30;

QString quoted(const QString& words) {
    return words.isEmpty() ? QString() : PopWords::tr("“%1”", "quotation marks").arg(words);
}

const Case* promisedCase(const client::CustomerRecord& record, Timestamp now) {
    const Case* first = nullptr;
    for (const Case& open : record.cases) {
        const bool closed = open.status == CaseStatus::Closed || open.status == CaseStatus::Solved ||
                            open.status == CaseStatus::Merged;
        const bool due = open.dueAt && (open.dueAt < now || daysBetween(open.dueAt, now) == 0);
        if (!closed && due && (!first || open.dueAt < first->dueAt))
            first = &open;
    }
    return first;
}

const Case* urgentCase(const client::CustomerRecord& record) {
    const auto it = std::find_if(record.cases.begin(), record.cases.end(), [](const Case& open) {
        return open.status != CaseStatus::Closed && open.status != CaseStatus::Solved &&
               open.status != CaseStatus::Merged;
    });
    return it == record.cases.end() ? nullptr : &*it;
}

/// Without what the case's card below tells as well.
QString shortText(const Case& about, bool broken) {
    return (broken ? PopWords::tr("Broken promise: %1") : PopWords::tr("Open case: %1"))
        .arg(clean(about.subject));
}

QString promiseText(const Case& promised, Timestamp now) {
    const QString subject = clean(promised.subject);
    if (promised.dueAt < now)
        return PopWords::tr("Broken promise: %1 (%2)").arg(subject, formatDue(promised.dueAt, now));
    return PopWords::tr("Promised for today %1: %2").arg(formatTime(promised.dueAt), subject);
}

QString caseText(const Case& open) {
    return PopWords::tr("Open case: %1 (%2)").arg(clean(open.subject), word(open.status).toLower());
}

QString often(const CallCard& card) {
    if (card.call.direction == Direction::Out || card.contacts() < manyContacts)
        return {};
    return PopWords::tr("contact no. %1 in 8 days").arg(card.contacts());
}

void sayWhyOfOne(PopText& said, const CallCard& card, Timestamp now) {
    const auto& record = card.answer.record;
    if (!record)
        return;
    const Case* promised = promisedCase(*record, now);
    const Case* urgent = urgentCase(*record);
    said.promiseBroken = promised != nullptr;
    said.why = promised              ? promiseText(*promised, now)
               : urgent              ? caseText(*urgent)
               : record->historyHere ? PopWords::tr("No case in progress")
                                     : PopWords::tr("The history is not on this device yet");
    if (promised && promised->dueAt < now)
        said.whyInShort = shortText(*promised, true);
    else if (!promised && urgent)
        said.whyInShort = shortText(*urgent, false);
    said.often = often(card);
}

QString whyOfNobody(const CallCard& card) {
    const QString name = clean(card.caller.shownName);
    const QString claim =
        name.isEmpty() ? QString()
                       : PopWords::tr("gives the name %1", "what the network says of an unknown caller")
                             .arg(quoted(name));
    switch (card.answer.kind) {
    case Kind::Several:
        return PopWords::tr("Who is it? Ask, then press Ctrl and the number.");
    case Kind::Hidden:
        return PopWords::tr("Ask for the name, then search for the customer.");
    case Kind::Colleague:
        return PopWords::tr("Internal call");
    default:
        return joined({shownNumber(card), claim});
    }
}

QString transferText(const CallCard& card) {
    for (const auto& [name, value] : card.call.facts.headers) {
        if (name != "referred-by")
            continue;
        QString who = clean(value);
        const qsizetype colon = who.indexOf(u':');
        const qsizetype open = who.indexOf(u'<');
        // "Paul" <sip:paul@example.org>: the display name where there is one (RFC 3892, RFC 3261
        // section 20.10).
        who = open > 0 ? who.left(open) : who.mid(colon + 1).section(u'@', 0, 0);
        who = who.remove(u'"').simplified();
        if (who.size() > longestWho)
            who = who.left(longestWho - 1) + u'…';
        return PopWords::tr("transferred by %1").arg(who);
    }
    return {};
}

QString waitedText(const CallCard& card, Timestamp now) {
    const QString time = formatDuration(std::max(call::ringTime(card.call, now), Milliseconds(1000)));
    if (card.call.direction == Direction::Out)
        return card.answered() ? QString() : PopWords::tr("rings there for %1").arg(time);
    return card.ringing() ? PopWords::tr("waiting for %1").arg(time)
                          : PopWords::tr("waited for %1").arg(time);
}

QString lineText(const CallCard& card) {
    const auto& line = card.answer.line;
    QString label = line ? clean(line->label) : QString();
    if (label.isEmpty() && !card.caller.lineCalled.empty() && card.call.direction != Direction::Out)
        label = PopWords::tr("Line %1").arg(formatPhone(card.caller.lineCalled));
    const bool french = QLocale().language() == QLocale::French;
    const QString greeting = line ? clean(french ? line->greetingFr : line->greetingEn) : QString();
    const QString called = card.call.direction == Direction::Out ? PopWords::tr("Outgoing call") : label;
    return joined({called, quoted(greeting)});
}

QString userName(const client::Workspace& workspace, UserId id) {
    for (const User& user : workspace.users())
        if (user.id == id)
            return clean(user.displayName);
    return {};
}

PopAlert alertText(const Alert& alert, const client::Workspace& workspace, Timestamp now) {
    const QString until =
        alert.expiresAt ? PopWords::tr("until %1").arg(formatMoment(alert.expiresAt, now)) : QString();
    return {clean(alert.text), joined({userName(workspace, alert.author), until})};
}

QString lastExchangeText(const CallCard& card, const client::Workspace& workspace, Timestamp now) {
    if (!card.lastContact && card.answer.record && !card.answer.record->historyHere) {
        const Date day = card.answer.record->customer.lastContactOn;
        return day ? PopWords::tr("Last contact on %1").arg(formatDate(day)) : QString();
    }
    if (!card.lastContact)
        return PopWords::tr("No exchange so far");
    const Interaction& last = *card.lastContact;
    const bool call = last.channel == Channel::Phone;
    const bool done = last.state == InteractionState::Done || last.state == InteractionState::Ongoing;
    // A call's title tells its state already.
    const QString outcome = last.outcome != CallOutcome::None ? word(last.outcome)
                            : done || call                    ? QString()
                                                              : word(last.state);
    const QString of = last.author ? userName(workspace, last.author)
                       : call      ? QString()
                                   : clean(last.peerName);
    return PopWords::tr("Last exchange: %1")
        .arg(joined({formatMoment(last.at, now), contactTitle(last.channel, last.direction, last.state), of,
                     quoted(clean(last.subject)), outcome}));
}

QString aboutText(const Customer& customer) {
    return joined({clean(customer.town), word(customer.tier), customerSince(customer)});
}

void sayOfOne(PopText& said, const CallCard& card, const client::Workspace& workspace, Timestamp now) {
    sayWhyOfOne(said, card, now);
    const auto& record = card.answer.record;
    if (!record)
        return;
    for (const Alert& alert : record->alerts)
        if (said.alerts.size() < shownAlerts)
            said.alerts.push_back(alertText(alert, workspace, now));
    said.lastExchange = lastExchangeText(card, workspace, now);
    said.number = joined({shownNumber(card), word(card.basis)});
    said.about = aboutText(record->customer);
}

} // namespace

PopText popText(const CallCard& card, const client::Workspace& workspace, Timestamp now) {
    PopText said;
    said.headline = callerName(card);
    said.line = lineText(card);
    said.waited = joined({waitedText(card, now), transferText(card)});
    if (!card.lookedUp)
        return said;
    if (card.answer.kind == Kind::One) {
        sayOfOne(said, card, workspace, now);
        return said;
    }
    said.why = whyOfNobody(card);
    if (card.answer.kind == Kind::Several)
        said.number = shownNumber(card);
    return said;
}

QString sentence(const QString& words) {
    return words.left(1).toUpper() + words.mid(1);
}

QString callStateText(const CallCard& card) {
    if (!card.ended())
        return sentence(word(card.call.state));
    return sentence(joined({word(card.call.state), word(card.call.cause)}));
}

QString callSummary(const CallCard& card) {
    const Timestamp end = card.call.endedAt;
    const Milliseconds held = call::holdTime(card.call, end);
    const QString talk = PopWords::tr("talked for %1").arg(formatDuration(call::talkTime(card.call, end)));
    const QString hold =
        held.count() >= 1000 ? PopWords::tr("on hold for %1").arg(formatDuration(held)) : QString();
    return joined({callStateText(card), talk, hold});
}

} // namespace visage::ui
