// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bench/subject.h"

#include <QByteArray>
#include <QStringList>

#include <functional>

namespace visage::bench {

/// Another server that passes a message on to everybody who is connected: what the passing on itself costs.
struct FanOutPeer {
    std::string name;
    QString program;
    QStringList arguments;
    quint16 port = 0;
    bool webSocket = false; ///< else plain TCP
    /// What a client says first, one after the other, each when the one before was answered.
    std::vector<QByteArray> greeting;
    /// A message as it is published.
    std::function<QByteArray(const QByteArray&)> wrapped;
};

/// Those that this machine has: mosquitto, and ws for node in the folder of peers.
[[nodiscard]] std::vector<FanOutPeer> fanOutPeers(const Options& options);

/// From one client's message until each of `clients` has it.
[[nodiscard]] Result<Figure> measure(const FanOutPeer& peer, int clients, int rounds, qsizetype bytes);

} // namespace visage::bench
