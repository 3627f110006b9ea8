// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/backend.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace visage::store {

/// Everything a store holds, as plain containers.
struct MemoryState {
    sync::StoreFacts facts;
    std::map<rules::Key, Row> rows;
    std::map<Seq, LogEntry> log;
    std::map<CustomerId, rules::SearchTerms> words;
    std::map<std::string, std::int64_t, std::less<>> counters;
    std::map<std::string, Lease, std::less<>> leases;
    std::map<DeviceId, Device> devices;
    std::map<std::pair<DeviceId, std::int64_t>, Applied> applied;
    std::map<UserId, Credential> credentials;
    std::map<std::string, Token, std::less<>> tokens;
    std::map<std::string, LoginAttempts, std::less<>> attempts;
    std::map<Uuid, RawIntake> intake;
    std::map<MutationId, Review> reviews;
    std::string searchForm = rules::searchForm();
    Timestamp lastBackup;
    Holding holding;
};

/// Shared by the MemoryBackends over one store. A commit puts a whole new state in place, so that readers
/// keep theirs.
class MemoryDatabase {
public:
    explicit MemoryDatabase(StoreId id);

    [[nodiscard]] std::shared_ptr<const MemoryState> state() const;
    /// The right to write, for one batch at a time; false while somebody has it.
    [[nodiscard]] bool claim();
    void release();
    /// `writer` is told apart from others by its address.
    void replace(std::shared_ptr<const MemoryState> state, const void* writer);
    /// How many commits there were by others than `reader`.
    [[nodiscard]] std::int64_t commitsByOthers(const void* reader) const;

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const MemoryState> m_state;
    bool m_claimed = false;
    std::map<const void*, std::int64_t> m_commits;
};

/// The store's data in memory: keeps the seam between the pipeline and its backends honest, and serves tests.
/// Slow where there are many rows, for it searches by looking at all of them.
class MemoryBackend final : public Backend {
public:
    explicit MemoryBackend(std::shared_ptr<MemoryDatabase> database)
        : m_database(std::move(database)) {}

    Result<sync::StoreFacts> facts() override;
    Result<std::unique_ptr<Batch>> begin() override;
    Result<std::int64_t> foreignChanges() override;
    Result<std::optional<Row>> load(const rules::Key& key) override;
    Result<std::vector<Row>> rowsOf(EntityKind kind, CustomerId customer, int limit) override;
    Result<std::vector<Row>> all(EntityKind kind) override;
    Result<std::optional<User>> userNamed(std::string_view name) override;
    Result<std::optional<Case>> caseNumbered(std::int64_t number) override;
    Result<std::vector<Interaction>> interactionsOf(CaseId caseId) override;
    Result<std::vector<CustomerId>> customersWith(IdentityType type, std::string_view valueNorm) override;
    Result<std::vector<CustomerId>> search(const rules::SearchQuery& query, int limit) override;
    Result<std::vector<TableCount>> counts() override;
    Result<sync::FeedPage> feed(Seq from, std::size_t maxBytes) override;
    Result<sync::SnapshotPage> snapshot(EntityKind kind, const Uuid& after, std::size_t maxBytes) override;
    Result<std::optional<Device>> device(DeviceId id) override;
    Result<std::optional<Applied>> applied(DeviceId device, std::int64_t mseq) override;
    Result<std::optional<Applied>> appliedTo(MutationId mid) override;
    Result<std::optional<Credential>> credential(UserId user) override;
    Result<std::optional<Token>> token(std::string_view hash) override;
    Result<LoginAttempts> loginAttempts(std::string_view name) override;
    Result<std::optional<Lease>> lease(std::string_view name) override;
    Result<std::optional<RawIntake>> rawIntake(const Uuid& id) override;
    Result<std::vector<Review>> reviews(ReviewState state) override;
    Result<std::optional<Review>> review(MutationId mid) override;
    Result<std::vector<Review>> reviewsBehind(ReviewState state, MutationId last, int limit) override;
    Result<std::int64_t> reviewsWaiting() override;
    Result<void> eachSource(const std::function<void(const Source&)>& take) override;
    Result<std::vector<Uuid>> idsBehind(EntityKind kind, const Uuid& last, int limit) override;
    Result<std::vector<Erasure>> erasuresBehind(Seq rev, int limit) override;
    Result<std::string> searchForm() override;
    Result<Timestamp> lastBackup() override;
    Result<std::unique_ptr<Reading>> readTogether() override;
    Result<Holding> holding() override;
    Result<std::vector<LogEntry>> lines(Seq from, int limit) override;
    Result<std::vector<Row>> rowsBehind(EntityKind kind, const Uuid& after, int limit) override;
    Result<std::vector<Row>> rowsOfAll(EntityKind kind, std::span<const CustomerId> customers) override;
    Result<std::vector<Row>> rowsOfNobody(EntityKind kind, const Uuid& after, Timestamp since,
                                          int limit) override;
    Result<std::vector<Row>> stubs(EntityKind kind, const Uuid& after, Date since, int limit) override;
    Result<std::vector<ScopeMember>> membersOf(std::string_view scope, CustomerId behind, int limit) override;
    Result<std::vector<ScopeCount>> scopeCounts() override;
    Result<std::vector<CustomerId>> workBehind(CustomerId last, int limit) override;
    Result<std::int64_t> customersAbout() override;
    Result<std::vector<std::string>> verify() override;

private:
    friend class MemoryBatch;
    [[nodiscard]] std::shared_ptr<const MemoryState> state() const;

    std::shared_ptr<MemoryDatabase> m_database;
    std::shared_ptr<MemoryState> m_open; ///< of the batch under way; reads see it
    std::shared_ptr<const MemoryState> m_reading;
};

} // namespace visage::store
