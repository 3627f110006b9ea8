// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/read/questions.h"
#include "core/protocol/messages.h"

#include <algorithm>
#include <span>
#include <tuple>

namespace visage::client {
namespace {

constexpr int longestChainOfMerges = 16;
constexpr Milliseconds recently = std::chrono::hours(24 * 8);

bool isOpen(const Case& one) {
    return one.status != CaseStatus::Closed && one.status != CaseStatus::Solved &&
           one.status != CaseStatus::Merged;
}

/// Open ones first, by priority and age; then the others, newest first.
bool standsBefore(const Case& a, const Case& b) {
    if (isOpen(a) != isOpen(b))
        return isOpen(a);
    if (isOpen(a))
        return std::tie(a.priority, a.openedAt, a.id) < std::tie(b.priority, b.openedAt, b.id);
    return std::tie(a.openedAt, a.id) > std::tie(b.openedAt, b.id);
}

template <class T, class Moment> void newestFirst(std::vector<T>& rows, Moment moment) {
    std::ranges::sort(rows, [moment](const T& a, const T& b) {
        return std::tie(a.*moment, a.id) > std::tie(b.*moment, b.id);
    });
}

using Group = std::vector<CustomerId>;

/// Rows of the customer into `out`, which are told apart as unsent.
template <class T>
Result<void> take(CacheReader& reader, const Group& group, std::vector<T>& out, std::vector<Uuid>& unsent) {
    auto rows = reader.ofCustomers<T>(group);
    if (!rows)
        return rows.error();
    out = std::move(*rows);
    for (const T& row : out)
        if (reader.overlay().covers(Fields<T>::kind, row.id.uuid))
            unsent.push_back(row.id.uuid);
    return {};
}

Result<void> takeAll(CacheReader& reader, const Group& group, CustomerRecord& record) {
    if (auto taken = take(reader, group, record.identities, record.unsent); !taken)
        return taken;
    if (auto taken = take(reader, group, record.consents, record.unsent); !taken)
        return taken;
    if (auto taken = take(reader, group, record.alerts, record.unsent); !taken)
        return taken;
    if (auto taken = take(reader, group, record.tags, record.unsent); !taken)
        return taken;
    if (auto taken = take(reader, group, record.fieldVersions, record.unsent); !taken)
        return taken;
    // Beside the others: a stamp stands for nothing that is shown as unsent.
    auto stamps = reader.ofCustomers<FieldStamp>(group);
    if (!stamps)
        return stamps.error();
    record.fieldStamps = std::move(*stamps);
    if (auto taken = take(reader, group, record.orders, record.unsent); !taken)
        return taken;
    if (auto taken = take(reader, group, record.cases, record.unsent); !taken)
        return taken;
    if (auto taken = take(reader, group, record.callbacks, record.unsent); !taken)
        return taken;
    return take(reader, group, record.notes, record.unsent);
}

void arrange(CustomerRecord& record, Timestamp now) {
    std::erase_if(record.alerts, [now](const Alert& alert) {
        return alert.removedAt || (alert.expiresAt && alert.expiresAt <= now);
    });
    std::erase_if(record.tags, [](const CustomerTag& tag) { return !tag.stands(); });
    std::ranges::sort(record.tags, {}, [](const CustomerTag& tag) { return std::tie(tag.text, tag.id); });
    newestFirst(record.fieldVersions, &FieldVersion::at);
    const auto removed =
        std::ranges::stable_partition(record.identities, [](const Identity& one) { return !one.removedAt; });
    record.removedIdentities.assign(removed.begin(), removed.end());
    record.identities.erase(removed.begin(), removed.end());
    newestFirst(record.removedIdentities, &Identity::removedAt);
    newestFirst(record.alerts, &Alert::createdAt);
    newestFirst(record.orders, &Order::placedAt);
    newestFirst(record.notes, &Note::createdAt);
    std::ranges::sort(record.identities, {}, [](const Identity& identity) {
        return std::tuple(identity.type, !identity.primary, identity.createdAt, identity.id);
    });
    std::ranges::sort(record.cases, standsBefore);
    std::ranges::sort(record.callbacks, {}, [](const Callback& callback) {
        return std::tuple(callback.state != CallbackState::Open, callback.dueAt, callback.id);
    });
}

/// Those of all records that are one: few wait at a time.
Result<void> takeWaitingReplies(CacheReader& reader, const Group& group, CustomerRecord& record) {
    for (const CustomerId id : group) {
        auto rows = reader.select<Interaction>(
            "WHERE customer=?1 AND state=6",
            [id](const Interaction& one) {
                return one.customer == id && one.state == InteractionState::Queued;
            },
            id);
        if (!rows)
            return rows.error();
        for (Interaction& row : *rows) {
            if (reader.overlay().covers(EntityKind::Interaction, row.id.uuid))
                record.unsent.push_back(row.id.uuid);
            record.waitingReplies.push_back(std::move(row));
        }
    }
    newestFirst(record.waitingReplies, &Interaction::at);
    return {};
}

/// The newest contact with the outside: what still waits to be sent, or was taken back, is none.
Result<std::optional<Interaction>> newestContactOf(CacheReader& reader, CustomerId id) {
    const auto room = static_cast<std::int64_t>(reader.overlay().count(EntityKind::Interaction)) + 1;
    auto rows = reader.select<Interaction>(
        "WHERE customer=?1 AND direction<>?2 AND state NOT IN (6, 7) ORDER BY at DESC LIMIT ?3",
        [id](const Interaction& one) {
            return one.customer == id && one.direction != Direction::Internal &&
                   one.state != InteractionState::Queued && one.state != InteractionState::Cancelled;
        },
        id, Direction::Internal, room);
    if (!rows)
        return rows.error();
    const auto newest = std::ranges::max_element(*rows, {}, &Interaction::at);
    return newest == rows->end() ? std::optional<Interaction>() : std::optional(std::move(*newest));
}

Result<std::optional<Interaction>> newestContact(CacheReader& reader, const Group& group) {
    std::optional<Interaction> newest;
    for (const CustomerId id : group) {
        auto one = newestContactOf(reader, id);
        if (!one)
            return one;
        if (*one && (!newest || (*one)->at > newest->at))
            newest = std::move(*one);
    }
    return newest;
}

Result<void> countContactsOf(CacheReader& reader, CustomerId id, CustomerRecord& record, Timestamp now) {
    const Timestamp since = now - recently;
    auto all = reader.db().number("SELECT count(*) FROM interaction WHERE customer=?1", id);
    if (!all)
        return all.error();
    record.interactions += *all;
    auto contacts = reader.select<Interaction>(
        "WHERE customer=?1 AND at>=?2 AND direction=?3",
        [&](const Interaction& one) {
            return one.customer == id && one.at >= since && one.direction == Direction::In;
        },
        id, since, Direction::In);
    if (!contacts)
        return contacts.error();
    record.contactsLast8Days += static_cast<int>(contacts->size());
    // Few are in the overlay, so each is asked for.
    Result<void> outcome;
    reader.overlay().eachTouched<Interaction>([&](const Interaction& one) {
        const bool there = !reader.overlay().find({EntityKind::Interaction, one.id.uuid})->erased;
        const auto cached = storage::find<Interaction>(reader.db(), one.id);
        if (!cached)
            outcome = cached.error();
        else
            record.interactions += (there && one.customer == id) - (*cached && (*cached)->customer == id);
    });
    return outcome;
}

/// The other records of the group.
Result<std::vector<Customer>> readJoined(CacheReader& reader, const Group& group) {
    std::vector<Customer> joined;
    for (const CustomerId id : std::span(group).subspan(1)) {
        auto one = reader.find<Customer>(id);
        if (!one)
            return one.error();
        if (*one)
            joined.push_back(std::move(**one));
    }
    std::ranges::sort(joined, {}, &Customer::id);
    return joined;
}

/// A copy of everybody has everybody's history; a part of them that of its members, and of whoever was made
/// here.
Result<bool> hasHistory(CacheReader& reader, const CustomerRecord& record, const Group& group) {
    if (record.customer.rev == 0 && reader.overlay().covers(EntityKind::Customer, record.customer.id.uuid))
        return true;
    const auto parts = reader.db().number("SELECT count(*) FROM scope WHERE scope IN (?1, ?2)",
                                          protocol::scopeWork, protocol::scopeIdent);
    if (!parts || *parts == 0)
        return parts ? Result<bool>(true) : parts.error();
    for (const CustomerId one : group) {
        const auto members = reader.db().number("SELECT count(*) FROM scope_member WHERE customer=?1", one);
        if (!members || *members > 0)
            return members ? Result<bool>(true) : members.error();
    }
    return false;
}

} // namespace

Result<std::optional<Customer>> survivingCustomer(CacheReader& reader, CustomerId id) {
    auto customer = reader.find<Customer>(id);
    for (int i = 0; i < longestChainOfMerges && customer && *customer && (*customer)->mergedInto; ++i)
        customer = reader.find<Customer>((*customer)->mergedInto);
    return customer;
}

Result<std::vector<CustomerId>> readGroup(CacheReader& reader, CustomerId id) {
    const auto survivor = survivingCustomer(reader, id);
    if (!survivor)
        return survivor.error();
    Group group{*survivor ? (*survivor)->id : id};
    const auto add = [&group](CustomerId one) {
        if (std::ranges::find(group, one) == group.end())
            group.push_back(one);
    };
    for (std::size_t i = 0; i < group.size(); ++i) {
        const CustomerId into = group[i];
        auto rows = reader.db().prepare("SELECT id FROM customer WHERE merged_into=?1", into);
        for (auto stepped = rows.step();; stepped = rows.step()) {
            if (!stepped)
                return stepped.error();
            if (*stepped == storage::Step::Done)
                break;
            if (!reader.overlay().covers(EntityKind::Customer, rows.uuid(0)))
                add(rows.id<CustomerId>(0));
        }
        reader.overlay().each<Customer>([&](const Customer& one) {
            if (one.mergedInto == into)
                add(one.id);
        });
    }
    return group;
}

Result<CustomerRecord> readRecord(CacheReader& reader, CustomerId id, Timestamp now) {
    auto customer = survivingCustomer(reader, id);
    if (!customer)
        return customer.error();
    if (!*customer)
        return Error{ErrorCode::NotFound, "This customer is not on this desktop."};
    CustomerRecord record;
    record.customer = std::move(**customer);
    if (reader.overlay().covers(EntityKind::Customer, record.customer.id.uuid))
        record.unsent.push_back(record.customer.id.uuid);
    const auto group = readGroup(reader, record.customer.id);
    if (!group)
        return group.error();
    if (auto taken = takeAll(reader, *group, record); !taken)
        return taken.error();
    if (auto taken = takeWaitingReplies(reader, *group, record); !taken)
        return taken.error();
    const auto history = hasHistory(reader, record, *group);
    if (!history)
        return history.error();
    record.historyHere = *history;
    arrange(record, now);
    auto joined = readJoined(reader, *group);
    if (!joined)
        return joined.error();
    record.joined = std::move(*joined);
    auto newest = newestContact(reader, *group);
    if (!newest)
        return newest.error();
    record.lastContact = std::move(*newest);
    for (const CustomerId one : *group)
        if (auto counted = countContactsOf(reader, one, record, now); !counted)
            return counted.error();
    return record;
}

Result<std::vector<NoteVersion>> readNoteVersions(CacheReader& reader, NoteId note) {
    auto versions = reader.select<NoteVersion>(
        "WHERE note=?1", [note](const NoteVersion& version) { return version.note == note; }, note);
    if (versions)
        std::ranges::sort(*versions, {},
                          [](const NoteVersion& version) { return std::tuple(version.version, version.at); });
    return versions;
}

} // namespace visage::client
