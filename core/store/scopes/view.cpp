// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/scopes/view.h"

#include "core/store/catalogue_parts.h"

#include <algorithm>

namespace visage::store {
namespace {

/// FNV-1a, kept positive: the same scopes have the same number at every gateway.
std::int64_t versionOf(const std::vector<std::string>& scopes) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const std::string& scope : scopes)
        for (const char c : scope + '\n')
            hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return static_cast<std::int64_t>(hash >> 1);
}

bool isLead(Role role) {
    return role >= Role::Lead;
}

/// `changedAt` rises to the newest row that had a part in it.
Result<std::vector<QueueId>> queuesOf(Backend& backend, const User& user, Seq& changedAt) {
    std::vector<QueueId> queues;
    if (isLead(user.role)) {
        const auto all = allOf<Queue>(backend);
        if (!all)
            return all.error();
        for (const Queue& queue : *all) {
            changedAt = std::max(changedAt, queue.rev);
            if (queue.active)
                queues.push_back(queue.id);
        }
    }
    const auto members = allOf<QueueMember>(backend);
    if (!members)
        return members.error();
    for (const QueueMember& member : *members) {
        if (member.user != user.id)
            continue;
        changedAt = std::max(changedAt, member.rev);
        if (!member.removed)
            queues.push_back(member.queue);
    }
    return queues;
}

} // namespace

Result<sync::View> viewOf(Backend& backend, UserId userId, DeviceId device) {
    const auto facts = backend.facts();
    if (!facts)
        return facts.error();
    const auto holding = backend.holding();
    if (!holding)
        return holding.error();
    const auto customers = backend.customersAbout();
    if (!customers)
        return customers.error();
    sync::View view;
    view.holds = holding->holds;
    view.user = userId;
    view.asOf = facts->head;
    view.incarnation = facts->incarnation;
    view.customers = *customers;
    if (view.holds == sync::Holds::Everything)
        return view;

    const auto user = backend.load({EntityKind::User, userId.uuid});
    if (!user)
        return user.error();
    if (!*user)
        return Error{ErrorCode::NotFound, "There is no such user."};
    view.role = std::get<User>(**user).role;
    view.changedAt = std::get<User>(**user).rev;
    view.scopes = {scopeOf(userId), scopeOf(device), scopeOf(QueueId())};
    const auto queues = queuesOf(backend, std::get<User>(**user), view.changedAt);
    if (!queues)
        return queues.error();
    for (const QueueId queue : *queues)
        view.scopes.push_back(scopeOf(queue));
    const auto lists = allOf<CustomerList>(backend);
    if (!lists)
        return lists.error();
    for (const CustomerList& list : *lists) {
        view.changedAt = std::max(view.changedAt, list.rev);
        if (list.active && (!list.queue || std::ranges::find(*queues, list.queue) != queues->end()))
            view.scopes.push_back(scopeOf(list.id));
    }
    std::ranges::sort(view.scopes);
    const auto twice = std::ranges::unique(view.scopes);
    view.scopes.erase(twice.begin(), twice.end());
    view.version = versionOf(view.scopes);
    return view;
}

Result<bool> sees(Backend& backend, const sync::View& view, CustomerId customer) {
    const auto members = backend.rowsOf(EntityKind::ScopeMember, customer, 0);
    if (!members)
        return members.error();
    return std::ranges::any_of(
        *members, [&view](const Row& row) { return view.sees(std::get<ScopeMember>(row).scope); });
}

bool mayChangeView(const Row& row, const sync::View& view) {
    // Not by what it makes of the view: that is made already where the desktop was away when it happened.
    if (const auto* user = std::get_if<User>(&row))
        return user->id == view.user;
    if (const auto* member = std::get_if<QueueMember>(&row))
        return member->user == view.user;
    if (std::holds_alternative<Queue>(row))
        return isLead(view.role);
    if (const auto* list = std::get_if<CustomerList>(&row))
        return view.sees(scopeOf(list->id)) || view.sees(scopeOf(list->queue));
    return false;
}

} // namespace visage::store
