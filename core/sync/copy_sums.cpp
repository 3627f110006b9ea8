// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/copy_sums.h"

#include "core/sync/kept_rows.h"
#include "core/sync/mutants.h"

namespace visage::sync {
namespace {

/// stubsSince() is a week below the twelve months.
constexpr std::chrono::days fromStubsSince{14};

/// The finaliser of SplitMix64 (Steele et al. 2014).
constexpr std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
    return value ^ (value >> 31);
}

/// Eight bytes of an id, the first one highest.
std::uint64_t half(const Uuid& id, std::size_t first) {
    std::uint64_t value = 0;
    for (std::size_t i = first; i < first + 8; ++i)
        value = value << 8 | id.bytes[i];
    return value;
}

std::uint64_t hashOf(const Uuid& id) {
    constexpr std::uint64_t begin = 0x9E3779B97F4A7C15;
    return mixed(mixed(begin + half(id, 0)) + half(id, 8));
}

bool belongsToCustomers(EntityKind kind) {
    bool belongs = kind == EntityKind::Customer;
    withEntity(kind, [&]<class T>() {
        belongs = belongs || requires(const T& row) {
            row.customer;
        };
    });
    return belongs;
}

} // namespace

std::optional<Uuid> comparedUnder(std::string_view scope, EntityKind kind, const Uuid& id, CustomerId owner) {
    if (!isReplicated(kind))
        return std::nullopt;
    if (scope == protocol::scopeIdent)
        return mayStay(Kept::Stub, kind) ? std::optional(id) : std::nullopt;
    if (scope != protocol::scopeWork || !belongsToCustomers(kind))
        return id;
    // Contacts of nobody who is known stay on a desktop when the store sends them no more.
    return owner ? std::optional(owner.uuid) : std::nullopt;
}

std::size_t bucketOf(const Uuid& comparedUnder) {
    return hashOf(comparedUnder) % std::tuple_size_v<protocol::CopySums>;
}

void addTo(protocol::CopySums& sums, const Uuid& comparedUnder, EntityKind kind, const Uuid& id, Seq rev) {
    const auto number = mutated(Mutant::AnyRevIsTheSame) ? 0 : static_cast<std::uint64_t>(rev);
    const std::uint64_t row = mixed(mixed(hashOf(id) + static_cast<std::uint64_t>(kind)) + number);
    sums[bucketOf(comparedUnder)] += row;
}

EntityKind newestKind() {
    return static_cast<EntityKind>(entityKinds);
}

Date comparedSince(Timestamp storeNow) {
    return stubsSince(storeNow + fromStubsSince);
}

} // namespace visage::sync
