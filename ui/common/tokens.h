// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace visage::ui {

/// Every colour and measure of the interface by its meaning. Widgets paint from these, never from literals.
/// Contrast of text on its ground is at least 4.5 : 1 in both themes, of borders of inputs 3 : 1 (WCAG 2.1).
struct Tokens {
    bool dark = false;

    QColor background;    ///< behind the cards
    QColor surface;       ///< cards, lists, editors
    QColor surfaceRaised; ///< headers, hovered rows
    QColor border;        ///< between surfaces; decorative
    QColor inputBorder;   ///< round what can be typed into
    QColor text;
    QColor textMuted;
    QColor accent;
    QColor onAccent;
    QColor accentSoft; ///< selected row
    QColor focus;      ///< the 2 px ring

    QColor good, goodSoft;
    QColor warn, warnSoft;
    QColor bad, badSoft;
    QColor onBad;

    QColor bubbleIn;  ///< from the customer
    QColor bubbleOut; ///< from us
    QColor note;      ///< internal note

    int space = 4; ///< the grid: margins and gaps are multiples
    int radius = 6;
    int rowHeight = 28; ///< smallest target

    [[nodiscard]] static Tokens light();
    [[nodiscard]] static Tokens night();
};

} // namespace visage::ui
