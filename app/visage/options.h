// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/ids.h"
#include "ui/common/languages.h"
#include "ui/common/theme.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace visage::desktop {

/// What was said on the command line.
struct Options {
    enum class Wish { Run, Help, Version, Pages };

    Wish wish = Wish::Run;
    QString help; ///< for Wish::Help
    QString profile;
    QString server; ///< empty: the remembered one
    QString user;   ///< with the password: logs in by itself
    QString passwordFile;
    QString authorities;            ///< PEM file of certificates to believe beside the system's; empty: none
    bool forgetCertificate = false; ///< the one that was accepted for the server
    std::optional<ui::Language> language;
    std::optional<ui::Theme::Choice> theme;
    QString phoneAccount; ///< file; empty: no phone
    QString audio = QStringLiteral("default");
    bool secretsInFile = false;
    QString trace; ///< file; empty: none

    QString screenshot; ///< file; empty: none
    QString page;
    QSize size;
    int scale = 0;       ///< 0: the system's
    CustomerId customer; ///< opened once somebody is logged in
    QString search;      ///< typed into the search
};

/// BadInput with a sentence that names the option.
[[nodiscard]] Result<Options> parseOptions(const QStringList& arguments);

} // namespace visage::desktop
