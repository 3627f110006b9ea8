// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/outbox/outbox.h"

#include "core/client/outbox/desk_row.h"
#include "core/client/outbox/entry_row.h"
#include "core/client/outbox/login_row.h"
#include "core/storage/transaction.h"
#include "core/sync/reoffered.h"

namespace visage::client {

using storage::Step;
using storage::Transaction;

namespace {

const std::string selectEntries = "SELECT " + std::string(entryColumns) + " FROM entry ";

} // namespace

Result<Outbox> Outbox::open(const std::string& path, const OpenOptions& options) {
    auto db = storage::Connection::open(
        path,
        {.durability = storage::Durability::Full, .cacheKib = 1024, .beforeAccess = options.beforeAccess});
    if (!db)
        return db.error();
    if (auto migrated = storage::migrate(*db, outboxMigrations(), "The file of unsent work"); !migrated)
        return migrated.error();
    auto faults = db->integrityFaults();
    if (!faults)
        return faults.error();
    if (!faults->empty())
        return Error{ErrorCode::Corrupt, "The file of unsent work is damaged: " + faults->front()};
    auto desk = readDesk(*db);
    if (!desk)
        return desk.error();
    if (!*desk) {
        desk->emplace().device = options.freshDevice;
        if (auto made = insertDesk(*db, **desk); !made)
            return made.error();
    }
    auto login = readLogin(*db);
    if (!login)
        return login.error();
    return Outbox(std::move(*db), **desk, std::move(*login));
}

Result<void> Outbox::saveLogin(const LocalLogin& login) {
    if (login == m_login)
        return {};
    if (auto written = writeLogin(m_db, login); !written)
        return written;
    m_login = login;
    return {};
}

Result<void> Outbox::saveDesk(const Desk& desk) {
    if (desk == m_desk)
        return {};
    if (auto updated = updateDesk(m_db, desk); !updated)
        return updated;
    m_desk = desk;
    return {};
}

Result<void> Outbox::saveEpoch(std::int64_t epoch) {
    Desk desk = m_desk;
    desk.sessionEpoch = epoch;
    return saveDesk(desk);
}

Result<void> Outbox::saveStore(StoreId store) {
    Desk desk = m_desk;
    desk.store = store;
    return saveDesk(desk);
}

Result<void> Outbox::saveUser(UserId user, const std::string& name, const std::string& displayName,
                              Role role) {
    Desk desk = m_desk;
    desk.user = user;
    desk.userName = name;
    desk.displayName = displayName;
    desk.role = role;
    return saveDesk(desk);
}

Result<void> Outbox::renumber(DeviceId device) {
    auto entries = readEntries(m_db.prepare(selectEntries + "WHERE state IN (1, 2) ORDER BY mseq"));
    if (!entries)
        return entries.error();
    auto transaction = Transaction::begin(m_db);
    if (!transaction)
        return transaction.error();
    if (auto gone = m_db.run("DELETE FROM entry WHERE state IN (1, 2, 4)"); !gone)
        return gone;
    // Refused ones stay, for their texts: below zero they are in nobody's way.
    if (auto moved =
            m_db.run("UPDATE entry SET mseq=(SELECT min(0, min(mseq)) FROM entry)-mseq WHERE mseq>0");
        !moved)
        return moved;
    Desk desk = m_desk;
    desk.device = device;
    desk.sessionEpoch = 0;
    desk.lastMseq = 0;
    for (PendingEntry& entry : *entries) {
        entry.mseq = ++desk.lastMseq;
        if (auto added = insertEntry(m_db, entry); !added)
            return added;
    }
    if (auto updated = updateDesk(m_db, desk); !updated)
        return updated;
    if (auto committed = transaction->commit(); !committed)
        return committed;
    m_desk = desk;
    return {};
}

Result<PendingEntry> Outbox::append(const Command& command, MutationId mid, Timestamp enteredAt, Seq baseRev,
                                    Hlc hlc) {
    const PendingEntry entry{m_desk.lastMseq + 1, mid, enteredAt, baseRev, command, std::nullopt, hlc};
    auto transaction = Transaction::begin(m_db);
    if (!transaction)
        return transaction.error();
    Desk desk = m_desk;
    desk.lastMseq = entry.mseq;
    desk.hlc = std::max(desk.hlc, hlc);
    if (auto added = insertEntry(m_db, entry); !added)
        return added.error();
    if (auto updated = updateDesk(m_db, desk); !updated)
        return updated.error();
    if (auto committed = transaction->commit(); !committed)
        return committed.error();
    m_desk = desk;
    return entry;
}

Result<void> Outbox::recordAck(const protocol::Ack& ack, Timestamp now) {
    const EntryState state = stateAfter(ack.status);
    if (ack.status == protocol::AckStatus::Erased) {
        if (auto gone = m_db.run("UPDATE entry SET state=?2, acked_at=?3, command=x'' WHERE mseq=?1",
                                 ack.mseq, state, now);
            !gone)
            return gone;
        return emptyLog();
    }
    return m_db.run(
        "UPDATE entry SET state=?2, acked_at=?3, ack_seq=?4, code=?5, sentence=?6 WHERE mseq=?1 AND state=1",
        ack.mseq, state, now, ack.seq, ack.code, ack.sentence);
}

Result<std::vector<sync::PendingPush>> Outbox::reoffer(std::int64_t afterMseq) {
    auto transaction = Transaction::begin(m_db);
    if (!transaction)
        return transaction.error();
    if (auto marked = m_db.run("INSERT OR REPLACE INTO reoffered SELECT mid, ?2 FROM entry "
                               "WHERE mseq>?1 AND state IN (1, 2)",
                               afterMseq, sync::chancesToEnterAgain);
        !marked)
        return marked.error();
    if (auto reset = m_db.run("UPDATE entry SET state=1, ack_seq=0 WHERE mseq>?1 AND state=2", afterMseq);
        !reset)
        return reset.error();
    if (auto committed = transaction->commit(); !committed)
        return committed.error();
    return unanswered();
}

Result<std::vector<sync::PendingPush>> Outbox::unanswered() {
    auto entries = readEntries(m_db.prepare(selectEntries + "WHERE state=1 ORDER BY mseq"));
    if (!entries)
        return entries.error();
    std::vector<sync::PendingPush> pushes;
    for (PendingEntry& entry : *entries)
        pushes.push_back(
            {entry.mseq, entry.mid, entry.enteredAt, entry.baseRev, std::move(entry.command), entry.hlc});
    return pushes;
}

Result<std::vector<PendingEntry>> Outbox::pending(Seq cursor) {
    auto entries = readEntries(m_db.prepare(selectEntries + "WHERE state IN (1, 2) ORDER BY mseq"));
    if (entries)
        std::erase_if(*entries, [cursor](const PendingEntry& entry) { return !entry.shown(cursor); });
    return entries;
}

Result<std::vector<RefusedWork>> Outbox::refused() {
    std::vector<RefusedWork> all;
    auto rows = m_db.prepare("SELECT " + std::string(entryColumns) +
                             ", code, sentence FROM entry WHERE state=3 ORDER BY abs(mseq)");
    for (;;) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == Step::Done)
            return all;
        auto entry = readEntry(rows);
        if (!entry)
            return entry.error();
        const auto sentence = rows.text(10);
        all.push_back({entry->mseq, entry->enteredAt, std::move(entry->command),
                       static_cast<ErrorCode>(rows.integer(9)),
                       QString::fromUtf8(sentence.data(), static_cast<qsizetype>(sentence.size()))});
    }
}

