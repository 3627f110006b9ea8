// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFile>

// What Qt does not do about files, and each system in its own way.

namespace visage::store {

/// Returns when what was written to an open file is on the disk.
[[nodiscard]] Result<void> makeDurable(QFile& file);
/// The same for the name of a file that was just made.
[[nodiscard]] Result<void> makeNameDurable(const QString& path);

} // namespace visage::store
