// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/outbox/rescue.h"

#include "core/client/outbox/desk_row.h"
#include "core/client/outbox/entry_row.h"
#include "core/client/outbox/login_row.h"
#include "core/storage/transaction.h"

#include <algorithm>
#include <filesystem>
#include <map>

namespace visage::client {
namespace fs = std::filesystem;

namespace {

/// With what lies beside it.
Result<void> rename(const std::string& from, const std::string& to) {
    std::error_code error;
    fs::rename(fs::u8path(from), fs::u8path(to), error);
    if (error)
        return Error{ErrorCode::Unkept,
                     "A damaged file cannot be set aside: check the rights and the space on "
                     "its disk, then start Visage again. (" +
                         from + ": " + error.message() + ")"};
    for (const char* suffix : {"-wal", "-shm"}) {
        // Not there after a clean end; without its log the file is only older.
        fs::rename(fs::u8path(from + suffix), fs::u8path(to + suffix), error);
    }
    return {};
}

} // namespace

Result<std::string> setAside(const std::string& path, Timestamp now) {
    std::string aside = path + ".damaged-" + std::to_string(now.ms);
    const auto renamed = rename(path, aside);
    return renamed ? Result<std::string>(std::move(aside)) : renamed.error();
}

/// Reads entry by entry, as far as the damage allows.
class OutboxRescue {
public:
    explicit OutboxRescue(Outbox& into)
        : m_into(into) {}

    [[nodiscard]] Result<void> takeFrom(const std::string& damaged) {
        storage::OpenOptions openOptions;
        openOptions.create = false;
        auto db = storage::Connection::open(damaged, openOptions);
        if (!db)
            return {};
        takeDesk(*db);
        const std::string select = "SELECT " + std::string(entryColumns) + ", " + std::string(answerColumns) +
                                   " FROM entry NOT INDEXED ORDER BY mseq";
        // Up to the damage from either side.
        readEntries(*db, select);
        readEntries(*db, select + " DESC");
        takeDrafts(*db);
        return putEntries();
    }
    [[nodiscard]] bool rescuedUnsent() const {
        return std::ranges::any_of(
            m_read, [](const auto& one) { return one.second.answer.state == EntryState::Pending; });
    }

private:
    struct Kept {
        PendingEntry entry;
        KeptAnswer answer;
    };

    void takeDesk(storage::Connection& db);
    void readEntries(storage::Connection& db, std::string_view sql);
    [[nodiscard]] Result<void> putEntries();
    void takeDrafts(storage::Connection& db);

    Outbox& m_into;
    std::map<std::int64_t, Kept> m_read; ///< by the number that it had
    Hlc m_hlc;
};

void OutboxRescue::takeDesk(storage::Connection& db) {
    auto row = db.prepare("SELECT user, user_name, display_name, role, store, hlc FROM desk");
    const auto stepped = row.step();
    if (!stepped || *stepped == storage::Step::Done)
        return;
    // What is lost here is asked for again at the next log-in.
    (void)m_into.saveUser(row.id<UserId>(0), std::string(row.text(1)), std::string(row.text(2)),
                          static_cast<Role>(row.integer(3)));
    (void)m_into.saveStore(row.id<StoreId>(4));
    m_hlc = Hlc{row.integer(5)};
    if (const auto login = readLogin(db))
        (void)m_into.saveLogin(*login);
}

void OutboxRescue::readEntries(storage::Connection& db, std::string_view sql) {
    auto rows = db.prepare(sql);
    for (auto stepped = rows.step(); stepped && *stepped == storage::Step::Row; stepped = rows.step()) {
        auto entry = readEntry(rows); // of what was refused and read there is nothing left
        if (!entry)
            continue;
        m_hlc = std::max(m_hlc, entry->hlc);
        const std::int64_t mseq = entry->mseq;
        m_read.try_emplace(mseq, Kept{std::move(*entry), readAnswer(rows)});
    }
}

/// All or nothing. The store knows nothing of the new device, so that what was acknowledged is offered to it
/// again at the next contact: it counts from 1, and the unanswered follows. Refused ones stay, for their
/// texts: below zero they are in nobody's way.
Result<void> OutboxRescue::putEntries() {
    auto transaction = storage::Transaction::begin(m_into.m_db);
    if (!transaction)
        return transaction.error();
    Outbox::Desk desk = m_into.m_desk;
    desk.hlc = m_hlc;
    const std::int64_t lowest = m_read.empty() ? 0 : std::min<std::int64_t>(0, m_read.begin()->first);
    for (const EntryState state : {EntryState::Acknowledged, EntryState::Pending, EntryState::Refused})
        for (auto& [mseq, kept] : m_read) {
            if (kept.answer.state != state)
                continue;
            if (state != EntryState::Refused)
                kept.entry.mseq = ++desk.lastMseq;
            else if (mseq > 0)
                kept.entry.mseq = lowest - mseq;
            if (auto added = insertEntry(m_into.m_db, kept.entry, kept.answer); !added)
                return added;
        }
    if (auto updated = updateDesk(m_into.m_db, desk); !updated)
        return updated;
    if (auto committed = transaction->commit(); !committed)
        return committed;
    m_into.m_desk = desk;
    return {};
}

void OutboxRescue::takeDrafts(storage::Connection& db) {
    auto rows = db.prepare("SELECT key, text, saved_at FROM draft");
    for (auto stepped = rows.step(); stepped && *stepped == storage::Step::Row; stepped = rows.step())
        (void)m_into.saveDraft(std::string(rows.text(0)), std::string(rows.text(1)), rows.timestamp(2));
}

namespace {

/// In place of the new one that could not be filled (a full disk, perhaps): the next start tries again.
Error putBack(const std::string& aside, const std::string& path, const Error& why) {
    std::error_code error;
    for (const char* suffix : {"-wal", "-shm"})
        fs::remove(fs::u8path(path + suffix), error);
    const auto back = rename(aside, path);
    return back ? why : back.error();
}

} // namespace

Result<OpenedOutbox> openOutbox(const std::string& path, const Outbox::OpenOptions& options, Timestamp now) {
    auto opened = Outbox::open(path, options);
    if (opened) {
        // Entries are read here, so that damage inside them shows at the door.
        const auto entries = opened->unanswered();
        if (entries)
            return OpenedOutbox{std::move(*opened), std::nullopt};
        opened = entries.error();
    }
    if (opened.error().code != ErrorCode::Corrupt)
        return opened.error();
    const auto aside = setAside(path, now);
    if (!aside)
        return aside.error();
    auto fresh = Outbox::open(path, options);
    if (!fresh)
        return putBack(*aside, path, fresh.error());
    OutboxRescue rescue(*fresh);
    if (auto taken = rescue.takeFrom(*aside); !taken) {
        { const Outbox closed = std::move(*fresh); }
        return putBack(*aside, path, taken.error());
    }
    // Whole sentences, for desktops translate them; the name of the file needs no words.
    const Error trouble{ErrorCode::Corrupt,
                        (rescue.rescuedUnsent()
                             ? "The file of unsent work was damaged: what could be read of it will be sent. "
                               "Keep the file that was set aside beside it. ("
                             : "The file of unsent work was damaged, and no unsent work could be read in it. "
                               "Keep the file that was set aside beside it. (") +
                            *aside + ")"};
    return OpenedOutbox{std::move(*fresh), trouble};
}

} // namespace visage::client
