// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/published.h"
#include "core/client/read/cache_reader.h"

#include <QObject>
#include <QThread>

#include <atomic>
#include <functional>

namespace visage::client {

/// A thread that answers questions to the cache, one after the other, over a connection of its own. Asked
/// from one thread (the GUI's). Ends, and interrupts what runs, when it goes out of scope.
class ReaderThread {
public:
    /// `damaged`: called on the reader's thread when the file of this generation turned out to be damaged.
    ReaderThread(const QString& name, const Publisher& publisher,
                 std::function<void(int generation)> damaged);
    ReaderThread(const ReaderThread&) = delete;
    ReaderThread& operator=(const ReaderThread&) = delete;
    ~ReaderThread();

    /// `question` runs on the reader's thread, `answer` after it on the same one. Unkept where there is
    /// no cache to read.
    template <class T>
    void ask(std::function<Result<T>(CacheReader&, const Published&)> question,
             std::function<void(Result<T>)> answer) {
        run(0, [this, question = std::move(question), answer = std::move(answer)] {
            answer(read<T>(question));
        });
    }
    /// The same, but the question that is asked now interrupts and drops every earlier askLatest(): those are
    /// never answered.
    template <class T>
    void askLatest(std::function<Result<T>(CacheReader&, const Published&)> question,
                   std::function<void(Result<T>)> answer) {
        const std::uint64_t number = interruptForNewest();
        run(number, [this, question = std::move(question), answer = std::move(answer)] {
            auto result = read<T>(question);
            if (result || result.error().code != ErrorCode::Superseded)
                answer(std::move(result));
        });
    }

private:
    template <class T>
    Result<T> read(const std::function<Result<T>(CacheReader&, const Published&)>& question) {
        const Published published = m_publisher.take();
        if (auto ready = useFile(published); !ready)
            return ready.error();
        CacheReader reader(*m_db, published.overlay, published.found);
        auto result = question(reader, published);
        if (!result)
            failed(result.error());
        return result;
    }

    [[nodiscard]] Result<void> useFile(const Published& published);
    void failed(const Error& error);
    void run(std::uint64_t number, std::function<void()> job);
    [[nodiscard]] std::uint64_t interruptForNewest();

    const Publisher& m_publisher;
    std::function<void(int)> m_damaged;
    QThread m_thread;
    QObject* m_worker; ///< lives in m_thread

    std::mutex m_mutex;          ///< around m_running and the life of m_db
    std::uint64_t m_running = 0; ///< the askLatest() under way; 0: none
    std::atomic<std::uint64_t> m_newest = 0;
    std::atomic<bool> m_ending = false;

    std::optional<storage::Connection> m_db; ///< the reader's thread, but for interrupt()
    std::string m_path;
    int m_generation = 0;
};

} // namespace visage::client
