// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/languages.h"
#include "ui/common/theme.h"

#include <QByteArray>
#include <QSettings>
#include <QString>

#include <optional>

namespace visage::ui {

/// What the desktop remembers of its looks, in one file under the profile. Its layout part carries a version:
/// one of another version is left out rather than guessed at. GUI thread; written at once.
class DesktopSettings {
public:
    explicit DesktopSettings(const QString& file);

    [[nodiscard]] std::optional<Language> language() const;
    void setLanguage(Language language);
    [[nodiscard]] Theme::Choice theme() const; ///< System when never chosen
    void setTheme(Theme::Choice choice);

    /// Servers at whose unencrypted connection somebody said "log in anyway".
    [[nodiscard]] bool unencryptedAccepted(const QString& server) const;
    void acceptUnencrypted(const QString& server);

    /// Opaque states of the window and of splitters, by the widget's objectName. Empty when unknown.
    [[nodiscard]] QByteArray layout(const QString& name) const;
    void setLayout(const QString& name, const QByteArray& state);

private:
    mutable QSettings m_file;
};

} // namespace visage::ui
