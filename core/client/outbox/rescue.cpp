// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/outbox/rescue.h"

#include "core/client/outbox/entry_row.h"
#include "core/client/outbox/login_row.h"

#include <filesystem>

namespace visage::client {
namespace fs = std::filesystem;

Result<std::string> setAside(const std::string& path, Timestamp now) {
    const std::string aside = path + ".damaged-" + std::to_string(now.ms);
    std::error_code error;
    fs::rename(fs::u8path(path), fs::u8path(aside), error);
    if (error)
        return Error{ErrorCode::Unkept,
                     "A damaged file cannot be set aside: check the rights and the space on "
                     "its disk, then start Visage again. (" +
                         path + ": " + error.message() + ")"};
    for (const char* suffix : {"-wal", "-shm"}) {
        // Not there after a clean end; without its log the file is only older.
        fs::rename(fs::u8path(path + suffix), fs::u8path(aside + suffix), error);
    }
    return aside;
}

/// Reads entry by entry, as far as the damage allows.
class OutboxRescue {
public:
    explicit OutboxRescue(Outbox& into)
        : m_into(into) {}

    void takeFrom(const std::string& damaged) {
        storage::OpenOptions openOptions;
        openOptions.create = false;
        auto db = storage::Connection::open(damaged, openOptions);
        if (!db)
            return;
        takeDesk(*db);
        takeEntries(*db, "SELECT " + std::string(entryColumns) +
                             " FROM entry NOT INDEXED WHERE state=1 ORDER BY mseq");
        takeEntries(*db, "SELECT " + std::string(entryColumns) +
                             " FROM entry NOT INDEXED WHERE state=1 ORDER BY mseq DESC");
        takeDrafts(*db);
    }
    [[nodiscard]] bool rescuedAny() const { return !m_taken.empty(); }

private:
    void takeDesk(storage::Connection& db);
    void takeEntries(storage::Connection& db, std::string_view sql);
    void takeDrafts(storage::Connection& db);

    Outbox& m_into;
    std::vector<MutationId> m_taken;
};

void OutboxRescue::takeDesk(storage::Connection& db) {
    auto row = db.prepare("SELECT user, user_name, display_name, role, store FROM desk");
    const auto stepped = row.step();
    if (!stepped || *stepped == storage::Step::Done)
        return;
    // What is lost here is asked for again at the next log-in.
    (void)m_into.saveUser(row.id<UserId>(0), std::string(row.text(1)), std::string(row.text(2)),
                          static_cast<Role>(row.integer(3)));
    (void)m_into.saveStore(row.id<StoreId>(4));
    if (const auto login = readLogin(db))
        (void)m_into.saveLogin(*login);
}

void OutboxRescue::takeEntries(storage::Connection& db, std::string_view sql) {
    auto rows = db.prepare(sql);
    for (auto stepped = rows.step(); stepped && *stepped == storage::Step::Row; stepped = rows.step()) {
        const auto entry = readEntry(rows);
        if (!entry || std::find(m_taken.begin(), m_taken.end(), entry->mid) != m_taken.end())
            continue;
        if (m_into.append(entry->command, entry->mid, entry->enteredAt, entry->baseRev, entry->hlc))
            m_taken.push_back(entry->mid);
    }
}

void OutboxRescue::takeDrafts(storage::Connection& db) {
    auto rows = db.prepare("SELECT key, text, saved_at FROM draft");
    for (auto stepped = rows.step(); stepped && *stepped == storage::Step::Row; stepped = rows.step())
        (void)m_into.saveDraft(std::string(rows.text(0)), std::string(rows.text(1)), rows.timestamp(2));
}

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
        return fresh.error();
    OutboxRescue rescue(*fresh);
    rescue.takeFrom(*aside);
    // Whole sentences, for desktops translate them; the name of the file needs no words.
    const Error trouble{ErrorCode::Corrupt,
                        (rescue.rescuedAny()
                             ? "The file of unsent work was damaged: what could be read of it will be sent. "
                               "Keep the file that was set aside beside it. ("
                             : "The file of unsent work was damaged, and no unsent work could be read in it. "
                               "Keep the file that was set aside beside it. (") +
                            *aside + ")"};
    return OpenedOutbox{std::move(*fresh), trouble};
}

} // namespace visage::client
