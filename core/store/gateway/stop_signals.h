// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace visage::store {

/// Turns the system's wish that the program ends (SIGTERM, SIGINT; on Windows Ctrl+C) into a signal on the
/// event loop. The one place that knows how systems say it. One object a program.
class StopSignals : public QObject {
    Q_OBJECT
public:
    explicit StopSignals(QObject* parent = nullptr);
    ~StopSignals() override;

Q_SIGNALS:
    void stopWanted();
};

} // namespace visage::store
