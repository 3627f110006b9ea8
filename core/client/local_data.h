// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/cache/snapshot_writer.h"
#include "core/client/half_written.h"
#include "core/client/outbox/rescue.h"
#include "core/client/published.h"
#include "core/client/views.h"

namespace visage::client {

/// What has changed since it was last asked, for those who show it.
struct News {
    Touched touched;
    bool refusedWork = false;
    std::optional<Error> trouble;
};

/// The two files of one user and what is made of them: the outbox, the cache, and the overlay of the first
/// over the second. Every effect of the sync session that must be durable is carried out here, and is durable
/// when the method returns. A damaged cache is replaced by an empty one (the failed call still returns the
/// error, so that the driver begins anew from what is on the disk). Writer thread.
class LocalData {
public:
    /// What a session does with the copy of the customers.
    enum class Copy : std::uint8_t {
        Synchronised,
        AsItIs, ///< looked at where it is needed; nothing is fetched
        Unseen, ///< not even opened: the session only sends
    };

private:
    /// The rows of the cache; Unkept while there is none.
    class CachedRows final : public rules::RowSource {
    public:
        explicit CachedRows(LocalData& data)
            : m_data(data) {}
        Result<std::optional<Row>> find(const rules::Key& key) override;
        Result<std::vector<Row>> rowsOf(EntityKind kind, CustomerId customer) override;

    private:
        LocalData& m_data;
    };

public:
    struct Setup {
        std::string folder;               ///< PROFILE/<store>/<user>, exists
        storage::AccessHook beforeOutbox; ///< fault seams
        storage::AccessHook beforeCache;
        HandOver handOver{}; ///< none: drafts stay
        Copy copy = Copy::Synchronised;
        /// Unseen: the incarnation of the store that the copy had; 0: not known.
        std::int64_t incarnation = 0;
    };
    [[nodiscard]] static Result<std::unique_ptr<LocalData>> open(Setup setup, Publisher& publisher,
                                                                 const Clock& clock, Random& random);
    /// Of everybody who ever worked on this computer, but `except`, whose files are open: the customers go
    /// when the lease is over, as they would if these people came back. What cannot be read is tried again
    /// the next time.
    static void endLeases(const std::string& profile, const std::string& except, const Clock& clock,
                          Random& random);
    /// Nothing can be read any more.
    ~LocalData();

    [[nodiscard]] const Outbox::Desk& desk() const { return m_outbox.desk(); }
    [[nodiscard]] Outbox& outbox() { return m_outbox; }
    [[nodiscard]] Result<sync::ClientState> clientState();
    [[nodiscard]] const Outbox::Counts& counts() const { return m_counts; }
    /// Of the store, as the copy knows it; 0: none yet.
    [[nodiscard]] std::int64_t incarnation() const { return m_origin.incarnation; }
    [[nodiscard]] bool complete() const { return m_origin.complete; }
    [[nodiscard]] News takeNews();

    /// How far the store's clock is ahead of this computer's: stamps are issued by the store's as far as it
    /// is known.
    void setClockOffset(Milliseconds offset) { m_clockOffset = offset; }
    /// Decided as a forecast, then durable in the outbox and visible, or refused without a trace.
    [[nodiscard]] Result<sync::PendingPush> submit(const Command& command);
    [[nodiscard]] Result<void> dismiss(std::int64_t mseq);
    [[nodiscard]] Result<std::vector<UnsentWork>> unsentWork();
    [[nodiscard]] Result<std::vector<RefusedWork>> refusedWork();
    /// What a command of anybody names and whose that is, as far as it is here.
    [[nodiscard]] std::vector<Row> rowsNamedBy(const Command& command);

    /// The account was switched off: what was half written is entered as Setup::handOver says, for a lead to
    /// decide over it like over everything unsent. What it does not know, and what the rules refuse, stays.
    [[nodiscard]] Result<void> handOverDrafts();
    /// Something typed is left that could not be handed over: drafts, or what was refused and nobody has
    /// read. It stays with the outbox then, for whoever gives the account back.
    [[nodiscard]] bool holdsTyped();

    /// Somebody looks at this record: what to push so that the store sends, or goes on sending, its history.
    /// Nothing where it is here for other reasons, or asked for already.
    [[nodiscard]] Result<std::optional<sync::PendingPush>> keepHere(CustomerId customer);

