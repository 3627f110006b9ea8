// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/client_subjects.h"
#include "app/bench/filled_desk.h"
#include "app/bench/filled_store.h"
#include "app/bench/live_desk.h"
#include "app/bench/pouchdb.h"
#include "app/bench/store_process.h"
#include "core/client/local_workspace.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <ctime>
#include <optional>

namespace visage::bench {
namespace {

constexpr int longestMs = 600'000;

/// Of this process; where the system counts otherwise (Windows), time on the wall.
double processorMs() {
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// What the store has sent to its desktops, in MB, by its own figures.
Result<double> sentBytes(const QUrl& store) {
    QNetworkAccessManager network;
    const QUrl metrics(QStringLiteral("http://%1:%2/metrics").arg(store.host()).arg(store.port()));
    const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(metrics)));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    for (const QByteArray& line : reply->readAll().split('\n'))
        if (line.startsWith("visage_sent_bytes_total "))
            return line.split(' ').at(1).toDouble() / 1e6;
    return Error{ErrorCode::Unavailable, "The store does not tell its figures."};
}

/// A desktop that has never seen the store, from its log-in on.
class NewDesktop : public QObject {
public:
    NewDesktop(const QUrl& url, client::Profile& profile, std::string lastNumber)
        : m_url(url)
        , m_lastNumber(QString::fromStdString(lastNumber))
        , m_workspace({url, "visage-bench", "bench", {}, {}}, {profile, m_secrets, m_clock, m_random}) {
        connect(&m_workspace, &client::Workspace::everythingChanged, this, &NewDesktop::search);
        connect(&m_workspace, &client::Workspace::statusChanged, this, &NewDesktop::look);
    }
    struct Times {
        double searchable = 0; ///< ms until customers can be searched
        double processor = 0;  ///< ms that this process has worked until then
        double bytes = 0;      ///< MB that the store has sent by then, to whomever
        double whole = 0;      ///< ms until the whole set is here
    };
    Result<Times> run() {
        m_processor = processorMs();
        m_begin = std::chrono::steady_clock::now();
        m_workspace.logIn(QStringLiteral("bench"), QString::fromLatin1(benchPassword), this,
                          [this](const Result<client::Session>& session) {
                              if (!session)
                                  fail(session.error());
                          });
        QTimer::singleShot(longestMs, this, [this] { fail({ErrorCode::Unavailable, "It took too long."}); });
        m_loop.exec();
        return m_error ? Result<Times>(*m_error) : Result<Times>(m_times);
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
            m_times.searchable = sinceBegin();
            m_times.processor = processorMs() - m_processor;
            m_searchable = true;
            const auto bytes = sentBytes(m_url);
            m_times.bytes = bytes ? *bytes : 0;
            look();
        });
    }
    void look() {
        if (m_searchable && m_workspace.status().state == client::StoreStatus::State::Live) {
            m_times.whole = sinceBegin();
            m_loop.quit();
        }
    }

    QUrl m_url;
    QString m_lastNumber;
    SystemClock m_clock;
    SystemRandom m_random;
    NoSecrets m_secrets;
    client::LocalWorkspace m_workspace;
    QEventLoop m_loop;
    std::chrono::steady_clock::time_point m_begin;
    double m_processor = 0;
    bool m_searchable = false;
    Times m_times;
    std::optional<Error> m_error;
};

} // namespace

Result<std::vector<Figure>> firstSync(const Options& options) {
    const Company company = companyOf(options, 100'000, 600'000);
    const auto folder = filledStore(options, company);
    if (!folder)
        return folder.error();
    const auto store = StoreProcess::start(*folder);
    if (!store)
        return store.error();
    const std::string data = dataNameOf(company);
    const bool large = company.customers() > 100'000;
    Figure searchable{
        "log-in on an empty desktop -> customers searchable", data, {}, large ? 45'000.0 : 4'000, "p50"};
    Figure whole{"log-in on an empty desktop -> everything there", data, {}, 0, {}};
    Figure processor{"processor time of the desktop until they are searchable", data, {}, 0, {}};
    Figure bytes{"on the wire until they are searchable", data, {}, large ? 0.0 : 10, "p50", "MB"};
    const int rounds = options.rounds > 0 ? options.rounds : 3;
    for (int round = 0; round < rounds; ++round) {
        QTemporaryDir profileFolder;
        auto profile = client::Profile::open(profileFolder.path());
        if (!profile)
            return profile.error();
        const auto before = sentBytes((*store)->url());
        if (!before)
            return before.error();
        // When the last of the customers is found, all are.
        const auto times =
            NewDesktop((*store)->url(), **profile, company.mobile(company.customers() - 1)).run();
        if (!times)
            return times.error();
        searchable.samples.push_back(times->searchable);
        whole.samples.push_back(times->whole);
        processor.samples.push_back(times->processor);
        bytes.samples.push_back(times->bytes - *before);
    }
    std::vector figures{std::move(searchable), std::move(whole), std::move(processor), std::move(bytes)};
    if (auto peer = pouchDbFirstSync(options, company); !peer)
        return peer.error();
    else
        std::ranges::move(*peer, std::back_inserter(figures));
    return figures;
}

} // namespace visage::bench
