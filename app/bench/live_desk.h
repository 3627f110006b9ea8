// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/local_workspace.h"

#include <QTemporaryDir>
#include <QUrl>

namespace visage::bench {

/// Nothing is kept beyond the run.
class NoSecrets final : public client::SecretStore {
public:
    void read(const QString&, std::function<void(Result<QString>)> done) override { done(QString()); }
    void write(const QString&, const QString&, std::function<void(Result<void>)> done) override { done({}); }
    void remove(const QString&) override {}
};

/// A desktop without a window on files of its own that has everything the store has.
class LiveDesk {
public:
    /// On empty files, and nobody is logged in yet.
    [[nodiscard]] static Result<std::unique_ptr<LiveDesk>> empty(const QUrl& store);
    /// Logs the user of the bench in and waits until the whole set is here.
    [[nodiscard]] static Result<std::unique_ptr<LiveDesk>> open(const QUrl& store);

    [[nodiscard]] client::LocalWorkspace& workspace() { return *m_workspace; }

private:
    LiveDesk() = default;
    [[nodiscard]] Result<void> logIn();

    QTemporaryDir m_folder;
    std::unique_ptr<client::Profile> m_profile;
    NoSecrets m_secrets;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<client::LocalWorkspace> m_workspace;
};

} // namespace visage::bench
