// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/caller_text.h"

#include "core/base/text.h"
#include "ui/common/formats.h"
#include "ui/common/hit_words.h"
#include "ui/common/phone_format.h"
#include "ui/common/words.h"

#include <QCoreApplication>

namespace visage::ui {
namespace {

using Kind = client::CallerAnswer::Kind;

class PopWords {
    Q_DECLARE_TR_FUNCTIONS(PopWords)
};

constexpr std::size_t longestText = 400;
constexpr std::size_t numberKeys = 9;

QString withCivility(Civility civility, const QString& name) {
    const QString word = ui::word(civility);
    return word.isEmpty() ? name : word + QChar::Nbsp + name;
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

/// Where, when born, then what `ofCall` says, then the last contact: shorter and shorter.
QStringList formsOf(const client::SearchHit& hit, const QStringList& ofCall, Timestamp now) {
    const QString place = clean(hit.town.toStdString());
    const QString firm = hit.kind == CustomerKind::Person ? firmWords(hit) : QString();
    const QString ago = formatAgo(hit.lastContact, now);
    QString inFull, named;
    if (hit.lastContact) {
        named = PopWords::tr("last contact %1").arg(ago);
        inFull = hit.onlyDay ? named
                             : PopWords::tr("last contact %1 (%2)")
                                   .arg(formatMoment(hit.lastContact, now), word(hit.lastChannel));
    }
    const QString year = hit.birthYear ? QString::number(hit.birthYear) : QString();
    const QString what = joined(ofCall);
    const auto dense = [](const QStringList& parts) {
        return joined(parts).replace(QStringLiteral("  ·  "), QStringLiteral(" · "));
    };
    return {joined({place, bornWords(hit), what, inFull, firm}),
            joined({place, bornWords(hit), what, inFull}),
            joined({place, bornWords(hit), what, named}),
            joined({place, bornWords(hit), what, ago}),
            dense({place, year, what, ago}),
            dense({year, ago, what, place})};
}

} // namespace

QString clean(std::string_view outsiders) {
    return text(text::oneLine(outsiders, longestText));
}

QString joined(QStringList parts) {
    parts.removeAll(QString());
    return parts.join(QStringLiteral("  ·  "));
}

QString shownNumber(const CallCard& card) {
    if (!card.peer.empty())
        return formatPhone(card.peer);
    return clean(card.caller.shownNumber);
}

QString nameInFull(const Customer& customer) {
    const QString organisation = clean(customer.organisation);
    if (customer.kind == CustomerKind::Organisation)
        return organisation;
    const QString person = clean(customer.givenName + " " + customer.familyName);
    return joined({withCivility(customer.civility, person), organisation});
}

QString nameInFull(const client::SearchHit& hit) {
    return withCivility(hit.civility, clean(hit.name.toStdString()));
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

QStringList hitForms(const client::SearchHit& hit, Timestamp now) {
    return formsOf(hit, {}, now);
}

QStringList candidateForms(const client::CallerCandidate& candidate, Timestamp now) {
    const QString cases =
        candidate.openCases ? PopWords::tr("%n open case(s)", nullptr, candidate.openCases) : QString();
    return formsOf(candidate.hit, {candidate.calledToday ? PopWords::tr("called today") : QString(), cases},
                   now);
}

QString candidatesText(const CallCard& card) {
    QStringList people;
    for (std::size_t n = 0; n < card.candidates.size() && n < numberKeys; ++n)
        people << PopWords::tr("Ctrl+%1 %2", "a key and the customer it chooses")
                      .arg(n + 1)
                      .arg(nameInFull(card.candidates[n].hit));
    return joined(people);
}

} // namespace visage::ui
