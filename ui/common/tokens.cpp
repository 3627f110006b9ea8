// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tokens.h"

namespace visage::ui {

Tokens Tokens::light() {
    Tokens t;
    t.background = QColor(0xf3f5f8);
    t.surface = QColor(0xffffff);
    t.surfaceRaised = QColor(0xf7f9fb);
    t.border = QColor(0xdde3ea);
    t.inputBorder = QColor(0x8593a3);
    t.text = QColor(0x17202a);
    t.textMuted = QColor(0x566372);
    t.accent = QColor(0x1a66dc);
    t.onAccent = QColor(0xffffff);
    t.accentSoft = QColor(0xe3edfd);
    t.focus = QColor(0x1a66dc);
    t.good = QColor(0x146b3d);
    t.goodSoft = QColor(0xdcf5e7);
    t.warn = QColor(0x7d5200);
    t.warnSoft = QColor(0xfdeecb);
    t.bad = QColor(0xb42318);
    t.badSoft = QColor(0xfde2df);
    t.onBad = QColor(0xffffff);
    t.bubbleIn = QColor(0xffffff);
    t.bubbleOut = QColor(0xe3edfd);
    t.note = QColor(0xfff7d6);
    return t;
}

Tokens Tokens::night() {
    Tokens t;
    t.dark = true;
    t.background = QColor(0x0f1419);
    t.surface = QColor(0x171d24);
    t.surfaceRaised = QColor(0x1f2730);
    t.border = QColor(0x2c3743);
    t.inputBorder = QColor(0x6b7a8a);
    t.text = QColor(0xe6ebf0);
    t.textMuted = QColor(0x95a3b3);
    t.accent = QColor(0x5b9dff);
    t.onAccent = QColor(0x06121f);
    t.accentSoft = QColor(0x1d3350);
    t.focus = QColor(0x5b9dff);
    t.good = QColor(0x4cc38a);
    t.goodSoft = QColor(0x16322a);
    t.warn = QColor(0xf2b84b);
    t.warnSoft = QColor(0x3a2f14);
    t.bad = QColor(0xff7b72);
    t.badSoft = QColor(0x401f1f);
    t.onBad = QColor(0x1f0605);
    t.bubbleIn = QColor(0x232d38);
    t.bubbleOut = QColor(0x1d3350);
    t.note = QColor(0x3a331a);
    return t;
}

} // namespace visage::ui
