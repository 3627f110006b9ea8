// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/trace_tail.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QTimer>

namespace visage::bench {

qint64 nowMicroseconds() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::microseconds>(now).count();
}

TraceTail::TraceTail(const QString& file)
    : m_file(file) {}

std::optional<QJsonObject> TraceTail::next(const QString& event, std::chrono::milliseconds patience,
                                           const std::function<bool(const QJsonObject&)>& fits) {
    const QDeadlineTimer deadline(patience);
    QTimer wakeUp;
    wakeUp.start(1);
    while (!deadline.hasExpired()) {
        if (m_file.isOpen() || m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
            for (qint64 start = m_file.pos();; start = m_file.pos()) {
                const QByteArray line = m_file.readLine();
                if (!line.endsWith('\n')) {
                    m_file.seek(start); // not written to its end yet
                    break;
                }
                const QJsonObject found = QJsonDocument::fromJson(line).object();
                if (found[u"event"] == event && (!fits || fits(found)))
                    return found;
            }
        }
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return {};
}

double millisecondsAfter(qint64 begin, const QJsonObject& event) {
    return static_cast<double>(event[u"us"].toInteger() - begin) / 1000;
}

} // namespace visage::bench
