// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/reader_thread.h"

#include "core/client/cache/cache.h"
#include "core/client/local_fault.h"

namespace visage::client {

ReaderThread::ReaderThread(const QString& name, const Publisher& publisher, std::function<void(int)> damaged)
    : m_publisher(publisher)
    , m_damaged(std::move(damaged))
    , m_worker(new QObject) {
    m_thread.setObjectName(name);
    m_worker->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

ReaderThread::~ReaderThread() {
    m_ending = true;
    {
        const std::lock_guard lock(m_mutex);
        if (m_db)
            m_db->interrupt();
    }
    m_thread.quit();
    m_thread.wait();
}

void ReaderThread::run(std::uint64_t number, std::function<void()> job) {
    const auto wanted = [this, number] { return !m_ending && (number == 0 || number == m_newest); };
    QMetaObject::invokeMethod(
        m_worker,
        [this, number, wanted, job = std::move(job)] {
            if (!wanted())
                return;
            {
                const std::lock_guard lock(m_mutex);
                m_running = number;
            }
            job();
            const std::lock_guard lock(m_mutex);
            m_running = 0;
        },
        Qt::QueuedConnection);
}

std::uint64_t ReaderThread::interruptForNewest() {
    const std::uint64_t number = ++m_newest;
    const std::lock_guard lock(m_mutex);
    // A newer one cannot begin while we hold the lock, so only the older one is hit.
    if (m_running != 0 && m_db)
        m_db->interrupt();
    return number;
}

Result<void> ReaderThread::useFile(const Published& published) {
    if (published.cachePath.empty()) {
        const std::lock_guard lock(m_mutex);
        m_db.reset();
        m_path.clear();
        return Error{ErrorCode::Unkept, "Nobody is logged in: log in first."};
    }
    if (m_db && m_generation == published.generation && m_path == published.cachePath)
        return {};
    auto opened = openCacheForReading(published.cachePath);
    const std::lock_guard lock(m_mutex);
    m_db.reset();
    if (!opened)
        return ofThisComputer(opened.error());
    m_db.emplace(std::move(*opened));
    m_path = published.cachePath;
    m_generation = published.generation;
    return {};
}

void ReaderThread::failed(const Error& error) {
    if (error.code == ErrorCode::Corrupt)
        m_damaged(m_generation);
}

} // namespace visage::client
