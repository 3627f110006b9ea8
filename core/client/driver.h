// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/link.h"
#include "core/client/local_data.h"
#include "core/client/reconnect_policy.h"
#include "core/client/trust.h"

#include <QPointer>

#include <deque>
#include <variant>

namespace visage::client {

/// Runs one user's sync session: its bytes over the network, its effects into the files, its wake-ups on a
/// timer, and a new connection whenever one is wanted and lost. When an effect cannot be carried out (a full
/// disk, a damaged cache), the connection is given up and the session begins anew from what is on the disk:
/// what was not made durable was never acknowledged, so the store sends or asks it again. Writer thread.
class Driver : public QObject {
    Q_OBJECT
public:
    struct Setup {
        QUrl address;
        std::string build;
        std::string deviceName;
        Trust trust{};
    };
    Driver(Setup setup, LocalData& data, const Clock& clock, Random& random);
    ~Driver() override;

    /// Connect and stay connected, with the token of an earlier log-in.
    void start(const QString& token);
    void logIn(const QString& user, const QString& password);
    /// The same, but nobody waits for it: it is tried until the store answers.
    void logInWhenItIsBack(const QString& user, const QString& password);
    /// Revokes the token where the store can be reached, and ends the connection.
    void logOut();
    /// A person has accepted this certificate of the server; the next attempt believes it.
    void accept(const QSslCertificate& certificate);
    void submitted(sync::PendingPush push);
    /// Where the person is: said to the store as long as it holds, on every connection.
    void present(const protocol::Presence& presence);
    /// A question to the store, where this copy holds a part of its customers.
    struct Question {
        std::string text;
        std::uint32_t limit = 0;
        /// What is more urgent goes first. Of two that are typed only the newer one is answered; the others
        /// all are.
        enum class Kind { Background, Typed, Caller };
        Kind kind = Kind::Background;
        std::function<void(const protocol::Found*)> done; ///< null: the store cannot be asked now
    };
    void ask(Question question);
    /// A question about what waits for a lead. All are answered, one after the other; the number is the
    /// driver's to give.
    using ReviewAnswer = std::variant<protocol::ReviewList, protocol::Decided>;
    struct ReviewQuestion {
        std::variant<protocol::Reviews, protocol::Decide> what;
        std::function<void(const Result<ReviewAnswer>&)> done;
    };
    void askReviews(ReviewQuestion question);
    /// As ClientSession says it; none before the copy is as new as the store.
    [[nodiscard]] std::vector<std::string> comparable() const;
    void audit(const sync::CopyState& copy);
    [[nodiscard]] Timestamp storeNow() const;
    /// While the search index is being built, what the store sends waits, but for one frame each time this is
    /// called: customers are to be found before their contacts come in.
    void takeHeldFrames();
    /// The cache was replaced under the session.
    void beginAnew(const Error& why);

    /// As start() was told, or the log-in; empty: none.
    [[nodiscard]] const QString& token() const { return m_token; }
    /// The store has taken the token of this connection, or of the last one.
    [[nodiscard]] bool welcomed() const { return m_welcomed; }
    /// Not of whom it only takes what is unsent: who is switched off, a program that is too old.
    [[nodiscard]] bool asksReviews() const { return m_session && m_session->knowsReviews(); }
    /// Without the counts of the outbox.
    [[nodiscard]] const StoreStatus& status() const { return m_status; }

Q_SIGNALS:
    void statusChanged();
    /// After the effects of one event: LocalData may have news.
    void dataChanged();
    /// Who else is there; nobody, without a customer, when the connection is over.
    void presenceCame(const protocol::Present& present);
    void loggedIn(const QString& token);
    void logInFailed(ErrorCode code, const QString& sentence);
    /// By the store, which is known from here on.
    void taken();
    /// It has another history than before; so much of what it had taken is given to it again.
    void storeRestored(int givenBack);
    /// The store has switched this account off, and has what was entered here as far as it takes it.
    void accountOff();

private:
    void connectNow();
    void dropLink();
    void onOpened();
    void onReceived(const QByteArray& frame);
    void take(const QByteArray& frame);
    /// Says it when this computer's clock is wrong.
    void learnClock();
    void onClosed(const Error& why);
    void onWakeUp();
    [[nodiscard]] bool makeSession();

    void carryOut(sync::ClientEffects effects);
    [[nodiscard]] Result<void> carryOut(sync::ClientEffect& effect);
    void enterAgain();
    Result<void> on(sync::effect::Send& effect);
    Result<void> on(sync::effect::Close& effect);
    Result<void> on(sync::effect::SaveEpoch& effect);
    Result<void> on(sync::effect::SaveToken& effect);
    Result<void> on(sync::effect::SaveStore& effect);
    Result<void> on(sync::effect::DropScope& effect);
    Result<void> on(sync::effect::BeginSnapshot& effect);
    Result<void> on(sync::effect::StoreSnapshotPart& effect);
    Result<void> on(sync::effect::EndSnapshot& effect);
    Result<void> on(sync::effect::ApplyChanges& effect);
    Result<void> on(sync::effect::RecordAck& effect);
    Result<void> on(sync::effect::Reoffer& effect);
    Result<void> on(sync::effect::PhaseChanged& effect);
    Result<void> on(sync::effect::Progress& effect);
    Result<void> on(sync::effect::Welcomed& effect);
    Result<void> on(sync::effect::Found& effect);
    Result<void> on(sync::effect::Present& effect);
    Result<void> on(sync::effect::ReviewList& effect);
    Result<void> on(sync::effect::Decided& effect);
    Result<void> on(sync::effect::ReviewsWaiting& effect);
    Result<void> on(sync::effect::Refused& effect);
    Result<void> on(sync::effect::WakeAt& effect);

    void askNext();
    void giveUpQuestions();
    void askNextReview();
    void answerReviews(const Result<ReviewAnswer>& answer);
    void giveUpReviews();

    /// The connection is over: say why, and arrange for the next one where one is wanted.
    void over(const Error& why);
    void refuse(const Error& why);
    void refuseKey(const Error& why, const QSslCertificate& shown);
    void retryLater(Milliseconds atLeast);
    void setState(StoreStatus::State state);
    void failLogIn(const Error& why);

    Setup m_setup;
    LocalData& m_data;
    const Clock& m_clock;
    std::unique_ptr<sync::ClientSession> m_session;
    ReconnectPolicy m_policy;
    QPointer<Link> m_link;
    /// Kept between two attempts: reading the authorities of the system costs more than a handshake.
    std::optional<QSslConfiguration> m_tls;
    QTimer m_wakeUp;
    QTimer m_retry;
    StoreStatus m_status;
    QString m_token;
    QString m_user; ///< of a log-in under way
    QString m_password;
    bool m_waited = false;   ///< somebody waits for its outcome
    bool m_welcomed = false; ///< on this connection
    Milliseconds m_askedToWait{0};
    std::deque<QByteArray> m_held;
    std::deque<Question> m_questions; ///< the store answers one at a time
    std::optional<Question> m_asked;
    std::deque<ReviewQuestion> m_reviewQuestions;
    std::optional<ReviewQuestion> m_askedReviews;
    std::uint64_t m_lastQuestion = 0;
    protocol::Presence m_presence;
    bool m_toldPresence = false;    ///< on this connection
    std::optional<Error> m_closing; ///< set by effects: the connection ends when they are all done
    std::optional<std::vector<sync::PendingPush>> m_reoffered;
    std::optional<int> m_givenBack; ///< to a store that was restored
};

} // namespace visage::client
