// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/memory/memory_backend.h"

#include "core/store/aliases.h"
#include "core/store/memory/memory_batch.h"
#include "core/store/rows.h"

#include <algorithm>
#include <set>

namespace visage::store {

using rules::Key;

namespace {

/// What "newest first" means for a kind.
Timestamp ageOf(const Row& row) {
    return std::visit(
        [](const auto& entity) -> Timestamp {
            if constexpr (requires { entity.placedAt; })
                return entity.placedAt;
            else if constexpr (requires { entity.openedAt; })
                return entity.openedAt;
            else if constexpr (requires { entity.bookedAt; })
                return entity.bookedAt;
            else if constexpr (requires { entity.editedAt; })
                return entity.createdAt;
            else if constexpr (
                requires { entity.at; } && !requires { entity.topic; } && !requires { entity.decider; })
                return entity.at;
            else
                return {};
        },
        row);
}

/// Whose row it is; of a customer, whom it was merged into.
CustomerId customerOf(const Row& row) {
    return std::visit(
        [](const auto& entity) -> CustomerId {
            if constexpr (requires { entity.customer; })
                return entity.customer;
            else if constexpr (requires { entity.mergedInto; })
                return entity.mergedInto;
            else
                return {};
        },
        row);
}

bool isFound(const std::optional<Row>& row) {
    return row.has_value();
}

bool hasPrefix(const std::set<std::string>& words, const std::string& prefix) {
    const auto at = words.lower_bound(prefix);
    return at != words.end() && at->starts_with(prefix);
}

std::set<std::string> wordsOf(const rules::SearchTerms& terms) {
    std::set<std::string> words;
    std::string_view left = terms.words;
    while (!left.empty()) {
        const auto end = std::min(left.find(' '), left.size());
        words.emplace(left.substr(0, end));
        left.remove_prefix(std::min(end + 1, left.size()));
    }
    return words;
}

bool holds(const rules::QueryTerm& term, const std::set<std::string>& words,
           const std::set<std::string>& numbers) {
    return std::ranges::any_of(term.prefixes, [&](const auto& prefix) { return hasPrefix(words, prefix); }) ||
           std::ranges::any_of(term.tokens, [&](const auto& token) { return words.contains(token); }) ||
           (!term.numberPart.empty() && hasPrefix(numbers, term.numberPart));
}

bool matches(const rules::SearchQuery& query, const rules::SearchTerms& terms) {
    const auto words = wordsOf(terms);
    const std::set<std::string> numbers(terms.numberParts.begin(), terms.numberParts.end());
    return std::ranges::all_of(query.terms, [&](const auto& term) { return holds(term, words, numbers); });
}

template <class Map, class Key>
auto found(const Map& map, const Key& key) -> std::optional<typename Map::mapped_type> {
    const auto entry = map.find(key);
    if (entry == map.end())
        return std::nullopt;
    return entry->second;
}

} // namespace

MemoryDatabase::MemoryDatabase(StoreId id) {
    auto state = std::make_shared<MemoryState>();
    state->facts = {id, 1, 0, 0};
    m_state = std::move(state);
}

std::shared_ptr<const MemoryState> MemoryDatabase::state() const {
    const std::scoped_lock lock(m_mutex);
    return m_state;
}

bool MemoryDatabase::claim() {
    const std::scoped_lock lock(m_mutex);
    return !std::exchange(m_claimed, true);
}

void MemoryDatabase::release() {
    const std::scoped_lock lock(m_mutex);
    m_claimed = false;
}

void MemoryDatabase::replace(std::shared_ptr<const MemoryState> state, const void* writer) {
    const std::scoped_lock lock(m_mutex);
    m_state = std::move(state);
    ++m_commits[writer];
}

std::int64_t MemoryDatabase::commitsByOthers(const void* reader) const {
    const std::scoped_lock lock(m_mutex);
    std::int64_t commits = 0;
    for (const auto& [writer, count] : m_commits)
        if (writer != reader)
            commits += count;
    return commits;
}

std::shared_ptr<const MemoryState> MemoryBackend::state() const {
    if (m_reading)
        return m_reading;
    return m_open ? m_open : m_database->state();
}

Result<sync::StoreFacts> MemoryBackend::facts() {
    return state()->facts;
}

Result<std::unique_ptr<Batch>> MemoryBackend::begin() {
    if (!m_database->claim())
        return Error{ErrorCode::Busy, "Somebody else is writing: try again in a moment."};
    m_open = std::make_shared<MemoryState>(*m_database->state());
    return std::unique_ptr<Batch>(std::make_unique<MemoryBatch>(*this, m_open));
}

Result<std::int64_t> MemoryBackend::foreignChanges() {
    return m_database->commitsByOthers(this);
}

Result<std::optional<Row>> MemoryBackend::load(const Key& key) {
    return found(state()->rows, key);
}

Result<std::vector<Row>> MemoryBackend::rowsOf(EntityKind kind, CustomerId customer, int limit) {
    auto rows = all(kind);
    std::erase_if(*rows,
                  [customer](const Row& row) { return customerOf(row) != customer || customer.isNull(); });
    std::ranges::sort(*rows, [](const Row& a, const Row& b) {
        return std::pair(ageOf(a), idOf(a)) > std::pair(ageOf(b), idOf(b));
    });
    if (limit > 0 && rows->size() > static_cast<std::size_t>(limit))
        rows->resize(static_cast<std::size_t>(limit));
    return rows;
}

Result<std::vector<Row>> MemoryBackend::all(EntityKind kind) {
    const auto now = state();
    std::vector<Row> rows;
    for (auto it = now->rows.lower_bound({kind, {}}); it != now->rows.end() && it->first.kind == kind; ++it)
        rows.push_back(it->second);
    return rows;
}

Result<std::optional<User>> MemoryBackend::userNamed(std::string_view name) {
    const auto rows = all(EntityKind::User);
    for (const Row& row : *rows)
        if (std::get<User>(row).name == name)
            return std::optional<User>(std::get<User>(row));
    return std::optional<User>{};
}

Result<std::optional<Case>> MemoryBackend::caseNumbered(std::int64_t number) {
    const auto rows = all(EntityKind::Case);
    for (const Row& row : *rows)
        if (number > 0 && std::get<Case>(row).number == number)
            return std::optional<Case>(std::get<Case>(row));
    return std::optional<Case>{};
}

Result<std::vector<Interaction>> MemoryBackend::interactionsOf(CaseId caseId) {
    std::vector<Interaction> contacts;
    const auto rows = all(EntityKind::InteractionCase);
    for (const Row& row : *rows) {
        const auto& link = std::get<InteractionCase>(row);
        if (link.caseId != caseId)
            continue;
        const auto contact = load({EntityKind::Interaction, link.interaction.uuid});
        if (isFound(*contact))
            contacts.push_back(std::get<Interaction>(**contact));
    }
    std::ranges::sort(contacts, [](const Interaction& a, const Interaction& b) {
        return std::pair(a.at, a.id) < std::pair(b.at, b.id);
    });
    return contacts;
}

Result<std::vector<CustomerId>> MemoryBackend::customersWith(IdentityType type, std::string_view valueNorm) {
    std::set<CustomerId> customers;
    const auto rows = all(EntityKind::Identity);
    for (const Row& row : *rows) {
        const auto& identity = std::get<Identity>(row);
        if (identity.type == type && identity.valueNorm == valueNorm && identity.customer &&
            !identity.removedAt)
            customers.insert(identity.customer);
    }
    return survivorsOf(*this, {customers.begin(), customers.end()});
}

Result<std::vector<CustomerId>> MemoryBackend::search(const rules::SearchQuery& query, int limit) {
    std::vector<CustomerId> customers;
    if (query.terms.empty())
        return customers;
    const auto now = state();
    const rules::SearchQuery literal = rules::literalQuery(query);
    std::vector<CustomerId> bySound;
    for (const auto& [customer, terms] : now->words)
        if (matches(query, terms))
            (matches(literal, terms) ? customers : bySound).push_back(customer);
    customers.insert(customers.end(), bySound.begin(), bySound.end());
    customers.resize(std::min(customers.size(), static_cast<std::size_t>(limit)));
    return survivorsOf(*this, customers);
}

Result<std::vector<TableCount>> MemoryBackend::counts() {
    std::vector<TableCount> counts;
    for (std::size_t i = 1; i <= entityKinds; ++i) {
        const auto kind = static_cast<EntityKind>(i);
        counts.push_back({tableOf(kind), static_cast<std::int64_t>(all(kind)->size())});
    }
    counts.push_back({"raw_intake", static_cast<std::int64_t>(state()->intake.size())});
    return counts;
}

Result<sync::FeedPage> MemoryBackend::feed(Seq from, std::size_t maxBytes) {
    const auto now = state();
    if (from < now->facts.floor)
        return Error{ErrorCode::NotFound, "The log no longer reaches back that far."};
    sync::FeedPage page{from, from, now->facts.head, now->facts.floor, {}, now->facts.incarnation};
    page.readAt = page.head;
    std::set<Key> seen;
    std::size_t bytes = 0;
    for (auto it = now->log.upper_bound(from); it != now->log.end() && bytes < maxBytes; ++it) {
        const Key key{it->second.kind, it->second.object};
        if (isReplicated(key.kind) && seen.insert(key).second) {
            const auto row = found(now->rows, key);
            RowChange change{row ? *row : rowWithId(key), !row};
            const std::size_t size = wireBytesAtMost(change.row);
            if (!page.changes.empty() && bytes + size > maxBytes)
                break;
            bytes += size;
            page.changes.push_back(std::move(change));
        }
        page.to = it->first;
    }
    return page;
}

Result<sync::SnapshotPage> MemoryBackend::snapshot(EntityKind from, const Uuid& after, std::size_t maxBytes) {
    const auto now = state();
    sync::SnapshotPage page;
    page.head = now->facts.head;
    page.floor = now->facts.floor;
    page.incarnation = now->facts.incarnation;
    page.rowsTotal =
        std::ranges::count_if(now->rows, [](const auto& entry) { return isReplicated(entry.first.kind); });
    page.kind = from == EntityKind{} ? EntityKind::User : from;
    page.kindDone = page.done = true;
    std::size_t bytes = 0;
    for (auto it = now->rows.upper_bound({from, after}); it != now->rows.end(); ++it) {
        if (!isReplicated(it->first.kind))
            continue;
        if (page.rows.empty())
            page.kind = it->first.kind;
        page.done = false;
        if (it->first.kind != page.kind)
            return page;
        page.kindDone = false;
        bytes += wireBytesAtMost(it->second);
        if (!page.rows.empty() && bytes > maxBytes)
            return page;
        page.rows.push_back(it->second);
        page.kindDone = page.done = true;
    }
    return page;
}

Result<std::optional<Device>> MemoryBackend::device(DeviceId id) {
    return found(state()->devices, id);
}

Result<std::optional<Applied>> MemoryBackend::applied(DeviceId device, std::int64_t mseq) {
    return found(state()->applied, std::pair(device, mseq));
}

Result<std::optional<Applied>> MemoryBackend::appliedTo(MutationId mid) {
    const auto now = state();
    for (const auto& [key, applied] : now->applied)
        if (applied.ack.mid == mid)
            return std::optional<Applied>(applied);
    return std::optional<Applied>{};
}

Result<std::optional<Credential>> MemoryBackend::credential(UserId user) {
    return found(state()->credentials, user);
}

Result<std::optional<Token>> MemoryBackend::token(std::string_view hash) {
    return found(state()->tokens, hash);
}

Result<LoginAttempts> MemoryBackend::loginAttempts(std::string_view name) {
    return found(state()->attempts, name).value_or(LoginAttempts{std::string(name), 0, {}, {}});
}

Result<std::optional<Lease>> MemoryBackend::lease(std::string_view name) {
    return found(state()->leases, name);
}

Result<std::optional<RawIntake>> MemoryBackend::rawIntake(const Uuid& id) {
    return found(state()->intake, id);
}

Result<std::optional<Review>> MemoryBackend::review(MutationId mid) {
    return found(state()->reviews, mid);
}

Result<std::vector<Review>> MemoryBackend::reviews(ReviewState wanted) {
    std::vector<Review> reviews;
    for (const auto& [mid, review] : state()->reviews)
        if (review.state == wanted)
            reviews.push_back(review);
    std::ranges::sort(reviews, {}, &Review::place);
    return reviews;
}

Result<std::vector<Review>> MemoryBackend::reviewsBehind(ReviewState wanted, MutationId last, int limit) {
    auto behind = reviews(wanted);
    const auto before = found(state()->reviews, last);
    std::erase_if(*behind, [&](const Review& review) {
        return review.command.empty() || (before && review.place() <= before->place());
    });
    behind->resize(std::min(behind->size(), static_cast<std::size_t>(limit)));
    return behind;
}

Result<std::int64_t> MemoryBackend::reviewsWaiting() {
    return static_cast<std::int64_t>(reviews(ReviewState::Waiting)->size());
}

Result<void> MemoryBackend::eachSource(const std::function<void(const Source&)>& take) {
    std::vector<std::pair<SourceRecord, CustomerId>> sources;
    const auto rows = all(EntityKind::Membership);
    for (const Row& row : *rows) {
        const auto& membership = std::get<Membership>(row);
        const auto record = load({EntityKind::SourceRecord, membership.record.uuid});
        if (isFound(*record))
            sources.emplace_back(std::get<SourceRecord>(**record), membership.customer);
    }
    std::ranges::sort(sources, [](const auto& a, const auto& b) {
        return std::tie(a.first.file, a.first.row) < std::tie(b.first.file, b.first.row);
    });
    for (const auto& [record, customer] : sources)
        take({record.file, record.row, record.ownId, customer});
    return {};
}

Result<std::vector<Uuid>> MemoryBackend::idsBehind(EntityKind kind, const Uuid& last, int limit) {
    const auto now = state();
    std::vector<Uuid> ids;
    for (auto it = now->rows.upper_bound({kind, last}); it != now->rows.end() && it->first.kind == kind; ++it)
        if (static_cast<int>(ids.size()) < limit)
            ids.push_back(it->first.id);
    return ids;
}

Result<std::vector<Erasure>> MemoryBackend::erasuresBehind(Seq rev, int limit) {
    std::vector<Erasure> erasures;
    const auto rows = all(EntityKind::Erasure);
    for (const Row& row : *rows)
        if (revOf(row) > rev)
            erasures.push_back(std::get<Erasure>(row));
    std::ranges::sort(erasures, {}, &Erasure::rev);
    erasures.resize(std::min(erasures.size(), static_cast<std::size_t>(limit)));
    return erasures;
}

Result<Timestamp> MemoryBackend::lastBackup() {
    return state()->lastBackup;
}

Result<std::string> MemoryBackend::searchForm() {
    return state()->searchForm;
}

/// There is nothing that could be damaged apart from the rest.
Result<std::vector<std::string>> MemoryBackend::verify() {
    return std::vector<std::string>{};
}

} // namespace visage::store
