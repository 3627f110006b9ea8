// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/overlay.h"

#include "core/client/rows.h"

#include <algorithm>

namespace visage::client {

const RowChange* Overlay::find(const rules::Key& key) const {
    const auto found = m_rows.find(key);
    return found == m_rows.end() ? nullptr : &found->second;
}

void Overlay::put(RowChange change) {
    const rules::Key key = keyOf(change.row);
    if (m_rows.insert_or_assign(key, std::move(change)).second)
        m_ids[static_cast<std::size_t>(key.kind)].push_back(key.id);
}

Result<std::optional<Row>> SeenRows::find(const rules::Key& key) {
    const RowChange* change = m_overlay.find(key);
    if (!change)
        return m_cached.find(key);
    return change->erased ? std::optional<Row>() : std::optional<Row>(change->row);
}

Result<std::vector<Row>> SeenRows::rowsOf(EntityKind kind, CustomerId customer) {
    auto rows = m_cached.rowsOf(kind, customer);
    if (!rows || m_overlay.count(kind) == 0)
        return rows;
    std::erase_if(*rows, [&](const Row& row) { return m_overlay.covers(kind, idOf(row)); });
    withEntity(kind, [&]<class T>() {
        m_overlay.each<T>([&](const T& row) {
            if (ownerOf(row) == customer)
                rows->push_back(row);
        });
    });
    return rows;
}

Result<rules::Loaded> seenRows(const Overlay& overlay, rules::RowSource& cached, const Command& command) {
    SeenRows rows(overlay, cached);
    return rules::load(command, rows);
}

std::vector<Row> rowsNamed(rules::RowSource& rows, const Command& command) {
    std::vector<Row> named;
    std::vector<rules::Key> keys = rules::keysOf(command);
    for (std::size_t n = 0; n < keys.size(); ++n) {
        auto row = rows.find(keys[n]);
        if (!row || !*row)
            continue;
        const rules::Key owner{EntityKind::Customer, customerOf(**row).uuid};
        if (!owner.id.isNull() && std::ranges::find(keys, owner) == keys.end())
            keys.push_back(owner);
        named.push_back(std::move(**row));
    }
    return named;
}

Result<rules::Decision> forecast(const rules::Loaded& seen, const Command& command, const Author& author,
                                 Timestamp enteredAt, Hlc hlc) {
    if (rules::speaksOfErased(command, seen))
        return Error{ErrorCode::NotFound,
                     "This is about somebody who was erased: nothing of it can be kept."};
    rules::CommandContext context;
    context.actor = author.user;
    context.role = author.role;
    context.actorName = author.name;
    // The moment of the keystroke stands for the store's: a forecast made again later is then the same.
    context.now = enteredAt;
    context.enteredAt = enteredAt;
    context.hlc = hlc;
    context.device = author.device;
    return rules::decide(seen, command, context);
}

Seq seenRevision(const rules::Loaded& seen, const Command& command) {
    const auto keys = rules::keysOf(command);
    const Row* row = keys.empty() ? nullptr : seen.find(keys.front());
    return row ? revOf(*row) : 0;
}

Result<Overlay> makeOverlay(const std::vector<PendingEntry>& pending, rules::RowSource& cached,
                            const Author& author) {
    Overlay overlay;
    for (const PendingEntry& entry : pending) {
        const auto seen = seenRows(overlay, cached, entry.command);
        if (!seen)
            return seen.error();
        auto decision = forecast(*seen, entry.command, author, entry.enteredAt, entry.hlc);
        if (!decision)
            continue;
        for (RowChange& change : decision->changes)
            overlay.put(std::move(change));
    }
    return overlay;
}

} // namespace visage::client
