// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <QString>

class QWidget;

namespace visage::ui {

/// What the application's style sheet does not have: the pop's sizes and its states.
[[nodiscard]] QString phoneStyleSheet(const Tokens& tokens);

/// Sizes of the pop, in pixels at scale 1: legible at 70 cm.
namespace pop_size {
constexpr int headline = 28;
constexpr int why = 20;
constexpr int line = 18;
constexpr int alert = 16;
constexpr int detail = 14;
} // namespace pop_size

/// Gives the widget's text this many pixels.
void setPixelSize(QWidget* widget, int pixels, bool bold = false);

/// What a widget is to phoneStyleSheet() ("broken", "key"...). May be called again: it changes at once.
void setPart(QWidget* widget, const char* part);

} // namespace visage::ui
