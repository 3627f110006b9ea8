// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/read/questions.h"
#include "core/client/work_counts.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace visage::client {
namespace {

constexpr std::int64_t endOfTime = std::numeric_limits<std::int64_t>::max();
/// The words of the partial indexes of the cache (cases_owned, cases_waiting), without which they are not
/// used.
constexpr std::string_view openCase = "status NOT IN (6, 7, 8)";

bool isOpen(const Case& one) {
    return one.status != CaseStatus::Closed && one.status != CaseStatus::Solved &&
           one.status != CaseStatus::Merged;
}

WorkItem itemOf(const Case& one) {
    WorkItem item;
    item.kind = WorkItem::Kind::Case;
    item.id = one.id.uuid;
    item.customer = one.customer;
    item.what = shown(one.subject);
    item.caseNumber = one.number;
    item.priority = one.priority;
    item.status = one.status;
    item.dueAt = one.dueAt;
    item.since = one.openedAt;
    return item;
}

WorkItem itemOf(const Callback& one) {
    WorkItem item;
    item.kind = WorkItem::Kind::Callback;
    item.id = one.id.uuid;
    item.customer = one.customer;
    item.what = shown(one.text);
    item.dueAt = one.dueAt;
    item.dueUntil = one.dueUntil;
    item.since = one.bookedAt;
    item.attempts = one.attempts;
    return item;
}

WorkItem itemOf(const Interaction& one) {
    WorkItem item;
    item.kind = WorkItem::Kind::Reply;
    item.id = one.id.uuid;
    item.customer = one.customer;
    item.what = shown(one.subject.empty() ? one.text.substr(0, one.text.find('\n')) : one.subject);
    item.channel = one.channel;
    item.since = one.at;
    return item;
}

/// Reads one group: its first rows from the file, where an index has them in order, and all unsent ones; the
/// numbers by counting in the index.
template <class T> class GroupReader {
public:
    GroupReader(CacheReader& reader, const WorkQuestion& question)
        : m_reader(reader)
        , m_question(question)
        , m_room(static_cast<std::int64_t>(reader.overlay().count(Fields<T>::kind)) + question.limit) {}

    /// Rows of the file, until there are enough. They must be asked for in the order of the group.
    template <class... Args> Result<void> take(std::string_view where, const Args&... args) {
        const std::int64_t room = m_room - static_cast<std::int64_t>(m_items.size());
        if (room <= 0)
            return {};
        auto rows = storage::readAll<T>(m_reader.db().prepare(
            "SELECT " + storage::entitySql(Fields<T>::kind).columns + " FROM \"" +
                std::string(Fields<T>::name) + "\" " + std::string(where) + " LIMIT " + std::to_string(room),
            args...));
        if (!rows)
            return rows.error();
        for (const T& row : *rows)
            if (!m_reader.overlay().covers(Fields<T>::kind, row.id.uuid))
                m_items.push_back(itemOf(row));
        return {};
    }

    template <class... Args> Result<void> count(std::string_view where, const Args&... args) {
        return count(m_group.count, where, args...);
    }
    template <class... Args> Result<void> countLate(std::string_view where, const Args&... args) {
        return count(m_group.late, where, args...);
    }

    /// The group with what is not sent yet; `belongs`: whether a row is one of it.
    template <class Belongs> Result<WorkGroup> finish(Belongs&& belongs) {
        const Timestamp now = m_question.now;
        Result<void> outcome;
        m_reader.overlay().template eachTouched<T>([&](const T& row) {
            const auto cached = storage::find<T>(m_reader.db(), row.id);
            if (!cached) {
                outcome = cached.error();
                return;
            }
            if (*cached && belongs(**cached))
                add(itemOf(**cached), -1);
            if (m_reader.overlay().find({Fields<T>::kind, row.id.uuid})->erased || !belongs(row))
                return;
            WorkItem item = itemOf(row);
            item.unsent = true;
            add(item, 1);
            m_items.push_back(std::move(item));
        });
        if (!outcome)
            return outcome.error();
        std::ranges::sort(m_items, [now](const WorkItem& one, const WorkItem& other) {
            return standsBefore(one, other, now);
        });
        m_items.resize(std::min(m_items.size(), static_cast<std::size_t>(m_question.limit)));
        m_group.items = std::move(m_items);
        return std::move(m_group);
    }

    [[nodiscard]] WorkGroup& group() { return m_group; }

private:
    template <class... Args>
    Result<void> count(std::int64_t& into, std::string_view where, const Args&... args) {
        const auto number = m_reader.db().number(
            "SELECT count(*) FROM (SELECT 1 FROM \"" + std::string(Fields<T>::name) + "\" " +
                std::string(where) + " LIMIT " + std::to_string(mostWorkCounted) + ")",
            args...);
        if (!number)
            return number.error();
        into = *number;
        return {};
    }
    void add(const WorkItem& item, int number) {
        m_group.count += number;
        m_group.late += item.isLate(m_question.now) ? number : 0;
    }

    CacheReader& m_reader;
    const WorkQuestion& m_question;
    std::int64_t m_room;
    std::vector<WorkItem> m_items;
    WorkGroup m_group;
};

/// Late ones by priority and time, then for each priority those with a time and those without.
Result<void> takeCases(GroupReader<Case>& group, const std::string& whose, const Uuid& id, Timestamp now) {
    const std::string where =
        whose + " AND priority=?2 AND due_at>=?3 AND due_at<?4 ORDER BY due_at, opened_at, id";
    for (const auto& priority : enumNames<Priority>())
        if (auto taken = group.take(where, id, priority.value, 1, now); !taken)
            return taken;
    for (const auto& priority : enumNames<Priority>()) {
        if (auto taken = group.take(where, id, priority.value, std::max<std::int64_t>(now.ms, 1), endOfTime);
            !taken)
            return taken;
        if (auto taken = group.take(where, id, priority.value, 0, 1); !taken)
            return taken;
    }
    return {};
}

/// `column`: whose id says to which group a case belongs.
template <class Belongs>
Result<WorkGroup> readCases(CacheReader& reader, const WorkQuestion& question, WorkGroup::Kind kind,
                            const Uuid& id, Belongs&& belongs) {
    GroupReader<Case> group(reader, question);
    group.group().kind = kind;
    const std::string whose = "WHERE " + std::string(openCase) +
                              (kind == WorkGroup::Kind::MyCases ? " AND owner IS NOT NULL AND owner=?1"
                                                                : " AND owner IS NULL AND queue IS ?1");
    if (auto taken = takeCases(group, whose, id, question.now); !taken)
        return taken.error();
    if (auto counted = group.count(whose, id); !counted)
        return counted.error();
    if (auto counted = group.countLate(whose + " AND priority IN (1, 2, 3) AND due_at>=1 AND due_at<?2", id,
                                       question.now);
        !counted)
        return counted.error();
    return group.finish([&](const Case& one) { return isOpen(one) && belongs(one); });
}

/// As a list of SQL blobs; ids are no text that could say anything else.
std::string listOf(const std::vector<QueueId>& queues) {
    std::string list;
    for (const QueueId queue : queues) {
        list += list.empty() ? "x'" : ", x'";
        for (const std::uint8_t byte : queue.uuid.bytes) {
            constexpr std::string_view digits = "0123456789abcdef";
            list += digits[byte >> 4];
            list += digits[byte & 15];
        }
        list += '\'';
    }
    return list;
}

Result<WorkGroup> readCallbacks(CacheReader& reader, const WorkQuestion& question) {
    GroupReader<Callback> group(reader, question);
    group.group().kind = WorkGroup::Kind::Callbacks;
    const std::string mine = "WHERE state=1 AND (assignee=?1 OR (assignee IS NULL AND (queue IS NULL OR "
                             "queue IN (" +
                             listOf(question.queues) + "))))";
    const std::string late = " AND due_at<?2 AND max(due_at, due_until)<?2";
    const std::string order = " ORDER BY due_at, booked_at, id";
    if (auto taken = group.take(mine + late + order, question.user, question.now); !taken)
        return taken.error();
    if (auto taken =
            group.take(mine + " AND max(due_at, due_until)>=?2" + order, question.user, question.now);
        !taken)
        return taken.error();
    if (auto counted = group.count(mine, question.user); !counted)
        return counted.error();
    if (auto counted = group.countLate(mine + late, question.user, question.now); !counted)
        return counted.error();
    return group.finish([&](const Callback& one) {
        const bool free = !one.assignee && (!one.queue || std::ranges::find(question.queues, one.queue) !=
                                                              question.queues.end());
        return one.state == CallbackState::Open && (one.assignee == question.user || free);
    });
}

Result<WorkGroup> readReplies(CacheReader& reader, const WorkQuestion& question) {
    GroupReader<Interaction> group(reader, question);
    group.group().kind = WorkGroup::Kind::Replies;
    constexpr std::string_view mine = "WHERE state=6 AND author=?1";
    if (auto taken = group.take(std::string(mine) + " ORDER BY at, id", question.user); !taken)
        return taken.error();
    if (auto counted = group.count(mine, question.user); !counted)
        return counted.error();
    return group.finish([&](const Interaction& one) {
        return one.state == InteractionState::Queued && one.author == question.user;
    });
}

/// Nobody works through more; and so a list of everybody costs no more than that at each reading.
constexpr int mostOfAList = 5000;

/// A customer of several records is on it once, as what they stand for.
Result<WorkGroup> readList(CacheReader& reader, const WorkQuestion& question, const CustomerList& list) {
    WorkGroup group;
    group.kind = WorkGroup::Kind::List;
    group.list = list.id;
    group.label = shown(list.label);
    const std::string scope = scopeOf(list.id);
    const std::string whose = "WHERE merged_into IS NULL AND id IN (SELECT customer FROM scope_member WHERE "
                              "scope=?1 LIMIT " +
                              std::to_string(mostOfAList) + ")";
    const auto count = reader.db().number("SELECT count(*) FROM (SELECT 1 FROM customer " + whose +
                                              " LIMIT " + std::to_string(mostWorkCounted) + ")",
                                          scope);
    if (!count)
        return count.error();
    group.count = *count;
    auto customers = storage::readAll<Customer>(reader.db().prepare(
        "SELECT " + storage::entitySql(EntityKind::Customer).columns + " FROM customer " + whose +
            " ORDER BY last_contact_on, id LIMIT " + std::to_string(question.limit),
        scope));
    if (!customers)
        return customers.error();
    for (const Customer& customer : *customers) {
        WorkItem item;
        item.kind = WorkItem::Kind::Customer;
        item.id = scopeMemberId(scope, customer.id).uuid;
        item.customer = customer.id;
        item.what = shown(customer.town);
        item.lastContact = customer.lastContactOn;
        group.items.push_back(std::move(item));
    }
    return group;
}

/// Those of the person's queues, and everybody's.
Result<std::vector<CustomerList>> listsFor(CacheReader& reader, const WorkQuestion& question) {
    auto lists = storage::readAll<CustomerList>(
        reader.db().prepare("SELECT " + storage::entitySql(EntityKind::CustomerList).columns +
                            " FROM customer_list WHERE active<>0 ORDER BY label, code"));
    if (lists)
        std::erase_if(*lists, [&](const CustomerList& list) {
            return list.queue && std::ranges::find(question.queues, list.queue) == question.queues.end();
        });
    return lists;
}

Result<void> nameCustomers(CacheReader& reader, WorkGroup& group) {
    for (WorkItem& item : group.items) {
        const auto customer = survivingCustomer(reader, item.customer);
        if (!customer)
            return customer.error();
        if (!*customer)
            continue;
        item.customer = (*customer)->id;
        item.name = shownName(**customer);
    }
    return {};
}

} // namespace

