// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/live_desk.h"

#include "app/bench/filled_store.h"

#include <QEventLoop>
#include <QTimer>

#include <optional>

namespace visage::bench {
namespace {

constexpr int longestMs = 600'000;

} // namespace

Result<std::unique_ptr<LiveDesk>> LiveDesk::open(const QUrl& store) {
    auto desk = empty(store);
    if (!desk)
        return desk.error();
    if (auto done = (*desk)->logIn(); !done)
        return done.error();
    return desk;
}

Result<std::unique_ptr<LiveDesk>> LiveDesk::empty(const QUrl& store) {
    std::unique_ptr<LiveDesk> desk(new LiveDesk);
    auto profile = client::Profile::open(desk->m_folder.path());
    if (!profile)
        return profile.error();
    desk->m_profile = std::move(*profile);
    desk->m_workspace = std::make_unique<client::LocalWorkspace>(
        client::LocalWorkspace::Options{store, "visage-bench", "bench", {}, {}},
        client::LocalWorkspace::Services{*desk->m_profile, desk->m_secrets, desk->m_clock, desk->m_random});
    return desk;
}

Result<void> LiveDesk::logIn() {
    QEventLoop loop;
    std::optional<Error> error;
    const auto fail = [&](const Error& why) {
        error = why;
        loop.quit();
    };
    const auto look = [&] {
        if (m_workspace->status().state == client::StoreStatus::State::Live)
            loop.quit();
    };
    QObject::connect(m_workspace.get(), &client::Workspace::statusChanged, &loop, look);
    m_workspace->logIn(QStringLiteral("bench"), QString::fromLatin1(benchPassword), &loop,
                       [&](const Result<client::Session>& session) {
                           if (!session)
                               fail(session.error());
                       });
    QTimer::singleShot(longestMs, &loop, [&] { fail({ErrorCode::Unavailable, "It took too long."}); });
    loop.exec();
    return error ? Result<void>(*error) : Result<void>();
}

} // namespace visage::bench
