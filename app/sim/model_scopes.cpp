// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/model_store.h"
#include "app/sim/people.h"
#include "app/sim/reach.h"

#include <algorithm>

// Who is in which scope, as the model's store decides it: whoever works for somebody, and whoever is granted
// somebody by chance, until that is revoked by chance.

namespace visage::sim {
namespace {

constexpr std::uint64_t queues = 2;

QueueId queueNumber(std::uint64_t which) {
    Uuid id;
    id.bytes[0] = 0x74;
    id.bytes[15] = static_cast<std::uint8_t>(which);
    return QueueId(id);
}

CustomerListId everybodysList() {
    Uuid id;
    id.bytes[0] = 0x75;
    return CustomerListId(id);
}

/// Those on whom nobody works: only what is granted says who holds them.
std::vector<Row> quietPeople() {
    std::vector<Row> rows;
    for (std::uint8_t i = 1; i <= 4; ++i) {
        Uuid id;
        id.bytes[0] = 0x76;
        id.bytes[15] = i;
        Customer customer;
        customer.id = CustomerId(id);
        Identity number;
        number.customer = customer.id;
        number.valueRaw = number.valueNorm = "+33639980005";
        number.id = identityId(customer.id, IdentityType::Phone, "", number.valueNorm);
        Note note;
        note.id = NoteId(id);
        note.customer = customer.id;
        rows.insert(rows.end(), {customer, number, note});
    }
    return rows;
}

constexpr std::string_view userNames[] = {"anne", "bert"};

} // namespace

void ModelStore::keepScopes(sync::Holds holds) {
    m_keepsScopes = true;
    m_state.holds = holds;
    for (std::uint64_t i = 0; i < queues; ++i) {
        QueueMember member;
        member.queue = queueNumber(i);
        member.user = userNamed(userNames[i]);
        member.id = queueMemberId(member.queue, member.user);
        put(member);
    }
    std::uint64_t number = 0;
    for (Row& row : quietPeople()) {
        if (kindOf(row) == EntityKind::Customer)
            grant(scopeOf(queueNumber(++number % queues)), dossierOf(row));
        put(std::move(row));
    }
    for (const CustomerId customer : customers())
        settleGroup({customer}, m_random.below(2) == 0);
}

void ModelStore::turn() {
    m_referee.happened(Fault::PolicyTurned);
    const bool recent = m_state.holds == sync::Holds::Recent;
    m_state.holds = recent ? sync::Holds::Everything : sync::Holds::Recent;
    m_referee.tell([&] { return std::string("desktops hold ") + (recent ? "everything" : "a part"); });
}

sync::View ModelStore::viewOf(UserId user, DeviceId device) const {
    sync::View view;
    view.holds = m_state.holds;
    view.user = user;
    view.role = Role::Admin;
    view.asOf = m_state.head;
    view.changedAt = viewChangedAt(user);
    view.incarnation = m_incarnation;
    std::vector<std::string>& scopes = m_scopes[{user, device}];
    if (scopes.empty()) {
        scopes = {scopeOf(user), scopeOf(device), scopeOf(everybodysList())};
        for (const auto& [key, row] : m_state.rows.of(EntityKind::QueueMember))
            if (const auto& member = std::get<QueueMember>(row); member.user == user && !member.removed)
                scopes.push_back(scopeOf(member.queue));
        std::ranges::sort(scopes);
    }
    view.scopes = scopes;
    return view;
}

Seq ModelStore::viewChangedAt(UserId user) const {
    const auto found = m_state.viewChanged.find(user);
    return found == m_state.viewChanged.end() ? 0 : found->second;
}

Seq ModelStore::lastLost(CustomerId customer) const {
    const auto found = m_state.lost.find(customer);
    return found == m_state.lost.end() ? 0 : found->second;
}

std::vector<CustomerId> ModelStore::customers() const {
    std::vector<CustomerId> all;
    for (const auto& [key, row] : m_state.rows.of(EntityKind::Customer))
        all.emplace_back(key.second);
    return all;
}

std::vector<std::string> ModelStore::scopesOf(CustomerId customer) const {
    std::vector<std::string> scopes;
    for (const auto& [key, row] : m_state.rows.of(EntityKind::ScopeMember))
        if (const auto& member = std::get<ScopeMember>(row); member.customer == customer)
            scopes.push_back(member.scope);
    return scopes;
}

void ModelStore::grant(const std::string& scope, CustomerId customer) {
    if (const auto there = scopesOf(customer); std::ranges::find(there, scope) != there.end())
        return;
    ScopeMember member;
    member.id = scopeMemberId(scope, customer);
    member.scope = scope;
    member.customer = customer;
    put(member);
}

void ModelStore::revoke(const std::string& scope, CustomerId customer) {
    const RowKey key{EntityKind::ScopeMember, scopeMemberId(scope, customer).uuid};
    if (m_state.rows.contains(key))
        remove(key);
}

void ModelStore::noteLost(const std::set<CustomerId>& customers) {
    for (const CustomerId customer : customers) {
        m_state.lost[customer] = m_state.head;
        m_referee.lost(customer);
    }
}

void ModelStore::settleScopes(const protocol::Push& push, const rules::Decision& decision, UserId user) {
    std::set<CustomerId> about;
    if (const CustomerId customer = customerOf(push.command))
        about.insert(customer);
    for (const RowChange& change : decision.changes)
        if (const CustomerId customer = dossierOf(change.row); customer && !change.erased)
            about.insert(customer);
    const bool pins = std::holds_alternative<PinCustomer>(push.command);
    const bool inTouch = std::holds_alternative<LogContact>(push.command);
    for (const CustomerId customer : about) {
        if (!m_state.rows.contains({EntityKind::Customer, customer.uuid}))
            continue;
        if (!pins)
            grant(scopeOf(user), customer);
        settleGroup(joinedWith(m_state.rows, {customer}), inTouch);
    }
}

void ModelStore::settleGroup(const std::set<CustomerId>& records, bool inTouch) {
    std::set<std::string> scopes;
    std::vector<Customer> there;
    for (const CustomerId record : records) {
        const auto found = m_state.rows.find({EntityKind::Customer, record.uuid});
        if (found == m_state.rows.end())
            continue;
        there.push_back(std::get<Customer>(found->row()));
        inTouch = inTouch || there.back().lastContactOn;
        for (std::string& scope : scopesOf(record))
            scopes.insert(std::move(scope));
    }
    for (Customer& record : there) {
        for (const std::string& scope : scopes)
            grant(scope, record.id);
        if (inTouch && !record.lastContactOn) {
            record.lastContactOn = dayOfContact();
            put(record);
        }
    }
}

void ModelStore::changeQueues() {
    const UserId user = userNamed(userNames[m_random.below(std::size(userNames))]);
    QueueMember member;
    member.queue = queueNumber(m_random.below(queues));
    member.user = user;
    member.id = queueMemberId(member.queue, user);
    const auto there = m_state.rows.find({EntityKind::QueueMember, member.id.uuid});
    member.removed = there != m_state.rows.end() && !std::get<QueueMember>(there->row()).removed;
    m_referee.tell(
        [&] { return std::string("somebody ") + (member.removed ? "leaves" : "joins") + " a queue"; });
    put(member);
    m_state.viewChanged[user] = m_state.head;
    if (member.removed)
        for (const CustomerId customer : customers())
            m_referee.lost(customer);
}

void ModelStore::changeScopes() {
    m_referee.happened(Fault::ScopesChanged);
    const auto all = customers();
    const auto choice = m_random.below(8);
    if (choice < 3 || all.empty())
        return changeQueues();
    // The last ones are those on whom nobody works.
    const auto some = m_random.below(2) == 0 ? std::min<std::size_t>(all.size(), 4) : all.size();
    const auto records = joinedWith(m_state.rows, {all[all.size() - 1 - m_random.below(some)]});
    if (choice < 5) {
        const std::string scopes[] = {scopeOf(queueNumber(0)), scopeOf(queueNumber(1)),
                                      scopeOf(everybodysList()), scopeOf(userNamed("anne"))};
        const auto& scope = scopes[m_random.below(std::size(scopes))];
        m_referee.tell([&] {
            return "granted: " + scope.substr(0, 4) + ' ' +
                   shown(RowKey{EntityKind::Customer, records.begin()->uuid});
        });
        grant(scope, *records.begin());
        return settleGroup(records, false);
    }
    // Everything of one record's, or one scope.
    const auto scopes = scopesOf(*records.begin());
    const bool entirely = m_random.below(2) == 0;
    for (const std::string& scope : scopes)
        if (entirely || m_random.below(2) == 0)
            for (const CustomerId record : records)
                revoke(scope, record);
    m_referee.tell([&] { return "revoked: " + shown(RowKey{EntityKind::Customer, records.begin()->uuid}); });
    noteLost(records);
}

} // namespace visage::sim
