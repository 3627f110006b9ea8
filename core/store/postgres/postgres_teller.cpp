// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgres/postgres_teller.h"

#include "core/storage/postgres/connection.h"

#include <optional>

namespace visage::store {
namespace {

using storage::pg::Connection;

constexpr std::chrono::milliseconds patience{3000};
/// Some seconds of a large company. More means that the database does not answer: then it is old.
constexpr std::size_t mostWaiting = 1000;

} // namespace

PostgresTeller::PostgresTeller(std::string url)
    : m_url(std::move(url))
    , m_thread([this] { run(); }) {}

PostgresTeller::~PostgresTeller() {
    {
        const std::scoped_lock lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void PostgresTeller::tell(std::vector<std::string> texts) {
    {
        const std::scoped_lock lock(m_mutex);
        for (std::string& text : texts)
            m_texts.push_back(std::move(text));
        while (m_texts.size() > mostWaiting)
            m_texts.pop_front();
    }
    m_wake.notify_all();
}

void PostgresTeller::run() {
    std::optional<Connection> connection;
    for (;;) {
        std::deque<std::string> texts;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_ending || !m_texts.empty(); });
            if (m_texts.empty())
                return;
            texts.swap(m_texts);
        }
        if (!connection) {
            storage::pg::OpenOptions options;
            options.applicationName = "visage-store presence";
            options.answerTimeout = patience;
            options.connectTimeout = patience;
            if (auto opened = Connection::open(m_url, options))
                connection.emplace(std::move(*opened));
        }
        // Failing costs that others hear it with the next repetition.
        if (connection)
            send(*connection, texts);
    }
}

void PostgresTeller::send(Connection& connection, const std::deque<std::string>& texts) {
    if (!connection.connected())
        return;
    if (m_setUp != connection.generation()) {
        // Nothing of it is to last: no disk is waited for.
        if (!connection.runScript("SET synchronous_commit TO off"))
            return;
        m_setUp = connection.generation();
    }
    auto transaction = storage::pg::Transaction::begin(connection);
    if (!transaction)
        return;
    for (const std::string& text : texts)
        if (!connection.run("SELECT pg_notify(?1, ?2)", channel, text))
            return;
    (void)transaction->commit();
}

} // namespace visage::store
