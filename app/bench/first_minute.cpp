// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/client_subjects.h"
#include "app/bench/filled_desk.h"
#include "app/bench/filled_store.h"
#include "app/bench/live_desk.h"
#include "app/bench/process_memory.h"
#include "app/bench/store_process.h"

#include <QEventLoop>
#include <QTimer>

#include <optional>

namespace visage::bench {
namespace {

constexpr int longestMs = 600'000;
using Clock = std::chrono::steady_clock;

double since(Clock::time_point moment) {
    return std::chrono::duration<double, std::milli>(Clock::now() - moment).count();
}

/// A new desktop's first minutes: as soon as somebody is logged in, a caller is looked for whom only the
/// store can know yet, and the work list is read.
class FirstMinute : public QObject {
public:
    struct Times {
        double loggedIn = 0;
        double caller = 0; ///< the caller is known
        double queue = 0;  ///< the work list is there, and what belongs to it
        double whole = 0;  ///< everything that this desktop shall hold
    };
    FirstMinute(LiveDesk& desk, std::string number)
        : m_desk(desk)
        , m_number(std::move(number)) {}

    Result<Times> run() {
        client::LocalWorkspace& workspace = m_desk.workspace();
        connect(&workspace, &client::Workspace::statusChanged, this, &FirstMinute::look);
        QTimer::singleShot(longestMs, this, [this] { fail({ErrorCode::Unavailable, "It took too long."}); });
        m_begin = Clock::now();
        workspace.logIn(QStringLiteral("bench"), QString::fromLatin1(benchPassword), this,
                        [this](const Result<client::Session>& session) {
                            if (!session)
                                return fail(session.error());
                            m_times.loggedIn = since(m_begin);
                            look();
                        });
        m_loop.exec();
        return m_error ? Result<Times>(*m_error) : Result<Times>(m_times);
    }

private:
    void fail(const Error& why) {
        m_error = why;
        m_loop.quit();
    }
    void look() {
        client::LocalWorkspace& workspace = m_desk.workspace();
        if (m_times.loggedIn == 0)
            return;
        if (m_times.caller == 0 && !std::exchange(m_asking, true))
            ask();
        if (m_times.queue == 0 && !workspace.users().empty())
            workspace.loadWork(50, this, [this](const client::WorkList&) {
                if (m_times.queue == 0)
                    m_times.queue = since(m_begin);
            });
        if (workspace.status().state == client::StoreStatus::State::Live && m_times.whole == 0) {
            m_times.whole = since(m_begin);
            end();
        }
    }
    /// As the telephone does: here, then at the store.
    void ask() {
        m_desk.workspace().identifyCaller(
            {{MatchBasis::CallerNumber, m_number}}, {}, this, [this](const client::CallerAnswer& answer) {
                if (!answer.candidates.empty())
                    return known();
                m_desk.workspace().findCallerAtStore(m_number, this, [this](bool found) {
                    m_asking = false;
                    if (found)
                        known();
                    else
                        QTimer::singleShot(20, this, &FirstMinute::look);
                });
            });
    }
    void known() {
        if (m_times.caller == 0)
            m_times.caller = since(m_begin);
        end();
    }
    void end() {
        if (m_times.caller > 0 && m_times.whole > 0)
            m_loop.quit();
    }

    LiveDesk& m_desk;
    std::string m_number;
    QEventLoop m_loop;
    Clock::time_point m_begin;
    Times m_times;
    bool m_asking = false;
    std::optional<Error> m_error;
};

} // namespace

/// Of a store whose desktops hold who was in touch lately.
Result<std::vector<Figure>> firstMinute(const Options& options) {
    const Company company = companyOf(options, 1'000'000, 1'000'000);
    const auto folder = recentStore(options, company);
    if (!folder)
        return folder.error();
    const auto store = StoreProcess::start(*folder);
    if (!store)
        return store.error();
    const std::string data = dataNameOf(company) + ", desktops hold recent work";
    Figure queue{"log-in on an empty desktop -> the work list", data, {}, 2000, "p50"};
    Figure caller{"log-in on an empty desktop -> a caller is known", data, {}, 2000, "p50"};
    Figure whole{"log-in on an empty desktop -> all that it shall hold", data, {}, 45'000, "p50"};
    Figure memory{"memory of visage-store afterwards", data, {}, 500, "p50", "MB"};
    for (int round = 0; round < std::max(options.rounds, 1); ++round) {
        const auto desk = LiveDesk::empty((*store)->url());
        if (!desk)
            return desk.error();
        const auto times = FirstMinute(**desk, company.mobile(company.customers() - 1)).run();
        if (!times)
            return times.error();
        queue.samples.push_back(times->queue);
        caller.samples.push_back(times->caller);
        whole.samples.push_back(times->whole);
        const auto used = proportionalMemory((*store)->processId());
        if (!used)
            return used.error();
        memory.samples.push_back(*used);
    }
    return std::vector{std::move(queue), std::move(caller), std::move(whole), std::move(memory)};
}

} // namespace visage::bench
