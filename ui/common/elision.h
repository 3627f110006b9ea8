// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace visage::ui {

/// Whether French elides before this name: "d’Anne", "d’Hélène", "d’Yves", but "de Marc", "de Hassan", "de
/// Yasmine".
[[nodiscard]] bool elidesBefore(const QString& name);

/// A translated sentence with its "de %1" made "d’%1" where French elides before the name; others stay as
/// they are.
[[nodiscard]] QString elided(const QString& sentence, const QString& name);

} // namespace visage::ui
