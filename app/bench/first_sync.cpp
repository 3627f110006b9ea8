// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/client_subjects.h"
#include "app/bench/filled_desk.h"
#include "app/bench/filled_store.h"
#include "app/bench/live_desk.h"
#include "core/client/local_workspace.h"
#include "core/store/gateway/server.h"

#include <QEventLoop>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

#include <future>
#include <optional>

namespace visage::bench {
namespace {

constexpr int longestMs = 600'000;

/// A store that serves on a thread of its own, as it would in a process of its own.
class ServingThread {
public:
    explicit ServingThread(const store::DataFolder& folder)
        : m_thread(QThread::create([this, folder] { serve(folder); })) {
        m_thread->start();
    }
    ~ServingThread() {
        m_thread->quit();
        m_thread->wait();
    }
    [[nodiscard]] Result<QUrl> url() { return m_url.get_future().get(); }

private:
    void serve(const store::DataFolder& folder) {
        const SystemClock clock;
        SystemRandom random;
        auto backends = store::openBackends(folder);
        if (!backends)
            return m_url.set_value(backends.error());
        const auto facts = backends->reading->facts();
        if (!facts)
            return m_url.set_value(facts.error());
        store::Server server({{}, "visage-bench"}, std::move(*backends), *facts, clock, random);
        if (auto started = server.start(); !started)
            return m_url.set_value(started.error());
        m_url.set_value(QUrl(server.url()));
        QEventLoop().exec();
    }

    std::promise<Result<QUrl>> m_url;
    std::unique_ptr<QThread> m_thread;
};

/// A desktop that has never seen the store, from its log-in on.
class NewDesktop : public QObject {
public:
    NewDesktop(const QUrl& url, client::Profile& profile, std::string lastNumber)
        : m_lastNumber(QString::fromStdString(lastNumber))
        , m_workspace({url, "visage-bench", "bench", {}, {}}, {profile, m_secrets, m_clock, m_random}) {
        connect(&m_workspace, &client::Workspace::everythingChanged, this, &NewDesktop::search);
        connect(&m_workspace, &client::Workspace::statusChanged, this, &NewDesktop::look);
    }
    /// The time until customers can be searched, and until the whole set is here.
    Result<std::pair<double, double>> run() {
        m_begin = std::chrono::steady_clock::now();
        m_workspace.logIn(QStringLiteral("bench"), QString::fromLatin1(benchPassword), this,
                          [this](const Result<client::Session>& session) {
                              if (!session)
                                  fail(session.error());
                          });
        QTimer::singleShot(longestMs, this, [this] { fail({ErrorCode::Unavailable, "It took too long."}); });
        m_loop.exec();
        return m_error ? Result<std::pair<double, double>>(*m_error) : std::pair(*m_searchable, *m_whole);
    }

private:
    [[nodiscard]] double sinceBegin() const {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_begin).count();
    }
    void fail(const Error& error) {
        m_error = error;
        m_loop.quit();
    }
    void search() {
        if (m_searchable)
            return;
        m_workspace.search(m_lastNumber, 20, this, [this](const client::SearchAnswer& answer) {
            if (answer.hits.empty() || m_searchable)
                return;
            m_searchable = sinceBegin();
            look();
        });
    }
    void look() {
        if (m_searchable && m_workspace.status().state == client::StoreStatus::State::Live) {
            m_whole = sinceBegin();
            m_loop.quit();
        }
    }

    QString m_lastNumber;
    SystemClock m_clock;
    SystemRandom m_random;
    NoSecrets m_secrets;
    client::LocalWorkspace m_workspace;
    QEventLoop m_loop;
    std::chrono::steady_clock::time_point m_begin;
    std::optional<double> m_searchable;
    std::optional<double> m_whole;
    std::optional<Error> m_error;
};

} // namespace

Result<std::vector<Figure>> firstSync(const Options& options) {
    const Company company = companyOf(options, 100'000, 600'000);
    const auto folder = filledStore(options, company);
    if (!folder)
        return folder.error();
    ServingThread store(*folder);
    const auto url = store.url();
    if (!url)
        return url.error();
    const std::string data = dataNameOf(company);
    Figure searchable{"log-in on an empty desktop -> customers searchable", data, {}, 5000, "p50"};
    Figure whole{"log-in on an empty desktop -> everything there", data, {}, 0, {}};
    const int rounds = options.rounds > 0 ? options.rounds : 3;
    for (int round = 0; round < rounds; ++round) {
        QTemporaryDir profileFolder;
        auto profile = client::Profile::open(profileFolder.path());
        if (!profile)
            return profile.error();
        // When the last of the customers is found, all are.
        const auto times = NewDesktop(*url, **profile, company.mobile(company.customers() - 1)).run();
        if (!times)
            return times.error();
        searchable.samples.push_back(times->first);
        whole.samples.push_back(times->second);
    }
    return std::vector{std::move(searchable), std::move(whole)};
}

} // namespace visage::bench
