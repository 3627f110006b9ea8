// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"
#include "tests/support/prepared_data.h"

#include <QHash>

#include <map>
#include <optional>
#include <set>

namespace visage::testing {

/// A Workspace in memory over prepared data: what pages are tried on. Answers come through the event loop, as
/// the real ones do. Commands take effect at once and stay "unsent" until sendAll().
class PreparedWorkspace final : public client::Workspace {
    Q_OBJECT
public:
    explicit PreparedWorkspace(PreparedData data = preparedData(), QObject* parent = nullptr);

    PreparedData data;
    std::vector<Command> submitted; ///< in their order

    /// Logged in as the agent, without asking.
    void enter();
    /// The only password that logIn() takes, of any known user; an error here is the answer to every log-in.
    QString password = QStringLiteral("secret");
    std::optional<Error> logInFault;
    QString accepted;                 ///< the fingerprint that the person took for the server's
    std::optional<Error> submitFault; ///< the answer to the next submit(), which then keeps nothing

    void setStatus(const client::StoreStatus& status);
    void setState(client::StoreStatus::State state);
    void setNow(Timestamp now) { data.now = now; }
    /// Everything entered so far has reached the store.
    void sendAll();
    /// The store refuses a piece of work.
    void refuse(client::RefusedWork work);
    /// Of people who have logged out.
    void setLeftBehind(std::vector<client::LeftWork> works) {
        m_leftBehind = std::move(works);
        Q_EMIT leftBehindChanged();
    }
    void restoreStore(int givenBack) { Q_EMIT storeRestored(givenBack); }
    /// The person is a lead, and this awaits a decision.
    void await(std::vector<client::WaitingWork> works);
    /// The rules refuse to let this one count, or somebody else decides over it first (Conflict: it is gone).
    std::map<MutationId, Error> reviewFaults;
    std::size_t reviewsAPage = 200;
    std::vector<std::pair<protocol::ReviewChoice, MutationId>> decided; ///< in their order
    /// The desk holds a part of the customers; the store knows these besides, and so many in all. The
    /// histories of stubs are not here.
    void holdPart(std::vector<CustomerId> onlyAtTheStore, std::vector<CustomerId> stubs,
                  std::int64_t customersKnown);
    /// The store has sent everything about the customer.
    void fetched(CustomerId customer);
    std::vector<CustomerId> kept;         ///< whose histories were asked for, in their order
    std::vector<QString> askedOfTheStore; ///< in their order
    /// What the page said, in its order.
    std::vector<client::Whereabouts> whereabouts;
    void setPersonsHere(std::vector<client::PersonHere> persons) {
        m_persons = std::move(persons);
        Q_EMIT personsHereChanged();
    }
    /// A change by somebody else, as the feed would bring it.
    void touch(CustomerId customer) { Q_EMIT customersChanged({customer}); }

    [[nodiscard]] const Customer* customer(CustomerId id) const;

    // Workspace
    [[nodiscard]] const client::StoreStatus& status() const override { return m_status; }
    [[nodiscard]] const client::Session& session() const override { return m_session; }
    void logIn(const QString& user, const QString& password, QObject* context,
               std::function<void(Result<client::Session>)> done) override;
    void acceptKey(const QString& fingerprint) override { accepted = fingerprint; }
    void logOut() override;
    [[nodiscard]] const std::vector<client::LeftWork>& leftBehind() const override { return m_leftBehind; }
    void search(const QString& text, int limit, QObject* context,
                std::function<void(client::SearchAnswer)> done) override;
    void searchStore(const QString& text, int limit, QObject* context,
                     std::function<void(client::StoreAnswer)> done) override;
    void findCallerAtStore(const std::string& value, QObject* context,
                           std::function<void(bool)> done) override;
    void findAtStore(const QStringList& questions, QObject* context, std::function<void(bool)> done) override;
    void keepHere(CustomerId customer) override;
    void loadRecord(CustomerId customer, QObject* context,
                    std::function<void(Result<client::CustomerRecord>)> done) override;
    void loadTimeline(CustomerId customer, const client::TimelineFilter& filter, Timestamp before,
                      const Uuid& beforeId, int limit, QObject* context,
                      std::function<void(client::TimelinePage)> done) override;
    void identifyCaller(const std::vector<std::pair<MatchBasis, std::string>>& identifiers,
                        const std::string& lineCalled, QObject* context,
                        std::function<void(client::CallerAnswer)> done) override;
    void loadWork(int limit, QObject* context, std::function<void(client::WorkList)> done) override;
    void loadNoteVersions(NoteId note, QObject* context,
                          std::function<void(std::vector<NoteVersion>)> done) override;
    void loadTagsInUse(QObject* context, std::function<void(QStringList)> done) override;
    void loadCreatedHere(QObject* context, std::function<void(std::vector<CustomerId>)> done) override;
    void loadLookAlikes(CustomerId customer, QObject* context,
                        std::function<void(std::vector<client::LookAlike>)> done) override;
    void loadLookAlikeQuestions(CustomerId customer, QObject* context,
                                std::function<void(QStringList)> done) override;
    void loadUnsentWork(QObject* context, std::function<void(std::vector<client::UnsentWork>)> done) override;
    void loadRefusedWork(QObject* context,
                         std::function<void(std::vector<client::RefusedWork>)> done) override;
    void dismissRefusedWork(std::int64_t mseq) override;
    void loadReviews(const client::WhichReviews& which, QObject* context,
                     std::function<void(Result<client::ReviewPage>)> done) override;
    void decideReviews(protocol::ReviewChoice choice, const std::vector<MutationId>& which, QObject* context,
                       std::function<void(std::vector<client::ReviewOutcome>)> done) override;
    void submit(const Command& command, QObject* context, std::function<void(Result<void>)> done) override;
    void present(const client::Whereabouts& where) override { whereabouts.push_back(where); }
    [[nodiscard]] const std::vector<client::PersonHere>& personsHere() const override { return m_persons; }
    void saveDraft(const QString& key, const QString& text) override;
    void loadDraft(const QString& key, QObject* context, std::function<void(QString)> done) override;
    [[nodiscard]] const std::vector<User>& users() const override { return data.users; }
    [[nodiscard]] const std::vector<Reason>& reasons() const override { return data.reasons; }
    [[nodiscard]] const std::vector<Line>& lines() const override { return data.lines; }
    [[nodiscard]] const std::vector<Queue>& queues() const override { return data.queues; }
    [[nodiscard]] const std::vector<QueueMember>& queueMembers() const override { return data.queueMembers; }
    [[nodiscard]] Uuid newId() override { return makeUuidV7(data.now, m_random); }
    [[nodiscard]] Timestamp now() const override { return data.now; }

private:
    template <class T> void answer(QObject* context, std::function<void(T)> done, T value);

