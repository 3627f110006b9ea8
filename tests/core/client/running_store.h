// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/local_workspace.h"
#include "core/store/bulk_writer.h"
#include "core/store/gateway/server.h"
#include "tests/core/client/desk.h"

#include <QTemporaryDir>

// A real store and real desktops in one process, over real sockets and files.

namespace visage::client::testing {

/// Makes a store with the users anne and bruno, whose password is "secret of both", and these rows.
void furnish(const store::DataFolder& data, const std::vector<Row>& rows);

/// The machine's clock, or one that is wrong.
class MovableClock final : public Clock {
public:
    [[nodiscard]] Timestamp now() const override { return m_system.now() + Milliseconds(m_ahead.load()); }
    void setAhead(Milliseconds ahead) { m_ahead = ahead.count(); }

private:
    SystemClock m_system;
    std::atomic<std::int64_t> m_ahead = 0;
};

class RunningStore {
public:
    explicit RunningStore(const std::vector<Row>& rows, quint16 port = 0);
    /// At the same address as before.
    void start();
    /// From one moment to the next.
    void kill() { m_server.reset(); }
    void put(const std::vector<Row>& rows);
    /// Its data, seen by somebody else: an administrator.
    [[nodiscard]] std::unique_ptr<store::SqliteBackend> data() const { return m_data.open().value(); }
    /// By the store's clock.
    void setActive(const char* user, bool active);
    void setPassword(const char* user, const char* password);

    [[nodiscard]] QUrl url() const { return m_url; }

    /// Of the store, against everybody else.
    void setClockAhead(Milliseconds ahead) { m_clock.setAhead(ahead); }

    /// What its log says of copies that it has compared: "copy-drifted all".
    [[nodiscard]] const QStringList& comparisons() const { return m_comparisons; }

    Fault writingFault; ///< of whatever the store writes

private:
    QTemporaryDir m_folder;
    store::DataFolder m_data;
    MovableClock m_clock;
    SystemRandom m_random;
    quint16 m_port;
    QUrl m_url;
    QStringList m_comparisons;
    std::unique_ptr<store::Server> m_server;
};

/// One desktop with a profile of its own.
class Desktop {
public:
    explicit Desktop(const QUrl& server);
    /// On a copy of that one's profile as it is now, nothing being written; without its token. It goes on
    /// beside.
    Desktop(const Desktop& other);
    Desktop& operator=(const Desktop&) = delete;
    /// The program is started again on the same profile.
    void restart(LocalWorkspace::Options options = {});
    void stop() { m_workspace.reset(); }
    /// The program is killed (SIGKILL) and started again: it goes on with the files as they were at that
    /// moment.
    void killAndRestart();
    /// Whether any file of the profile has these bytes.
    [[nodiscard]] bool hasOnDisk(const QByteArray& bytes) const;
    [[nodiscard]] bool hasFile(const QString& name) const;
    [[nodiscard]] QStringList filesNamed(const QString& name) const;
    /// What is kept of the user's log-ins after the log-out.
    [[nodiscard]] QString pass(const QString& user);
    /// The next start is at this address of the server.
    void moveTo(const QUrl& server);
    /// The program ends, and its next start knows of nobody who was logged in.
    void forgetWhoWasHere();
    /// Acknowledged entries in the only outbox, while the program is stopped.
    [[nodiscard]] std::int64_t sentWorkKept() const;
    /// Changes its cache behind its back, while the program is stopped. How many rows were touched.
    [[nodiscard]] std::int64_t tamper(std::string_view sql);
    /// What its cache says, while the program is stopped.
    [[nodiscard]] std::int64_t cached(std::string_view question) const;
    LocalWorkspace* operator->() { return m_workspace.get(); }
    LocalWorkspace& operator*() { return *m_workspace; }

    /// Why not, or None.
    [[nodiscard]] ErrorCode logIn(const QString& user,
                                  const QString& password = QStringLiteral("secret of both"));
    [[nodiscard]] Result<void> submit(const Command& command);
    [[nodiscard]] SearchAnswer search(const QString& text);
    [[nodiscard]] CustomerRecord record(CustomerId id);
    [[nodiscard]] bool isLive() const { return m_workspace->status().state == StoreStatus::State::Live; }
    [[nodiscard]] std::vector<std::string> noteTexts(CustomerId id);
    [[nodiscard]] std::vector<UnsentWork> unsent();
    /// All pages together.
    [[nodiscard]] Result<std::vector<WaitingWork>> reviews(bool discarded = false);
    [[nodiscard]] Result<ReviewPage> reviewPage(const WhichReviews& which);
    [[nodiscard]] std::vector<ReviewOutcome> decide(protocol::ReviewChoice choice,
                                                    const std::vector<MutationId>& which);

    Fault outboxFault;
    Fault cacheFault;
    MovableClock clock;

private:
    [[nodiscard]] QStringList filesBelow() const;
    [[nodiscard]] std::optional<storage::Connection> openFile(const QString& name) const;
    [[nodiscard]] std::unique_ptr<QTemporaryDir> copyOfProfile() const;

    QUrl m_server;
    std::unique_ptr<QTemporaryDir> m_folder = std::make_unique<QTemporaryDir>();
    SystemRandom m_random;
    MemorySecrets m_secrets;
    std::unique_ptr<Profile> m_profile;
    std::unique_ptr<LocalWorkspace> m_workspace;
};

} // namespace visage::client::testing
