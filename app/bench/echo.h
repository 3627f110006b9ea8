// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QThread>
#include <QWebSocket>

#include <memory>

namespace visage::bench {

/// The limit beside whatever passes through a store: a message that goes over a WebSocket of Qt to the event
/// loop of another thread, which does nothing with it but send it back.
class Echo {
public:
    [[nodiscard]] static Result<std::unique_ptr<Echo>> start();
    ~Echo();

    /// Milliseconds there and back.
    [[nodiscard]] Result<double> once(const QByteArray& message);

private:
    Echo() = default;
    [[nodiscard]] Result<void> connectTo(quint16 port);

    QThread m_thread;
    QWebSocket m_socket;
};

} // namespace visage::bench