    [[nodiscard]] Result<void> saveWelcome(const protocol::Welcome& welcome);
    /// Whether this person may work here without the store; those whose time is over see nothing of the
    /// cache.
    [[nodiscard]] bool leaseHolds() const { return m_inTouch || m_outbox.login().holds(m_clock.now()); }
    /// When the customers on this computer are removed unless the store is reached; none: there are none.
    [[nodiscard]] Timestamp keptUntil() const;
    /// Why the cache was removed when it was opened.
    [[nodiscard]] StoreStatus::Removed removed() const { return m_removed; }
    /// The store has answered, and its clock said this.
    [[nodiscard]] Result<void> noteContact(Timestamp storeNow);
    /// Forgets acknowledged work that is 14 days old: wanted when the store has been offered what it lacks.
    /// Nothing goes before a welcome has said what time it is, for a clock that is wrong here or there must
    /// not delete what a restored store would be given.
    [[nodiscard]] Result<void> pruneAnswered();
    /// The connection is over: from here on the lease counts.
    void noteSilence() { m_inTouch = false; }
    /// To be checked against while the store is away. Takes tens of milliseconds.
    [[nodiscard]] Result<void> keepVerifier(std::string_view password);
    /// WrongCredentials, Locked, or NoOfflineLogIn when nobody has logged in here within the lease. Wrong
    /// ones are counted durably, before they are looked at. As slow.
    [[nodiscard]] Result<void> logInHere(std::string_view password);
    /// logInHere() would look at the password: the person was here before, and neither the lease is over nor
    /// the password locked.
    [[nodiscard]] bool knowsPassword() const;

    [[nodiscard]] Result<void> saveUser(const protocol::LoggedIn& who, const std::string& name);
    [[nodiscard]] Result<void> saveEpoch(std::int64_t epoch) { return m_outbox.saveEpoch(epoch); }
    /// The store that it speaks of is ours, with another history than we know.
    [[nodiscard]] bool isRestored(const sync::effect::SaveStore& effect) const {
        return !m_origin.store.isNull() && m_origin.store == effect.store &&
               m_origin.incarnation != effect.incarnation;
    }
    /// Conflict when the work in the outbox is for another store: it is not shown to a stranger.
    [[nodiscard]] Result<void> saveStore(const sync::effect::SaveStore& effect);
    [[nodiscard]] Result<void> dropScope(const sync::effect::DropScope& effect);
    [[nodiscard]] Result<void> beginSnapshot(const sync::effect::BeginSnapshot& effect);
    [[nodiscard]] Result<void> storePart(const sync::effect::StoreSnapshotPart& effect);
    [[nodiscard]] Result<void> endSnapshot(const sync::effect::EndSnapshot& effect);
    [[nodiscard]] Result<void> applyChanges(const sync::effect::ApplyChanges& effect);
    [[nodiscard]] Result<void> recordAck(const sync::effect::RecordAck& effect);
    /// Whom the store knows and this copy does not hold; readers see them from now on.
    [[nodiscard]] Result<std::vector<SearchHit>> takeFound(const protocol::Found& found);
    [[nodiscard]] Result<std::vector<sync::PendingPush>> reoffer(std::int64_t afterMseq);
    /// A restored store refuses what goes on from the work of another desktop until that one has given its
    /// own back. What was offered to it again and refused is entered once more as soon as the cache has what
    /// it speaks of, as its author saw it: the pushes to send. A desktop that holds a part may never get
    /// that, and lets the store judge anew in time. Other refusals stay what they are. Cheap; called after
    /// whatever the session did.
    [[nodiscard]] Result<std::vector<sync::PendingPush>> enterAgain();
    /// Our device id is used elsewhere, or its numbers have a gap: start counting again under a new one.
    [[nodiscard]] Result<void> renumber();

