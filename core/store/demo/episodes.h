// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/fields.h"
#include "core/store/demo/company.h"
#include "core/store/demo/people.h"

#include <string>
#include <vector>

namespace visage::store::demo {

/// Rows that come with a customer's contacts. Cases wait, so that they can be numbered in the order of their
/// opening.
struct History {
    struct OpenedCase {
        Case row;
        std::vector<CaseEvent> events;
    };
    std::vector<Row> rows; ///< contacts, their notes and links; alerts
    std::vector<OpenedCase> cases;
    std::int64_t interactions = 0;
    std::int64_t notes = 0;
};

/// Makes up what was said: episodes of one to five contacts about one reason, some of which became cases.
class Episodes {
public:
    Episodes(const Company& company, Timestamp now, Dice& dice)
        : m_company(company)
        , m_now(now)
        , m_dice(dice) {}

    [[nodiscard]] History of(const Person& person);

private:
    /// What one episode is about.
    struct Matter {
        Company::Reasoned reason;
        Timestamp at; ///< of its first contact
        Channel channel = Channel::Phone;
        std::string peer;
        std::string_view ask;
        std::string_view answer;
        UserId author;
        std::string order;
        std::string product;
        std::string date;
        std::string amount;
        std::string card;
        std::string town;
    };

    /// `until`: everything of it is earlier.
    [[nodiscard]] Matter matter(const Person& person, Timestamp until);
    [[nodiscard]] Timestamp beginning(const Person& person, Timestamp until, const Order*& order);
    [[nodiscard]] std::string filled(std::string_view text, const Matter& matter) const;
    [[nodiscard]] Channel channelOf(const Person& person, std::string& peer);
    /// Returns how many contacts it took the place of.
    [[nodiscard]] std::int64_t addEpisode(History& history, const Person& person, std::int64_t contacts,
                                          Timestamp until);
    [[nodiscard]] Interaction contact(const Person& person, const Matter& matter);
    void fillCall(Interaction& call, const Matter& matter);
    void fillMessage(Interaction& message, const Person& person, const Matter& matter, std::int64_t turn);
    [[nodiscard]] std::string letter(const Person& person, const Matter& matter, bool fromCustomer,
                                     std::string_view body, bool first);
    [[nodiscard]] std::string chat(const Matter& matter);
    void addNote(History& history, const Interaction& contact, const Matter& matter, CaseId caseId);
    [[nodiscard]] History::OpenedCase openCase(const Person& person, const Matter& matter);
    void close(History::OpenedCase& opened);
    void addEvent(History::OpenedCase& opened, CaseEventKind kind, Timestamp at, CaseStatus to);
    void addAlert(History& history, const Person& person);

    const Company& m_company;
    Timestamp m_now;
    Dice& m_dice;
};

} // namespace visage::store::demo
