// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/pop_text.h"

#include "core/base/text.h"
#include "ui/common/formats.h"
#include "ui/common/phone_format.h"
#include "ui/common/words.h"
#include "ui/customer/record_facts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace visage::ui {
namespace {

using Kind = client::CallerAnswer::Kind;

class PopWords {
    Q_DECLARE_TR_FUNCTIONS(PopWords)
};

constexpr std::size_t longestText = 400;
constexpr std::size_t shownAlerts = 2;
constexpr int manyContacts = 3;
constexpr qsizetype longestWho = 30;
constexpr std::size_t numberKeys = 9;

QString clean(std::string_view outsiders) {
    return text(text::oneLine(outsiders, longestText));
}

QString joined(QStringList parts) {
    parts.removeAll(QString());
    return parts.join(QStringLiteral("  ·  "));
}

QString quoted(const QString& words) {
    return words.isEmpty() ? QString() : PopWords::tr("“%1”", "quotation marks").arg(words);
}

QString withCivility(Civility civility, const QString& name) {
    const QString word = ui::word(civility);
    return word.isEmpty() ? name : word + QChar::Nbsp + name;
}

QString shownNumber(const CallCard& card) {
    if (!card.peer.empty())
        return formatPhone(card.peer);
    return clean(card.caller.shownNumber);
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
    said.why = promised ? promiseText(*promised, now)
               : urgent ? caseText(*urgent)
                        : PopWords::tr("No case in progress");
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

QString nameOfNobody(const CallCard& card) {
    switch (card.answer.kind) {
    case Kind::Several:
        return PopWords::tr("%n possible customer(s)", nullptr, static_cast<int>(card.candidates.size()));
    case Kind::Hidden:
        return PopWords::tr("Hidden number");
    case Kind::Colleague:
        break;
    default:
        return card.caller.hidden ? PopWords::tr("Hidden number") : PopWords::tr("Unknown number");
    }
    const QString name =
        card.answer.colleague.isEmpty() ? clean(card.caller.shownName) : card.answer.colleague;
    return joined({name, shownNumber(card)});
}

QString bornText(const client::SearchHit& hit) {
    if (!hit.birthYear)
        return {};
    switch (hit.civility) {
    case Civility::Madam:
        return PopWords::tr("born %1", "a woman").arg(hit.birthYear);
    case Civility::Sir:
        return PopWords::tr("born %1", "a man").arg(hit.birthYear);
    default:
        return PopWords::tr("born %1").arg(hit.birthYear);
    }
}

QString placeAndBirth(const client::SearchHit& hit) {
    return joined({clean(hit.town.toStdString()), bornText(hit)});
}

QString lastContact(const client::SearchHit& hit, Timestamp now) {
    if (!hit.lastContact)
        return {};
    return PopWords::tr("last contact %1 (%2)")
        .arg(formatMoment(hit.lastContact, now), word(hit.lastChannel));
}

} // namespace

QString nameInFull(const Customer& customer) {
    const QString organisation = clean(customer.organisation);
    if (customer.kind == CustomerKind::Organisation)
        return organisation;
    const QString person = clean(customer.givenName + " " + customer.familyName);
    return joined({withCivility(customer.civility, person), organisation});
}

QString nameInFull(const client::SearchHit& hit) {
    const QString name = withCivility(hit.civility, clean(hit.name.toStdString()));
    const bool firm = hit.kind == CustomerKind::Organisation;
    return firm ? name : joined({name, clean(hit.organisation.toStdString())});
}

QString callerName(const CallCard& card) {
    if (!card.lookedUp)
        return card.caller.hidden ? PopWords::tr("Hidden number") : shownNumber(card);
    if (card.answer.kind != Kind::One)
        return nameOfNobody(card);
    if (card.answer.record)
        return nameInFull(card.answer.record->customer);
    return card.candidates.empty() ? shownNumber(card) : nameInFull(card.candidates.front().hit);
}

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

QString hitDetails(const client::SearchHit& hit, Timestamp now) {
    return joined({placeAndBirth(hit), lastContact(hit, now)});
}

QString candidateDetails(const client::CallerCandidate& candidate, Timestamp now) {
    const QString cases =
        candidate.openCases ? PopWords::tr("%n open case(s)", nullptr, candidate.openCases) : QString();
    const QString today = candidate.calledToday ? PopWords::tr("called today") : QString();
    return joined({placeAndBirth(candidate.hit), today, cases, lastContact(candidate.hit, now)});
}

QString candidatesText(const CallCard& card) {
    QStringList people;
    for (std::size_t n = 0; n < card.candidates.size() && n < numberKeys; ++n)
        people << PopWords::tr("Ctrl+%1 %2", "a key and the customer it chooses")
                      .arg(n + 1)
                      .arg(nameInFull(card.candidates[n].hit));
    return joined(people);
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
