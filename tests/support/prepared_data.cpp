// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/prepared_data.h"

#include <array>
#include <string>

namespace visage::testing {
namespace {

using namespace std::chrono_literals;

constexpr std::array givenNames{"Julie", "Thomas",  "Camille", "Nicolas", "Léa",   "Mehdi",
                                "Inès",  "Hugo",    "Chloé",   "Antoine", "Manon", "Yann",
                                "Fatou", "Étienne", "Aurore",  "Loïc"};
constexpr std::array familyNames{"Dupont", "Lefebvre", "Moreau",    "Gauthier", "Gautier", "Bernard",
                                 "Roux",   "Faure",    "Chevalier", "Benali",   "N'Diaye", "Thibault",
                                 "Perrin", "Leclerc",  "Da Silva",  "Marchand"};
constexpr std::array towns{"Lille",    "Lyon",  "Nantes", "Saint-Étienne-du-Rouvray",
                           "Bordeaux", "Brest", "Nîmes",  "Paris"};
constexpr std::array postcodes{"59000", "69003", "44000", "76800", "33000", "29200", "30000", "75011"};

constexpr std::array channels{Channel::Email,     Channel::Phone,     Channel::Chat,     Channel::Form,
                              Channel::Facebook,  Channel::Messenger, Channel::Whatsapp, Channel::X,
                              Channel::Linkedin,  Channel::Sms,       Channel::Post,     Channel::Visit,
                              Channel::Instagram, Channel::App};

constexpr std::array received{
    "Bonjour, ma commande devait arriver mardi et je n'ai toujours rien reçu. Pouvez-vous me dire où elle se "
    "trouve ?",
    "Le fauteuil livré hier a un pied abîmé. Je joins une photo. Je souhaite un échange, pas un "
    "remboursement.",
    "Merci beaucoup pour votre réponse rapide, tout est réglé.",
    "Je voudrais changer mon adresse de livraison : 12 rue des Tilleuls, 59000 Lille.\nMerci d'avance.",
    "Pouvez-vous m'envoyer la facture de janvier ? Mon comptable la demande.",
    "Toujours pas de nouvelles… c'est la troisième fois que j'écris 😕",
};
constexpr std::array sent{
    "Bonjour Madame Lefèvre, votre colis a quitté notre entrepôt ce matin ; il vous sera livré jeudi avant "
    "13 h.",
    "Bonjour, nous avons bien reçu votre photo. Un échange est prévu mardi prochain entre 9 h et 12 h.",
    "Votre facture est jointe à ce message. Bonne journée !",
    "L'adresse est modifiée, la livraison suivra dans les 48 heures.",
};

class Maker {
public:
    PreparedData make();

private:
    Uuid id(Timestamp at) { return makeUuidV7(at, m_random); }
    [[nodiscard]] Timestamp ago(Milliseconds duration) const { return m_data.now - duration; }
    std::size_t pick(std::size_t limit) { return static_cast<std::size_t>(m_random.below(limit)); }

    void base();
    UserId user(const char* name, const char* displayName, Role role);
    ReasonId reason(const char* code, ReasonId parent, const char* fr, const char* en, Priority urgency);
    Customer& customer(Civility civility, const char* given, const char* family, int birthDate);
    void identity(CustomerId customer, IdentityType type, const std::string& value, const char* label);
    InteractionId interaction(CustomerId customer, Channel channel, Direction direction, Timestamp at,
                              const std::string& body);
    Case& openCase(CustomerId customer, const char* subject, ReasonId reason, Priority priority,
                   Milliseconds before);
    void note(CustomerId customer, UserId author, Milliseconds before, const char* body);
    void anne();
    void anneCases();
    void anneHistory();
    void household();
    void garage();
    void others();
    void hostile();
    void crowd();
    void queue(const char* code, const char* fr, const char* en, bool ofTheAgent);
    void callback(CustomerId customer, UserId assignee, QueueId queue, Milliseconds due, const char* body);
    void work();

