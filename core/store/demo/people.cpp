// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/demo/people.h"

#include "core/rules/phone.h"
#include "core/store/demo/company.h"
#include "core/store/demo/demo.h"
#include "core/store/demo/hours.h"
#include "core/store/demo/known_story.h"

namespace visage::store::demo {
namespace {

constexpr std::int64_t unitsPerCrowd = 900; ///< one customer among these units writes all the time

std::string padded(std::int64_t number, std::size_t digits) {
    std::string text = std::to_string(number);
    return text.insert(0, digits > text.size() ? digits - text.size() : 0, '0');
}

Civility anyCivility(Dice& dice) {
    return dice.chance(54) ? Civility::Madam : Civility::Sir;
}

Tier tierOf(std::int64_t points) {
    if (points > 6000)
        return Tier::Platinum;
    if (points > 3000)
        return Tier::Gold;
    return points > 1000 ? Tier::Silver : Tier::Bronze;
}

} // namespace

Timestamp People::moment(int years) {
    // More of it lately: companies grow.
    const double share = m_dice.share();
    return m_now - Milliseconds(static_cast<std::int64_t>(share * share * years * 365.0 * dayMs) + dayMs);
}

std::int64_t People::contactCount() {
    if (m_units % unitsPerCrowd == unitsPerCrowd / 2)
        return m_dice.between(500, 640);
    const std::int64_t thrown = m_dice.between(0, 999);
    if (thrown < 640)
        return m_dice.between(1, 4);
    if (thrown < 920)
        return m_dice.between(4, 11);
    return thrown < 992 ? m_dice.between(12, 32) : m_dice.between(40, 80);
}

People::Home People::home() {
    Home made;
    made.surname = m_names.surname(m_dice);
    made.street = Names::street(m_dice);
    made.town = m_names.town(m_dice);
    return made;
}

void People::addIdentity(Person& person, IdentityType type, std::string value, std::string label) {
    Identity identity;
    identity.customer = person.customer.id;
    identity.type = type;
    identity.valueNorm = std::move(value);
    identity.valueRaw =
        type == IdentityType::Phone ? rules::formatPhoneNumber(identity.valueNorm) : identity.valueNorm;
    identity.label = std::move(label);
    identity.id = identityId(identity.customer, type, {}, identity.valueNorm);
    identity.primary = type == IdentityType::Email || type == IdentityType::Phone;
    for (const Identity& there : person.identities)
        identity.primary = identity.primary && there.type != type;
    identity.verified = m_dice.chance(40);
    identity.deliverable = type != IdentityType::Email || !m_dice.chance(3);
    identity.createdAt = person.customer.createdAt;
    person.identities.push_back(std::move(identity));
}

void People::addMobile(Person& person) {
    const std::string number = m_numbers.mobile(m_dice);
    if (number.empty())
        return;
    addIdentity(person, IdentityType::Phone, number, "portable");
    if (m_dice.chance(18))
        addIdentity(person, IdentityType::WhatsappId, number);
}

void People::addMail(Person& person, const std::string& domain) {
    std::string local = plain(person.customer.givenName) + "." + plain(person.customer.familyName);
    const int taken = m_mailboxes[local + domain]++;
    if (taken > 0)
        local += std::to_string(taken + 1);
    addIdentity(person, IdentityType::Email, local + "@" + domain);
}

void People::addAccounts(Person& person) {
    const std::string name =
        plain(person.customer.givenName) + plain(person.customer.familyName).substr(0, 5);
    if (m_dice.chance(7))
        addIdentity(person, IdentityType::MessengerId, "7" + m_dice.digits(15));
    if (m_dice.chance(5))
        addIdentity(person, IdentityType::FacebookId, "1000" + m_dice.digits(11));
    if (m_dice.chance(4))
        addIdentity(person, IdentityType::XId, name + m_dice.digits(3));
    if (m_dice.chance(3))
        addIdentity(person, IdentityType::LinkedinUrn, "urn:li:person:" + name + m_dice.digits(4));
}

void People::addNumbers(Person& person) {
    ++m_customers;
    addIdentity(person, IdentityType::CrmRef, "CLI-" + padded(m_customers, 6));
    if (person.customer.kind == CustomerKind::Person && m_dice.chance(62)) {
        addIdentity(person, IdentityType::Loyalty, "LOY-" + padded(m_customers, 6));
        person.customer.points = m_dice.between(0, 90) * m_dice.between(0, 100);
        person.customer.tier = tierOf(person.customer.points);
    }
}

void People::addOrders(Person& person) {
    const std::int64_t count = m_dice.chance(20)   ? 0
                               : m_dice.chance(80) ? m_dice.between(1, 2)
                                                   : m_dice.between(2, 7);
    for (std::int64_t i = 0; i < count; ++i) {
        Order order;
        order.id = freshId<OrderId>(m_now, m_dice);
        order.customer = person.customer.id;
        order.placedAt = moment(10);
        // Nobody buys before being a customer.
        if (const Timestamp since = person.customer.customerSince; order.placedAt < since)
            order.placedAt =
                since +
                Milliseconds(m_dice.between(0, std::max<std::int64_t>(0, m_now.ms - dayMs - since.ms)));
        const std::int64_t age = (m_now.ms - order.placedAt.ms) / dayMs;
        order.number = orderNumber(order.placedAt);
        order.status = age < 3    ? OrderStatus::Paid
                       : age < 10 ? OrderStatus::Shipped
                       : m_dice.chance(6)
                           ? (m_dice.chance(50) ? OrderStatus::Cancelled : OrderStatus::Returned)
                           : OrderStatus::Delivered;
        order.totalCents = m_dice.between(19, 900) * 100 + (m_dice.chance(60) ? 90 : 0);
        order.currency = "EUR";
        std::string what(product(m_dice));
        order.summary = m_dice.chance(30) ? what.append(", ").append(product(m_dice)) : what;
        person.orders.push_back(std::move(order));
    }
}

std::string People::orderNumber(Timestamp placedAt) {
    return "CMD-" + toIso(placedAt).substr(0, 4) + "-" + padded(++m_orders, 6);
}

void People::addReturnedLamp(Person& person) {
    Order order;
    order.id = freshId<OrderId>(m_now, m_dice);
    order.customer = person.customer.id;
    order.placedAt = workdayBefore(m_now, 19, 21, 8);
    order.number = orderNumber(order.placedAt);
    order.status = OrderStatus::Returned;
    order.totalCents = 18990;
    order.currency = "EUR";
    order.summary = "la lampe Luberon";
    person.orders.push_back(std::move(order));
}

void People::addConsents(Person& person) {
    for (const ConsentTopic topic : {ConsentTopic::Email, ConsentTopic::Sms, ConsentTopic::Phone}) {
        if (m_dice.chance(45))
            continue;
        Consent consent;
        consent.id = consentId(person.customer.id, topic);
        consent.customer = person.customer.id;
        consent.topic = topic;
        consent.state = m_dice.chance(topic == ConsentTopic::Phone ? 30 : 65) ? ConsentState::Granted
                                                                              : ConsentState::Refused;
        consent.at = person.customer.createdAt;
        consent.source = m_dice.chance(70) ? "espace client" : "boutique";
        person.consents.push_back(std::move(consent));
    }
}

void People::finish(Person& person) {
    addNumbers(person);
    addOrders(person);
    addConsents(person);
    person.contacts = contactCount();
    ++m_units;
}

Person People::person(const Home& home, int birthYear, Civility civility) {
    Person made;
    Customer& customer = made.customer;
    customer.id = freshId<CustomerId>(m_now, m_dice);
    customer.civility = m_dice.chance(92) ? civility : Civility::None;
    customer.givenName = m_names.givenName(m_dice, civility, birthYear);
    customer.familyName = home.surname;
    if (m_dice.chance(82))
        customer.birthDate = Date{birthYear * 10000 + static_cast<int>(m_dice.between(1, 12)) * 100 +
                                  static_cast<int>(m_dice.between(1, 28))};
    if (civility == Civility::Madam && m_dice.chance(12))
        customer.birthName = m_names.surname(m_dice);
    customer.language = m_dice.chance(96) ? "fr" : "en";
    customer.addressLine1 = home.street;
    customer.postcode = home.town.postcode;
    customer.town = home.town.name;
    customer.country = "FR";
    customer.customerSince = moment(10);
    customer.createdAt = customer.customerSince;
    return made;
}

std::vector<Person> People::household() {
    Home made = home();
    const bool alone = m_dice.chance(60);
    const std::int64_t size = alone ? 1 : m_dice.between(2, 4);
    // Some have given their line up; whoever has no mobile keeps it.
    if (!alone || m_dice.chance(45))
        made.landline = m_numbers.landline(zoneOf(made.town.postcode));
    const int born = static_cast<int>(m_dice.between(1940, 2006));
    std::vector<Person> people;
    for (std::int64_t i = 0; i < size; ++i) {
        const bool child = i >= 2 && born < 1985;
        const int year = child ? born + static_cast<int>(m_dice.between(22, 38))
                               : std::clamp(born + static_cast<int>(m_dice.between(-6, 6)), 1930, 2007);
        Person one = person(made, std::min(year, 2008),
                            i < 2 ? (i == 0 ? Civility::Madam : Civility::Sir) : anyCivility(m_dice));
        addMobile(one);
        if (m_dice.chance(78) || one.identities.empty())
            addMail(one, "example.org");
        if (!made.landline.empty())
            addIdentity(one, IdentityType::Phone, made.landline, "domicile");
        addAccounts(one);
        finish(one);
        people.push_back(std::move(one));
    }
    return people;
}

std::vector<Person> People::firm() {
    Home made = home();
    made.landline = m_numbers.landline(zoneOf(made.town.postcode));
    const std::string name = Names::firm(m_dice, made.surname, made.town.name);
    const std::string domain = plain(name) + ".example.org";
    std::vector<Person> people(1);
    Customer& firm = people[0].customer;
    firm = person(made, 1970, Civility::None).customer;
    firm.kind = CustomerKind::Organisation;
    firm.civility = Civility::None;
    firm.givenName.clear();
    firm.familyName.clear();
    firm.birthName.clear();
    firm.birthDate = {};
    firm.organisation = name;
    addIdentity(people[0], IdentityType::Phone, made.landline, "standard");
    addIdentity(people[0], IdentityType::Email, "contact@" + domain);
    finish(people[0]);
    for (std::int64_t i = m_dice.between(0, 3); i > 0; --i) {
        Home desk = made;
        desk.surname = m_names.surname(m_dice);
        Person one = person(desk, static_cast<int>(m_dice.between(1962, 2002)), anyCivility(m_dice));
        one.customer.organisation = name;
        addIdentity(one, IdentityType::Phone, made.landline, "standard");
        one.identities.back().extension = m_dice.digits(3);
        addMail(one, domain);
        addMobile(one);
        finish(one);
        people.push_back(std::move(one));
    }
    return people;
}

std::vector<Person> People::nextUnit() {
    return m_dice.chance(13) ? firm() : household();
}

std::vector<Person> People::knownPeople() {
    Home home{"Lefèvre", "12 rue des Tilleuls", {"Lille", "59000"}, {}};
    std::vector<Person> people{person(home, 1971, Civility::Madam)};
    Person& anne = people.front();
    anne.customer.civility = Civility::Madam;
    anne.customer.givenName = "Anne";
    anne.customer.birthName = "Gauthier";
    anne.customer.birthDate = Date{19710312};
    anne.customer.customerSince = m_now - Milliseconds(2600 * dayMs);
    anne.customer.createdAt = anne.customer.customerSince;
    addIdentity(anne, IdentityType::Phone, std::string(knownCaller), "portable");
    addIdentity(anne, IdentityType::WhatsappId, std::string(knownCaller));
    addMail(anne, "example.org");
    addIdentity(anne, IdentityType::XId, "annelef71");
    finish(anne);
    std::erase_if(anne.orders, [this](const Order& order) {
        return order.placedAt > m_now - Milliseconds(storyDays * dayMs);
    });
    addReturnedLamp(anne);
    anne.contacts = 48;

    home = {"Moreau", "4 place de la Mairie", {"Nantes", "44000"}, std::string(sharedCaller)};
    const std::pair<const char*, int> family[] = {{"Karine", 1974}, {"Stéphane", 1972}, {"Léa", 2004}};
    for (const auto& [givenName, born] : family) {
        Person one =
            person(home, born, std::string_view(givenName) == "Stéphane" ? Civility::Sir : Civility::Madam);
        one.customer.givenName = givenName;
        one.customer.birthName.clear();
        addIdentity(one, IdentityType::Phone, home.landline, "domicile");
        addMail(one, "example.org");
        finish(one);
        people.push_back(std::move(one));
    }
    return people;
}

} // namespace visage::store::demo
