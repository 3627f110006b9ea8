// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/gateway/door.h"
#include "core/store/gateway/log.h"
#include "core/store/gateway/tls_files.h"

#include <QStringList>

#include <string>

namespace visage::storeprogram {

struct Options {
    std::string data;
    std::string database; ///< the URL of one in PostgreSQL; empty: SQLite in the folder
    store::Door::Options door;
    std::optional<store::TlsFiles> tls; ///< what door.tls was read from
    /// Backups made by the store itself; the folder is there.
    struct Backups {
        std::string folder;
        Milliseconds every = std::chrono::hours(24);
        int keep = 7;
    };
    std::optional<Backups> backups;
    bool backupsElsewhere = false; ///< of data in PostgreSQL: its own means make them
    bool upgradeWithoutBackup = false;
    Milliseconds drain{0}; ///< store::Server::Options::drain
    store::LogFormat logFormat = store::LogFormat::Text;
    store::LogLine::Level logLevel = store::LogLine::Level::Info;
    bool help = false;
    bool version = false;
};

inline constexpr quint16 usualPort = 7420;

/// Reads the command line and the file named by --config (INI; what the command line says counts more). An
/// error is one sentence about wrong use.
[[nodiscard]] Result<Options> readOptions(const QStringList& arguments);

[[nodiscard]] QString usage();

} // namespace visage::storeprogram
