// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/demo/known_story.h"

#include "core/store/catalogue.h"
#include "core/store/demo/demo.h"
#include "core/store/demo/hours.h"
#include "core/store/queues.h"

#include <algorithm>

namespace visage::store::demo {
namespace {

class KnownStory {
public:
    KnownStory(History& history, const Person& person, const Company& company, Timestamp now, Dice& dice)
        : m_history(history)
        , m_person(person)
        , m_company(company)
        , m_now(now)
        , m_dice(dice)
        , m_agent(company.author(dice))
        , m_order(person.orders.back().number) {}

    void tell() {
        const auto asked = call(14, 10, 40, 248, "return.request");
        addNote(asked, {},
                "Lampe Luberon (" + m_order +
                    ") reçue avec l'abat-jour cabossé. Retour accepté, étiquette à envoyer par e-mail.");
        Interaction label = message(13, 9, 12, Channel::Email, Direction::Out, "return.request");
        label.subject = "Votre étiquette de retour - " + m_order;
        label.text = "Bonjour,\n\nVous trouverez en pièce jointe l'étiquette de retour de la lampe Luberon. "
                     "Déposez le colis au point relais de votre choix : nous vous remboursons 189,90 € dès "
                     "sa réception.\n\nBelle journée à vous,\nMaison Claire, service clients";
        add(std::move(label), {});
        addChat();
        const CaseId refund = openCase();
        const auto chased = call(3, 11, 15, 312, "return.refund", refund);
        addNote(chased, refund,
                "Retour reçu à l'entrepôt, remboursement de 189,90 € non parti. Demande transmise à la "
                "comptabilité ; promis une réponse sous cinq jours.");
        Interaction mail = message(yesterday, 20, 42, Channel::Email, Direction::In, "return.refund");
        mail.subject = "Remboursement toujours pas reçu - " + m_order;
        mail.text =
            "Bonsoir,\n\nJ'ai renvoyé la lampe Luberon il y a dix jours et je n'ai toujours pas reçu "
            "le remboursement de 189,90 € pour la commande " +
            m_order +
            ". On m'a dit au téléphone que la comptabilité s'en occupait. Pouvez-vous me dire où cela "
            "en est ?\n\nMerci d'avance,\nAnne Lefèvre";
        add(std::move(mail), refund);
        addAlert();
    }

private:
    static constexpr std::int64_t yesterday = 1;

    /// Customers write on Sundays too.
    [[nodiscard]] Timestamp at(std::int64_t days, std::int64_t hour, std::int64_t minute) const {
        return days == yesterday ? dayBefore(m_now, days, hour, minute)
                                 : workdayBefore(m_now, days, hour, minute);
    }

    [[nodiscard]] const std::string& identity(IdentityType type) const {
        return std::ranges::find(m_person.identities, type, &Identity::type)->valueNorm;
    }

    [[nodiscard]] Interaction contact(Timestamp at, Channel channel, Direction direction,
                                      std::string_view reason) {
        Interaction made;
        made.id = freshId<InteractionId>(m_now, m_dice);
        made.customer = m_person.customer.id;
        made.channel = channel;
        made.direction = direction;
        made.at = at;
        made.endedAt = at;
        made.receivedAt = at;
        made.account = m_company.account(m_dice, channel);
        made.providerId = m_dice.digits(18);
        made.reason = reasonIdOf(reason);
        made.matchedBy = MatchBasis::CallerNumber;
        return made;
    }

    Interaction call(std::int64_t days, std::int64_t hour, std::int64_t minute, std::int64_t talkSeconds,
                     std::string_view reason, CaseId caseId = {}) {
        Interaction made = contact(at(days, hour, minute), Channel::Phone, Direction::In, reason);
        made.peer = identity(IdentityType::Phone);
        made.author = m_agent;
        made.ringMs = 9'000;
        made.talkMs = talkSeconds * 1000;
        made.wrapMs = 20'000;
        made.endedAt = made.at + Milliseconds(made.ringMs + made.talkMs);
        made.outcome = CallOutcome::Handled;
        add(made, caseId);
        return made;
    }

    [[nodiscard]] Interaction message(std::int64_t days, std::int64_t hour, std::int64_t minute,
                                      Channel channel, Direction direction, std::string_view reason) {
        Interaction made = contact(at(days, hour, minute), channel, direction, reason);
        made.peer = identity(IdentityType::Email);
        if (direction == Direction::Out)
            made.author = m_agent;
        return made;
    }

