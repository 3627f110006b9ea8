// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace visage::ui {

/// How well `typed` abbreviates `text`, both folded (case, accents): every typed letter must come in its
/// order. Higher is better, beginnings of words and runs of letters count most; -1: not at all; 0 for an
/// empty `typed`.
[[nodiscard]] int fuzzyScore(const QString& typed, const QString& text);

} // namespace visage::ui