Result<void> Outbox::dismiss(std::int64_t mseq) {
    return m_db.run("UPDATE entry SET state=4, command=x'' WHERE mseq=?1 AND state=3", mseq);
}

Result<std::vector<Outbox::RefusedEntry>> Outbox::toEnterAgain(Seq cursor, bool holdsPart, Timestamp now) {
    std::vector<RefusedEntry> entries;
    auto rows = m_db.prepare("SELECT " + std::string(entryColumns) +
                             ", code, acked_at, (SELECT chances FROM reoffered WHERE mid=entry.mid) "
                             "FROM entry WHERE state=3 ORDER BY abs(mseq)");
    for (;;) {
        const auto stepped = rows.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == Step::Done)
            return entries;
        const sync::Refusal refusal{static_cast<ErrorCode>(rows.integer(9)), rows.integer(7),
                                    rows.timestamp(10), static_cast<int>(rows.integer(11))};
        const sync::Again again = sync::mayEnterAgain(refusal, cursor, holdsPart, now);
        if (again == sync::Again::No)
            continue;
        auto entry = readEntry(rows);
        if (!entry)
            return entry.error();
        entries.push_back({std::move(*entry), again});
    }
}

Result<PendingEntry> Outbox::enterAgain(const PendingEntry& refused) {
    auto transaction = Transaction::begin(m_db);
    if (!transaction)
        return transaction.error();
    if (auto read = dismiss(refused.mseq); !read)
        return read.error();
    PendingEntry entry = refused;
    Desk desk = m_desk;
    entry.mseq = ++desk.lastMseq;
    entry.mid = sync::enteredAgainAs(refused.mid);
    if (auto added = insertEntry(m_db, entry); !added)
        return added.error();
    if (auto inherited =
            m_db.run("UPDATE reoffered SET mid=?2, chances=chances-1 WHERE mid=?1", refused.mid, entry.mid);
        !inherited)
        return inherited.error();
    if (auto updated = updateDesk(m_db, desk); !updated)
        return updated.error();
    if (auto committed = transaction->commit(); !committed)
        return committed.error();
    m_desk = desk;
    return entry;
}

