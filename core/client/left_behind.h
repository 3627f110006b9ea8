// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/driver.h"

#include <QStringList>

namespace visage::client {

/// Sends what people had not sent when they logged out of this computer: whenever the store can be reached,
/// one person after the other, by the token that each of them had. Such a session only pushes: nothing is
/// fetched for it, nobody is let in by it and nothing is shown. When all of it is acknowledged the token is
/// revoked. Whose account is switched off is treated as Writer does it: what is half written goes to a lead
/// too, and the files go.
///
/// A pass is what is kept of a log-in for this: the incarnation of the store, a blank, the token. Several of
/// one person stand in lines, the newest last. On the writer's thread, whose files it never opens while the
/// Writer has them, nor does anything while the Writer is busy with the store.
class LeftBehind : public QObject {
    Q_OBJECT
public:
    struct Setup {
        Driver::Setup driver;
        QString folder; ///< PROFILE/<store>
        storage::AccessHook beforeOutbox;
        storage::AccessHook beforeCache;
        HandOver handOver{};
    };
    LeftBehind(Setup setup, const Clock& clock, Random& random);
    ~LeftBehind() override;

    [[nodiscard]] static QString passOf(const LocalData& data, const QString& token);

    /// Everybody whose work lies here, a folder at a time: changed() says who, passesWanted() asks for what
    /// is kept of them.
    void look();
    /// Passes of this user beside those that are known; `kept`: as they are kept already.
    void take(const QString& user, const QString& passes, bool kept);
    /// Somebody else opens these files now; an empty name: all of them, for a moment.
    void makeWay(const QString& folder);
    /// They are closed.
    void goOn();
    /// How the session of whoever works here stands with the store.
    void follow(const StoreStatus& status);
    /// As Driver::accept().
    void accept(const QSslCertificate& certificate);

Q_SIGNALS:
    /// Whose unsent work is here.
    void changed(const std::vector<LeftWork>& works);
    /// Answered by take(), or not at all.
    void passesWanted(const QString& user);
    /// What is to be kept of this user from now on; empty: nothing.
    void passesChanged(const QString& user, const QString& passes);

private:
    struct Work {
        QString user;
        QString folder; ///< empty: not looked for yet
        QString displayName;
        int unsent = 0;
        QStringList passes;
        bool asked = false;
        bool aside = false; ///< does not work at the moment: until the next look
    };

    [[nodiscard]] Work& workOf(const QString& user);
    [[nodiscard]] Work* current();
    void lookAtNext();
    void lookAt(const QString& folder);
    void sendSoon();
    void sendNext();
    [[nodiscard]] bool open(Work& work, LocalData::Copy copy);
    void checkSoon();
    void check();
    void finish();
    void refused(Work& work);
    void accountOff(Work& work);
    void dropPass(Work& work);
    void close();
    void say();

    Setup m_setup;
    const Clock& m_clock;
    Random& m_random;
    Publisher m_publisher; ///< nobody reads there
    std::vector<Work> m_works;
    std::vector<LeftWork> m_said;
    QStringList m_toLookAt;
    QString m_taken;   ///< the files that the Writer has
    bool m_may = true; ///< nobody is in the way
    QString m_user;    ///< whose work is being sent
    LocalData::Copy m_copy = LocalData::Copy::Unseen;
    std::unique_ptr<LocalData> m_data;
    std::unique_ptr<Driver> m_driver;
    bool m_checking = false;
    QTimer m_farewell;
};

} // namespace visage::client
