// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"

#include <algorithm>

namespace visage::rules {
namespace {

/// One loading under way.
class Loading {
public:
    explicit Loading(RowSource& source)
        : m_source(source) {}

    Result<void> take(const Key& key) {
        if (m_loaded.find(key))
            return {};
        auto row = m_source.find(key);
        if (!row)
            return row.error();
        if (*row)
            m_loaded.put(std::move(**row));
        return {};
    }

    Result<void> takeNamed(const std::vector<Key>& keys) {
        for (const Key& key : keys) {
            if (auto taken = take(key); !taken)
                return taken;
            if (!isOfPersons(key.kind))
                continue;
            if (auto taken = take({EntityKind::Erasure, erasureId(key.id).uuid}); !taken)
                return taken;
            if (key.kind == EntityKind::Customer)
                if (auto followed = followAliases(CustomerId(key.id)); !followed)
                    return followed;
        }
        return {};
    }

    /// The customer, all that are one with it, and every row of theirs.
    Result<void> takePerson(CustomerId customer) {
        const Customer* survivor = commands::survivorOf(m_loaded, customer);
        std::vector<CustomerId> one;
        if (survivor)
            one.push_back(survivor->id);
        for (std::size_t i = 0; i < one.size(); ++i) {
            for (std::size_t kind = 1; kind <= entityKinds; ++kind)
                if (auto taken = takeRowsOf(static_cast<EntityKind>(kind), one[i], one); !taken)
                    return taken;
        }
        return {};
    }

    Loaded loaded() && { return std::move(m_loaded); }
    [[nodiscard]] const Loaded& sofar() const { return m_loaded; }

private:
    Result<void> followAliases(CustomerId id) {
        const Customer* customer = m_loaded.find<Customer>(id);
        while (customer && customer->mergedInto && !m_loaded.find<Customer>(customer->mergedInto)) {
            const CustomerId next = customer->mergedInto;
            if (auto taken = take({EntityKind::Customer, next.uuid}); !taken)
                return taken;
            customer = m_loaded.find<Customer>(next);
        }
        return {};
    }

    Result<void> takeRowsOf(EntityKind kind, CustomerId customer, std::vector<CustomerId>& one) {
        auto rows = m_source.rowsOf(kind, customer);
        if (!rows)
            return rows.error();
        for (Row& row : *rows) {
            if (const auto* alias = std::get_if<Customer>(&row);
                alias && std::ranges::find(one, alias->id) == one.end())
                one.push_back(alias->id);
            // What was imported is found through the membership only.
            if (const auto* membership = std::get_if<Membership>(&row))
                if (auto taken = take({EntityKind::SourceRecord, membership->record.uuid}); !taken)
                    return taken;
            m_loaded.put(std::move(row));
        }
        return {};
    }

    RowSource& m_source;
    Loaded m_loaded;
};

} // namespace

bool isOfPersons(EntityKind kind) {
    bool belongs = kind == EntityKind::Customer || kind == EntityKind::SourceRecord;
    withEntity(kind, [&]<class T>() {
        if constexpr (requires(const T& entity) { entity.customer; })
            belongs = true;
    });
    return belongs;
}

Result<Loaded> load(const Command& command, RowSource& source) {
    Loading loading(source);
    if (auto taken = loading.takeNamed(keysOf(command)); !taken)
        return taken.error();
    // A kept value leads to its row, that to the customer, an alias to the one behind it.
    constexpr int mostSteps = 4;
    const commands::Handler& handler = commands::handlers()[command.index()];
    commands::Wanted besides = handler.besides(command, loading.sofar());
    std::vector<Key> asked;
    for (int step = 0; step < mostSteps && asked != besides.keys; ++step) {
        if (auto taken = loading.takeNamed(besides.keys); !taken)
            return taken.error();
        asked = std::move(besides.keys);
        besides = handler.besides(command, loading.sofar());
    }
    if (besides.person)
        if (auto taken = loading.takePerson(besides.person); !taken)
            return taken.error();
    return std::move(loading).loaded();
}

bool speaksOfErased(const Command& command, const Loaded& loaded) {
    // Most speak of nobody who was: their ids need not be made.
    return loaded.holds(EntityKind::Erasure) &&
           std::ranges::any_of(keysOf(command), [&loaded](const Key& key) {
               return isOfPersons(key.kind) && loaded.find<Erasure>(erasureId(key.id));
           });
}

} // namespace visage::rules
