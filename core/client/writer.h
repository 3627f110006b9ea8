// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/audit_times.h"
#include "core/client/cache/cache_check.h"
#include "core/client/driver.h"
#include "core/client/profile.h"

#include <QThread>
#include <QTimer>

#include <chrono>
#include <optional>

namespace visage::client {

/// What the writer's thread has to say; called there.
class WriterEvents {
public:
    WriterEvents() = default;
    WriterEvents(const WriterEvents&) = delete;
    WriterEvents& operator=(const WriterEvents&) = delete;
    virtual ~WriterEvents() = default;

    virtual void statusChanged(const StoreStatus& status) = 0;
    virtual void sessionOpened(const Session& session) = 0;
    /// Without a token when the store did not say it: the person was checked here.
    virtual void logInEnded(const Result<Session>& outcome, const QString& token) = 0;
    /// The cache was removed from under somebody who works here, or was about to.
    virtual void sessionEnded(StoreStatus::Removed why, const QString& user) = 0;
    virtual void newsCame(const News& news) = 0;
    virtual void storeRestored(int givenBack) = 0;
    /// Null customer: nobody is anywhere, for the store cannot be reached.
    virtual void presenceCame(CustomerId customer, const std::vector<PersonHere>& persons) = 0;
};

/// Everything that writes: one user's files and the connection to the store, on a thread with an event loop
/// of its own. The only place where SQL changes anything. All methods on that thread.
class Writer : public QObject {
    Q_OBJECT
public:
    struct Setup {
        Driver::Setup driver;
        storage::AccessHook beforeOutbox;
        storage::AccessHook beforeCache;
        HandOver handOver{};
        /// A person who can be let in without the store waits no longer for a network that swallows
        /// everything.
        std::chrono::milliseconds patienceAtTheDoor = std::chrono::seconds(2);
        AuditTimes audits{};
    };
    Writer(Setup setup, Publisher& publisher, const Clock& clock, Random& random, WriterEvents& events);
    ~Writer() override;

    /// The user of the last time, with the token that was kept: works before, and without, a connection.
    void resume(const QString& folder, const QString& token);
    /// By the store, or, while it is away, by what this computer knows. Somebody who works here already goes
    /// on whatever comes of it.
    void logIn(const QString& folder, const QString& user, const QString& password);
    /// After a log-in without the store: with the token of an earlier one as soon as it is back, or else with
    /// the password.
    void goOnline(const QString& token);
    /// What LeftBehind sends the rest by, where something is unsent and the store has let the person in: then
    /// the log-in goes on being valid. Else it ends, and nothing is given.
    [[nodiscard]] QString logOut();
    /// LocalData::endLeases(), now and every day.
    void endLeases(const QString& profile);
    /// Driver::accept().
    void accept(const QSslCertificate& certificate);

    [[nodiscard]] Result<void> submit(const Command& command);
    /// `done` on this thread, perhaps before it returns; see Driver::Question for `typed`.
    /// All of them in the background; true: each was answered, and whoever was found is read like anybody
    /// here.
    void askStoreAll(QStringList questions, int limit, std::function<void(bool)> done);
    void askStore(const QString& text, int limit, Driver::Question::Kind kind,
                  std::function<void(StoreAnswer)> done);
    void keepHere(CustomerId customer);
    void present(const Whereabouts& where);
    /// `done` on this thread, also when the files are closed meanwhile.
    void loadReviews(const WhichReviews& which, std::function<void(Result<ReviewPage>)> done);
    void decideReviews(protocol::ReviewChoice choice, const std::vector<MutationId>& which,
                       std::function<void(std::vector<ReviewOutcome>)> done);
    [[nodiscard]] Result<std::vector<UnsentWork>> unsentWork();
    [[nodiscard]] Result<std::vector<RefusedWork>> refusedWork();
    [[nodiscard]] Result<void> dismiss(std::int64_t mseq);
    [[nodiscard]] Result<std::vector<CustomerId>> createdHere();
    [[nodiscard]] Result<void> saveDraft(const QString& key, const QString& text);
    [[nodiscard]] Result<QString> draft(const QString& key);
    void cacheFoundDamaged(int generation);

Q_SIGNALS:
    /// Before they are opened; an empty name: those of everybody, for a moment.
    void filesWanted(const QString& folder);
    void filesLeft();
    void said(const visage::client::StoreStatus& status);

private:
    [[nodiscard]] Result<void> openFiles(const QString& folder);
    [[nodiscard]] Result<void> openNewFiles(const QString& folder);
    void closeFiles();
    void onLoggedIn(const QString& token);
    void onLogInFailed(ErrorCode code, const QString& sentence);
    void logInHere(const Error& away);
    void openTheDoor();
    void admitHere();
    void leaveAlone();
    void takeUpFormer();
    void endSession(StoreStatus::Removed why);
    void checkLease();
    void checkCache();
    void sayStatus();
    void saySession();
    void sayNews();
    void indexSoon();
    void indexStep();
    void scrubSoon();
    void scrubStep();
    void purgeStep();
    void auditLater();
    void audit();
    void sayTrouble(const Error& error);
    struct ReviewListing;
    struct ReviewDecision;
    void loadReviewsBehind(const std::shared_ptr<ReviewListing>& listing);
    void decideNext(const std::shared_ptr<ReviewDecision>& decision);
    [[nodiscard]] Session session() const;

    Setup m_setup;
    Publisher& m_publisher;
    const Clock& m_clock;
    Random& m_random;
    WriterEvents& m_events;
    QString m_folder;
    std::unique_ptr<LocalData> m_data;
    std::unique_ptr<Driver> m_driver;
    std::unique_ptr<CacheWalk> m_check;
    std::unique_ptr<CacheWalk> m_reading; ///< of the copy, for the store to compare
    QString m_user;                       ///< of a log-in under way, or of one that waits for the store
    QString m_password;
    StoreStatus m_said;
    Session m_announced;
    protocol::Presence m_presence;
    bool m_admitted = false; ///< by a token, the store or the password of the last time: whose files are open
    QTimer m_door;
    std::optional<Result<void>> m_triedHere; ///< the password of the log-in under way, counted once
    QString m_profile;                       ///< whose leases are ended
    QTimer m_leases;
    QTimer m_purge;
    QTimer m_audit;
    std::int64_t m_purgedTo = 0;
    bool m_scrubbing = false;
    bool m_indexing = false;
    bool m_diskFull = false;
};

} // namespace visage::client
