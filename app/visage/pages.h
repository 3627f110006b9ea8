// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace visage::ui {
class MainWindow;
}

namespace visage::desktop {

/// The names that --page takes.
[[nodiscard]] QStringList pageNames();

/// True for pages that need somebody to be logged in.
[[nodiscard]] bool needsSession(const QString& page);

/// Brings the window to a page that a command opens (palette, shortcuts...). The others are reached by
/// --customer,
/// --search or by a call.
void openPage(ui::MainWindow& window, const QString& page);

/// Whether what the page is about stands on the screen.
[[nodiscard]] bool pageIsThere(const ui::MainWindow& window, const QString& page);

} // namespace visage::desktop
