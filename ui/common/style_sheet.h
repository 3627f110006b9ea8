// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace visage::ui {

struct Tokens;

/// The one style sheet of the application. It styles what Qt brings (editors, buttons, lists, menus, bars)
/// and the looks below; whatever paints itself uses the tokens directly.
[[nodiscard]] QString styleSheet(const Tokens& tokens);

/// How a widget stands out. Buttons: Primary (one a page), Danger, Good (answering a call), Plain (no
/// border). Frames: Card, Floating (a card above all), Band (a strip at the lower edge), Side (a column at
/// the left). Labels: Title (28 px), Heading, Strong, Muted, and the soft grounds Good, Warn, Bad, Accent for
/// short states, which always say in words what their colour says.
enum class Look {
    Normal,
    Primary,
    Danger,
    Good,
    Warn,
    Bad,
    Accent,
    Plain,
    Card,
    Floating,
    Band,
    Side,
    Title,
    Heading,
    Strong,
    Muted
};

/// May be called again: the widget changes at once.
void setLook(QWidget* widget, Look look);

} // namespace visage::ui
