// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <map>
#include <string>
#include <vector>

namespace visage::bench {

using TableRow = std::map<std::string, std::string, std::less<>>; ///< by column
using Table = std::vector<TableRow>;

/// All bytes as UTF-8: UTF-16 by its mark, Latin-1 where it is no UTF-8. Empty when it cannot be read.
[[nodiscard]] QByteArray readWhole(const QString& path);

/// A small file of delimited texts with a line of headers (RFC 4180). What the store's importer reads well
/// is not asked here, for its customers are no source rows.
[[nodiscard]] Table readTable(const QString& path, char delimiter);

} // namespace visage::bench
