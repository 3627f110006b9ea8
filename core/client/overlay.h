// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/rows.h"
#include "core/sync/overlay.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace visage::client {

/// What the unsent commands make of the cache: whole rows that stand in front of the cached ones. Published
/// as std::shared_ptr<const Overlay>; a published one never changes, so any thread reads it without a lock. A
/// reader takes the overlay first and reads the cache then: the other way round, a row that has just moved
/// from the one into the other would be seen in neither.
class Overlay {
public:
    [[nodiscard]] bool empty() const { return m_rows.empty(); }
    /// Null where the cache's row holds. An erased one hides the cache's row.
    [[nodiscard]] const RowChange* find(const rules::Key& key) const;
    [[nodiscard]] bool covers(EntityKind kind, const Uuid& id) const { return find({kind, id}) != nullptr; }

    /// Calls visit(const T&) for each row of the kind that is there.
    template <class T, class Visit> void each(Visit&& visit) const {
        for (const Uuid& id : m_ids[static_cast<std::size_t>(Fields<T>::kind)])
            if (const RowChange* change = find({Fields<T>::kind, id}); change && !change->erased)
                visit(std::get<T>(change->row));
    }
    /// Also those that are taken away, as they were.
    template <class T, class Visit> void eachTouched(Visit&& visit) const {
        for (const Uuid& id : m_ids[static_cast<std::size_t>(Fields<T>::kind)])
            if (const RowChange* change = find({Fields<T>::kind, id}))
                visit(std::get<T>(change->row));
    }
    [[nodiscard]] std::size_t count(EntityKind kind) const {
        return m_ids[static_cast<std::size_t>(kind)].size();
    }

    void put(RowChange change);

private:
    std::unordered_map<rules::Key, RowChange, rules::KeyHash> m_rows;
    std::array<std::vector<Uuid>, entityKinds + 1> m_ids;
};

/// An intent of this desktop whose outcome the cache does not show yet.
struct PendingEntry {
    std::int64_t mseq = 0;
    MutationId mid;
    Timestamp enteredAt;
    Seq baseRev = 0;
    Command command;
    std::optional<sync::OutboxAnswer> answer; ///< none yet
    Hlc hlc{};                                ///< issued when it was written, for good

    /// Whether its effect is laid over a cache at this cursor.
    [[nodiscard]] bool shown(Seq cursor) const {
        return sync::placeOf(answer, cursor) == sync::OutboxPlace::Overlay;
    }
};

/// The rows that an agent sees: those of the cache, with the overlay's in front. Both outlive it.
class SeenRows final : public rules::RowSource {
public:
    SeenRows(const Overlay& overlay, rules::RowSource& cached)
        : m_overlay(overlay)
        , m_cached(cached) {}
    Result<std::optional<Row>> find(const rules::Key& key) override;
    Result<std::vector<Row>> rowsOf(EntityKind kind, CustomerId customer) override;

private:
    const Overlay& m_overlay;
    rules::RowSource& m_cached;
};

/// Who works on this desktop.
struct Author {
    UserId user;
    Role role = Role::Agent;
    std::string name;
    DeviceId device{};
};

/// What the author of a command saw of the rows that it is about. Errors are those of the cache.
[[nodiscard]] Result<rules::Loaded> seenRows(const Overlay& overlay, rules::RowSource& cached,
                                             const Command& command);

/// The rows that a command names, and the customers they belong to: what a person knows it by. None of what
/// is not here or cannot be read.
[[nodiscard]] std::vector<Row> rowsNamed(rules::RowSource& rows, const Command& command);

/// What the command would change, decided by the store's own rules over what its author saw, or why the rules
/// refuse.
[[nodiscard]] Result<rules::Decision> forecast(const rules::Loaded& seen, const Command& command,
                                               const Author& author, Timestamp enteredAt, Hlc hlc);

/// The revision of the main row that the author of a command saw: 0 for one that the store does not know yet.
[[nodiscard]] Seq seenRevision(const rules::Loaded& seen, const Command& command);

/// All pending entries decided in their order. One that the rules refuse by now, because somebody else was
/// quicker, shows no effect; the store's answer will say so. Only errors of the cache come out.
[[nodiscard]] Result<Overlay> makeOverlay(const std::vector<PendingEntry>& pending, rules::RowSource& cached,
                                          const Author& author);

} // namespace visage::client
