// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/demo/episodes.h"

#include "core/base/date.h"

#include <array>

namespace visage::store::demo {
namespace {

constexpr std::int64_t minuteMs = 60'000;
constexpr std::int64_t hourMs = 60 * minuteMs;
constexpr std::int64_t dayMs = 24 * hourMs;

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
constexpr std::string_view closingWords[] = {
    "Client rappelé, tout est réglé.",          "Remboursement constaté par le client.",
    "Article échangé, client satisfait.",       "Sans nouvelle du client après deux relances.",
    "Livraison confirmée par le transporteur.", "Réponse envoyée par e-mail."};

} // namespace

Episodes::Matter Episodes::matter(const Person& person) {
    Matter made;
    made.reason = m_company.reason(m_dice);
    const double share = m_dice.share();
    const auto back = static_cast<std::int64_t>(share * share * 3650.0 * static_cast<double>(dayMs));
    made.at = std::max(m_now - milliseconds(back + hourMs), person.customer.createdAt);
    // Between 8 and 19 o'clock, most of it.
    const std::int64_t hour = made.at.ms / hourMs % 24;
    if ((hour < 7 || hour > 18) && m_dice.chance(85))
        made.at = made.at - milliseconds(((hour + 24 - 9) % 24) * hourMs);
    made.author = m_company.author(m_dice);
    made.product = product(m_dice);
    made.town = person.customer.town;
    made.date = frenchDay(made.at - milliseconds(m_dice.between(2, 40) * dayMs));
    made.order = "CMD-" + toIso(made.at).substr(0, 4) + "-" + m_dice.digits(6);
    made.amount = euros(m_dice.between(1990, 60000));
    if (!person.orders.empty()) {
        const Order& order = m_dice.pick(std::span<const Order>(person.orders));
        made.order = order.number;
        made.amount = euros(order.totalCents);
        made.product = order.summary.substr(0, order.summary.find(','));
    }
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

Interaction Episodes::contact(const Person& person, const Matter& matter, Channel channel,
                              const std::string& peer) {
    Interaction made;
    made.id = freshId<InteractionId>(m_now, m_dice);
    made.customer = person.customer.id;
    made.channel = channel;
    made.account = m_company.account(m_dice, channel);
    made.providerId = m_dice.digits(18);
    made.peer = peer;
    made.reason = matter.reason.id;
    made.matchedBy = peer.empty() ? MatchBasis::ChosenByAgent : MatchBasis::CallerNumber;
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
                             std::string_view body) {
    const Customer& customer = person.customer;
    std::string name = customer.givenName;
    name.append(name.empty() ? "" : " ").append(customer.familyName);
    if (customer.kind == CustomerKind::Organisation)
        name = customer.organisation;
    std::string text(fromCustomer ? m_dice.pick(greetings) : std::string_view("Bonjour,"));
    text.append("\n\n").append(filled(body, matter));
    if (fromCustomer)
        if (const std::string_view more = m_dice.pick(additions); !more.empty())
            text.append(" ").append(more);
    text.append("\n\n").append(fromCustomer ? m_dice.pick(closings)
                                            : std::string_view("Belle journée à vous,"));
    return text.append("\n").append(fromCustomer ? name : std::string("Maison Claire, service clients"));
}

std::string Episodes::chat(const Matter& matter) {
    const ReasonText& said = *matter.reason.text;
    std::string text = "Client : Bonjour\nConseiller : Bonjour, je suis là pour vous aider.\nClient : ";
    text.append(filled(m_dice.pick(said.asks), matter))
        .append("\nConseiller : Un instant, je regarde votre dossier.");
    text.append("\nConseiller : ").append(filled(m_dice.pick(said.answers), matter));
    return text.append(m_dice.chance(70) ? "\nClient : Parfait, merci !" : "\nClient : D'accord.");
}

void Episodes::fillMessage(Interaction& message, const Person& person, const Matter& matter,
                           std::int64_t turn) {
    const ReasonText& said = *matter.reason.text;
    const bool in = message.direction == Direction::In;
    const std::string_view body = in ? m_dice.pick(said.asks) : m_dice.pick(said.answers);
    if (!in)
        message.author = matter.author;
    switch (message.channel) {
    case Channel::Email:
    case Channel::Form:
    case Channel::Post:
        message.subject = filled(said.subject, matter);
        if (turn > 0)
            message.subject.insert(0, "Re: ");
        message.text = letter(person, matter, in, body);
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

void Episodes::addEpisode(History& history, const Person& person, std::int64_t contacts) {
    const Matter about = matter(person);
    std::string peer;
    const Channel channel = channelOf(person, peer);
    const bool answered = channel != Channel::Chat && channel != Channel::Visit;
    CaseId caseId;
    if (m_dice.chance(12)) {
        history.cases.push_back(openCase(person, about));
        caseId = history.cases.back().row.id;
    }
    Timestamp at = about.at;
    for (std::int64_t turn = 0; turn < contacts && at < m_now; ++turn) {
        Interaction made = contact(person, about, channel, peer);
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
        at = at + milliseconds(m_dice.between(1, 40) * hourMs + m_dice.between(0, 59) * minuteMs);
        history.rows.emplace_back(std::move(made));
        ++history.interactions;
    }
}

void Episodes::addEvent(History::OpenedCase& opened, CaseEventKind kind, Timestamp at, CaseStatus to) {
    CaseEvent event;
    event.id = freshId<CaseEventId>(m_now, m_dice);
    event.caseId = opened.row.id;
    event.customer = opened.row.customer;
    event.kind = kind;
    event.at = at;
    event.actor = opened.row.owner;
    event.fromStatus = opened.row.status;
    event.toStatus = to;
    event.reason = opened.row.reason;
    opened.row.status = to;
    opened.events.push_back(std::move(event));
}

void Episodes::close(History::OpenedCase& opened) {
    Case& row = opened.row;
    row.closedAt = std::min(
        row.openedAt + milliseconds(m_dice.between(1, 12) * dayMs + m_dice.between(0, 9) * hourMs), m_now);
    row.closeReason = row.reason;
    row.closeText = m_dice.pick(closingWords);
    addEvent(opened, CaseEventKind::StatusChanged, row.closedAt, CaseStatus::Closed);
}

History::OpenedCase Episodes::openCase(const Person& person, const Matter& matter) {
    History::OpenedCase opened;
    Case& row = opened.row;
    row.id = freshId<CaseId>(m_now, m_dice);
    row.customer = person.customer.id;
    row.subject = filled(matter.reason.text->subject, matter);
    row.reason = matter.reason.id;
    row.priority = matter.reason.text->urgency;
    row.owner = matter.author;
    row.openedBy = matter.author;
    row.openedAt = matter.at;
    row.dueAt = matter.at + milliseconds(m_dice.between(2, 15) * dayMs);
    addEvent(opened, CaseEventKind::Opened, row.openedAt, CaseStatus::Open);
    const std::int64_t ageDays = (m_now.ms - matter.at.ms) / dayMs;
    if (ageDays > 60 || !m_dice.chance(65)) {
        close(opened);
        return opened;
    }
    constexpr std::array later{
        CaseStatus::Open,    CaseStatus::Open,  CaseStatus::WaitingCustomer, CaseStatus::WaitingInternal,
        CaseStatus::Snoozed, CaseStatus::Solved};
    const CaseStatus now = m_dice.pick(std::span<const CaseStatus>(later));
    if (now != CaseStatus::Open)
        addEvent(opened, CaseEventKind::StatusChanged,
                 std::min(row.openedAt + milliseconds(5 * hourMs), m_now), now);
    row.dueAt = m_now + milliseconds(m_dice.between(-3 * 24, 10 * 24) * hourMs);
    return opened;
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
    std::int64_t left = person.contacts;
    while (left > 0) {
        const std::int64_t contacts = std::min(left, m_dice.chance(45) ? 1 : m_dice.between(2, 5));
        addEpisode(history, person, contacts);
        left -= contacts;
    }
    const bool known =
        valueOf(person, IdentityType::Phone) && *valueOf(person, IdentityType::Phone) == "+33639980001";
    if (known || m_dice.chance(3))
        addAlert(history, person);
    return history;
}

} // namespace visage::store::demo
