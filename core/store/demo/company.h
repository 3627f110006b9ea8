// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/entities.h"
#include "core/store/demo/dice.h"

#include <span>
#include <string_view>
#include <vector>

namespace visage::store::demo {

/// A reason for contact with the words that go with it; {order}, {product}... stand in them.
struct ReasonText {
    std::string_view code;
    std::string_view labelFr;
    std::string_view labelEn;
    Priority urgency{};
    int weight = 0; ///< 0: a family of reasons
    std::string_view subject;
    std::string_view asks[3];
    std::string_view answers[2];
    std::string_view summary;
};

/// What the company is, apart from its customers.
class Company {
public:
    explicit Company(std::span<const User> users);

    struct Reasoned {
        const ReasonText* text = nullptr;
        ReasonId id;
    };
    [[nodiscard]] Reasoned reason(Dice& dice) const;
    /// Whose work a reason is.
    [[nodiscard]] QueueId queueFor(std::string_view reasonCode) const;
    /// Null where nobody works here yet.
    [[nodiscard]] UserId author(Dice& dice) const;
    /// The company's side on a channel: its number, mailbox or page.
    [[nodiscard]] std::string_view account(Dice& dice, Channel channel) const;

    [[nodiscard]] const std::vector<Reason>& reasons() const { return m_reasons; }
    [[nodiscard]] const std::vector<Line>& lines() const { return m_lines; }
    [[nodiscard]] const std::vector<Queue>& queues() const { return m_queues; }
    [[nodiscard]] const std::vector<QueueMember>& members() const { return m_members; }

private:
    void addReasons();
    void addLines();
    void addQueues();
    void addMembers();

    std::vector<Reason> m_reasons;
    Weights m_weights; ///< of m_reasons
    std::vector<Line> m_lines;
    std::vector<Queue> m_queues;
    std::vector<QueueMember> m_members;
    std::vector<UserId> m_authors;
};

[[nodiscard]] std::string_view product(Dice& dice);

} // namespace visage::store::demo
