// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/answers.h"
#include "core/client/audit_times.h"
#include "core/client/half_written.h"
#include "core/client/profile.h"
#include "core/client/published.h"
#include "core/client/secret_store.h"
#include "core/client/workspace.h"
#include "core/storage/connection.h"

#include <memory>

namespace visage::client {

class LeftBehind;
class ReaderThread;
class Writer;
class WriterPort;

/// The real Workspace: files below a profile, three threads, one store. See README.md.
class LocalWorkspace final : public Workspace {
    Q_OBJECT
public:
    struct Options {
        QUrl server;                      ///< as storeAddress() makes it
        std::string build = "visage";     ///< name and version, for people at the store
        std::string deviceName;           ///< for people; empty: the machine's
        storage::AccessHook beforeOutbox; ///< fault seams, called on the writer's thread
        storage::AccessHook beforeCache;
        QList<QSslCertificate> authorities{}; ///< believed beside those of the system
        AuditTimes audits{};                  ///< when the copy is compared with the store
        HandOver handOver{};                  ///< none: drafts of a switched-off account stay here
        /// Before somebody whom this computer can let in goes on without the store's answer.
        std::chrono::milliseconds patienceAtTheDoor = std::chrono::seconds(2);
    };
    /// What the main hands in; all of it outlives the workspace. `clock` and `random` are used by several
    /// threads.
    struct Services {
        Profile& profile;
        SecretStore& secrets;
        const Clock& clock;
        Random& random;
    };

    /// When the profile remembers a user of this server whose token is kept, work begins at once, connected
    /// or not.
    LocalWorkspace(Options options, Services services);
    /// Waits for what is being written.
    ~LocalWorkspace() override;

    [[nodiscard]] const StoreStatus& status() const override { return m_status; }
    [[nodiscard]] const Session& session() const override { return m_session; }
    void logIn(const QString& user, const QString& password, QObject* context,
               std::function<void(Result<Session>)> done) override;
    void acceptKey(const QString& fingerprint) override;
    void logOut() override;
    [[nodiscard]] const std::vector<LeftWork>& leftBehind() const override { return m_leftWorks; }

    void search(const QString& text, int limit, QObject* context,
                std::function<void(SearchAnswer)> done) override;
    void searchStore(const QString& text, int limit, QObject* context,
                     std::function<void(StoreAnswer)> done) override;
    void findCallerAtStore(const std::string& value, QObject* context,
                           std::function<void(bool)> done) override;
    void findAtStore(const QStringList& questions, QObject* context, std::function<void(bool)> done) override;
    void keepHere(CustomerId customer) override;
    void loadRecord(CustomerId customer, QObject* context,
                    std::function<void(Result<CustomerRecord>)> done) override;
    void loadTimeline(CustomerId customer, const TimelineFilter& filter, Timestamp before,
                      const Uuid& beforeId, int limit, QObject* context,
                      std::function<void(TimelinePage)> done) override;
    void identifyCaller(const std::vector<std::pair<MatchBasis, std::string>>& identifiers,
                        const std::string& lineCalled, QObject* context,
                        std::function<void(CallerAnswer)> done) override;
    void loadWork(int limit, QObject* context, std::function<void(WorkList)> done) override;
    void loadNoteVersions(NoteId note, QObject* context,
                          std::function<void(std::vector<NoteVersion>)> done) override;
    void loadTagsInUse(QObject* context, std::function<void(QStringList)> done) override;
    void loadCreatedHere(QObject* context, std::function<void(std::vector<CustomerId>)> done) override;
    void loadLookAlikes(CustomerId customer, QObject* context,
                        std::function<void(std::vector<LookAlike>)> done) override;
    void loadLookAlikeQuestions(CustomerId customer, QObject* context,
                                std::function<void(QStringList)> done) override;
    void loadUnsentWork(QObject* context, std::function<void(std::vector<UnsentWork>)> done) override;
    void loadRefusedWork(QObject* context, std::function<void(std::vector<RefusedWork>)> done) override;
    void dismissRefusedWork(std::int64_t mseq) override;

    void loadReviews(const WhichReviews& which, QObject* context,
                     std::function<void(Result<ReviewPage>)> done) override;
    void decideReviews(protocol::ReviewChoice choice, const std::vector<MutationId>& which, QObject* context,
                       std::function<void(std::vector<ReviewOutcome>)> done) override;

    void submit(const Command& command, QObject* context, std::function<void(Result<void>)> done) override;
    void present(const Whereabouts& where) override;
    [[nodiscard]] const std::vector<PersonHere>& personsHere() const override { return m_persons; }
    void saveDraft(const QString& key, const QString& text) override;
    void loadDraft(const QString& key, QObject* context, std::function<void(QString)> done) override;

    [[nodiscard]] const std::vector<User>& users() const override { return m_base->users; }
    [[nodiscard]] const std::vector<Reason>& reasons() const override { return m_base->reasons; }
    [[nodiscard]] const std::vector<Line>& lines() const override { return m_base->lines; }
    [[nodiscard]] const std::vector<Queue>& queues() const override { return m_base->queues; }
    [[nodiscard]] const std::vector<QueueMember>& queueMembers() const override {
        return m_base->queueMembers;
    }

    [[nodiscard]] Uuid newId() override;
    [[nodiscard]] Timestamp now() const override;

private:
    friend class WriterPort;
    template <class Job> void onWriter(Job job);
    template <class T, class Question, class Adapt>
    void askReader(ReaderThread& reader, Answers::Ticket ticket, Question question, Adapt adapt);

    void startLeftBehind();
    void readPasses(const QString& user);
    void keepPasses(const QString& user, const QString& passes);
    void forgetToken(const QString& user);
    void resume();
    void takeStatus(const StoreStatus& status);
    void takeSession(const Session& session);
    void endLogIn(const Result<Session>& outcome, const QString& token);
    void endSession(StoreStatus::Removed why, const QString& user);
    void goOnline();
    void takePresence(CustomerId customer, const std::vector<PersonHere>& persons);
    void takeNews(bool everything, bool baseData, const std::vector<CustomerId>& customers, bool refusedWork);

    Options m_options;
    Services m_services;
    StoreStatus m_status;
    Session m_session;
    Whereabouts m_whereabouts;
    std::vector<PersonHere> m_persons; ///< who else is there
    std::vector<LeftWork> m_leftWorks;
    std::shared_ptr<const BaseData> m_base = std::make_shared<const BaseData>();
    Answers m_answers;
    Answers::Ticket m_logIn = 0; ///< under way; 0: none
    QString m_logInName;
    bool m_opened = false;             ///< somebody has logged in, or is about to
    Answers::Ticket m_search = 0;      ///< the newest question
    Answers::Ticket m_storeSearch = 0; ///< the newest one to the store

    // In this order: the readers end first, then the writer, then what they share.
    Publisher m_publisher;
    std::unique_ptr<WriterPort> m_port;
    std::unique_ptr<QThread> m_writerThread;
    Writer* m_writer;   ///< lives, and is deleted, on m_writerThread
    LeftBehind* m_left; ///< the same
    std::unique_ptr<ReaderThread> m_searchReader;
    std::unique_ptr<ReaderThread> m_lookUpReader;
};

} // namespace visage::client
