// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/local_data.h"

#include "core/client/search_words.h"
#include "core/protocol/codec.h"
#include "core/storage/entity_sql.h"
#include "core/storage/transaction.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace visage::client {
namespace {

constexpr std::size_t mostCustomersNamed = 500;

Error unreadable() {
    return {ErrorCode::Unkept,
            "The local copy cannot be read now, so nothing was kept: copy your text and try "
            "again in a moment. If that fails, start Visage again."};
}

template <class T> Result<std::vector<T>> all(storage::Connection& db) {
    return storage::readAll<T>(db.prepare("SELECT " + storage::entitySql(Fields<T>::kind).columns +
                                          " FROM \"" + std::string(Fields<T>::name) + "\""));
}

void addCustomers(const Overlay& overlay, std::unordered_set<CustomerId>& customers) {
    const auto add = [&](const auto& row) { customers.insert(customerOf(Row(row))); };
    overlay.each<Customer>([&](const Customer& row) {
        customers.insert(row.id);
        customers.insert(row.mergedInto);
    });
    overlay.each<Identity>(add);
    overlay.each<Consent>(add);
    overlay.each<Alert>(add);
    overlay.each<Case>(add);
    overlay.each<CaseEvent>(add);
    overlay.each<Interaction>(add);
    overlay.each<InteractionCase>(add);
    overlay.each<Note>(add);
    overlay.each<NoteVersion>(add);
    overlay.each<FieldStamp>(add);
    overlay.each<FieldVersion>(add);
    overlay.each<CustomerTag>(add);
    overlay.each<Callback>(add);
    customers.erase(CustomerId());
}

} // namespace

Result<std::unique_ptr<LocalData>> LocalData::open(Setup setup, Publisher& publisher, const Clock& clock,
                                                   Random& random) {
    const Timestamp now = clock.now();
    auto outbox =
        openOutbox(setup.folder + "/outbox.db", {DeviceId(makeUuidV7(now, random)), setup.beforeOutbox}, now);
    if (!outbox)
        return outbox.error();
    const auto removed = endLease(setup.folder, outbox->outbox, now);
    std::optional<storage::Connection> db;
    bool endedBadly = false;
    std::optional<Error> trouble = outbox->trouble;
    if (setup.copy != Copy::Unseen) {
        auto cache = openCache(setup.folder + "/cache.db", setup.beforeCache, now);
        if (!cache)
            return cache.error();
        db = std::move(cache->db);
        endedBadly = cache->endedBadly;
        trouble = trouble ? trouble : cache->trouble;
    }
    std::unique_ptr<LocalData> data(
        new LocalData(std::move(setup), publisher, clock, random, std::move(outbox->outbox), std::move(db)));
    data->m_endedBadly = endedBadly;
    data->m_removed = removed;
    data->m_news.trouble = trouble;
    if (auto loaded = data->load(); !loaded)
        return loaded.error();
    return data;
}

LocalData::LocalData(Setup setup, Publisher& publisher, const Clock& clock, Random& random, Outbox outbox,
                     std::optional<storage::Connection> cache)
    : m_setup(std::move(setup))
    , m_publisher(publisher)
    , m_clock(clock)
    , m_random(random)
    , m_outbox(std::move(outbox))
    , m_cache(std::move(cache)) {
    m_published.cachePath = cachePath();
    m_published.generation = m_publisher.take().generation + 1;
}

LocalData::~LocalData() {
    Published nothing;
    nothing.generation = m_published.generation;
    m_publisher.publish(std::move(nothing));
}

/// Everything answered is as if it were in the copy: nobody looks.
Result<void> LocalData::loadUnseen() {
    m_cursor = std::numeric_limits<Seq>::max();
    m_origin.schema = protocol::schemaVersion;
    if (m_setup.incarnation != 0) {
        m_origin.store = desk().store;
        m_origin.incarnation = m_setup.incarnation;
    }
    return reloadPending();
}

Result<void> LocalData::load() {
    if (m_setup.copy == Copy::Unseen)
        return loadUnseen();
    auto loaded = loadCache();
    if (!loaded && loaded.error().code == ErrorCode::Corrupt) {
        replaceCache();
        loaded = ensureCache();
    }
    if (loaded)
        publish();
    return loaded;
}

Result<void> LocalData::loadCache() {
    if (auto loaded = reloadOrigin(); !loaded)
        return loaded;
    if (auto checked = checkSearchForm(); !checked)
        return checked;
    if (auto loaded = loadBase(); !loaded)
        return loaded;
    if (auto counted = countCustomers(); !counted)
        return counted;
    return reloadPending();
}

Result<void> LocalData::countCustomers() {
    const auto customers = m_cache->number("SELECT count(*) FROM customer");
    if (customers)
        m_published.customers = *customers;
    return customers ? Result<void>() : Result<void>(customers.error());
}

