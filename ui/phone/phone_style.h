// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <QString>

class QFont;
class QLabel;
class QWidget;

namespace visage::ui {

/// The look of the phone's widgets, from the tokens.
[[nodiscard]] QString phoneStyleSheet(const Tokens& tokens);

/// Sizes of the pop, in pixels at scale 1: legible at 70 cm.
namespace pop_size {
constexpr int headline = 28;
constexpr int why = 20;
constexpr int line = 18;
constexpr int alert = 16;
constexpr int detail = 14;
} // namespace pop_size

/// Sets the widget's font to this many pixels and returns it.
void setPixelSize(QWidget* widget, int pixels, bool bold = false);

/// A role the style sheet knows ("headline", "muted", "danger"...). Repolishes the widget when it changes.
void setLook(QWidget* widget, const char* look);

} // namespace visage::ui
