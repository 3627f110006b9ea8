// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtGlobal>

namespace visage::bench {

/// A process's proportional set size in MiB: its own pages and its share of those it has in common with
/// others. NotFound where the system does not tell it (only Linux does).
[[nodiscard]] Result<double> proportionalMemory(qint64 processId);

} // namespace visage::bench
