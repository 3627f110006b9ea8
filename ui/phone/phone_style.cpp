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

QString surfaces(const Tokens& t) {
    return u"QFrame#phoneBar { background: %1; border: none; border-bottom: 1px solid %2; }"
           "QFrame#popPanel { background: %1; border: none; border-bottom: 1px solid %2; }"
           "QFrame#popPanel[look=\"ringing\"] { border-top: 3px solid %3; }"
           "QFrame#popPanel[look=\"talking\"] { border-top: 3px solid %4; }"
           "QFrame#popPanel[look=\"held\"] { border-top: 3px solid %5; }"
           "QFrame#popPanel[look=\"ended\"] { border-top: 3px solid %6; }"
           "QFrame#callBanner { background: %7; border: none; border-left: 4px solid %3;"
           " border-bottom: 1px solid %2; }"_s.arg(t.surface.name(), t.border.name(), t.good.name(),
                                                   t.accent.name(), t.warn.name(), t.inputBorder.name(),
                                                   t.accentSoft.name());
}

QString labels(const Tokens& t) {
    return u"QLabel[look=\"muted\"] { color: %1; }"
           "QLabel[look=\"broken\"] { color: %2; }"
           "QLabel[look=\"alert\"] { color: %3; background: %4; border-radius: 4px; padding: 2px 8px; }"
           "QLabel[look=\"trouble\"] { color: %2; background: %5; border-radius: 4px; padding: 2px 8px; }"
           "QLabel[look=\"key\"] { color: %1; border: 1px solid %6; border-radius: 4px; padding: 0 5px; }"
           "QLabel[look=\"good\"] { color: %7; }"
           "QLabel[look=\"warn\"] { color: %3; }"_s.arg(t.textMuted.name(), t.bad.name(), t.warn.name(),
                                                        t.warnSoft.name(), t.badSoft.name(), t.border.name(),
                                                        t.good.name());
}

QString buttons(const Tokens& t) {
    return u"QPushButton { background: %1; color: %2; border: 1px solid %3; border-radius: 6px; padding: 4px "
           u"12px;"
           " min-height: 22px; }"
           "QPushButton:hover:enabled { background: %4; }"
           "QPushButton:focus { border: 2px solid %5; padding: 3px 11px; }"
           "QPushButton:disabled { color: %6; border-color: %7; }"
           "QPushButton:checked { background: %8; border-color: %5; }"_s.arg(
               t.surface.name(), t.text.name(), t.inputBorder.name(), t.surfaceRaised.name(), t.focus.name(),
               t.textMuted.name(), t.border.name(), t.accentSoft.name()) +
           u"QPushButton[look=\"answer\"]:enabled { background: %1; color: %2; border-color: %1; "
           u"font-weight: 600; }"
           "QPushButton[look=\"danger\"]:enabled { color: %3; border-color: %3; }"
           "QPushButton[look=\"primary\"]:enabled { background: %4; color: %5; border-color: %4; "
           "font-weight: 600; }"
           "QPushButton[look=\"link\"] { border: none; background: transparent; color: %4; padding: 2px 4px; "
           "}"
           "QPushButton[look=\"link\"]:hover { text-decoration: underline; }"_s.arg(
               t.good.name(), t.dark ? t.background.name() : t.onAccent.name(), t.bad.name(), t.accent.name(),
               t.onAccent.name());
}

QString inputs(const Tokens& t) {
    return u"QLineEdit, QPlainTextEdit, QComboBox, QListWidget { background: %1; color: %2; border: 1px "
           u"solid %3;"
           " border-radius: 6px; padding: 3px 8px; selection-background-color: %4; selection-color: %5; }"
           "QPlainTextEdit[look=\"note\"] { background: %6; }"
           "QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QListWidget:focus { border: 2px solid %7;"
           " padding: 2px 7px; }"
           "QLineEdit:disabled { color: %8; border-color: %9; }"
           "QListWidget { padding: 0; } QListWidget:focus { padding: 0; }"_s
               .arg(t.surface.name(), t.text.name(), t.inputBorder.name(), t.accent.name(), t.onAccent.name(),
                    t.note.name(), t.focus.name(), t.textMuted.name())
               .arg(t.border.name());
}

} // namespace

QString phoneStyleSheet(const Tokens& tokens) {
    return surfaces(tokens) + labels(tokens) + buttons(tokens) + inputs(tokens);
}

void setPixelSize(QWidget* widget, int pixels, bool bold) {
    QFont font = widget->font();
    font.setPixelSize(pixels);
    font.setBold(bold);
    widget->setFont(font);
}

void setLook(QWidget* widget, const char* look) {
    const QVariant wanted = QString::fromLatin1(look);
    if (widget->property("look") == wanted)
        return;
    widget->setProperty("look", wanted);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace visage::ui
