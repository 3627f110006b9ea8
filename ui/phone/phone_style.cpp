// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/phone_style.h"

#include <QFont>
#include <QStyle>
#include <QVariant>
#include <QWidget>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;

QString frames(const Tokens& t) {
    return u"QFrame#phoneBar, QFrame#popPanel { background: %1; border: none; border-bottom: 1px solid %2; }"
           "QFrame#popPanel[part=\"ringing\"] { border-top: 3px solid %3; }"
           "QFrame#popPanel[part=\"talking\"] { border-top: 3px solid %4; }"
           "QFrame#popPanel[part=\"held\"] { border-top: 3px solid %5; }"
           "QFrame#popPanel[part=\"ended\"] { border-top: 3px solid %6; }"
           "QFrame#callBanner { background: %7; border: none; border-left: 4px solid %4;"
           " border-bottom: 1px solid %2; }"_s.arg(t.surface.name(), t.border.name(), t.good.name(),
                                                   t.accent.name(), t.warn.name(), t.inputBorder.name(),
                                                   t.accentSoft.name());
}

QString labels(const Tokens& t) {
    return u"QLabel[part=\"broken\"] { color: %1; }"
           "QLabel[part=\"alert\"] { color: %2; background: %3; border-radius: 4px; }"
           "QLabel[part=\"wrong\"] { color: %2; background: %3; border-bottom: 1px solid %6; }"
           "QLabel[part=\"trouble\"] { color: %1; background: %4; border-radius: 4px; }"
           "QLabel[part=\"key\"] { color: %5; border: 1px solid %6; border-radius: 4px; padding: 1px 6px; }"
           "QLabel[part=\"talking\"] { color: %7; }"
           "QLabel[part=\"held\"] { color: %2; }"
           "QLabel[part=\"muted\"] { color: %1; }"
           "QPlainTextEdit[part=\"note\"] { background: %8; }"_s.arg(
               t.bad.name(), t.warn.name(), t.warnSoft.name(), t.badSoft.name(), t.textMuted.name(),
               t.inputBorder.name(), t.good.name(), t.note.name());
}

QString buttons(const Tokens& t) {
    return u"QPushButton#popAnswer { min-height: 54px; font-size: 18px; }"
           "QPushButton#finishCall { min-height: 34px; font-size: 16px; }"
           "QPushButton#otherCustomer, QPushButton#wrapUpCustomer { color: %1; padding: 2px 6px; }"_s.arg(
               t.accent.name());
}

} // namespace

QString phoneStyleSheet(const Tokens& tokens) {
    return frames(tokens) + labels(tokens) + buttons(tokens);
}

void setPixelSize(QWidget* widget, int pixels, bool bold) {
    QFont font = widget->font();
    font.setPixelSize(pixels);
    font.setBold(bold);
    widget->setFont(font);
}

void setPart(QWidget* widget, const char* part) {
    const QVariant wanted = QString::fromLatin1(part);
    if (widget->property("part") == wanted)
        return;
    widget->setProperty("part", wanted);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace visage::ui
