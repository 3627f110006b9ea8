// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/call/account.h"
#include "core/call/call.h"

#include <QObject>
#include <QString>

#include <vector>

namespace visage::telephony {

/// The telephone as the pane sees it. Lives in the GUI thread; nothing blocks. Backends: EnginePhone (our SIP
/// engine in the process visage-phone), ScriptedPhone (tests), later CTI links.
class Phone : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    enum class State { Off, Starting, Registering, Ready, Failed };
    Q_ENUM(State)

    [[nodiscard]] virtual State state() const = 0;
    /// One English sentence why not Ready, and its stable code for a translated one.
    [[nodiscard]] virtual Error trouble() const = 0;
    [[nodiscard]] virtual Timestamp retryAt() const = 0;

    /// Living calls and the one that ended last, oldest first.
    [[nodiscard]] virtual const std::vector<call::Call>& calls() const = 0;

    virtual void start(const call::PhoneAccount& account) = 0;
    virtual void stop() = 0;
    virtual void answer(std::uint32_t call) = 0;
    virtual void reject(std::uint32_t call) = 0;
    virtual void hold(std::uint32_t call) = 0;
    virtual void resume(std::uint32_t call) = 0;
    virtual void setMuted(std::uint32_t call, bool muted) = 0;
    virtual void hangUp(std::uint32_t call) = 0;
    /// A number in E.164 or as dialled inside the company.
    virtual void dial(const QString& number) = 0;

Q_SIGNALS:
    void stateChanged();
    /// A new call, in or out. Emitted as soon as the INVITE is known, before anything is looked up.
    void callAppeared(std::uint32_t call);
    void callChanged(std::uint32_t call);
    /// The engine died and is being restarted; its calls have ended with EngineLost.
    void engineLost();
    /// Something to tell the agent though the line stands: a number that can't be dialled, no sound device.
    void noticed(const Error& what);
};

} // namespace visage::telephony
