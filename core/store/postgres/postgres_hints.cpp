// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgres/postgres_hints.h"

#include "core/storage/postgres/connection.h"
#include "core/store/postgres/serving_lock.h"

#include <atomic>
#include <chrono>
#include <optional>
#include <thread>

namespace visage::store {
namespace {

using std::chrono::milliseconds;
using storage::pg::Connection;

/// How long it takes at most until the thread sees that it shall end.
constexpr milliseconds patience{200};

class PostgresHints final : public Hints {
public:
    PostgresHints(std::string url, std::function<void()> onHint)
        : m_url(std::move(url))
        , m_onHint(std::move(onHint))
        , m_thread([this] { run(); }) {}
    PostgresHints(const PostgresHints&) = delete;
    PostgresHints& operator=(const PostgresHints&) = delete;
    ~PostgresHints() override {
        m_ending = true;
        m_thread.join();
    }

private:
    void run() {
        while (!m_ending) {
            storage::pg::OpenOptions options;
            options.applicationName = "visage-store hints";
            auto connection = Connection::open(m_url, options);
            if (connection && serves(*connection) && connection->run("LISTEN visage"))
                listen(*connection);
            else
                std::this_thread::sleep_for(patience);
        }
    }

    /// The lock that was taken at the start went with the server that gave it; here it comes back with the
    /// connection.
    static bool serves(Connection& connection) {
        const auto shared = ServingLock::share(connection);
        return shared && *shared;
    }

    void listen(Connection& connection) {
        m_onHint();
        while (!m_ending) {
            const auto hinted = connection.waitForNotice(patience);
            if (!hinted)
                return;
            // Several commits are one reason to look.
            if (*hinted) {
                (void)connection.takeNotices();
                m_onHint();
            }
        }
    }

    std::string m_url;
    std::function<void()> m_onHint;
    std::atomic<bool> m_ending = false;
    std::thread m_thread;
};

} // namespace

std::unique_ptr<Hints> listenToPostgres(const std::string& url, std::function<void()> onHint) {
    return std::make_unique<PostgresHints>(url, std::move(onHint));
}

} // namespace visage::store
