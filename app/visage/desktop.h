// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/visage/options.h"
#include "app/visage/station.h"
#include "core/base/seams.h"
#include "core/client/profile.h"
#include "core/client/secret_store.h"
#include "ui/common/languages.h"
#include "ui/common/settings.h"
#include "ui/common/theme.h"
#include "ui/common/tracer.h"

#include <QObject>

#include <memory>

namespace visage::desktop {

/// One running desktop: what lasts from start to end, and the station of the present store.
class Desktop : public QObject {
    Q_OBJECT
public:
    /// Applies theme and language, takes the profile. Busy: another desktop holds it.
    [[nodiscard]] static Result<std::unique_ptr<Desktop>> open(const Options& options);

    /// Shows the window; BadInput or NotFound when what the options name cannot be used.
    [[nodiscard]] Result<void> begin();

private:
    Desktop(const Options& options, std::unique_ptr<client::Profile> profile);

    [[nodiscard]] QUrl firstServer() const;
    void openStation(const QUrl& server);
    void changeServer(const QString& server, const QString& user, const QString& password);

    Options m_options;
    std::unique_ptr<client::Profile> m_profile;
    std::unique_ptr<client::SecretStore> m_secrets;
    SystemClock m_clock;
    SystemRandom m_random;
    ui::DesktopSettings m_settings;
    ui::Theme m_theme;
    ui::Languages m_languages;
    ui::Tracer m_tracer;
    std::unique_ptr<Station> m_station;
};

} // namespace visage::desktop
