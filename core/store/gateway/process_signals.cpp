// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/gateway/process_signals.h"

#include <QTimer>

#include <atomic>
#include <csignal>

namespace visage::store {
namespace {

// A handler may do little more than this, on any system.
std::atomic<bool> stop = false;
std::atomic<bool> reload = false;
static_assert(std::atomic<bool>::is_always_lock_free);

void handleStop(int) {
    stop = true;
    // The next one does what it does to any program.
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
}

#ifdef SIGHUP
void handleReload(int) {
    reload = true;
}
#endif

constexpr int lookEveryMs = 50;

} // namespace

ProcessSignals::ProcessSignals(QObject* parent)
    : QObject(parent) {
    std::signal(SIGTERM, handleStop);
    std::signal(SIGINT, handleStop);
#ifdef SIGHUP
    std::signal(SIGHUP, handleReload);
#endif
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, [this] {
        if (reload.exchange(false))
            Q_EMIT reloadWanted();
        if (stop.exchange(false))
            Q_EMIT stopWanted();
    });
    timer->start(lookEveryMs);
}

ProcessSignals::~ProcessSignals() {
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
}

} // namespace visage::store
