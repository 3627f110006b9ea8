// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/visage/options.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace visage::client {
class Workspace;
}
namespace visage::ui {
class MainWindow;
}

namespace visage::desktop {

/// Waits until the wanted page is there and nothing has been painted for a moment, saves the window as a PNG
/// and ends the program: 0, or 1 with a sentence when the page did not come.
class Screenshot : public QObject {
    Q_OBJECT
public:
    Screenshot(const Options& options, ui::MainWindow& window, const client::Workspace& workspace,
               QObject* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void onQuiet();
    [[nodiscard]] bool settled();
    void save();

    Options m_options;
    ui::MainWindow& m_window;
    const client::Workspace& m_workspace;
    QTimer m_quiet;
    QElapsedTimer m_since;
    bool m_opened = false;
};

} // namespace visage::desktop