    void addChat() {
        Interaction chat = contact(at(8, 17, 24), Channel::Chat, Direction::In, "return.refund");
        chat.endedAt = chat.at + Milliseconds(6 * minuteMs);
        chat.author = m_agent;
        chat.matchedBy = MatchBasis::ChosenByAgent;
        chat.text = "Client : Bonjour, avez-vous reçu la lampe que je vous ai renvoyée ? Commande " +
                    m_order +
                    ".\nConseiller : Bonjour Madame Lefèvre, un instant, je regarde.\n"
                    "Conseiller : Oui, le colis est à l'entrepôt. Le remboursement de 189,90 € paraîtra sur "
                    "votre compte sous cinq jours.\nClient : Parfait, merci !";
        add(std::move(chat), {});
    }

    void add(Interaction made, CaseId caseId) {
        if (caseId) {
            InteractionCase link;
            link.id = interactionCaseId(made.id, caseId);
            link.interaction = made.id;
            link.caseId = caseId;
            link.customer = made.customer;
            m_history.rows.emplace_back(std::move(link));
        }
        m_history.rows.emplace_back(std::move(made));
        ++m_history.interactions;
    }

    void addNote(const Interaction& call, CaseId caseId, std::string text) {
        Note note;
        note.id = freshId<NoteId>(m_now, m_dice);
        note.customer = call.customer;
        note.caseId = caseId;
        note.interaction = call.id;
        note.author = m_agent;
        note.createdAt = call.endedAt + Milliseconds(minuteMs);
        note.text = std::move(text);
        m_history.rows.emplace_back(std::move(note));
        ++m_history.notes;
    }

    CaseId openCase() {
        History::OpenedCase opened;
        Case& row = opened.row;
        row.id = freshId<CaseId>(m_now, m_dice);
        row.customer = m_person.customer.id;
        row.subject = "Remboursement de 189,90 € en attente - " + m_order;
        row.reason = reasonIdOf("return.refund");
        row.priority = Priority::P2;
        row.owner = m_agent;
        row.queue = queueIdOf("billing");
        row.openedBy = m_agent;
        row.openedAt = at(3, 11, 20);
        row.dueAt = row.openedAt + Milliseconds(5 * dayMs);
        addEvent(opened, CaseEventKind::Opened, row.openedAt, CaseStatus::Open);
        addEvent(opened, CaseEventKind::StatusChanged, row.openedAt + Milliseconds(2 * minuteMs),
                 CaseStatus::WaitingInternal);
        const CaseId id = row.id;
        m_history.cases.push_back(std::move(opened));
        return id;
    }

    void addEvent(History::OpenedCase& opened, CaseEventKind kind, Timestamp at, CaseStatus to) {
        CaseEvent event;
        event.id = freshId<CaseEventId>(m_now, m_dice);
        event.caseId = opened.row.id;
        event.customer = opened.row.customer;
        event.kind = kind;
        event.at = at;
        event.actor = m_agent;
        event.fromStatus = opened.row.status;
        event.toStatus = to;
        event.reason = opened.row.reason;
        event.queue = opened.row.queue;
        event.owner = opened.row.owner;
        opened.row.status = to;
        opened.events.push_back(std::move(event));
    }

    void addAlert() {
        Alert alert;
        alert.id = freshId<AlertId>(m_now, m_dice);
        alert.customer = m_person.customer.id;
        alert.text = "Confirmer par écrit ce qui est convenu au téléphone : a déjà été mal renseignée.";
        alert.author = m_agent;
        alert.createdAt = at(14, 10, 46);
        m_history.rows.emplace_back(std::move(alert));
    }

    History& m_history;
    const Person& m_person;
    const Company& m_company;
    Timestamp m_now;
    Dice& m_dice;
    UserId m_agent;
    const std::string& m_order;
};

} // namespace

bool isKnownCaller(const Person& person) {
    return std::ranges::any_of(person.identities, [](const Identity& identity) {
        return identity.type == IdentityType::Phone && identity.valueNorm == knownCaller;
    });
}

void addKnownStory(History& history, const Person& person, const Company& company, Timestamp now,
                   Dice& dice) {
    KnownStory(history, person, company, now, dice).tell();
}

} // namespace visage::store::demo
