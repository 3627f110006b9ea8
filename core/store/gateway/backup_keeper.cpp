// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/gateway/backup_keeper.h"

#include <algorithm>

namespace visage::store {
namespace {

constexpr std::chrono::minutes tryAgainAfter{10};
/// A backup takes its time: the next one may be late by this.
constexpr std::chrono::hours grace{2};

} // namespace

BackupKeeper::BackupKeeper(Options options, const Clock& clock, Log log)
    : m_options(std::move(options))
    , m_clock(clock)
    , m_log(std::move(log)) {}

BackupKeeper::~BackupKeeper() {
    m_stopping = true;
}

void BackupKeeper::start() {
    m_started = m_clock.now();
    m_lastGood = newestBackup(m_options.folder).value_or(Timestamp{}).ms;
    tick();
}

void BackupKeeper::tick() {
    const Timestamp now = m_clock.now();
    sayIfOverdue();
    // A file from the future is one made before the clock was set right.
    const bool fresh = lastGood() && now >= lastGood() && now - lastGood() < m_options.every;
    const bool triedJustNow = m_tried && now >= m_tried && now - m_tried < tryAgainAfter;
    if (m_running || fresh || triedJustNow)
        return;
    m_tried = now;
    m_running = true;
    m_thread.post([this, now] { make(now); });
}

void BackupKeeper::make(Timestamp now) {
    const std::string target = m_options.folder + "/" + backupName(now);
    const auto made = m_options.make(target, now, [this]() -> Result<void> {
        if (m_stopping)
            return Error{ErrorCode::Superseded, "The store is being stopped."};
        return {};
    });
    if (made)
        m_lastGood = std::max(m_lastGood.load(), made->ms);
    if (made && *made == now) {
        removeOldBackups(m_options.folder, m_options.keep);
        m_log({LogLine::Level::Info,
               "backup-made",
               {{"file", target}, {"seconds", (m_clock.now() - now).count() / 1000}}});
    } else if (!made && !m_stopping) {
        m_log({LogLine::Level::Error,
               "backup-failed",
               {{"code", std::string(errorName(made.error().code))}, {"why", made.error().sentence}}});
    }
    m_failed = !made;
    m_running = false;
}

bool BackupKeeper::overdue() const {
    const auto allowed = std::max<Milliseconds>(backupAlertAfter, m_options.every + grace);
    const Timestamp since = lastGood() ? lastGood() : m_started;
    return (!lastGood() && m_failed) || m_clock.now() - since > allowed;
}

void BackupKeeper::sayIfOverdue() {
    const bool told = std::exchange(m_told, overdue());
    if (m_told && !told)
        m_log({LogLine::Level::Error,
               "backup-overdue",
               {{"last_good", lastGood() ? backupName(lastGood()) : std::string("none")}}});
}

} // namespace visage::store
