// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/desktop.h"
#include "app/sim/reach.h"
#include "core/sync/kept_rows.h"

#include <algorithm>
#include <limits>

// What people rely on at any moment.

namespace visage::sim {
namespace {

bool isOfStubs(EntityKind kind) {
    return kind == EntityKind::Customer || kind == EntityKind::Identity;
}

/// Whose members are among these rows, up to that number: later ones may have come before what they bring.
std::set<CustomerId> membersIn(const Rows& rows, Seq upTo) {
    std::set<CustomerId> members;
    for (const auto& entry : rows.of(EntityKind::ScopeMember))
        if (entry.rev() <= upTo)
            members.insert(entry.dossier());
    return members;
}

} // namespace

void Desktop::check(const ModelStore& store) {
    if (!m_dirty || m_drifted)
        return;
    m_dirty = false;
    if (!m_disk.rowsRise())
        return m_referee.fail("a row was replaced by an older one");
    if (m_disk.replacedRows())
        m_referee.tried(Rule::MonotonicReads);
    checkScreen(store);
    checkCache(store);
}

/// Whoever saved something for somebody holds that customer from then on, until that is revoked. A store that
/// was restored meanwhile may not know of that any more. What was said of a call that turns out to be
/// `ofAnother` customer is with that one.
bool Desktop::lostIt(CustomerId owner, bool ofAnother, const ModelStore& store) const {
    return holdsPart() && (m_referee.wasLost(owner) || ofAnother) &&
           (m_disk.state().incarnation != store.facts().incarnation ||
            !membersIn(m_disk.cache(), m_disk.cursor()).contains(owner) ||
            !Reach(store.rows(), view(store), m_disk.cursor(), 0).isMember(owner));
}

void Desktop::checkScreen(const ModelStore& store) const {
    if (!m_promised.empty())
        m_referee.tried(Rule::ReadYourWrites);
    const Seq cursor = m_disk.cursor();
    auto mine = m_disk.cache().begin();
    const auto end = m_disk.cache().end();
    for (const auto& [key, customer] : m_promised) {
        while (mine != end && mine->key < key)
            ++mine;
        if ((mine != end && mine->key == key) || m_referee.wasErased(key))
            continue;
        const auto place = m_disk.placeOf(key, cursor);
        if (place && *place != sync::OutboxPlace::Cache)
            continue;
        const auto there = store.rows().find(key);
        // It was somebody else's in between, whom the desktop does not hold; what it is now has yet to come.
        const bool absent = there == store.rows().end();
        const bool restored = m_disk.state().incarnation != store.facts().incarnation;
        if (holdsPart() && m_referee.wasMoved(key) && (absent || restored || there->rev() > cursor))
            continue;
        // Whose a call was, a restored store that lacks it cannot say.
        if (holdsPart() && restored && absent && key.first == EntityKind::Interaction)
            continue;
        const CustomerId owner = absent ? customer : there->dossier();
        const bool ofAnother =
            key.first == EntityKind::Interaction && owner && (owner != customer || m_referee.wasMoved(key));
        if (lostIt(owner, ofAnother, store))
            continue;
        m_referee.tell([&] { return shown(m_disk.state().device) + " does not show " + shown(key); });
        return m_referee.fail("something that an agent had saved is not on the screen");
    }
}

void Desktop::checkCache(const ModelStore& store) const {
    if (m_disk.state().incarnation != store.facts().incarnation || m_disk.state().schema != schemaOf(m_older))
        return;
    for (const auto& scope : m_disk.state().scopes)
        if (scope.cursor > store.head())
            return m_referee.fail("a cursor is ahead of the store");
    const sync::View granted = holdsPart() ? view(store) : sync::View();
    checkPresent(store, granted);
    checkAbsent(store);
    if (holdsPart())
        checkScopes(store, granted);
    checkFound(store);
}

/// What changed up to a cursor is there, if its scope holds it since.
void Desktop::checkPresent(const ModelStore& store, const sync::View& granted) const {
    if (!holdsPart()) {
        const Seq cursor = m_disk.cursor();
        return checkIn(store, [cursor](const Rows::Entry& entry) { return entry.rev() <= cursor; });
    }
    const Seq work = m_disk.cursorOf(protocol::scopeWork);
    const Seq ident = m_disk.cursorOf(protocol::scopeIdent);
    // Behind the queues that the person is on now, only what is the company's is certain.
    const bool sameView = store.viewChangedAt(user()) <= work;
    const Reach reach(store.rows(), granted, work, ident);
    checkIn(store, [&](const Rows::Entry& entry) {
        const Seq rev = entry.rev();
        const bool ofWork = rev <= work && reach.ofWork(entry) && (sameView || !entry.dossier());
        return ofWork || (rev <= ident && reach.ofIdent(entry));
    });
}

template <class Certain> void Desktop::checkIn(const ModelStore& store, const Certain& isCertain) const {
    auto mine = m_disk.cache().begin();
    const auto end = m_disk.cache().end();
    for (const auto& entry : store.rows()) {
        while (mine != end && mine->key < entry.key)
            ++mine;
        const bool same = mine != end && mine->key == entry.key && mine->rev() == entry.rev();
        if (same || !knows(entry.key.first) || !isCertain(entry))
            continue;
        m_referee.tell([&] { return shown(m_disk.state().device) + " lacks " + shown(entry.key); });
        m_referee.fail("a cache lacks a change that its cursor has passed");
    }
}

void Desktop::checkAbsent(const ModelStore& store) const {
    const bool part = holdsPart();
    const Seq cursor = m_disk.cursor();
    const Seq stubs = part ? std::min(cursor, m_disk.cursorOf(protocol::scopeIdent)) : cursor;
    auto there = store.rows().begin();
    for (const auto& entry : m_disk.cache()) {
        while (there != store.rows().end() && there->key < entry.key)
            ++there;
        if (there != store.rows().end() && there->key == entry.key)
            continue;
        const Seq passed = isOfStubs(entry.key.first) ? stubs : cursor;
        if (passed > 0 && store.removedAt(entry.key) <= passed) {
            m_referee.tell([&] { return shown(m_disk.state().device) + " still has " + shown(entry.key); });
            return m_referee.fail("a cache holds a row that was gone before its cursor");
        }
    }
}

/// No row outside of a granted scope, once the cursor has passed what took it away.
void Desktop::checkScopes(const ModelStore& store, const sync::View& granted) const {
    const Seq work = m_disk.cursorOf(protocol::scopeWork);
    const Seq ident = m_disk.cursorOf(protocol::scopeIdent);
    constexpr Seq now = std::numeric_limits<Seq>::max();
    const Reach reach(store.rows(), granted, now, now);
    const Seq viewChanged = store.viewChangedAt(user());
    const auto members = joinedWith(m_disk.cache(), membersIn(m_disk.cache(), now));
    for (const auto& entry : m_disk.cache()) {
        const RowKey& key = entry.key;
        const CustomerId owner = entry.dossier();
        const Seq passed = isOfStubs(key.first) ? std::min(work, ident) : work;
        if (!owner || passed == 0 || std::max(viewChanged, store.lastLost(owner)) > passed)
            continue;
        const bool isMember = key.first != EntityKind::ScopeMember && members.contains(owner);
        if (!isMember && !reach.ofWork(entry) && !reach.ofIdent(entry)) {
            m_referee.tell([&] { return shown(m_disk.state().device) + " may not have " + shown(key); });
            return m_referee.fail("a cache holds a row outside of the scopes that are granted");
        }
    }
    if (std::ranges::any_of(store.rows(),
                            [&](const auto& entry) { return !reach.ofWork(entry) && !reach.ofIdent(entry); }))
        m_referee.tried(Rule::InsideScopes);
}

/// Nobody is shown as found who is here, or who was erased as far as this desktop knows.
void Desktop::checkFound(const ModelStore& store) const {
    for (const CustomerId customer : m_found) {
        const auto erasure = store.rows().find({EntityKind::Erasure, erasureId(customer.uuid).uuid});
        if (erasure != store.rows().end() && erasure->rev() <= m_disk.cursor())
            return m_referee.fail("somebody who was erased is shown as found");
        if (m_disk.cache().contains({EntityKind::Customer, customer.uuid}))
            return m_referee.fail("somebody who is here is shown as found elsewhere");
    }
    if (!m_found.empty())
        m_referee.tried(Rule::FoundPasses);
}

} // namespace visage::sim
