// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/visage/options.h"
#include "core/base/seams.h"
#include "core/client/local_workspace.h"
#include "ui/shell/surroundings.h"

#include <QObject>

#include <memory>

namespace visage::ui {
class MainWindow;
class RecordPage;
} // namespace visage::ui

namespace visage::desktop {

/// Everything that belongs to one store: its workspace and the window over it. Another store is another
/// Station.
class Station : public QObject {
    Q_OBJECT
public:
    /// What does not depend on the store. Outlives the station.
    struct Ground {
        const Options& options;
        client::Profile& profile;
        client::SecretStore& secrets;
        const Clock& clock;
        Random& random;
        ui::Theme& theme;
        ui::Languages& languages;
        ui::DesktopSettings& settings;
        ui::Tracer& tracer;
    };

    Station(const Ground& ground, const QUrl& server);
    ~Station() override;

    void show();
    /// Types the name and the password into the log-in page and goes on.
    void logIn(const QString& user, const QString& password);
    /// The same, but an earlier log-in of that user that is still good is taken instead.
    void logInUnlessResumed(const QString& user, const QString& password);

    [[nodiscard]] ui::MainWindow& window() { return *m_window; }
    [[nodiscard]] client::Workspace& workspace() { return m_workspace; }

Q_SIGNALS:
    void otherServerWanted(const QString& server, const QString& user, const QString& password);

private:
    void onFirstFrame();
    void addRecord();
    void addWork();
    void addPhone();
    void openWhatWasAsked();

    Ground m_ground;
    client::LocalWorkspace m_workspace;
    std::unique_ptr<ui::MainWindow> m_window;
    ui::RecordPage* m_record = nullptr;
    bool m_asked = false;
};

} // namespace visage::desktop
