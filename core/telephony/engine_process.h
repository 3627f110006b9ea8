// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/call/control.h"

#include <QObject>
#include <QProcess>
#include <QString>
#include <QTimer>

namespace visage::telephony {

/// One run of the program visage-phone, spoken to over its standard input and output. It is killed when it
/// stays silent for call::control::silenceLimit, when it speaks another version, and with this object.
class EngineProcess final : public QObject {
    Q_OBJECT
public:
    explicit EngineProcess(QObject* parent = nullptr);
    /// Asks the engine to hang up and leave, and gives it 1.5 s for that.
    ~EngineProcess() override;

    void start(const QString& program, const QStringList& arguments);
    void send(const call::control::ToEngine& message);
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

Q_SIGNALS:
    /// The engine said hello in our version; it waits for an account.
    void ready();
    void received(const call::control::FromEngine& message);
    /// Once, whatever the reason. Transient unless another start would fail in the same way.
    void ended(const Error& why);

private:
    void readLines();
    void take(const call::control::FromEngine& message);
    void giveUp(const Error& why);
    void end();

    QProcess m_process;
    QTimer m_silence;
    call::control::Lines m_lines;
    Error m_why{ErrorCode::Unavailable, "The phone engine stopped."};
    bool m_helloSeen = false;
    bool m_ended = false;
};

} // namespace visage::telephony