Result<void> LocalData::checkSearchForm() {
    if (m_origin.bulk || m_origin.searchForm == rules::searchForm())
        return {};
    auto transaction = storage::Transaction::begin(*m_cache);
    if (!transaction)
        return transaction.error();
    if (auto cleared = clearIndex(*m_cache, m_origin); !cleared)
        return cleared;
    if (auto made = makeSearchIndexes(*m_cache); !made)
        return made;
    if (auto committed = transaction->commit(); !committed)
        return committed;
    return reloadOrigin();
}

Result<std::optional<Row>> LocalData::CachedRows::find(const rules::Key& key) {
    if (!m_data.m_cache)
        return unreadable();
    auto row = storage::findRow(*m_data.m_cache, key.kind, key.id);
    if (key.kind == EntityKind::Customer)
        if (const auto* stub = row && !*row ? m_data.m_published.found->find(CustomerId(key.id)) : nullptr)
            return std::optional<Row>(stub->customer);
    return row;
}

Result<std::vector<Row>> LocalData::CachedRows::rowsOf(EntityKind kind, CustomerId customer) {
    if (!m_data.m_cache)
        return unreadable();
    if (!isReplicated(kind))
        return std::vector<Row>{};
    auto rows = storage::rowsOf(*m_data.m_cache, kind, customer);
    if (kind == EntityKind::Identity)
        if (const auto* stub = rows ? m_data.m_published.found->find(customer) : nullptr)
            rows->insert(rows->end(), stub->identities.begin(), stub->identities.end());
    return rows;
}

Result<void> LocalData::reloadOrigin() {
    auto origin = readOrigin(*m_cache);
    if (!origin)
        return origin.error();
    m_origin = std::move(*origin);
    const auto scopes = readScopes(*m_cache);
    if (!scopes)
        return scopes.error();
    m_cursor = sync::overlayCursor(*scopes);
    const sync::HeldScopes held = sync::heldScopes(*scopes);
    m_partial = held.any() && !held.all;
    m_published.complete = m_origin.complete && m_origin.searchable();
    return {};
}

Result<void> LocalData::loadBase() {
    auto users = all<User>(*m_cache);
    if (!users)
        return users.error();
    auto reasons = all<Reason>(*m_cache);
    if (!reasons)
        return reasons.error();
    auto lines = all<Line>(*m_cache);
    if (!lines)
        return lines.error();
    auto queues = all<Queue>(*m_cache);
    if (!queues)
        return queues.error();
    auto members = all<QueueMember>(*m_cache);
    if (!members)
        return members.error();
    std::ranges::sort(*queues, {}, [](const Queue& queue) { return std::tie(queue.position, queue.id); });
    std::erase_if(*members, [](const QueueMember& member) { return member.removed; });
    std::ranges::sort(*users, {}, &User::displayName);
    std::ranges::sort(*reasons, {},
                      [](const Reason& reason) { return std::tie(reason.position, reason.id); });
    m_published.base = std::make_shared<const BaseData>(BaseData{
        std::move(*users), std::move(*reasons), std::move(*lines), std::move(*queues), std::move(*members)});
    return {};
}

Result<void> LocalData::reloadPending() {
    auto pending = m_outbox.pending(m_cursor);
    if (!pending)
        return pending.error();
    m_pending = std::move(*pending);
    if (auto counted = recount(); !counted)
        return counted;
    return remakeOverlay();
}

Result<void> LocalData::recount() {
    const auto counts = m_outbox.counts();
    if (!counts)
        return counts.error();
    m_counts = *counts;
    // What the desktop asks for by itself is nobody's work.
    m_counts.unsent -= static_cast<int>(std::ranges::count_if(
        m_pending, [](const PendingEntry& entry) { return !entry.answer && isOwnErrand(entry.command); }));
    return {};
}

/// Customers whom undecided work is about.
std::unordered_set<CustomerId> LocalData::withWork() const {
    std::unordered_set<CustomerId> customers;
    addCustomers(*m_published.overlay, customers);
    for (const PendingEntry& entry : m_pending)
        for (const rules::Key& key : rules::keysOf(entry.command))
            if (key.kind == EntityKind::Customer)
                customers.insert(CustomerId(key.id));
    return customers;
}

Keeping LocalData::keeping() const {
    return {sync::stubsSince(m_clock.now() + m_clockOffset), withWork()};
}

void LocalData::setOverlay(Overlay overlay) {
    addCustomers(*m_published.overlay, m_news.touched.customers);
    addCustomers(overlay, m_news.touched.customers);
    m_published.overlay = std::make_shared<const Overlay>(std::move(overlay));
}

Result<void> LocalData::remakeOverlay() {
    if (m_setup.copy == Copy::Unseen || (m_pending.empty() && m_published.overlay->empty()))
        return {};
    CachedRows cached(*this);
    auto overlay = makeOverlay(m_pending, cached, author());
    if (!overlay)
        return overlay.error();
    setOverlay(std::move(*overlay));
    return {};
}

