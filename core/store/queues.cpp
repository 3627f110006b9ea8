// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/queues.h"

#include "core/base/text.h"
#include "core/store/catalogue_parts.h"

#include <algorithm>
#include <tuple>

namespace visage::store {

QueueId queueIdOf(std::string_view code) {
    return QueueId(makeUuidV5(companySpace, std::string("queue ").append(code)));
}

Result<Queue> Queues::queueWith(const std::string& code) {
    auto row = m_backend.load({EntityKind::Queue, queueIdOf(code).uuid});
    if (!row)
        return row.error();
    if (!*row)
        return Error{ErrorCode::NotFound,
                     "There is no queue \"" + labelOf(code) + "\": \"queue list\" says which there are."};
    return std::get<Queue>(std::move(**row));
}

Result<Queue> Queues::add(const std::string& code, const std::string& labelFr, const std::string& labelEn) {
    if (const auto fine = checkCode(code, "orders"); !fine)
        return fine.error();
    Queue queue;
    queue.id = queueIdOf(code);
    queue.code = code;
    queue.labelFr = labelOf(labelFr);
    queue.labelEn = labelOf(labelEn);
    if (queue.labelFr.empty() || queue.labelEn.empty())
        return Error{ErrorCode::BadInput, "A queue has a label in French and one in English."};
    Row row;
    const auto done = inBatch(m_backend, m_clock, [&](ChangeWriter& writer) -> Result<void> {
        const auto others = queues();
        if (!others)
            return others.error();
        if (std::ranges::find(*others, queue.id, &Queue::id) != others->end())
            return Error{ErrorCode::Conflict, "There is a queue \"" + code + "\" already."};
        queue.position = others->empty() ? 0 : others->back().position + 1;
        row = queue;
        return writer.write(row);
    });
    return done ? Result<Queue>(std::get<Queue>(row)) : done.error();
}

Result<Queue> Queues::setActive(const std::string& code, bool active) {
    Row row;
    const auto done = inBatch(m_backend, m_clock, [&](ChangeWriter& writer) -> Result<void> {
        auto queue = queueWith(code);
        if (!queue)
            return queue.error();
        queue->active = active;
        row = std::move(*queue);
        return writer.write(row);
    });
    return done ? Result<Queue>(std::get<Queue>(row)) : done.error();
}

Result<std::vector<Queue>> Queues::queues() {
    auto list = allOf<Queue>(m_backend);
    if (list)
        std::ranges::sort(*list, {}, [](const Queue& queue) { return std::tie(queue.position, queue.code); });
    return list;
}

Result<std::vector<User>> Queues::members(const std::string& code) {
    const auto queue = queueWith(code);
    if (!queue)
        return queue.error();
    const auto members = allOf<QueueMember>(m_backend);
    if (!members)
        return members.error();
    std::vector<User> users;
    for (const QueueMember& member : *members) {
        if (member.queue != queue->id || member.removed)
            continue;
        const auto user = m_backend.load({EntityKind::User, member.user.uuid});
        if (!user)
            return user.error();
        if (user->has_value())
            users.push_back(std::get<User>(**user));
    }
    std::ranges::sort(users, {}, &User::name);
    return users;
}

Result<void> Queues::join(const std::string& code, const std::string& user) {
    return setMember(code, user, true);
}

Result<void> Queues::leave(const std::string& code, const std::string& user) {
    return setMember(code, user, false);
}

Result<void> Queues::setMember(const std::string& code, const std::string& name, bool wanted) {
    return inBatch(m_backend, m_clock, [&](ChangeWriter& writer) -> Result<void> {
        const auto queue = queueWith(code);
        if (!queue)
            return queue.error();
        const auto user = m_backend.userNamed(name);
        if (!user)
            return user.error();
        if (!*user)
            return Error{ErrorCode::NotFound,
                         "There is no user \"" + labelOf(name) + "\": \"user list\" says who there is."};
        QueueMember member;
        member.id = queueMemberId(queue->id, (*user)->id);
        const auto there = m_backend.load({EntityKind::QueueMember, member.id.uuid});
        if (!there)
            return there.error();
        if (!*there && !wanted)
            return {};
        member.queue = queue->id;
        member.user = (*user)->id;
        member.removed = !wanted;
        Row row = member;
        return writer.write(row);
    });
}

} // namespace visage::store
