// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/client/views.h"
#include "ui/shell/surroundings.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace visage::ui {

class PlainLabel;

/// Server, user, password. Enter goes on; what went wrong stands in one sentence above the button. Where the
/// password would travel unencrypted to another machine, a warning says so and the first log-in there wants a
/// tick. A server that nobody vouches for is shown with the fingerprint of its key, which the person compares
/// and accepts. Where the customers were removed from this computer, it says why, and what became of unsent
/// work; and whose unsent work is on this computer.
class LoginPage : public QWidget {
    Q_OBJECT
public:
    explicit LoginPage(const Surroundings& around, QWidget* parent = nullptr);

    /// As remembered; the focus goes to the first field that is empty.
    void prefill(const QString& server, const QString& user);
    void fillAndSubmit(const QString& user, const QString& password);
    void showTrouble(const Error& error);

Q_SIGNALS:
    /// The server typed is not the workspace's: another workspace is needed before anybody can log in.
    void otherServerWanted(const QString& server, const QString& user, const QString& password);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QWidget* buildCard();
    QWidget* buildProblem();
    QWidget* buildUnencrypted();
    QWidget* buildUnknownKey();
    QWidget* buildNotice();
    void showNotice();
    [[nodiscard]] QString removedText() const;
    [[nodiscard]] QString leftBehindText() const;
    void showUnencrypted();
    void acceptKey();
    void retranslate();
    void submit();
    void setBusy(bool busy);
    void showProblem();
    void focusProblem();
    [[nodiscard]] QString problemSentence() const;
    [[nodiscard]] QLineEdit* firstEmpty() const;

    enum class Problem { None, Store, BadServer, NothingTyped, NotEncrypted };

    Surroundings m_around;
    QLineEdit* m_server;
    QLineEdit* m_user;
    QLineEdit* m_password;
    PlainLabel* m_serverLabel;
    PlainLabel* m_userLabel;
    PlainLabel* m_passwordLabel;
    PlainLabel* m_subtitle;
    PlainLabel* m_noticeLabel;
    QWidget* m_noticeFrame;
    PlainLabel* m_problemLabel;
    QWidget* m_problemFrame;
    PlainLabel* m_unencryptedLabel;
    QCheckBox* m_anyway;
    QWidget* m_unencryptedFrame;
    PlainLabel* m_unknownKeyLabel;
    PlainLabel* m_fingerprint;
    QPushButton* m_trust;
    QWidget* m_unknownKeyFrame;
    PlainLabel* m_capsLock;
    QPushButton* m_button;
    Problem m_problem = Problem::None;
    Error m_error;
    bool m_busy = false;
};

/// "store.example.org" becomes "wss://store.example.org/sync", "127.0.0.1:7420" "ws://127.0.0.1:7420/sync";
/// empty for what is no address of a store.
[[nodiscard]] QString completeServer(const QString& typed);

/// Whether passwords and records would go to this complete address unencrypted over a network.
[[nodiscard]] bool isExposed(const QString& server);

} // namespace visage::ui
