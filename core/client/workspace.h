// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/client/views.h"
#include "core/client/work.h"
#include "core/protocol/messages.h"

#include <QObject>

#include <functional>

namespace visage::client {

/// The agent's side of Visage as the desktop sees it: one profile, one store, one user. Lives in the GUI
/// thread; every method returns at once, work is done on threads of its own (one writer, one search reader,
/// one look-up reader), and answers come back on the GUI thread, never before the call that asked has
/// returned. A callback is dropped when `context` is gone. Everything works the same with the store away.
///
/// Interface, so that a page can be tried over prepared data; LocalWorkspace is the real one.
class Workspace : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual const StoreStatus& status() const = 0;
    /// Null id until somebody is logged in.
    [[nodiscard]] virtual const Session& session() const = 0;

    /// The result is Ok, or why not in a sentence (WrongCredentials, Locked, Unavailable, TooOld...).
    virtual void logIn(const QString& user, const QString& password, QObject* context,
                       std::function<void(Result<Session>)> done) = 0;
    /// The person knows the key that the server shows (status().fingerprint): it is believed from now on,
    /// here and at later starts. Nothing happens for another fingerprint.
    virtual void acceptKey(const QString& fingerprint) = 0;
    /// Unsent work stays here, and goes out when the store can be reached, whoever works here then.
    virtual void logOut() = 0;
    /// Whose unsent work is on this computer, by name; but for whoever works here.
    [[nodiscard]] virtual const std::vector<LeftWork>& leftBehind() const = 0;

    /// Live search: a newer question interrupts and drops the older one's answer.
    virtual void search(const QString& text, int limit, QObject* context,
                        std::function<void(SearchAnswer)> done) = 0;
    /// The same question to the store, about whom this device does not hold (StoreStatus::partial); answered
    /// at once where it cannot be asked. Whoever is found can be opened like anybody here.
    virtual void searchStore(const QString& text, int limit, QObject* context,
                             std::function<void(StoreAnswer)> done) = 0;
    /// Somebody calls whom this device does not know, with this number or address in its normalised form:
    /// asks the store. True: it knows somebody, so identifyCaller() does too by now.
    virtual void findCallerAtStore(const std::string& value, QObject* context,
                                   std::function<void(bool)> done) = 0;
    /// These questions to the store, while nothing more urgent is asked. True: each was answered, and whoever
    /// was found is read like anybody here; false: it cannot be asked now.
    virtual void findAtStore(const QStringList& questions, QObject* context,
                             std::function<void(bool)> done) = 0;
    /// A person looks at this record: where its history is not here it is fetched, now or when the store can
    /// be reached, and kept as long as people look now and then.
    virtual void keepHere(CustomerId customer) = 0;
    virtual void loadRecord(CustomerId customer, QObject* context,
                            std::function<void(Result<CustomerRecord>)> done) = 0;
    /// The page of entries older than (before, beforeId); a zero time: from the newest on.
    virtual void loadTimeline(CustomerId customer, const TimelineFilter& filter, Timestamp before,
                              const Uuid& beforeId, int limit, QObject* context,
                              std::function<void(TimelinePage)> done) = 0;
    /// Who calls from these normalised values? Strongest basis first; empty numbers are skipped, all empty is
    /// Hidden.
    virtual void identifyCaller(const std::vector<std::pair<MatchBasis, std::string>>& identifiers,
                                const std::string& lineCalled, QObject* context,
                                std::function<void(CallerAnswer)> done) = 0;
    /// What waits for whoever is logged in, `limit` items of each group; read again when customers change,
    /// and from time to time, for what is late changes by itself. Empty where nobody is logged in.
    virtual void loadWork(int limit, QObject* context, std::function<void(WorkList)> done) = 0;
    virtual void loadNoteVersions(NoteId note, QObject* context,
                                  std::function<void(std::vector<NoteVersion>)> done) = 0;
    /// Tags that customers on this desktop bear, the most usual ones first: to be offered, not to be counted.
    virtual void loadTagsInUse(QObject* context, std::function<void(QStringList)> done) = 0;
    /// The customers made on this desktop in the last days, the newest first.
    virtual void loadCreatedHere(QObject* context, std::function<void(std::vector<CustomerId>)> done) = 0;
    /// Who of the customers on this desktop may be the same as this one, the likeliest first. Those that are
    /// one with them are none.
    virtual void loadLookAlikes(CustomerId customer, QObject* context,
                                std::function<void(std::vector<LookAlike>)> done) = 0;
    /// What findAtStore() is to be asked before loadLookAlikes() knows of those too whom this desktop does
    /// not hold. Nothing while the store does not know the customer as this desktop does: of two desktops
    /// that make the same one, whichever comes later finds the other's.
    virtual void loadLookAlikeQuestions(CustomerId customer, QObject* context,
                                        std::function<void(QStringList)> done) = 0;
    /// What the store has not answered yet, in the order in which it was entered.
    virtual void loadUnsentWork(QObject* context, std::function<void(std::vector<UnsentWork>)> done) = 0;
    virtual void loadRefusedWork(QObject* context, std::function<void(std::vector<RefusedWork>)> done) = 0;
    /// The person has read it (and copied what is wanted): it leaves the list.
    virtual void dismissRefusedWork(std::int64_t mseq) = 0;