    /// The search index wants more steps.
    [[nodiscard]] bool wantsIndexing() const { return m_cache && !m_origin.bulk && !m_origin.searchable(); }
    [[nodiscard]] Result<void> indexNext();
    /// What was erased is still in the bytes of the files: it wants more steps.
    [[nodiscard]] bool wantsScrubbing() const { return m_cache && m_origin.remains && m_origin.searchable(); }
    /// Takes a step; false when it has to wait for a reader and is to be tried again later.
    [[nodiscard]] Result<bool> scrubNext();
    /// Stubs whose year is over, and whom finished work had spared. Wanted once a day; takes a step, as
    /// client::purgeOld().
    [[nodiscard]] Result<std::int64_t> purgeNext(std::int64_t behind);
    /// The store sends this copy a part of its customers only.
    [[nodiscard]] bool partial() const { return m_partial; }
    [[nodiscard]] std::int64_t customersKnown() const { return m_origin.customersKnown; }
    /// It is time to read the whole cache through: the program before did not end well, or long ago.
    [[nodiscard]] bool wantsCheck() const;
    [[nodiscard]] Result<void> foundWhole();
    [[nodiscard]] const Published& published() const { return m_published; }
    /// Somebody found the cache of this generation damaged. False: it has been replaced since.
    bool cacheFoundDamaged(int generation);
    /// A cache that could not be replaced (a full disk) is tried again; without one there is nothing to sync
    /// into.
    [[nodiscard]] Result<void> ensureCache();

private:
    LocalData(Setup setup, Publisher& publisher, const Clock& clock, Random& random, Outbox outbox,
              std::optional<storage::Connection> cache);
    [[nodiscard]] std::string cachePath() const { return m_setup.folder + "/cache.db"; }
    [[nodiscard]] Author author() const {
        return {desk().user, desk().role, desk().displayName, desk().device};
    }
    /// Lays what a new entry is expected to do over what is seen.
    [[nodiscard]] bool looksAgain();
    void show(const PendingEntry& entry, rules::Decision decision);
    [[nodiscard]] Hlc nextStamp(const rules::Loaded& seen, Timestamp now) const;
    [[nodiscard]] static StoreStatus::Removed endLease(const std::string& folder, Outbox& outbox,
                                                       Timestamp now);
    [[nodiscard]] Result<void> load();
    [[nodiscard]] Result<void> loadUnseen();
    [[nodiscard]] Result<void> loadCache();
    [[nodiscard]] Result<void> checkSearchForm();
    [[nodiscard]] Result<void> loadBase();
    [[nodiscard]] Result<void> reloadOrigin();
    [[nodiscard]] Result<void> reloadPending();
    [[nodiscard]] Result<void> remakeOverlay();
    [[nodiscard]] Result<void> recount();
    void setOverlay(Overlay overlay);
    [[nodiscard]] std::unordered_set<CustomerId> withWork() const;
    [[nodiscard]] Keeping keeping() const;
    [[nodiscard]] Result<void> countCustomers();
    [[nodiscard]] bool isErased(CustomerId customer);
    void forgetFound(Touched& touched);
    [[nodiscard]] Result<void> saveKnown(std::int64_t customers);
    void touchSurvivors();
    [[nodiscard]] Result<void> handOver(const std::string& key, const std::string& text);
    [[nodiscard]] Result<void> afterCacheWrite(Result<void> written, Touched touched, bool remake);
    [[nodiscard]] Error cacheFailed(const Error& error);
    void replaceCache();
    [[nodiscard]] Result<void> forgetWorkCursor();
    void publish();

    Setup m_setup;
    Publisher& m_publisher;
    const Clock& m_clock;
    Random& m_random;
    Outbox m_outbox;
    std::optional<storage::Connection> m_cache;
    CacheOrigin m_origin;
    bool m_scrubbing = false; ///< the search index is being merged
    bool m_endedBadly = false;
    bool m_inTouch = false; ///< with the store, whatever the clock here says
    StoreStatus::Removed m_removed = StoreStatus::Removed::No;
    Seq m_cursor = 0;
    Seq m_lookedAt = -1;  ///< the cursor at which enterAgain() has looked
    Timestamp m_lookedOn; ///< and when
    bool m_partial = false;
    Milliseconds m_clockOffset{0};
    Timestamp m_storeSaid; ///< the time, when it last welcomed us; none: not yet
    std::vector<PendingEntry> m_pending;
    Published m_published;
    Outbox::Counts m_counts;
    News m_news;
};

} // namespace visage::client
