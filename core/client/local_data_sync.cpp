// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/local_data.h"
#include "core/storage/entity_sql.h"
#include "core/storage/full_text.h"

#include <algorithm>

// The effects of the sync session on the two files.

namespace visage::client {
namespace {

constexpr int customersAStep = 5000;
constexpr Milliseconds timeBetweenChecks = std::chrono::hours(24 * 7);

} // namespace

Result<void> LocalData::saveStore(const sync::effect::SaveStore& effect) {
    if (desk().store && desk().store != effect.store)
        return Error{ErrorCode::Conflict,
                     "This server is another one than this desktop has worked with: check the address of "
                     "the server, or use another profile for it."};
    if (auto saved = m_outbox.saveStore(effect.store); !saved)
        return saved;
    return afterCacheWrite(forgetCursors(*m_cache, effect.store, effect.incarnation, effect.schema), {},
                           true);
}

Result<void> LocalData::beginSnapshot(const sync::effect::BeginSnapshot& effect) {
    if (!m_origin.complete)
        m_published.customers = 0;
    return afterCacheWrite(client::beginSnapshot(*m_cache, effect), {}, false);
}

Result<void> LocalData::storePart(const sync::effect::StoreSnapshotPart& effect) {
    Touched touched;
    bool atNewKind = false;
    auto stored = client::storePart(*m_cache, effect, touched, atNewKind);
    // Deciding all pending work again costs more than a part: once a kind, and at the end, is enough.
    return afterCacheWrite(std::move(stored), std::move(touched), atNewKind);
}

Result<void> LocalData::endSnapshot(const sync::effect::EndSnapshot& effect) {
    Touched touched;
    auto ended = client::endSnapshot(*m_cache, effect, touched);
    touched.everything = true;
    return afterCacheWrite(std::move(ended), std::move(touched), true);
}

Result<void> LocalData::applyChanges(const sync::effect::ApplyChanges& effect) {
    Touched touched;
    auto applied = client::applyChanges(*m_cache, effect, touched);
    return afterCacheWrite(std::move(applied), std::move(touched), true);
}

Result<void> LocalData::recordAck(const sync::effect::RecordAck& effect) {
    const protocol::Ack& ack = effect.ack;
    if (auto recorded = m_outbox.recordAck(ack, m_clock.now()); !recorded)
        return recorded;
    m_news.refusedWork = m_news.refusedWork || ack.status == protocol::AckStatus::Rejected;
    const auto entry = std::ranges::find(m_pending, ack.mseq, &PendingEntry::mseq);
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

Result<void> LocalData::renumber() {
    if (auto renumbered = m_outbox.renumber(DeviceId(makeUuidV7(m_clock.now(), m_random))); !renumbered)
        return renumbered;
    if (auto loaded = reloadPending(); !loaded)
        return cacheFailed(loaded.error());
    publish();
    return {};
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

Error LocalData::cacheFailed(const Error& error) {
    if (error.code == ErrorCode::Corrupt)
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
        m_news.trouble = there.error();
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
