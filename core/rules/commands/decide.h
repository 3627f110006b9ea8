// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/fields.h"

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

// What a command does, decided by pure functions over loaded rows: no clock, no database, no network. The
// store runs them for good inside its transaction; a desktop runs the very same ones over its cache as a
// forecast, until the store's answer has come back. One handler a command (one file each), found through one
// table that a test walks.

namespace visage::rules {

/// Names one row.
struct Key {
    EntityKind kind{};
    Uuid id;
    friend auto operator<=>(const Key&, const Key&) = default;
};

struct KeyHash {
    std::size_t operator()(const Key& key) const noexcept {
        return std::hash<Uuid>{}(key.id) * 31 + static_cast<std::size_t>(key.kind);
    }
};

/// How whoever decides reads rows: those of the store in its transaction, or a desktop's copy with its unsent
/// work over it. Errors are those of the file.
class RowSource {
public:
    virtual ~RowSource() = default;
    /// Empty where there is no such row.
    [[nodiscard]] virtual Result<std::optional<Row>> find(const Key& key) = 0;
    /// All rows of a kind that belong to a customer; of kind Customer: those merged into it. None of kinds
    /// that belong to nobody.
    [[nodiscard]] virtual Result<std::vector<Row>> rowsOf(EntityKind kind, CustomerId customer) = 0;
};

/// The rows that a handler asked for. A key without a row means that there is none.
class Loaded {
public:
    void put(Row row);
    void erase(const Key& key);
    [[nodiscard]] const Row* find(const Key& key) const;
    [[nodiscard]] bool holds(EntityKind kind) const;

    /// The greatest stamp in any of the rows.
    [[nodiscard]] Hlc newestStamp() const;

    template <class T, class IdType> [[nodiscard]] const T* find(const IdType& id) const {
        const Row* row = find(Key{Fields<T>::kind, id.uuid});
        return row ? std::get_if<T>(row) : nullptr;
    }

    /// In the order of the keys.
    [[nodiscard]] std::vector<const Row*> all() const;

private:
    std::unordered_map<Key, Row, KeyHash> m_rows;
};

/// Who asks and when.
struct CommandContext {
    UserId actor;
    Role role = Role::Agent;
    std::string actorName; ///< as people read it; marks a text that is kept beside somebody else's
    Timestamp now;         ///< the decider's clock: the store's, or the desktop's for a forecast
    Timestamp enteredAt; ///< when the person pressed the key, by the desktop's clock, never later than `now`
    Hlc hlc;         ///< orders the command among those of other devices; zero: as if issued at `enteredAt`
    DeviceId device; ///< decides between equal stamps
    Random* random = nullptr; ///< unused by handlers that need no fresh ids; never null in the store
};

struct Decision {
    std::vector<RowChange> changes; ///< complete rows as they shall be; `rev` is set by whoever commits
    bool merged = false;     ///< applied together with somebody else's change: both texts or values are kept
    bool superseded = false; ///< nothing of it stands: newer changes did; it is kept beside them
};

/// The rows that the command names or makes; the first is the one that it is about.
[[nodiscard]] std::vector<Key> keysOf(const Command& command);

/// Everything that decide() wants to see: the rows of keysOf(), the erasures of those, what the customers
/// among them were merged into, and what a handler wants besides once it sees these (a whole person, to erase
/// them). Errors are those of the source.
[[nodiscard]] Result<Loaded> load(const Command& command, RowSource& source);

/// Whether the command names a row that was erased for good: whoever decides answers so, and forgets it.
/// Nothing such a command says may be kept.
[[nodiscard]] bool speaksOfErased(const Command& command, const Loaded& loaded);

/// Rows that are erased with a person; not what belongs to the company.
[[nodiscard]] bool isOfPersons(EntityKind kind);

/// The outcome over load()ed rows, or why not: BadInput, NotFound, Denied, Conflict; never a transient code.
/// A new case has number 0: whoever commits gives it one. The same command decided again over its own outcome
/// changes nothing more.
[[nodiscard]] Result<Decision> decide(const Loaded& loaded, const Command& command,
                                      const CommandContext& context);

/// The lowest role that may ask for this. decide() checks it; the table is public so that a desktop can
/// disable what will be refused.
[[nodiscard]] Role lowestRole(CommandKind kind);

} // namespace visage::rules
