// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/gateway/stop_signals.h"

#include <QTimer>

#include <atomic>
#include <csignal>

namespace visage::store {
namespace {

// A handler may do little more than this, on any system.
std::atomic<bool> wanted = false;
static_assert(std::atomic<bool>::is_always_lock_free);

void handle(int number) {
    wanted = true;
    // Windows forgets the handler with each use.
    std::signal(number, handle);
}

constexpr int lookEveryMs = 50;

} // namespace

StopSignals::StopSignals(QObject* parent)
    : QObject(parent) {
    std::signal(SIGTERM, handle);
    std::signal(SIGINT, handle);
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, [this, timer] {
        if (!wanted)
            return;
        timer->stop();
        Q_EMIT stopWanted();
    });
    timer->start(lookEveryMs);
}

StopSignals::~StopSignals() {
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
}

} // namespace visage::store
