// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/demo/company.h"

#include "core/store/catalogue.h"
#include "core/store/queues.h"

#include <array>

namespace visage::store::demo {
namespace {

constexpr Priority P1 = Priority::P1;
constexpr Priority P2 = Priority::P2;
constexpr Priority P3 = Priority::P3;

constexpr ReasonText texts[] = {
#define FAMILY(code, fr, en) {code, fr, en, P3, 0, {}, {}, {}, {}},
#define REASON(code, fr, en, urgency, weight, subject, ask1, ask2, ask3, answer1, answer2, summary)          \
    {code, fr, en, urgency, weight, subject, {ask1, ask2, ask3}, {answer1, answer2}, summary},
#include "core/store/demo/reasons.def"
#undef FAMILY
#undef REASON
};

struct LineText {
    Channel channel;
    std::string_view address;
    std::string_view label;
    std::string_view greetingFr;
    std::string_view greetingEn;
};

constexpr LineText lineTexts[] = {
    {Channel::Phone, "+33199000001", "Service clients",
     "Maison Claire, service clients, bonjour. Que puis-je faire pour vous ?",
     "Maison Claire, customer service, good morning. How can I help you?"},
    {Channel::Phone, "+33199000002", "Commandes et livraisons",
     "Maison Claire, suivi des commandes, bonjour. Avez-vous votre numéro de commande ?",
     "Maison Claire, orders and deliveries, good morning. Do you have your order number?"},
    {Channel::Phone, "+33199000003", "Professionnels",
     "Maison Claire Pro, bonjour. Pour quelle société appelez-vous ?",
     "Maison Claire Business, good morning. Which company are you calling for?"},
    {Channel::Phone, "+33199000004", "Boutique de Lyon", "Maison Claire Lyon, bonjour.",
     "Maison Claire Lyon, good morning."},
    {Channel::Email, "service@example.org", "Service clients", "Bonjour,", "Good morning,"},
    {Channel::Email, "pro@example.org", "Professionnels", "Bonjour,", "Good morning,"},
    {Channel::Form, "www.example.org/contact", "Formulaire du site", "Bonjour,", "Good morning,"},
    {Channel::Chat, "www.example.org", "Chat du site", "Bonjour, je suis là pour vous aider.",
     "Hello, how can I help?"},
    {Channel::Facebook, "maisonclaire", "Page Facebook", "Bonjour,", "Hello,"},
    {Channel::Messenger, "maisonclaire", "Messenger", "Bonjour,", "Hello,"},
    {Channel::Whatsapp, "+33199000009", "WhatsApp", "Bonjour,", "Hello,"},
    {Channel::X, "maisonclaire", "Compte X", "Bonjour,", "Hello,"},
    {Channel::Linkedin, "maison-claire", "Page LinkedIn", "Bonjour,", "Hello,"},
    {Channel::Sms, "+33199000008", "SMS", "Bonjour,", "Hello,"},
    {Channel::Post, "Maison Claire, 69000 Lyon", "Courrier", "Madame, Monsieur,", "Dear Sir or Madam,"},
    {Channel::Visit, "Boutique de Lyon", "Boutique de Lyon", "Bonjour,", "Good morning,"},
    {Channel::Visit, "Boutique de Nantes", "Boutique de Nantes", "Bonjour,", "Good morning,"},
};

constexpr std::string_view products[] = {
    "le canapé Ardèche",    "la lampe Luberon",        "le fauteuil Oléron", "la table Vercors",
    "le lit Camargue",      "la suspension Étretat",   "le buffet Aubrac",   "la bibliothèque Cévennes",
    "le lampadaire Alizé",  "la chaise Quercy",        "le bureau Ventoux",  "l'applique Giverny",
    "le tapis Gascogne",    "le miroir Chambord",      "l'armoire Morvan",   "la commode Vexin",
    "le matelas Belle-Île", "la table basse Dordogne", "le store Esterel",   "la guirlande Colmar"};

/// A team with the families of reasons that are its work.
struct QueueText {
    std::string_view code;
    std::string_view labelFr;
    std::string_view labelEn;
    std::array<std::string_view, 3> families;
};

constexpr QueueText queueTexts[] = {
    {"service", "Service clients", "Customer service", {"account", "opinion", "shop"}},
    {"orders", "Commandes et livraisons", "Orders and deliveries", {"order", "delivery", {}}},
    {"repair", "Produits et SAV", "Products and repairs", {"product", "repair", {}}},
    {"billing", "Facturation et retours", "Billing and returns", {"billing", "return", {}}},
};

/// Families end where the dot of a code stands.
std::string_view familyOf(std::string_view code) {
    return code.substr(0, code.find('.'));
}

} // namespace

Company::Company(std::span<const User> users) {
    addReasons();
    addLines();
    addQueues();
    for (const User& user : users)
        if (user.active && user.role != Role::Admin)
            m_authors.push_back(user.id);
    addMembers();
}

void Company::addQueues() {
    for (const QueueText& text : queueTexts) {
        Queue queue;
        queue.id = queueIdOf(text.code);
        queue.code = text.code;
        queue.labelFr = text.labelFr;
        queue.labelEn = text.labelEn;
        queue.position = static_cast<std::int64_t>(m_queues.size());
        m_queues.push_back(std::move(queue));
    }
}

/// Everybody works on two queues, so that each has somebody as soon as there are three people.
void Company::addMembers() {
    for (std::size_t i = 0; i < m_authors.size(); ++i)
        for (std::size_t nth = 0; nth < 2; ++nth) {
            QueueMember member;
            member.queue = m_queues[(i + nth) % m_queues.size()].id;
            member.user = m_authors[i];
            member.id = queueMemberId(member.queue, member.user);
            m_members.push_back(member);
        }
}

QueueId Company::queueFor(std::string_view reasonCode) const {
    for (const QueueText& text : queueTexts)
        for (const std::string_view family : text.families)
            if (family == familyOf(reasonCode))
                return queueIdOf(text.code);
    return m_queues.front().id;
}

void Company::addReasons() {
    for (const ReasonText& text : texts) {
        Reason reason;
        reason.id = reasonIdOf(text.code);
        reason.code = text.code;
        reason.labelFr = text.labelFr;
        reason.labelEn = text.labelEn;
        reason.urgency = text.urgency;
        reason.position = static_cast<std::int64_t>(m_reasons.size());
        for (const Reason& parent : m_reasons)
            if (text.weight > 0 && parent.code == familyOf(text.code))
                reason.parent = parent.id;
        m_weights.add(text.weight);
        m_reasons.push_back(std::move(reason));
    }
}

void Company::addLines() {
    for (const LineText& text : lineTexts) {
        Line line;
        line.id = lineIdOf(text.channel, text.address);
        line.channel = text.channel;
        line.address = text.address;
        line.label = text.label;
        line.greetingFr = text.greetingFr;
        line.greetingEn = text.greetingEn;
        m_lines.push_back(std::move(line));
    }
}

Company::Reasoned Company::reason(Dice& dice) const {
    const std::size_t drawn = m_weights.draw(dice);
    return {&texts[drawn], m_reasons[drawn].id};
}

UserId Company::author(Dice& dice) const {
    return m_authors.empty() ? UserId() : dice.pick(std::span<const UserId>(m_authors));
}

std::string_view Company::account(Dice& dice, Channel channel) const {
    std::string_view found;
    int seen = 0;
    for (const Line& line : m_lines)
        // The first line of a channel gets most of what comes.
        if (line.channel == channel && (seen++ == 0 || dice.chance(25)))
            found = line.address;
    return found;
}

std::string_view product(Dice& dice) {
    return dice.pick(products);
}

} // namespace visage::store::demo
