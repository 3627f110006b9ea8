// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgres/postgres_hints.h"

#include "core/storage/postgres/connection.h"
#include "core/store/postgres/postgres_teller.h"
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
    PostgresHints(std::string url, Ears ears)
        : m_url(std::move(url))
        , m_ears(std::move(ears))
        , m_teller(m_url)
        , m_thread([this] { run(); }) {}
    PostgresHints(const PostgresHints&) = delete;
    PostgresHints& operator=(const PostgresHints&) = delete;
    ~PostgresHints() override {
        m_ending = true;
        m_thread.join();
    }

    void tell(std::vector<std::string> texts) override { m_teller.tell(std::move(texts)); }

private:
    void run() {
        while (!m_ending) {
            storage::pg::OpenOptions options;
            options.applicationName = "visage-store hints";
            auto connection = Connection::open(m_url, options);
            const auto first = connection ? connection->generation() : 0;
            // What was asked of one connection does not hold for one that was made again on the way.
            if (connection && serves(*connection) && connection->run("LISTEN visage") &&
                connection->run("LISTEN visage_presence") && connection->generation() == first)
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
        m_ears.onHint();
        while (!m_ending) {
            const auto hinted = connection.waitForNotice(patience);
            if (!hinted)
                return;
            if (*hinted)
                hear(connection.takeNotices());
        }
    }

    /// A commit says nothing; several are one reason to look.
    void hear(const std::vector<std::string>& notices) {
        bool committed = false;
        for (const std::string& notice : notices)
            if (notice.empty())
                committed = true;
            else
                m_ears.onTold(notice);
        if (committed)
            m_ears.onHint();
    }

    std::string m_url;
    Ears m_ears;
    PostgresTeller m_teller;
    std::atomic<bool> m_ending = false;
    std::thread m_thread;
};

} // namespace

std::unique_ptr<Hints> listenToPostgres(const std::string& url, Hints::Ears ears) {
    return std::make_unique<PostgresHints>(url, std::move(ears));
}

} // namespace visage::store