    PreparedData m_data;
    SeededRandom m_random{20260327};
    ReasonId m_late;
    ReasonId m_broken;
    ReasonId m_invoice;
    std::int64_t m_number = 41200;
};

UserId Maker::user(const char* name, const char* displayName, Role role) {
    User user;
    user.id = UserId(id(ago(24h * 400)));
    user.name = name;
    user.displayName = displayName;
    user.role = role;
    m_data.users.push_back(user);
    return user.id;
}

ReasonId Maker::reason(const char* code, ReasonId parent, const char* fr, const char* en, Priority urgency) {
    Reason reason;
    reason.id = ReasonId(id(ago(24h * 400)));
    reason.code = code;
    reason.parent = parent;
    reason.labelFr = fr;
    reason.labelEn = en;
    reason.urgency = urgency;
    reason.position = static_cast<std::int64_t>(m_data.reasons.size());
    m_data.reasons.push_back(reason);
    return reason.id;
}

void Maker::base() {
    m_data.agent = user("amelie", "Amélie Renard", Role::Agent);
    m_data.colleague = user("karim", "Karim Benali", Role::Agent);
    m_data.lead = user("sophie", "Sophie Garnier", Role::Lead);
    const ReasonId delivery = reason("delivery", {}, "Livraison", "Delivery", Priority::P2);
    m_late = reason("delivery.late", delivery, "Retard de livraison", "Late delivery", Priority::P2);
    m_broken = reason("delivery.damaged", delivery, "Article abîmé", "Damaged article", Priority::P1);
    const ReasonId billing = reason("billing", {}, "Facturation", "Billing", Priority::P3);
    m_invoice = reason("billing.copy", billing, "Copie de facture", "Copy of an invoice", Priority::P3);
    reason("billing.refund", billing, "Remboursement", "Refund", Priority::P2);
    reason("loyalty", {}, "Fidélité", "Loyalty", Priority::P3);
    reason("other", {}, "Autre demande", "Something else", Priority::P3);
    Line line;
    line.id = LineId(id(ago(24h * 400)));
    line.address = PreparedData::serviceLine;
    line.label = "Service client";
    line.greetingFr = "Maison Tilleul, bonjour, Amélie à votre écoute.";
    line.greetingEn = "Maison Tilleul, good afternoon, this is Amélie.";
    m_data.lines.push_back(line);
}

Customer& Maker::customer(Civility civility, const char* given, const char* family, int birthDate) {
    Customer customer;
    customer.createdAt = ago(24h * 300);
    customer.id = CustomerId(id(customer.createdAt));
    customer.civility = civility;
    customer.givenName = given;
    customer.familyName = family;
    customer.birthDate = Date{birthDate};
    customer.rev = 1;
    m_data.customers.push_back(customer);
    return m_data.customers.back();
}

void Maker::identity(CustomerId customer, IdentityType type, const std::string& value, const char* label) {
    Identity identity;
    identity.id = identityId(customer, type, "", value);
    identity.customer = customer;
    identity.type = type;
    identity.valueRaw = value;
    identity.valueNorm = value;
    identity.label = label;
    identity.source = "clients.csv";
    identity.createdAt = ago(24h * 300);
    m_data.identities.push_back(identity);
}

InteractionId Maker::interaction(CustomerId customer, Channel channel, Direction direction, Timestamp at,
                                 const std::string& body) {
    Interaction made;
    made.id = InteractionId(id(at));
    made.customer = customer;
    made.channel = channel;
    made.direction = direction;
    made.at = at;
    made.endedAt = at;
    made.text = body;
    made.rev = 1;
    if (direction == Direction::Out)
        made.author = m_random.below(2) == 0 ? m_data.agent : m_data.colleague;
    if (channel == Channel::Email || channel == Channel::Form)
        made.subject = direction == Direction::In ? "Ma commande" : "Re: Ma commande";
    if (channel == Channel::Phone) {
        made.author = m_data.agent;
        made.text.clear();
        made.peer = PreparedData::anneNumber;
        made.account = PreparedData::serviceLine;
        made.ringMs = 6000;
        made.talkMs = 30000 + static_cast<std::int64_t>(m_random.below(400)) * 1000;
        made.endedAt = at + Milliseconds(made.ringMs + made.talkMs);
        made.outcome = CallOutcome::Handled;
        made.matchedBy = MatchBasis::CallerNumber;
        made.reason = m_late;
    }
    m_data.interactions.push_back(made);
    return made.id;
}

Case& Maker::openCase(CustomerId customer, const char* subject, ReasonId reason, Priority priority,
                      Milliseconds before) {
    Case made;
    made.openedAt = ago(before);
    made.id = CaseId(id(made.openedAt));
    made.number = ++m_number;
    made.customer = customer;
    made.subject = subject;
    made.reason = reason;
    made.priority = priority;
    made.status = CaseStatus::Open;
    made.owner = m_data.agent;
    made.openedBy = m_data.agent;
    made.rev = 1;
    CaseEvent event;
    event.id = CaseEventId(id(made.openedAt));
    event.caseId = made.id;
    event.customer = customer;
    event.at = made.openedAt;
    event.actor = m_data.agent;
    event.toStatus = CaseStatus::Open;
    event.reason = reason;
    m_data.caseEvents.push_back(event);
    m_data.cases.push_back(made);
    return m_data.cases.back();
}

void Maker::note(CustomerId customer, UserId author, Milliseconds before, const char* body) {
    Note made;
    made.createdAt = ago(before);
    made.id = NoteId(id(made.createdAt));
    made.customer = customer;
    made.author = author;
    made.text = body;
    made.rev = 1;
    NoteVersion version;
    version.id = NoteVersionId(id(made.createdAt));
    version.note = made.id;
    version.customer = customer;
    version.author = author;
    version.at = made.createdAt;
    version.text = body;
    m_data.notes.push_back(made);
    m_data.noteVersions.push_back(version);
}

void Maker::anne() {
    Customer& anne = customer(Civility::Madam, "Anne", "Lefèvre", 19710312);
    m_data.anne = anne.id;
    anne.birthName = "Dubois";
    anne.language = "fr";
    anne.addressLine1 = "12 rue des Tilleuls";
    anne.addressLine2 = "Bâtiment B";
    anne.postcode = "59000";
    anne.town = "Lille";
    anne.country = "FR";
    anne.tier = Tier::Gold;
    anne.points = 12480;
    anne.customerSince = ago(24h * 365 * 7);
    const CustomerId id = m_data.anne;
    identity(id, IdentityType::Phone, PreparedData::anneNumber, "portable");
    identity(id, IdentityType::Phone, "+33353010042", "domicile");
    identity(id, IdentityType::Email, "anne.lefevre@example.org", "");
    identity(id, IdentityType::WhatsappId, "33639980001", "");
    identity(id, IdentityType::MessengerId, "7245518873921", "");
    identity(id, IdentityType::XId, "@anne_lfv", "");
    identity(id, IdentityType::CrmRef, "C-004217", "");
    identity(id, IdentityType::Loyalty, "2900417700123", "");
    m_data.consents.push_back({{},
                               consentId(id, ConsentTopic::Email),
                               id,
                               ConsentTopic::Email,
                               ConsentState::Granted,
                               ago(24h * 90),
                               "boutique"});
    m_data.consents.push_back({{},
                               consentId(id, ConsentTopic::Phone),
                               id,
                               ConsentTopic::Phone,
                               ConsentState::Refused,
                               ago(24h * 30),
                               "appel"});
    m_data.alerts.push_back({{},
                             AlertId(this->id(ago(24h * 12))),
                             id,
                             "Malentendante : parler lentement, confirmer par e-mail",
                             m_data.lead,
                             ago(24h * 12),
                             {},
                             {}});
    m_data.alerts.push_back({{},
                             AlertId(this->id(ago(24h * 2))),
                             id,
                             "Litige en cours sur la commande 88213 : ne pas négocier",
                             m_data.lead,
                             ago(24h * 2),
                             m_data.now + 24h * 20,
                             {}});
    m_data.orders.push_back({{},
                             OrderId(this->id(ago(24h * 9))),
                             id,
                             "88213",
                             ago(24h * 9),
                             OrderStatus::Shipped,
                             124990,
                             "EUR",
                             "Fauteuil Oslo, tissu bleu nuit"});
    m_data.orders.push_back({{},
                             OrderId(this->id(ago(24h * 60))),
                             id,
                             "86110",
                             ago(24h * 60),
                             OrderStatus::Delivered,
                             8950,
                             "EUR",
                             "Lot de 4 coussins"});
    m_data.orders.push_back({{},
                             OrderId(this->id(ago(24h * 200))),
                             id,
                             "80307",
                             ago(24h * 200),
                             OrderStatus::Returned,
                             45900,
                             "EUR",
                             "Table basse Vesoul"});
}

void Maker::anneCases() {
    const CustomerId id = m_data.anne;
    openCase(id, "Fauteuil livré avec un pied abîmé, échange demandé", m_broken, Priority::P1, 26h).dueAt =
        m_data.now + 90min;
    openCase(id, "Livraison de la commande 88213 en retard", m_late, Priority::P2, 24h * 4).status =
        CaseStatus::WaitingInternal;
    Case& closed = openCase(id, "Copie de la facture de janvier", m_invoice, Priority::P3, 24h * 40);
    closed.status = CaseStatus::Closed;
    closed.closedAt = ago(24h * 39);
    closed.closeReason = m_invoice;
    note(id, m_data.agent, 25h, "Cliente très patiente. Préfère être rappelée après 17 h, sur le portable.");
    note(id, m_data.colleague, 24h * 45,
         "A demandé la facture pour son comptable ; envoyée le jour même.\nÀ vérifier : l'adresse de "
         "facturation diffère.");
}

void Maker::anneHistory() {
    for (int n = 0; n < 60; ++n) {
        const Channel channel = channels[static_cast<std::size_t>(n) % channels.size()];
        const Direction direction = n % 3 == 2 && channel != Channel::Visit ? Direction::Out : Direction::In;
        const char* body =
            direction == Direction::In ? received[pick(received.size())] : sent[pick(sent.size())];
        const Timestamp at = ago(24h * 12 * n / 2 + 7h * (n % 3) + 21min * (n + 1));
        const InteractionId made = interaction(m_data.anne, channel, direction, at, body);
        if (n < 5) {
            const CaseId about = m_data.cases.front().id;
            m_data.interactionCases.push_back({{}, interactionCaseId(made, about), made, about, m_data.anne});
        }
    }
    Interaction& missed = m_data.interactions.at(1);
    missed.state = InteractionState::Missed;
    missed.talkMs = 0;
    missed.outcome = CallOutcome::None;
}

void Maker::household() {
    for (const bool first : {true, false}) {
        Customer& person = customer(first ? Civility::Sir : Civility::Madam, first ? "Jean" : "Claire",
                                    "Martin", first ? 19580504 : 19610923);
        person.postcode = "69003";
        person.town = "Lyon";
        person.tier = first ? Tier::None : Tier::Silver;
        (first ? m_data.household1 : m_data.household2) = person.id;
        identity(person.id, IdentityType::Phone, PreparedData::householdNumber, "domicile");
        interaction(person.id, Channel::Email, Direction::In, ago(first ? 24h * 3 : 24h * 80), received[0]);
    }
    openCase(m_data.household1, "Changement d'adresse de livraison", m_late, Priority::P3, 24h * 3);
}

void Maker::garage() {
    Customer& firm = customer(Civility::None, "", "", 0);
    firm.kind = CustomerKind::Organisation;
    firm.organisation = "Garage des Lilas";
    firm.postcode = "93260";
    firm.town = "Les Lilas";
    m_data.garage = firm.id;
    identity(firm.id, IdentityType::Phone, PreparedData::garageNumber, "standard");
    interaction(firm.id, Channel::Phone, Direction::In, ago(24h * 6), "");
}

void Maker::others() {
    Customer& fresh = customer(Civility::Sir, "Noé", "Petit", 0);
    fresh.town = "Brest";
    fresh.postcode = "29200";
    m_data.fresh = fresh.id;
    identity(fresh.id, IdentityType::Phone, "+33639980077", "");
}

void Maker::hostile() {
    const std::string longName = "Maximilien-Évariste " + std::string(400, 'x');
    Customer& odd = customer(Civility::Sir, "<b>Robert</b>", longName.c_str(), 19800101);
    odd.town = "<img src=\"http://example.org/x.png\"><a href=\"http://example.org\">Ville</a>";
    odd.postcode = "00000";
    odd.organisation = "</html>\x07 & Fils";
    m_data.hostile = odd.id;
    identity(odd.id, IdentityType::Email, "<script>alert(1)</script>@example.org", "<i>mail</i>");
    m_data.alerts.push_back({{},
                             AlertId(id(ago(1h))),
                             odd.id,
                             "<h1>URGENT</h1> \xE2\x80\xAE gnp.exe",
                             m_data.lead,
                             ago(1h),
                             {},
                             {}});
    openCase(odd.id, "<table><tr><td>1</td></tr></table>", m_late, Priority::P2, 5h);
    interaction(odd.id, Channel::Email, Direction::In, ago(2h),
                "<a href=\"file:///etc/passwd\">Cliquez ici</a>\n<style>*{display:none}</style>");
    note(odd.id, m_data.agent, 1h, "<u>note</u>");
}

void Maker::crowd() {
    for (int n = 0; n < 240; ++n) {
        const std::size_t place = pick(towns.size());
        Customer& person = customer(
            n % 2 == 0 ? Civility::Madam : Civility::Sir,
            givenNames[pick(givenNames.size() / 2) * 2 + static_cast<std::size_t>(n % 2)],
            familyNames[pick(familyNames.size())], 19400101 + static_cast<int>(m_random.below(65)) * 10000);
        person.town = towns[place];
        person.postcode = postcodes[place];
        const CustomerId made = person.id;
        const std::string digits = std::to_string(1000 + n);
        identity(made, IdentityType::Phone, "+3363998" + digits, "portable");
        if (n % 5 != 0)
            interaction(made, channels[pick(channels.size())], Direction::In,
                        ago(1h * static_cast<int>(3 + m_random.below(9000))),
                        received[pick(received.size())]);
    }
}

void Maker::queue(const char* code, const char* fr, const char* en, bool ofTheAgent) {
    Queue queue;
    queue.id = QueueId(id(ago(24h * 400)));
    queue.code = code;
    queue.labelFr = fr;
    queue.labelEn = en;
    queue.position = static_cast<std::int64_t>(m_data.queues.size());
    m_data.queues.push_back(queue);
    const UserId member = ofTheAgent ? m_data.agent : m_data.colleague;
    m_data.queueMembers.push_back({{}, queueMemberId(queue.id, member), queue.id, member, false});
}

void Maker::callback(CustomerId customer, UserId assignee, QueueId queue, Milliseconds due,
                     const char* body) {
    Callback made;
    made.bookedAt = ago(5h);
    made.id = CallbackId(id(made.bookedAt));
    made.customer = customer;
    made.number = PreparedData::anneNumber;
    made.text = body;
    made.dueAt = m_data.now + due;
    made.assignee = assignee;
    made.queue = queue;
    made.bookedBy = m_data.colleague;
    made.rev = 1;
    m_data.callbacks.push_back(made);
}

/// What the team has to do, most of it for people of the crowd.
void Maker::work() {
    queue("orders", "Commandes et livraisons", "Orders and deliveries", true);
    queue("repair", "Produits et SAV", "Products and repairs", true);
    queue("billing", "Facturation et retours", "Billing and returns", false);
    const QueueId orders = m_data.queues[0].id;
    callback(m_data.household1, m_data.agent, {}, -2h, "Confirmer la nouvelle adresse de livraison");
    callback(m_data.anne, m_data.agent, {}, 45min, "Donner le créneau de l'échange du fauteuil");
    callback(m_data.garage, {}, orders, 20h, "Proposer un autre créneau");
    callback(m_data.fresh, {}, m_data.queues[2].id, 2h, "Confirmer le remboursement");
    const auto crowd = [this](std::size_t n) { return m_data.customers[m_data.customers.size() - 1 - n].id; };
    constexpr std::array subjects{"Colis annoncé livré, jamais reçu", "Livraison à reprogrammer",
                                  "Adresse de livraison incomplète"};
    for (std::size_t n = 0; n < 9; ++n) {
        Case& made = openCase(crowd(n), subjects.at(n % subjects.size()), m_late,
                              n % 3 == 0 ? Priority::P2 : Priority::P3, 6h * static_cast<int>(n + 1));
        made.owner = {};
        made.queue = orders;
        if (n % 2 == 0)
            made.dueAt = m_data.now + 24h * (static_cast<int>(n) - 1);
    }
    Case& lamp = openCase(crowd(12), "Lampe reçue cassée", m_broken, Priority::P1, 3h);
    lamp.owner = {};
    lamp.queue = m_data.queues[1].id;
    Interaction& waiting = m_data.interactions.back();
    waiting.channel = Channel::Email;
    waiting.direction = Direction::Out;
    waiting.state = InteractionState::Queued;
    waiting.author = m_data.agent;
    waiting.at = ago(35min);
    waiting.peer = "client@example.org";
    waiting.subject = "Votre demande";
    waiting.text = "Bonjour,\n\nvotre colis part demain.";
}

PreparedData Maker::make() {
    m_data.now = *parseIsoTimestamp("2026-03-27T16:00:00+01:00");
    m_data.customers.reserve(512);
    m_data.cases.reserve(64);
    base();
    anne();
    anneCases();
    anneHistory();
    household();
    garage();
    others();
    hostile();
    crowd();
    work();
    return std::move(m_data);
}

} // namespace

PreparedData preparedData() {
    return Maker().make();
}

} // namespace visage::testing
