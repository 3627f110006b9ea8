// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/entities.h"
#include "core/store/demo/names.h"
#include "core/store/demo/numbers.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace visage::store::demo {

/// One customer with what belongs to the record.
struct Person {
    Customer customer;
    std::vector<Identity> identities;
    std::vector<Order> orders;
    std::vector<Consent> consents;
    std::int64_t contacts = 0; ///< how many are still to come
};

/// Makes customers by the unit in which they live: alone, as a household with one line, as a firm with a
/// switchboard.
class People {
public:
    People(std::int64_t customers, Timestamp now, Dice& dice)
        : m_numbers(customers)
        , m_now(now)
        , m_dice(dice) {}

    [[nodiscard]] std::vector<Person> nextUnit();
    /// Those whom scripted calls ask for: one alone, and a family of three on one line.
    [[nodiscard]] std::vector<Person> knownPeople();

private:
    struct Home {
        std::string surname;
        std::string street;
        Town town;
        std::string landline;
    };

    [[nodiscard]] Home home();
    [[nodiscard]] Person person(const Home& home, int birthYear, Civility civility);
    [[nodiscard]] std::vector<Person> household();
    [[nodiscard]] std::vector<Person> firm();
    void addIdentity(Person& person, IdentityType type, std::string value, std::string label = {});
    void addMobile(Person& person);
    void addMail(Person& person, const std::string& domain);
    void addAccounts(Person& person);
    void addNumbers(Person& person);
    void addOrders(Person& person);
    void addReturnedLamp(Person& person);
    [[nodiscard]] std::string orderNumber(Timestamp placedAt);
    void addConsents(Person& person);
    void finish(Person& person);
    [[nodiscard]] std::int64_t contactCount();
    [[nodiscard]] Timestamp moment(int years);

    Names m_names;
    Numbers m_numbers;
    Timestamp m_now;
    Dice& m_dice;
    std::unordered_map<std::string, int> m_mailboxes; ///< how often a name was taken
    std::int64_t m_customers = 0;
    std::int64_t m_orders = 0;
    std::int64_t m_units = 0;
};

template <class IdType> [[nodiscard]] IdType freshId(Timestamp now, Dice& dice) {
    return IdType(makeUuidV7(now, dice.random()));
}

} // namespace visage::store::demo
