// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/demo/episodes.h"

#include "core/base/date.h"
#include "core/store/demo/contractions.h"
#include "core/store/demo/hours.h"
#include "core/store/demo/known_story.h"

#include <utility>

namespace visage::store::demo {
namespace {

/// An order that is older is seldom asked about.
constexpr std::int64_t freshOrderDays = 42;

Milliseconds milliseconds(std::int64_t ms) {
    return Milliseconds(ms);
}

std::string euros(std::int64_t cents) {
    std::string text = std::to_string(cents / 100) + ",";
    text += static_cast<char>('0' + cents / 10 % 10);
    text += static_cast<char>('0' + cents % 10);
    return text.append(" €");
}

/// "12/03/2026"
std::string frenchDay(Timestamp at) {
    const std::string iso = toIso(at);
    std::string day = iso.substr(8, 2);
    return day.append("/").append(iso, 5, 2).append("/").append(iso, 0, 4);
}

struct ChannelShare {
    Channel channel;
    int weight;
    std::optional<IdentityType> needs; ///< without it the customer cannot come this way
};
const ChannelShare channelShares[] = {
    {Channel::Phone, 44, IdentityType::Phone},
    {Channel::Email, 22, IdentityType::Email},
    {Channel::Chat, 8, std::nullopt},
    {Channel::Form, 6, IdentityType::Email},
    {Channel::Sms, 3, IdentityType::Phone},
    {Channel::Post, 2, std::nullopt},
    {Channel::Visit, 5, std::nullopt},
    {Channel::Whatsapp, 40, IdentityType::WhatsappId},
    {Channel::Messenger, 40, IdentityType::MessengerId},
    {Channel::Facebook, 30, IdentityType::FacebookId},
    {Channel::X, 30, IdentityType::XId},
    {Channel::Linkedin, 20, IdentityType::LinkedinUrn},
};

const std::string* valueOf(const Person& person, IdentityType type) {
    for (const Identity& identity : person.identities)
        if (identity.type == type)
            return &identity.valueNorm;
    return nullptr;
}

constexpr std::string_view greetings[] = {"Bonjour,", "Madame, Monsieur,", "Bonjour à toute l'équipe,",
                                          "Bonsoir,"};
constexpr std::string_view closings[] = {"Cordialement,", "Merci d'avance,", "Bien à vous,",
                                         "Dans l'attente de votre retour,"};
constexpr std::string_view additions[] = {"",
                                          "",
                                          "C'est assez urgent pour moi.",
                                          "Je reste joignable toute la journée.",
                                          "Merci de me répondre par écrit.",
                                          "Je suis cliente depuis des années et c'est la première fois.",
                                          "J'ai déjà appelé hier sans succès."};
constexpr std::string_view laterWords[] = {
    "Merci pour votre réponse, j'attends donc de vos nouvelles.",
    "Merci, c'est bien noté.",
    "Merci de votre retour. Je vous tiens au courant si besoin.",
};
constexpr std::string_view lastAnswers[] = {
    "Avec plaisir. Nous restons à votre disposition.",
    "Merci de votre patience, nous suivons votre dossier.",
};
constexpr std::string_view alerts[] = {
    "Malentendante : préférer l'écrit.",
    "Ne pas appeler avant 10 h (travaille de nuit).",
    "Demande toujours à parler à un responsable : proposer un rappel.",
    "Litige en cours avec le transporteur : ne rien promettre sur la livraison.",
    "Parle mieux anglais que français.",
    "Client professionnel : facture au nom de la société.",
    "Vérifier l'identité : une autre personne a tenté d'accéder au compte.",
    "Deuil récent dans la famille, rester délicat.",
    "Geste commercial de 50 € déjà accordé cette année.",
    "Livraison au 4e étage sans ascenseur : prévoir deux livreurs."};

} // namespace

/// About half of what customers ask is about something that they bought lately.
Timestamp Episodes::beginning(const Person& person, Timestamp until, const Order*& order) {
    order = person.orders.empty() || m_dice.chance(50) ? nullptr
                                                       : &m_dice.pick(std::span<const Order>(person.orders));
    if (order && order->placedAt + milliseconds(dayMs) < until) {
        const std::int64_t span = std::min(freshOrderDays * dayMs, until.ms - order->placedAt.ms);
        return order->placedAt + milliseconds(m_dice.between(hourMs, span - hourMs));
    }
    order = nullptr;
    const double share = m_dice.share();
    const auto back = static_cast<std::int64_t>(share * share * 3650.0 * static_cast<double>(dayMs));
    return std::max(until - milliseconds(back + hourMs),
                    std::min(person.customer.createdAt, until - milliseconds(hourMs)));
}

Episodes::Matter Episodes::matter(const Person& person, Timestamp until) {
    Matter made;
    made.reason = m_company.reason(m_dice);
    made.ask = m_dice.pick(made.reason.text->asks);
    made.answer = m_dice.pick(made.reason.text->answers);
    made.author = m_company.author(m_dice);
    made.town = person.customer.town;
    made.channel = channelOf(person, made.peer);
    const Order* order = nullptr;
    made.at = beginning(person, until, order);
    const Hours hours = hoursOf(made.channel, Direction::In);
    const Timestamp began = std::exchange(made.at, within(hours, made.at, m_dice));
    for (std::int64_t days = 3; !(made.at < until); days += 3)
        made.at = within(hours, began - milliseconds(days * dayMs), m_dice);
    if (order && made.at < order->placedAt)
        order = nullptr;
    const Timestamp ordered = order ? order->placedAt : made.at - milliseconds(m_dice.between(2, 40) * dayMs);
    made.date = frenchDay(ordered);
    made.order = order ? order->number : "CMD-" + toIso(ordered).substr(0, 4) + "-" + m_dice.digits(6);
    made.amount = euros(order ? order->totalCents : m_dice.between(1990, 60000));
    made.product = order ? order->summary.substr(0, order->summary.find(',')) : std::string(product(m_dice));
    const std::string* card = valueOf(person, IdentityType::Loyalty);
    made.card = card ? *card : "de fidélité";
    return made;
}

std::string Episodes::filled(std::string_view text, const Matter& matter) const {
    const std::pair<std::string_view, const std::string*> values[] = {
        {"{order}", &matter.order},   {"{product}", &matter.product}, {"{date}", &matter.date},
        {"{amount}", &matter.amount}, {"{card}", &matter.card},       {"{town}", &matter.town}};
    std::string out;
    while (!text.empty()) {
        const std::size_t open = std::min(text.find('{'), text.size());
        out += text.substr(0, open);
        text.remove_prefix(open);
        for (const auto& [name, value] : values)
            if (text.starts_with(name)) {
                const bool sentence = out.empty() || out.ends_with(". ") || out.ends_with("? ");
                if (value == &matter.product || value == &matter.town)
                    appendContracted(out, *value);
                else
                    out += *value;
                if (sentence && value == &matter.product && !value->empty())
                    out[out.size() - value->size()] = static_cast<char>(value->front() - ('a' - 'A'));
                text.remove_prefix(name.size());
                break;
            }
    }
    return out;
}

Channel Episodes::channelOf(const Person& person, std::string& peer) {
    Weights weights;
    for (const ChannelShare& share : channelShares)
        weights.add(!share.needs || valueOf(person, *share.needs) ? share.weight : 0);
    const ChannelShare& drawn = channelShares[weights.draw(m_dice)];
    if (drawn.needs)
        peer = *valueOf(person, *drawn.needs);
    // A hidden number is still theirs once they have said who they are.
    if (drawn.channel == Channel::Phone && m_dice.chance(4))
        peer.clear();
    return drawn.channel;
}

Interaction Episodes::contact(const Person& person, const Matter& matter) {
    Interaction made;
    made.id = freshId<InteractionId>(m_now, m_dice);
    made.customer = person.customer.id;
    made.channel = matter.channel;
    made.account = m_company.account(m_dice, matter.channel);
    made.providerId = m_dice.digits(18);
    made.peer = matter.peer;
    made.reason = matter.reason.id;
    made.matchedBy = matter.peer.empty() ? MatchBasis::ChosenByAgent : MatchBasis::CallerNumber;
    return made;
}

void Episodes::fillCall(Interaction& call, const Matter& matter) {
    call.author = matter.author;
    call.ringMs = m_dice.between(2, 45) * 1000;
    if (call.direction == Direction::In && m_dice.chance(9)) {
        call.state = InteractionState::Missed;
        call.author = {};
        call.reason = {};
        call.endedAt = call.at + milliseconds(call.ringMs);
        return;
    }
    call.talkMs = m_dice.between(25, 540) * 1000;
    call.holdMs = m_dice.chance(25) ? m_dice.between(10, 150) * 1000 : 0;
    call.wrapMs = m_dice.between(5, 90) * 1000;
    call.endedAt = call.at + milliseconds(call.ringMs + call.talkMs + call.holdMs);
    call.outcome = m_dice.chance(88) ? CallOutcome::Handled : CallOutcome::CallBackPromised;
}

std::string Episodes::letter(const Person& person, const Matter& matter, bool fromCustomer,
                             std::string_view body, bool first) {
    const Customer& customer = person.customer;
    std::string name = customer.givenName;
    name.append(name.empty() ? "" : " ").append(customer.familyName);
    if (customer.kind == CustomerKind::Organisation)
        name = customer.organisation;
    std::string text(fromCustomer ? m_dice.pick(greetings) : std::string_view("Bonjour,"));
    text.append("\n\n").append(filled(body, matter));
    if (fromCustomer && first)
        if (const std::string_view more = m_dice.pick(additions); !more.empty())
            text.append(" ").append(more);
    text.append("\n\n").append(fromCustomer ? m_dice.pick(closings)
                                            : std::string_view("Belle journée à vous,"));
    return text.append("\n").append(fromCustomer ? name : std::string("Maison Claire, service clients"));
}

std::string Episodes::chat(const Matter& matter) {
    std::string text = "Client : Bonjour\nConseiller : Bonjour, je suis là pour vous aider.\nClient : ";
    text.append(filled(matter.ask, matter)).append("\nConseiller : Un instant, je regarde votre dossier.");
    text.append("\nConseiller : ").append(filled(matter.answer, matter));
    return text.append(m_dice.chance(70) ? "\nClient : Parfait, merci !" : "\nClient : D'accord.");
}

void Episodes::fillMessage(Interaction& message, const Person& person, const Matter& matter,
                           std::int64_t turn) {
    const ReasonText& said = *matter.reason.text;
    const bool in = message.direction == Direction::In;
    // One question and its answer; a second of either would contradict the first.
    const std::string_view body = turn == 0   ? matter.ask
                                  : turn == 1 ? matter.answer
                                  : in        ? m_dice.pick(laterWords)
                                              : m_dice.pick(lastAnswers);
    if (!in)
        message.author = matter.author;
    switch (message.channel) {
    case Channel::Email:
    case Channel::Form:
    case Channel::Post:
        message.subject = filled(said.subject, matter);
        if (turn > 0)
            message.subject.insert(0, "Re: ");
        message.text = letter(person, matter, in, body, turn == 0);
        break;
    case Channel::Chat:
        message.text = chat(matter);
        break;
    case Channel::Visit:
        message.author = matter.author;
        message.text = "Passage en boutique. " + filled(said.summary, matter);
        break;
    default:
        message.text = filled(body, matter);
    }
    message.endedAt = message.at;
    if (message.channel == Channel::Chat)
        message.endedAt = message.at + milliseconds(m_dice.between(2, 14) * minuteMs);
}

void Episodes::addNote(History& history, const Interaction& contact, const Matter& matter, CaseId caseId) {
    Note note;
    note.id = freshId<NoteId>(m_now, m_dice);
    note.customer = contact.customer;
    note.caseId = caseId;
    note.interaction = contact.id;
    note.author = matter.author;
    note.createdAt = std::min(contact.endedAt + milliseconds(m_dice.between(5, 120) * 1000), m_now);
    note.text = filled(matter.reason.text->summary, matter);
    if (m_dice.chance(25))
        note.text.append("\nRappeler le ")
            .append(frenchDay(contact.at + milliseconds(3 * dayMs)))
            .append(".");
    history.rows.emplace_back(std::move(note));
    ++history.notes;
}

std::int64_t Episodes::addEpisode(History& history, const Person& person, std::int64_t contacts,
                                  Timestamp until) {
    const Matter about = matter(person, until);
    const Channel channel = about.channel;
    const bool answered = channel != Channel::Chat && channel != Channel::Visit;
    if (!answered)
        contacts = 1; // all is said at once
    CaseId caseId;
    if (m_dice.chance(12)) {
        history.cases.push_back(openCase(person, about));
        caseId = history.cases.back().row.id;
    }
    Timestamp at = about.at;
    for (std::int64_t turn = 0; turn < contacts && at < until; ++turn) {
        Interaction made = contact(person, about);
        made.at = at;
        made.receivedAt = at;
        made.direction = answered && turn % 2 == 1 ? Direction::Out : Direction::In;
        if (channel == Channel::Phone)
            fillCall(made, about);
        else
            fillMessage(made, person, about, turn);
        made.endedAt = std::min(made.endedAt, m_now);
        if (channel == Channel::Phone && made.state == InteractionState::Done && m_dice.chance(45))
            addNote(history, made, about, caseId);
        if (caseId) {
            InteractionCase link;
            link.id = interactionCaseId(made.id, caseId);
            link.interaction = made.id;
            link.caseId = caseId;
            link.customer = made.customer;
            history.rows.emplace_back(std::move(link));
        }
        const Direction next = answered && turn % 2 == 0 ? Direction::Out : Direction::In;
        at = within(hoursOf(channel, next),
                    at + milliseconds(m_dice.between(1, 40) * hourMs + m_dice.between(0, 59) * minuteMs),
                    m_dice);
        history.rows.emplace_back(std::move(made));
        ++history.interactions;
    }
    return contacts;
}

void Episodes::addAlert(History& history, const Person& person) {
    Alert alert;
    alert.id = freshId<AlertId>(m_now, m_dice);
    alert.customer = person.customer.id;
    alert.text = m_dice.pick(alerts);
    alert.author = m_company.author(m_dice);
    alert.createdAt = m_now - milliseconds(m_dice.between(1, 200) * dayMs);
    if (m_dice.chance(70))
        alert.expiresAt = m_now + milliseconds(m_dice.between(-20, 120) * dayMs);
    history.rows.emplace_back(std::move(alert));
}

History Episodes::of(const Person& person) {
    History history;
    const bool known = isKnownCaller(person);
    const Timestamp until = known ? m_now - milliseconds(storyDays * dayMs) : m_now;
    std::int64_t left = person.contacts;
    while (left > 0) {
        const std::int64_t contacts = std::min(left, m_dice.chance(45) ? 1 : m_dice.between(2, 5));
        left -= addEpisode(history, person, contacts, until);
    }
    if (known)
        addKnownStory(history, person, m_company, m_now, m_dice);
    else if (m_dice.chance(3))
        addAlert(history, person);
    return history;
}

} // namespace visage::store::demo