    /// What accounts that were switched off had not sent yet, for a lead to decide, or what was thrown away
    /// of it: a few hundred at a time, asked of the store (Unavailable without it, StoreTooOld, Denied).
    virtual void loadReviews(const WhichReviews& which, QObject* context,
                             std::function<void(Result<ReviewPage>)> done) = 0;
    /// Lets these count, throws them away (in 60 days), or brings them back, each by itself. One outcome for
    /// each; with the store away, or gone before it answered, Unavailable: the list says then what was done.
    virtual void decideReviews(protocol::ReviewChoice choice, const std::vector<MutationId>& which,
                               QObject* context, std::function<void(std::vector<ReviewOutcome>)> done) = 0;

    /// Durable in the outbox when `done` says Ok; from then on every reader shows its effect. An error (a
    /// full disk, a handler's refusal) means that nothing was kept: the caller keeps the text.
    virtual void submit(const Command& command, QObject* context, std::function<void(Result<void>)> done) = 0;

    /// Says where the person is, so that others who look at the same record see it: whenever that changes,
    /// the rest is done by itself. Kept nowhere.
    virtual void present(const Whereabouts& where) = 0;
    /// Who else is at the record that present() has named, those who do the most first. Nobody while the
    /// store cannot be reached.
    [[nodiscard]] virtual const std::vector<PersonHere>& personsHere() const = 0;

    /// Text of an editor, kept across crashes under a key of the page's choice ("note/<customer>"). An empty
    /// text removes it. Not synchronised.
    virtual void saveDraft(const QString& key, const QString& text) = 0;
    virtual void loadDraft(const QString& key, QObject* context, std::function<void(QString)> done) = 0;

    /// Small base data, in memory, as of the last baseDataChanged().
    [[nodiscard]] virtual const std::vector<User>& users() const = 0;
    [[nodiscard]] virtual const std::vector<Reason>& reasons() const = 0;
    [[nodiscard]] virtual const std::vector<Line>& lines() const = 0;
    /// By position, those that are switched off among them.
    [[nodiscard]] virtual const std::vector<Queue>& queues() const = 0;
    [[nodiscard]] virtual const std::vector<QueueMember>& queueMembers() const = 0;

    /// Fresh ids for commands.
    [[nodiscard]] virtual Uuid newId() = 0;
    [[nodiscard]] virtual Timestamp now() const = 0;

Q_SIGNALS:
    void statusChanged();
    void leftBehindChanged();
    void sessionChanged();
    void baseDataChanged();
    /// Something of these customers changed, by us or by others: read again what you show of them.
    void customersChanged(const std::vector<visage::CustomerId>& customers);
    /// The whole cache was replaced.
    void everythingChanged();
    void refusedWorkChanged();
    void personsHereChanged();
    /// The store was put back to an earlier state, or another machine took over with one; so many changes
    /// that it had taken from this desktop before are given to it again.
    void storeRestored(int givenBack);
    /// The cache was damaged and has been set aside, or the disk is full: a sentence to show in a banner.
    void troubled(visage::ErrorCode code, const QString& sentence);
};

} // namespace visage::client
