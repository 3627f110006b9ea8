// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/lease.h"
#include "core/client/overlay.h"
#include "core/client/views.h"
#include "core/protocol/messages.h"
#include "core/storage/connection.h"
#include "core/storage/migrations.h"
#include "core/sync/client_session.h"
#include "core/sync/reoffered.h"

#include <functional>
#include <span>

namespace visage::client {

/// The precious file of one user on one desktop: what was entered here and is not confirmed yet, what was
/// confirmed in the last 14 days (so that a restored store can be given it again), what was refused and waits
/// for a person, and the drafts of editors. Every change is on the disk when the call returns. One thread.
class Outbox {
public:
    /// Who this file belongs to.
    struct Desk {
        DeviceId device;
        std::int64_t sessionEpoch = 0;
        std::int64_t lastMseq = 0;
        StoreId store; ///< null until a store has welcomed us
        UserId user;   ///< null until the first log-in
        std::string userName;
        std::string displayName;
        Role role = Role::Agent;
        Hlc hlc{}; ///< the last stamp given to an entry
        friend bool operator==(const Desk&, const Desk&) = default;
    };

    struct OpenOptions {
        DeviceId freshDevice;             ///< for a file that is made now
        storage::AccessHook beforeAccess; ///< fault seam
    };
    /// Corrupt for a damaged file (openOutbox() in rescue.h sets it aside), TooNew for one of a newer
    /// program: unsent work is not thrown away.
    [[nodiscard]] static Result<Outbox> open(const std::string& path, const OpenOptions& options);

    [[nodiscard]] const Desk& desk() const { return m_desk; }
    [[nodiscard]] Result<void> saveEpoch(std::int64_t epoch);
    [[nodiscard]] Result<void> saveStore(StoreId store);
    [[nodiscard]] Result<void> saveUser(UserId user, const std::string& name, const std::string& displayName,
                                        Role role);
    [[nodiscard]] const LocalLogin& login() const { return m_login; }
    [[nodiscard]] Result<void> saveLogin(const LocalLogin& login);
    /// Another installation uses our device id: everything that is kept to be sent, or sent again, counts
    /// from 1 under a new one, as unanswered. The store knows what it has by its id and answers as it did
    /// before.
    [[nodiscard]] Result<void> renumber(DeviceId device);

    /// mseq = lastMseq + 1.
    [[nodiscard]] Result<PendingEntry> append(const Command& command, MutationId mid, Timestamp enteredAt,
                                              Seq baseRev, Hlc hlc);
    /// Keeps a refused command with its text; forgets that of an erased person.
    [[nodiscard]] Result<void> recordAck(const protocol::Ack& ack, Timestamp now);
    /// The answered entries behind `afterMseq` count as unanswered again.
    [[nodiscard]] Result<std::vector<sync::PendingPush>> reoffer(std::int64_t afterMseq);

    /// By rising mseq.
    [[nodiscard]] Result<std::vector<sync::PendingPush>> unanswered();
    /// Unanswered entries, and acknowledged ones that a cache at `cursor` does not show yet, by rising mseq.
    [[nodiscard]] Result<std::vector<PendingEntry>> pending(Seq cursor);
    [[nodiscard]] Result<std::vector<RefusedWork>> refused();
    [[nodiscard]] Result<void> dismiss(std::int64_t mseq);
    struct RefusedEntry {
        PendingEntry entry;
        sync::Again again{};
    };
    /// What a restored store has refused though another history of it had taken it, as far as
    /// sync::mayEnterAgain() lets it be entered again.
    [[nodiscard]] Result<std::vector<RefusedEntry>> toEnterAgain(Seq cursor, bool holdsPart, Timestamp now);
    /// A refused entry is entered anew, with its time and stamp, as a new intent.
    [[nodiscard]] Result<PendingEntry> enterAgain(const PendingEntry& refused);
    /// The customers that entries make which were not refused, the newest first.
    [[nodiscard]] Result<std::vector<CustomerId>> createdHere();

    struct Counts {
        int unsent = 0;
        int refused = 0;
        friend bool operator==(const Counts&, const Counts&) = default;
    };
    [[nodiscard]] Result<Counts> counts();

    /// An empty text removes it.
    [[nodiscard]] Result<void> saveDraft(const std::string& key, const std::string& text, Timestamp now);
    [[nodiscard]] Result<std::string> draft(const std::string& key);
    [[nodiscard]] Result<std::vector<std::string>> draftKeys();

    /// Forgets what names erased rows, down to the bytes of the file: answered work, and drafts with such an
    /// id in their key. Unanswered work keeps its number, and goes when the store has answered that it speaks
    /// of somebody who was erased.
    using IsErased = std::function<Result<bool>(const Uuid&)>;
    [[nodiscard]] Result<void> forget(const IsErased& isErased);

    /// Forgets what was acknowledged before this moment.
    [[nodiscard]] Result<void> prune(Timestamp before);

private:
    friend class OutboxRescue;
    Outbox(storage::Connection connection, const Desk& desk, LocalLogin login)
        : m_db(std::move(connection))
        , m_desk(desk)
        , m_login(std::move(login)) {}
    [[nodiscard]] Result<void> saveDesk(const Desk& desk);
    [[nodiscard]] Result<void> forgetAnswered(const IsErased& isErased);
    [[nodiscard]] Result<void> forgetDrafts(const IsErased& isErased);
    [[nodiscard]] Result<void> emptyLog();

    storage::Connection m_db;
    Desk m_desk;
    LocalLogin m_login;
};

[[nodiscard]] std::span<const storage::Migration> outboxMigrations();

} // namespace visage::client