    /// As the store would answer; what it finds is known here from now on.
    [[nodiscard]] std::vector<client::SearchHit> findElsewhere(const QString& text);
    [[nodiscard]] client::SearchHit hitOf(const Customer& customer) const;
    [[nodiscard]] bool reachable() const { return m_status.state == client::StoreStatus::State::Live; }
    [[nodiscard]] bool matches(const Customer& customer, const std::string& word) const;
    [[nodiscard]] Result<client::CustomerRecord> recordOf(CustomerId id) const;
    /// Aliases followed.
    [[nodiscard]] CustomerId survivorOf(CustomerId id) const;
    [[nodiscard]] std::vector<Identity> identitiesOf(CustomerId id) const;
    [[nodiscard]] std::vector<client::TimelineEntry> entriesOf(CustomerId id) const;
    [[nodiscard]] client::TimelinePage pageOf(CustomerId id, const client::TimelineFilter& filter,
                                              Timestamp before, const Uuid& beforeId, int limit) const;
    [[nodiscard]] client::CallerCandidate candidateOf(const Customer& customer, MatchBasis basis) const;

    /// The customers whom the command concerns.
    [[nodiscard]] std::vector<CustomerId> carryOut(const Command& command);
    CustomerId carryOut(const WriteNote& command);
    CustomerId carryOut(const EditNote& command);
    CustomerId carryOut(const OpenCase& command);
    CustomerId carryOut(const ChangeCaseStatus& command);
    CustomerId carryOut(const RecordCall& command);
    CustomerId carryOut(const QualifyInteraction& command);
    CustomerId carryOut(const AssignInteraction& command);
    CustomerId carryOut(const LinkInteraction& command);
    CustomerId carryOut(const CreateCustomer& command);
    CustomerId carryOut(const AttachIdentity& command);
    CustomerId carryOut(const DetachIdentity& command);
    CustomerId carryOut(const PinAlert& command);
    CustomerId carryOut(const UnpinAlert& command);
    /// By the real rules; what they refuse is the answer to submit().
    CustomerId decide(const Command& command);
    /// All others as the store would.
    template <AlternativeOf<AnyCommand> T> CustomerId carryOut(const T& command) { return decide(command); }
    Interaction& interactionFor(InteractionId id);
    void addEvent(const Case& about, CaseEventId id, CaseEventKind kind, CaseStatus from, ReasonId reason);

    SeededRandom m_random{7};
    client::StoreStatus m_status;
    client::Session m_session;
    std::vector<client::PersonHere> m_persons;
    std::vector<client::LeftWork> m_leftBehind;
    QHash<QString, QString> m_drafts;
    std::vector<client::RefusedWork> m_refused;
    void settleReview(protocol::ReviewChoice choice, MutationId mid);
    std::vector<client::WaitingWork> m_reviews;
    std::vector<client::WaitingWork> m_thrownAway;
    std::set<Uuid> m_unsent;
    std::optional<Error> m_refusal;   ///< of the command under way, by the rules
    std::set<CustomerId> m_elsewhere; ///< only the store knows them
    std::set<CustomerId> m_found;     ///< of these, whom it has told us about
    std::set<CustomerId> m_stubs;     ///< known here, without a history
};

} // namespace visage::testing
