// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonObject>

#include <chrono>
#include <functional>
#include <optional>

namespace visage::bench {

/// Wall-clock microseconds, as in the lines of `--trace`.
[[nodiscard]] qint64 nowMicroseconds();

/// Reads what a desktop writes with `--trace`, while it writes.
class TraceTail {
public:
    explicit TraceTail(const QString& file);

    /// The next event of this name for which `fits` holds; those before it are passed over. Nothing when
    /// `patience` is over. Runs the event loop while it waits.
    [[nodiscard]] std::optional<QJsonObject>
    next(const QString& event, std::chrono::milliseconds patience = std::chrono::seconds(10),
         const std::function<bool(const QJsonObject&)>& fits = {});

private:
    QFile m_file;
};

/// When the event happened, in milliseconds after `begin` (microseconds).
[[nodiscard]] double millisecondsAfter(qint64 begin, const QJsonObject& event);

} // namespace visage::bench