void LocalData::publish() {
    m_publisher.publish(m_published);
}

/// What is shown of a record that was merged stands on another one.
void LocalData::touchSurvivors() {
    std::unordered_set<CustomerId>& customers = m_news.touched.customers;
    std::vector<CustomerId> left(customers.begin(), customers.end());
    while (m_cache && !left.empty()) {
        const auto row = storage::find<Customer>(*m_cache, left.back());
        left.pop_back();
        if (row && *row && (*row)->mergedInto && customers.insert((*row)->mergedInto).second)
            left.push_back((*row)->mergedInto);
    }
}

News LocalData::takeNews() {
    if (m_news.touched.customers.size() > mostCustomersNamed)
        m_news.touched.everything = true;
    else
        touchSurvivors();
    return std::exchange(m_news, {});
}

Result<sync::ClientState> LocalData::clientState() {
    if (m_setup.copy != Copy::Synchronised)
        return sync::ClientState{desk().device,
                                 desk().sessionEpoch,
                                 m_origin.store,
                                 m_origin.incarnation,
                                 {},
                                 desk().lastMseq,
                                 {},
                                 m_origin.schema};
    if (auto there = ensureCache(); !there)
        return there.error();
    auto scopes = readScopes(*m_cache);
    if (!scopes)
        return cacheFailed(scopes.error());
    return sync::ClientState{desk().device,
                             desk().sessionEpoch,
                             m_origin.store,
                             m_origin.incarnation,
                             std::move(*scopes),
                             desk().lastMseq,
                             {std::string(protocol::scopeAll), std::string(protocol::scopeWork),
                              std::string(protocol::scopeIdent)},
                             m_origin.schema};
}

Result<sync::PendingPush> LocalData::submit(const Command& command) {
    if (protocol::encodeCommand(command).size() > protocol::maxCommandBytes)
        return Error{ErrorCode::BadInput, "This is too long to be kept: shorten it."};
    const Timestamp now = m_clock.now();
    CachedRows cached(*this);
    const auto seen = seenRows(*m_published.overlay, cached, command);
    if (!seen) {
        const Error why = cacheFailed(seen.error());
        return why.code == ErrorCode::Corrupt ? unreadable() : why;
    }
    const Hlc hlc = nextStamp(*seen, now);
    auto decision = forecast(*seen, command, author(), now, hlc);
    if (!decision)
        return decision.error();
    auto entry = m_outbox.append(command, MutationId(makeUuidV7(now, m_random)), now,
                                 seenRevision(*seen, command), hlc);
    if (!entry)
        return entry.error();
    show(*entry, std::move(*decision));
    if (!isOwnErrand(command))
        ++m_counts.unsent;
    publish();
    return sync::PendingPush{entry->mseq, entry->mid, entry->enteredAt, entry->baseRev, command, hlc};
}

void LocalData::show(const PendingEntry& entry, rules::Decision decision) {
    Overlay overlay = *m_published.overlay;
    for (RowChange& change : decision.changes) {
        if (const CustomerId customer = customerOf(change.row))
            m_news.touched.customers.insert(customer);
        overlay.put(std::move(change));
    }
    m_published.overlay = std::make_shared<const Overlay>(std::move(overlay));
    m_pending.push_back(entry);
}

/// Greater than those of all that its author saw of these rows, and than every one issued here before.
Hlc LocalData::nextStamp(const rules::Loaded& seen, Timestamp now) const {
    const Timestamp corrected = now + m_clockOffset;
    HybridClock clock(desk().hlc);
    clock.observe(seen.newestStamp(), corrected);
    return clock.issue(corrected);
}

Result<void> LocalData::dismiss(std::int64_t mseq) {
    if (auto dismissed = m_outbox.dismiss(mseq); !dismissed)
        return dismissed;
    m_news.refusedWork = true;
    return recount();
}

Result<std::vector<UnsentWork>> LocalData::unsentWork() {
    auto pushes = m_outbox.unanswered();
    if (!pushes)
        return pushes.error();
    std::vector<UnsentWork> works;
    for (sync::PendingPush& push : *pushes)
        if (!isOwnErrand(push.command))
            works.push_back({push.enteredAt, push.command, rowsNamedBy(push.command)});
    return works;
}

Result<std::vector<RefusedWork>> LocalData::refusedWork() {
    auto works = m_outbox.refused();
    for (std::size_t n = 0; works && n < works->size(); ++n)
        (*works)[n].about = rowsNamedBy((*works)[n].command);
    return works;
}

std::vector<Row> LocalData::rowsNamedBy(const Command& command) {
    CachedRows cached(*this);
    SeenRows rows(*m_published.overlay, cached);
    return rowsNamed(rows, command);
}

Result<void> LocalData::saveUser(const protocol::LoggedIn& who, const std::string& name) {
    return m_outbox.saveUser(who.user, name, who.displayName, who.role);
}

} // namespace visage::client
