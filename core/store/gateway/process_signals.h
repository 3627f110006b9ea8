// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace visage::store {

/// Turns what the system wants of the program into signals on the event loop: that it ends (SIGTERM, SIGINT;
/// on Windows Ctrl+C), that it reads its files again (SIGHUP). The second wish that it ends is not waited
/// for: it ends at once. The one place that knows how systems say it. One object a program.
class ProcessSignals : public QObject {
    Q_OBJECT
public:
    explicit ProcessSignals(QObject* parent = nullptr);
    ~ProcessSignals() override;

Q_SIGNALS:
    void stopWanted();
    void reloadWanted();
};

} // namespace visage::store
