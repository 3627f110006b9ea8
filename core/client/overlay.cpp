// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/overlay.h"

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

namespace {

Result<std::optional<Row>> seen(const Overlay& overlay, const FindRow& cached, const rules::Key& key) {
    const RowChange* change = overlay.find(key);
    if (!change)
        return cached(key);
    return change->erased ? std::optional<Row>() : std::optional<Row>(change->row);
}

bool isOfTheCache(const Error& error) {
    switch (error.code) {
    case ErrorCode::BadInput:
    case ErrorCode::NotFound:
    case ErrorCode::Denied:
    case ErrorCode::Conflict:
        return false;
    default:
        return true;
    }
}

} // namespace

Result<rules::Decision> forecast(const Overlay& overlay, const FindRow& cached, const Command& command,
                                 const Author& author, Timestamp enteredAt) {
    rules::Loaded loaded;
    for (const rules::Key& key : rules::keysOf(command)) {
        auto row = seen(overlay, cached, key);
        if (!row)
            return row.error();
        if (*row)
            loaded.put(std::move(**row));
    }
    // The moment of the keystroke stands for the store's: a forecast made again later is then the same.
    return rules::decide(loaded, command,
                         {author.user, author.role, author.name, enteredAt, enteredAt, nullptr});
}

Result<Seq> seenRevision(const Overlay& overlay, const FindRow& cached, const Command& command) {
    const auto keys = rules::keysOf(command);
    if (keys.empty())
        return Seq(0);
    const auto row = seen(overlay, cached, keys.front());
    if (!row)
        return row.error();
    return *row ? revOf(**row) : Seq(0);
}

Result<Overlay> makeOverlay(const std::vector<PendingEntry>& pending, const FindRow& cached,
                            const Author& author) {
    Overlay overlay;
    for (const PendingEntry& entry : pending) {
        auto decision = forecast(overlay, cached, entry.command, author, entry.enteredAt);
        if (!decision) {
            if (isOfTheCache(decision.error()))
                return decision.error();
            continue;
        }
        for (RowChange& change : decision->changes)
            overlay.put(std::move(change));
    }
    return overlay;
}

} // namespace visage::client
