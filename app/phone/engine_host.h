// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/phone/control_channel.h"
#include "core/call/control.h"
#include "core/engine/engine.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <set>

namespace visage::phone {

/// Joins the engine to the desktop that controls it. Without a desktop the living calls have a minute in
/// which one may come back; then, or when none lives, everything is ended and finished() said.
class EngineHost final : public QObject {
    Q_OBJECT
public:
    /// `channel`, `clock` and `random` must outlive the host. `notice` is told to each desktop after its
    /// hello.
    EngineHost(ControlChannel& channel, std::unique_ptr<engine::AudioDevice> audio,
               std::optional<Error> notice, const Clock& clock, Random& random, QObject* parent = nullptr);

    /// For trials without a desktop.
    void useAccount(const call::PhoneAccount& account);

Q_SIGNALS:
    void finished();

private:
    void greet();
    void read(const QByteArray& bytes);
    void take(const call::control::ToEngine& message);
    void desktopGone();
    void tell(const call::control::FromEngine& message);
    void write(const call::control::FromEngine& message);
    void count(const call::Call& call);

    ControlChannel& m_channel;
    std::optional<Error> m_notice;
    call::control::Lines m_lines;
    bool m_greeted = false;
    bool m_orphan = false;
    std::set<std::uint32_t> m_living;
    QTimer m_patience;
    engine::Engine m_engine; ///< last: its thread speaks to everything above
};

} // namespace visage::phone