Result<std::vector<CustomerId>> Outbox::createdHere() {
    const auto entries =
        readEntries(m_db.prepare(selectEntries + "WHERE state IN (1, 2) ORDER BY entered_at DESC"));
    if (!entries)
        return entries.error();
    std::vector<CustomerId> created;
    for (const PendingEntry& entry : *entries)
        if (const auto* made = std::get_if<CreateCustomer>(&entry.command))
            created.push_back(made->customer);
    return created;
}

Result<Outbox::Counts> Outbox::counts() {
    auto unsent = m_db.number("SELECT count(*) FROM entry WHERE state=1");
    if (!unsent)
        return unsent.error();
    auto refused = m_db.number("SELECT count(*) FROM entry WHERE state=3");
    if (!refused)
        return refused.error();
    return Counts{static_cast<int>(*unsent), static_cast<int>(*refused)};
}

Result<void> Outbox::saveDraft(const std::string& key, const std::string& text, Timestamp now) {
    if (text.empty())
        return m_db.run("DELETE FROM draft WHERE key=?1", key);
    return m_db.run("INSERT OR REPLACE INTO draft VALUES (?1, ?2, ?3)", key, text, now);
}

Result<std::string> Outbox::draft(const std::string& key) {
    auto row = m_db.prepare("SELECT text FROM draft WHERE key=?1", key);
    const auto stepped = row.step();
    if (!stepped)
        return stepped.error();
    return *stepped == Step::Done ? std::string() : std::string(row.text(0));
}

Result<std::vector<std::string>> Outbox::draftKeys() {
    std::vector<std::string> keys;
    auto rows = m_db.prepare("SELECT key FROM draft ORDER BY key");
    for (auto stepped = rows.step();; stepped = rows.step()) {
        if (!stepped)
            return stepped.error();
        if (*stepped == Step::Done)
            return keys;
        keys.emplace_back(rows.text(0));
    }
}

Result<void> Outbox::emptyLog() {
    // Nobody else reads this file, so it is never in use.
    const auto emptied = m_db.emptyLog();
    return emptied ? Result<void>() : Result<void>(emptied.error());
}

Result<void> Outbox::forgetAnswered(const IsErased& isErased) {
    const auto entries = readEntries(m_db.prepare(selectEntries + "WHERE state IN (2, 3)"));
    if (!entries)
        return entries.error();
    for (const PendingEntry& entry : *entries)
        for (const rules::Key& key : rules::keysOf(entry.command)) {
            const auto erased = isErased(key.id);
            if (!erased)
                return erased.error();
            if (!*erased)
                continue;
            if (auto gone =
                    m_db.run("UPDATE entry SET state=4, command=x'', sentence='' WHERE mseq=?1", entry.mseq);
                !gone)
                return gone;
            break;
        }
    return {};
}

Result<void> Outbox::forgetDrafts(const IsErased& isErased) {
    const auto keys = draftKeys();
    if (!keys)
        return keys.error();
    for (const std::string& key : *keys) {
        const auto id = Uuid::parse(std::string_view(key).substr(key.find('/') + 1));
        const auto erased = id ? isErased(*id) : Result<bool>(false);
        if (!erased)
            return erased.error();
        if (*erased)
            if (auto gone = saveDraft(key, {}, {}); !gone)
                return gone;
    }
    return {};
}

Result<void> Outbox::forget(const IsErased& isErased) {
    auto transaction = Transaction::begin(m_db);
    if (!transaction)
        return transaction.error();
    if (auto forgotten = forgetAnswered(isErased); !forgotten)
        return forgotten;
    if (auto forgotten = forgetDrafts(isErased); !forgotten)
        return forgotten;
    if (auto committed = transaction->commit(); !committed)
        return committed;
    return emptyLog();
}

Result<void> Outbox::prune(Timestamp before) {
    if (auto gone = m_db.run("DELETE FROM entry WHERE state IN (2, 4) AND acked_at<?1", before); !gone)
        return gone;
    return m_db.run("DELETE FROM reoffered WHERE mid NOT IN (SELECT mid FROM entry)");
}

} // namespace visage::client
