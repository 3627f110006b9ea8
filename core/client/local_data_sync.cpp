// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/client/local_data.h"
#include "core/client/local_fault.h"
#include "core/client/read/questions.h"
#include "core/storage/entity_sql.h"
#include "core/storage/full_text.h"
#include "core/sync/reoffered.h"

#include <algorithm>
#include <filesystem>

// The effects of the sync session on the two files.

namespace visage::client {
namespace {

constexpr int customersAStep = 5000;
constexpr Milliseconds timeBetweenChecks = std::chrono::hours(24 * 7);
/// The store gives a pin that nobody renews up some day.
constexpr Milliseconds timeBetweenPins = std::chrono::hours(24);
/// At what was refused.
constexpr Milliseconds timeBetweenLooks = std::chrono::minutes(1);

} // namespace

Result<void> LocalData::saveStore(const sync::effect::SaveStore& effect) {
    if (desk().store && desk().store != effect.store)
        return Error{ErrorCode::Conflict,
                     "This server is another one than this desktop has worked with: check the address of "
                     "the server, or use another profile for it."};
    if (auto saved = m_outbox.saveStore(effect.store); !saved)
        return saved;
    if (m_setup.copy == Copy::Unseen) {
        // The copy learns it from its own next session, which then offers again what this one did.
        m_origin.store = effect.store;
        m_origin.incarnation = effect.incarnation;
        return {};
    }
    return afterCacheWrite(forgetCursors(*m_cache, effect.store, effect.incarnation, effect.schema), {},
                           true);
}

Result<void> LocalData::dropScope(const sync::effect::DropScope& effect) {
    Touched touched;
    auto dropped = client::dropScope(*m_cache, effect.scope, keeping(), touched);
    if (auto taken = afterCacheWrite(std::move(dropped), std::move(touched), true); !taken)
        return taken;
    return countCustomers();
}

Result<void> LocalData::beginSnapshot(const sync::effect::BeginSnapshot& effect) {
    if (auto begun = afterCacheWrite(client::beginSnapshot(*m_cache, effect, keeping()), {}, false); !begun)
        return begun;
    return m_origin.bulk ? countCustomers() : Result<void>();
}

Result<void> LocalData::storePart(const sync::effect::StoreSnapshotPart& effect) {
    Touched touched;
    bool atNewKind = false;
    auto stored = client::storePart(*m_cache, effect, keeping(), touched, atNewKind);
    // Deciding all pending work again costs more than a part: once a kind, and at the end, is enough.
    return afterCacheWrite(std::move(stored), std::move(touched), atNewKind);
}

Result<void> LocalData::endSnapshot(const sync::effect::EndSnapshot& effect) {
    Touched touched;
    auto ended = client::endSnapshot(*m_cache, effect, keeping(), touched);
    touched.everything = true;
    if (auto taken = afterCacheWrite(std::move(ended), std::move(touched), true); !taken)
        return taken;
    // Bulk rows may have stood there already.
    return countCustomers();
}

Result<void> LocalData::applyChanges(const sync::effect::ApplyChanges& effect) {
    Touched touched;
    auto applied = client::applyChanges(*m_cache, effect, keeping(), touched);
    return afterCacheWrite(std::move(applied), std::move(touched), true);
}

Result<void> LocalData::recordAck(const sync::effect::RecordAck& effect) {
    protocol::Ack ack = effect.ack;
    ack.code = asSeenHere({ack.code, {}}).code;
    const auto entry = std::ranges::find(m_pending, ack.mseq, &PendingEntry::mseq);
    const bool errand = entry != m_pending.end() && isOwnErrand(entry->command);
    const bool refused = ack.status == protocol::AckStatus::Rejected;
    const Timestamp at = sync::answeredAt(m_clock.now(), m_clockOffset, m_storeSaid);
    if (auto recorded = m_outbox.recordAck(ack, at); !recorded)
        return recorded;
    if (refused)
        m_lookedAt = -1; // the rows may have been faster than the answer
    // What nobody wrote, nobody needs to read.
    if (refused && errand)
        if (auto dismissed = m_outbox.dismiss(ack.mseq); !dismissed)
            return dismissed;
    m_news.refusedWork = m_news.refusedWork || (refused && !errand);
    if (entry != m_pending.end())
        entry->answer = sync::OutboxAnswer{ack.status, ack.seq};
    const bool leaves = entry != m_pending.end() && !entry->shown(m_cursor);
    if (leaves)
        m_pending.erase(entry);
    if (auto counted = recount(); !counted)
        return counted;
    if (leaves)
        if (auto made = remakeOverlay(); !made)
            return cacheFailed(made.error());
    publish();
    return {};
}

Result<std::vector<sync::PendingPush>> LocalData::reoffer(std::int64_t afterMseq) {
    auto again = m_outbox.reoffer(afterMseq);
    if (!again)
        return again;
    if (auto loaded = reloadPending(); !loaded)
        return cacheFailed(loaded.error());
    publish();
    return again;
}

Result<void> LocalData::handOverDrafts() {
    const auto keys = m_outbox.draftKeys();
    if (!keys)
        return keys.error();
    // From the last key to the first: the calls ("calls/...") come before what was typed in them
    // ("call/...").
    for (auto key = keys->rbegin(); key != keys->rend(); ++key) {
        const auto text = m_outbox.draft(*key);
        if (!text)
            return text.error();
        if (text::trimmed(*text).empty() || !m_setup.handOver)
            continue;
        if (auto handed = handOver(*key, *text); !handed)
            return handed;
    }
    return {};
}

Result<void> LocalData::handOver(const std::string& key, const std::string& text) {
    CachedRows cached(*this);
    SeenRows rows(*m_published.overlay, cached);
    const HalfWritten draft{QString::fromStdString(key), QString::fromStdString(text), m_clock.now(), rows};
    const auto commands = m_setup.handOver(draft, m_random);
    if (!commands)
        return {};
    for (const Command& command : *commands)
        // What the rules refuse (a customer who is here no more) stays where it is.
        if (!submit(command))
            return {};
    return m_outbox.saveDraft(key, {}, m_clock.now());
}

bool LocalData::holdsTyped() {
    if (m_counts.refused > 0)
        return true;
    const auto keys = m_outbox.draftKeys();
    return !keys || std::ranges::any_of(*keys, [this](const std::string& key) {
        const auto text = m_outbox.draft(key);
        return !text || !text::trimmed(*text).empty();
    });
}

/// Once at each cursor; in between, where time alone counts, now and then.
bool LocalData::looksAgain() {
    const Timestamp now = m_clock.now();
    const bool isNewer = std::exchange(m_lookedAt, m_cursor) != m_cursor;
    const bool isLater = m_partial && (now < m_lookedOn || now - m_lookedOn >= timeBetweenLooks);
    if (isNewer || isLater)
        m_lookedOn = now;
    return isNewer || isLater;
}

Result<std::vector<sync::PendingPush>> LocalData::enterAgain() {
    std::vector<sync::PendingPush> pushes;
    if (!m_cache || m_counts.refused == 0 || !looksAgain())
        return pushes;
    const auto refused = m_outbox.toEnterAgain(m_cursor, m_partial, m_clock.now());
    if (!refused)
        return refused.error();
    for (const auto& [entry, again] : *refused) {
        CachedRows cached(*this);
        const auto seen = seenRows(*m_published.overlay, cached, entry.command);
        if (!seen)
            return cacheFailed(seen.error());
        auto decision = forecast(*seen, entry.command, author(), entry.enteredAt, entry.hlc);
        if (!decision && (again != sync::Again::Unseen || decision.error().code != ErrorCode::NotFound))
            continue;
        const auto fresh = m_outbox.enterAgain(entry);
        if (!fresh)
            return fresh.error();
        show(*fresh, decision ? std::move(*decision) : rules::Decision());
        pushes.push_back(
            {fresh->mseq, fresh->mid, fresh->enteredAt, fresh->baseRev, fresh->command, fresh->hlc});
    }
    if (pushes.empty())
        return pushes;
    m_news.refusedWork = true;
    if (auto counted = recount(); !counted)
        return counted.error();
    publish();
    return pushes;
}

Result<void> LocalData::pruneAnswered() {
    if (!m_storeSaid)
        return {};
    return m_outbox.prune(sync::keptSince(m_clock.now(), m_storeSaid));
}

Result<void> LocalData::renumber() {
    // First, for doing it once too often is harmless. What was kept for the device as it was is none of the
    // new one's: nobody sends what changes of it.
    if (auto forgotten = forgetWorkCursor(); !forgotten)
        return forgotten;
    if (auto renumbered = m_outbox.renumber(DeviceId(makeUuidV7(m_clock.now(), m_random))); !renumbered)
        return renumbered;
    if (auto loaded = reloadPending(); !loaded)
        return cacheFailed(loaded.error());
    publish();
    return {};
}

Result<void> LocalData::forgetWorkCursor() {
    std::error_code error;
    if (m_setup.copy == Copy::Unseen) {
        if (!std::filesystem::exists(std::filesystem::u8path(cachePath()), error))
            return {};
        auto opened = openCache(cachePath(), m_setup.beforeCache, m_clock.now());
        return opened ? forgetCursor(opened->db, protocol::scopeWork) : Result<void>(opened.error());
    }
    const auto forgotten = forgetCursor(*m_cache, protocol::scopeWork);
    return forgotten ? forgotten : Result<void>(cacheFailed(forgotten.error()));
}

Result<void> LocalData::indexNext() {
    const auto more = client::indexNext(*m_cache, customersAStep);
    if (!more)
        return cacheFailed(more.error());
    if (auto origin = reloadOrigin(); !origin)
        return cacheFailed(origin.error());
    if (!wantsIndexing())
        m_news.touched.everything = true;
    publish();
    return {};
}

Result<bool> LocalData::scrubNext() {
    if (!m_scrubbing) {
        removeCachesSetAside(cachePath());
        const auto isErased = [this](const Uuid& id) -> Result<bool> {
            const auto row = storage::find<Erasure>(*m_cache, erasureId(id));
            return row ? Result<bool>(row->has_value()) : row.error();
        };
        if (auto forgotten = m_outbox.forget(isErased); !forgotten)
            return forgotten.error();
        m_news.refusedWork = true;
        if (auto counted = recount(); !counted)
            return counted.error();
    }
    const auto more = storage::mergeStep(*m_cache, "customer_words", !m_scrubbing);
    if (!more)
        return cacheFailed(more.error());
    m_scrubbing = *more;
    if (*more)
        return true;
    const auto emptied = m_cache->emptyLog();
    if (!emptied)
        return cacheFailed(emptied.error());
    if (!*emptied)
        return false;
    if (auto done = writeRemains(*m_cache, false); !done)
        return cacheFailed(done.error());
    m_origin.remains = false;
    return true;
}

Result<void> LocalData::afterCacheWrite(Result<void> written, Touched touched, bool remake) {
    if (!written)
        return cacheFailed(written.error());
    if (auto origin = reloadOrigin(); !origin)
        return cacheFailed(origin.error());
    m_published.customers += touched.customersAdded;
    forgetFound(touched);
    m_news.touched.customers.merge(touched.customers);
    m_news.touched.everything = m_news.touched.everything || touched.everything;
    m_news.touched.baseData = m_news.touched.baseData || touched.baseData;
    if (touched.baseData)
        if (auto base = loadBase(); !base)
            return cacheFailed(base.error());
    if (remake) {
        std::erase_if(m_pending, [&](const PendingEntry& entry) { return !entry.shown(m_cursor); });
        if (auto made = remakeOverlay(); !made)
            return cacheFailed(made.error());
    }
    publish();
    return {};
}

Result<void> LocalData::saveKnown(std::int64_t customers) {
    if (!m_cache || customers == m_origin.customersKnown)
        return {};
    m_origin.customersKnown = customers;
    const auto written = writeOrigin(*m_cache, m_origin);
    return written ? written : Result<void>(cacheFailed(written.error()));
}

Result<void> LocalData::saveWelcome(const protocol::Welcome& welcome) {
    m_storeSaid = welcome.now;
    if (auto saved = saveKnown(welcome.customers); !saved)
        return saved;
    return saveUser(
        {.token = {}, .user = welcome.user, .role = welcome.role, .displayName = welcome.displayName},
        desk().userName);
}

/// Also where the cache cannot say: nobody is shown for sure then.
bool LocalData::isErased(CustomerId customer) {
    const auto erasure = storage::find<Erasure>(*m_cache, erasureId(customer.uuid));
    return !erasure || *erasure;
}

/// Whoever has come into the cache, or was taken away, is there as the cache says.
void LocalData::forgetFound(Touched& touched) {
    if (m_published.found->empty() || (!touched.any() && !touched.erasures))
        return;
    FoundRows left = *m_published.found;
    for (const FoundRows::Stub& stub : m_published.found->all()) {
        const CustomerId customer = stub.customer.id;
        if ((touched.everything || touched.erasures) && isErased(customer)) {
            left.remove(customer);
            touched.customers.insert(customer);
            continue;
        }
        const auto held = touched.customers.contains(customer) || !touched.everything
                              ? Result<std::optional<Customer>>(std::optional<Customer>())
                              : storage::find<Customer>(*m_cache, customer);
        if (touched.customers.contains(customer) || !held || *held)
            left.remove(customer);
    }
    m_published.found = std::make_shared<const FoundRows>(std::move(left));
}

Result<std::vector<SearchHit>> LocalData::takeFound(const protocol::Found& found) {
    if (!m_cache)
        return std::vector<SearchHit>();
    if (found.customers > 0)
        if (auto saved = saveKnown(found.customers); !saved)
            return saved.error();
    FoundRows rows = *m_published.found;
    const auto kept = withWork();
    std::vector<CustomerId> fresh;
    CacheReader cached(*m_cache, m_published.overlay);
    for (const Row& row : found.rows) {
        const auto* customer = std::get_if<Customer>(&row);
        // The answer may be older than what has come since.
        if (!customer || customer->mergedInto || isErased(customer->id))
            continue;
        const auto here = cached.find<Customer>(customer->id);
        if (!here)
            return cacheFailed(here.error());
        if (*here)
            continue;
        FoundRows::Stub stub{*customer, {}};
        for (const Row& other : found.rows)
            if (const auto* identity = std::get_if<Identity>(&other);
                identity && identity->customer == customer->id)
                stub.identities.push_back(*identity);
        rows.put(std::move(stub), kept);
        fresh.push_back(customer->id);
    }
    m_published.found = std::make_shared<const FoundRows>(std::move(rows));
    publish();
    CacheReader reader(*m_cache, m_published.overlay, m_published.found);
    std::vector<SearchHit> hits;
    for (const CustomerId customer : fresh)
        if (const auto* stub = m_published.found->find(customer)) {
            auto hit = readHit(reader, stub->customer);
            if (!hit)
                return cacheFailed(hit.error());
            hits.push_back(std::move(*hit));
        }
    return hits;
}

Result<std::optional<sync::PendingPush>> LocalData::keepHere(CustomerId customer) {
    using Nothing = std::optional<sync::PendingPush>;
    if (!m_cache || !m_partial)
        return Nothing();
    const PinCustomer pin{customer, desk().device};
    for (const PendingEntry& entry : m_pending)
        if (const auto* other = std::get_if<PinCustomer>(&entry.command); other && *other == pin)
            return Nothing();
    CacheReader reader(*m_cache, m_published.overlay, m_published.found);
    const auto group = readGroup(reader, customer);
    if (!group)
        return cacheFailed(group.error());
    bool here = false;
    for (const CustomerId one : *group) {
        const auto members = storage::rowsOf(*m_cache, EntityKind::ScopeMember, one);
        if (!members)
            return cacheFailed(members.error());
        for (const Row& row : *members) {
            const auto& member = std::get<ScopeMember>(row);
            const bool stale = member.scope == scopeOf(desk().device) &&
                               member.touchedAt + timeBetweenPins <= m_clock.now() + m_clockOffset;
            here = here || !stale;
        }
    }
    if (here)
        return Nothing();
    auto push = submit(pin);
    return push ? Result<Nothing>(std::move(*push)) : push.error();
}

Result<std::int64_t> LocalData::purgeNext(std::int64_t behind) {
    if (!m_cache)
        return 0;
    Touched touched;
    const auto next = client::purgeOld(*m_cache, behind, keeping(), touched);
    if (!next)
        return cacheFailed(next.error());
    if (touched.any())
        if (auto taken = afterCacheWrite({}, std::move(touched), true); !taken)
            return taken.error();
    return next;
}

Error LocalData::cacheFailed(const Error& error) {
    if (error.code == ErrorCode::Corrupt && m_setup.copy != Copy::Unseen)
        replaceCache();
    return error;
}

bool LocalData::wantsCheck() const {
    return m_cache && m_origin.complete &&
           (m_endedBadly || m_clock.now() - m_origin.checkedAt > timeBetweenChecks);
}

Result<void> LocalData::foundWhole() {
    m_endedBadly = false;
    m_origin.checkedAt = m_clock.now();
    return m_cache ? writeOrigin(*m_cache, m_origin) : Result<void>();
}

bool LocalData::cacheFoundDamaged(int generation) {
    if (generation != m_published.generation)
        return false;
    replaceCache();
    return true;
}

void LocalData::replaceCache() {
    m_cache.reset();
    m_published.generation++;
    m_published.customers = 0;
    m_news.touched.everything = true;
    m_news.trouble =
        Error{ErrorCode::Corrupt, "The local copy was damaged and has been set aside: it is fetched again "
                                  "from the server. Your unsent work is not touched."};
    const auto aside = setCacheAside(cachePath(), m_clock.now());
    const auto there = aside ? ensureCache() : Result<void>(aside.error());
    if (!there)
        m_news.trouble = ofThisComputer(there.error());
}

Result<void> LocalData::ensureCache() {
    if (m_cache)
        return {};
    auto fresh = openCache(cachePath(), m_setup.beforeCache, m_clock.now());
    if (!fresh)
        return fresh.error();
    m_cache = std::move(fresh->db);
    if (auto loaded = loadCache(); !loaded) {
        m_cache.reset();
        return loaded;
    }
    publish();
    return {};
}

} // namespace visage::client
