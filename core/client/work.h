// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/entities.h"

#include <QString>

#include <vector>

// What waits for an agent, as plain values. Texts may hold anything an outsider wrote and are shown as plain
// text only.

namespace visage::client {

/// A call that was promised, a case, a message that is not sent yet, or a customer on a list.
struct WorkItem {
    enum class Kind : std::uint8_t { Callback, Case, Reply, Customer };
    Kind kind = Kind::Case;
    Uuid id;             ///< of the Callback, Case, Interaction or ScopeMember
    CustomerId customer; ///< what stands for the customer after merges
    QString name;        ///< empty: this desktop does not know the customer
    QString what;        ///< what was promised, the subject; of a message its subject or text; the town
    std::int64_t caseNumber = 0; ///< of a case; 0: none yet
    Channel channel = Channel::Phone;
    Priority priority = Priority::P3; ///< of a case
    CaseStatus status = CaseStatus::Open;
    Timestamp dueAt;           ///< none: nothing was promised
    Timestamp dueUntil;        ///< end of the promised time; none: `dueAt` itself
    Timestamp since;           ///< when it was booked, opened or written
    std::int64_t attempts = 0; ///< calls that reached nobody
    bool unsent = false;       ///< the store has not confirmed it
    Date lastContact{};        ///< of a customer on a list; none: never in touch

    /// The promised time is over.
    [[nodiscard]] bool isLate(Timestamp now) const { return dueAt && std::max(dueAt, dueUntil) < now; }
    friend bool operator==(const WorkItem&, const WorkItem&) = default;
};

/// The order of work of one kind, the same on every desktop and at every reading. Late items stand first. Of
/// those that are late, and of those that are not:
/// - cases by priority, within one priority by the promised time (those without one last), then by age;
/// - callbacks by the promised time, then by the time of booking;
/// - messages by age;
/// - customers on a list by their last contact, who was never in touch first.
/// Whatever is still equal, by id.
[[nodiscard]] bool standsBefore(const WorkItem& one, const WorkItem& other, Timestamp now);

struct WorkGroup {
    /// Callbacks: open ones of mine, and those of my queues, or of nobody's, that nobody has taken. MyCases:
    /// open ones that I own. Queue: open cases of a queue that nobody owns. Replies: messages of mine that
    /// wait to be sent. List: customers whom my queues want at hand, whoever was in touch longest ago first.
    enum class Kind : std::uint8_t { Callbacks, MyCases, Queue, Replies, List };
    Kind kind = Kind::Callbacks;
    QueueId queue;               ///< of Kind::Queue; none: cases in no queue, everybody's
    CustomerListId list{};       ///< of Kind::List, with
    QString label{};             ///< its name
    std::vector<WorkItem> items; ///< the first ones, by standsBefore()
    std::int64_t count = 0;      ///< of all of them
    std::int64_t late = 0;       ///< of all of them
    friend bool operator==(const WorkGroup&, const WorkGroup&) = default;
};

/// In the order in which an agent looks at it: callbacks, own cases, queues by their position, messages,
/// lists of customers by name. Of queues and their lists those one works on; a lead's are all. Empty ones are
/// among them, but for the one of everybody.
struct WorkList {
    std::vector<WorkGroup> groups;
    friend bool operator==(const WorkList&, const WorkList&) = default;
};

/// The queues whose work this person sees: those they are a member of, a lead all that are used.
[[nodiscard]] std::vector<QueueId> queuesOf(const std::vector<Queue>& queues,
                                            const std::vector<QueueMember>& members, UserId user, Role role);

} // namespace visage::client