bool standsBefore(const WorkItem& one, const WorkItem& other, Timestamp now) {
    const auto rank = [now](const WorkItem& item) {
        const bool isCase = item.kind == WorkItem::Kind::Case;
        return std::tuple(!item.isLate(now), isCase ? item.priority : Priority::P1, !item.dueAt, item.dueAt,
                          item.since, item.lastContact, item.id);
    };
    return rank(one) < rank(other);
}

std::vector<QueueId> queuesOf(const std::vector<Queue>& queues, const std::vector<QueueMember>& members,
                              UserId user, Role role) {
    std::vector<QueueId> found;
    for (const Queue& queue : queues) {
        const bool member = std::ranges::any_of(members, [&](const QueueMember& one) {
            return one.queue == queue.id && one.user == user && !one.removed;
        });
        if (queue.active && (member || role >= Role::Lead))
            found.push_back(queue.id);
    }
    return found;
}

Result<WorkList> readWork(CacheReader& reader, const WorkQuestion& question) {
    WorkList list;
    const auto add = [&](Result<WorkGroup> group) -> Result<void> {
        if (!group)
            return group.error();
        if (auto named = nameCustomers(reader, *group); !named)
            return named;
        list.groups.push_back(std::move(*group));
        return {};
    };
    if (auto done = add(readCallbacks(reader, question)); !done)
        return done.error();
    if (auto done = add(readCases(reader, question, WorkGroup::Kind::MyCases, question.user.uuid,
                                  [&](const Case& one) { return one.owner == question.user; }));
        !done)
        return done.error();
    std::vector<QueueId> queues = question.queues;
    queues.push_back({});
    for (const QueueId queue : queues) {
        auto group = readCases(reader, question, WorkGroup::Kind::Queue, queue.uuid,
                               [&](const Case& one) { return !one.owner && one.queue == queue; });
        if (group)
            group->queue = queue;
        if (group && !queue && group->count == 0)
            continue;
        if (auto done = add(std::move(group)); !done)
            return done.error();
    }
    if (auto done = add(readReplies(reader, question)); !done)
        return done.error();
    const auto lists = listsFor(reader, question);
    if (!lists)
        return lists.error();
    for (const CustomerList& one : *lists)
        if (auto done = add(readList(reader, question, one)); !done)
            return done.error();
    return list;
}

} // namespace visage::client
