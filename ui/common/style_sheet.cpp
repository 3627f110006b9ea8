// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/style_sheet.h"

#include "ui/common/tokens.h"

#include <QStyle>
#include <QVariant>
#include <QWidget>

#include <utility>
#include <vector>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;

// The colour of the text comes from the palette: a sheet that names it draws placeholders at half its
// strength.
constexpr auto editors = R"(
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    background: @surface; border: 1px solid @inputBorder; border-radius: 6px;
    padding: 4px 8px; selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: 20px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    border: 2px solid @focus; padding: 3px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    background: @surfaceRaised; border-color: @border; }
QLineEdit[invalid="true"] { border-color: @bad; }
QComboBox { padding-right: 24px; }
QComboBox::drop-down, QDateTimeEdit::drop-down { border: none; width: 24px; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow { image: url(:/style/chevron-down-@name.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView {
    background: @surface; color: @text; border: 1px solid @inputBorder; outline: 0; padding: 2px;
    selection-background-color: @accentSoft; selection-color: @text; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 6px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 20px; }
QAbstractSpinBox::up-arrow { image: url(:/style/chevron-up-@name.svg); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url(:/style/chevron-down-@name.svg); width: 12px; height: 12px; }
)";

constexpr auto buttons = R"(
QPushButton, QToolButton {
    background: @surface; color: @text; border: 1px solid @inputBorder; border-radius: 6px; padding: 4px 12px;
    min-height: 20px; }
QToolButton { padding: 3px 5px; }
QPushButton:hover, QToolButton:hover { background: @surfaceRaised; }
QPushButton:pressed, QPushButton:checked, QToolButton:pressed, QToolButton:checked {
    background: @accentSoft; border-color: @accent; }
QPushButton:focus { border: 2px solid @focus; padding: 3px 11px; }
QToolButton:focus { border: 2px solid @focus; padding: 2px 4px; }
QPushButton[look="primary"] { background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; }
QPushButton[look="primary"]:hover { background: @accentHover; border-color: @accentHover; }
QPushButton[look="primary"]:focus { border: 2px solid @text; }
QPushButton[look="good"] { background: @good; color: @onGood; border-color: @good; font-weight: 600; }
QPushButton[look="good"]:hover { background: @goodHover; border-color: @goodHover; }
QPushButton[look="good"]:focus { border: 2px solid @text; }
QPushButton[look="danger"] { color: @bad; border-color: @bad; }
QPushButton[look="danger"]:hover { background: @badSoft; }
QPushButton[look="danger"]:focus { border: 2px solid @bad; }
QPushButton[look="plain"], QToolButton[look="plain"] { background: transparent; border-color: transparent; }
QPushButton[look="plain"]:hover, QToolButton[look="plain"]:hover { background: @hover; }
QPushButton[look="plain"]:checked, QToolButton[look="plain"]:checked { background: @accentSoft; }
QPushButton[look="plain"]:focus, QToolButton[look="plain"]:focus { border-color: @focus; }
QPushButton:disabled, QToolButton:disabled, QPushButton[look="primary"]:disabled, QPushButton[look="good"]:disabled,
QPushButton[look="danger"]:disabled {
    background: @surfaceRaised; color: @textMuted; border-color: @border; font-weight: 400; }
QPushButton[look="plain"]:disabled, QToolButton[look="plain"]:disabled { background: transparent; border-color: transparent; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; }
QCheckBox::indicator, QRadioButton::indicator {
    width: 16px; height: 16px; border: 1px solid @inputBorder; background: @surface; border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked { background: @accent; border-color: @accent; }
QCheckBox::indicator:checked { image: url(:/style/check-@name.svg); }
QRadioButton::indicator:checked { border: 5px solid @accent; background: @onAccent; width: 8px; height: 8px; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid @focus; width: 14px; height: 14px; }
QRadioButton::indicator:checked:focus { border: 5px solid @focus; width: 8px; height: 8px; } /* chosen is seen before focused */
)";

constexpr auto containers = R"(
QFrame[look="card"] { background: @surface; border: 1px solid @border; border-radius: 8px; }
QFrame[look="card"]:focus { border: 2px solid @focus; }
QFrame[look="floating"] { background: @surface; border: 1px solid @inputBorder; border-radius: 8px; }
QFrame[look="band"] { background: @surfaceRaised; border: none; border-top: 1px solid @border; }
QFrame[look="side"] { background: @surface; border: none; border-right: 1px solid @border; }
QFrame[look="good"] { background: @goodSoft; border: 1px solid @good; border-radius: 6px; }
QFrame[look="warn"] { background: @warnSoft; border: 1px solid @warn; border-radius: 6px; }
QFrame[look="bad"] { background: @badSoft; border: 1px solid @bad; border-radius: 6px; }
QFrame[look="accent"] { background: @accentSoft; border: 1px solid @accent; border-radius: 6px; }
QLabel { background: transparent; border: none; }
QLabel[look="title"] { font-size: 28px; font-weight: 600; }
QLabel[look="heading"] { font-size: 16px; font-weight: 600; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="muted"] { color: @textMuted; }
QLabel[look="good"] { border: none; background: @goodSoft; color: @good; border-radius: 4px; padding: 1px 6px; font-weight: 600; }
QLabel[look="warn"] { border: none; background: @warnSoft; color: @warn; border-radius: 4px; padding: 1px 6px; font-weight: 600; }
QLabel[look="bad"] { border: none; background: @badSoft; color: @bad; border-radius: 4px; padding: 1px 6px; font-weight: 600; }
QLabel[look="accent"] { border: none; background: @accentSoft; color: @accentText; border-radius: 4px; padding: 1px 6px; font-weight: 600; }
QScrollArea { border: none; background: transparent; }
QAbstractItemView {
    background: @surface; alternate-background-color: @surfaceRaised; color: @text; border: 1px solid @border;
    border-radius: 6px; outline: 0; selection-background-color: @accentSoft; selection-color: @text; }
QAbstractItemView:focus { border: 2px solid @focus; }
QListView[look="plain"], QListView[look="plain"]:focus { border: none; border-radius: 0; }
QHeaderView::section {
    background: @surfaceRaised; color: @textMuted; border: none; border-bottom: 1px solid @border; padding: 5px 8px 5px 11px; } /* 3 more: the style indents the text of cells so */
QHeaderView { background: @surfaceRaised; border: none; }
QTableView { gridline-color: @border; }
QTableView::item, QListView::item { border: none; padding: 3px 8px; } /* without a border the padding is not heeded */
QTableView::item:selected, QListView::item:selected { background: @accentSoft; color: @text; }
QTabWidget::pane { border: none; border-top: 1px solid @border; }
QTabBar::tab {
    background: transparent; color: @textMuted; padding: 6px 12px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; font-weight: 600; border-bottom-color: @accent; }
QTabBar::tab:focus { background: @accentSoft; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: @border; }
QGroupBox { border: 1px solid @border; border-radius: 6px; margin-top: 10px; padding-top: 10px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; padding: 0 4px; color: @textMuted; }
QProgressBar { background: @border; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
)";

constexpr auto floating = R"(
QToolTip { background: @surfaceRaised; color: @text; border: 1px solid @inputBorder; padding: 4px 6px; }
QMenu { background: @surface; color: @text; border: 1px solid @inputBorder; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; margin: 1px 2px; }
QMenu::item:selected { background: @accentSoft; }
QMenu::item:disabled { color: @textMuted; }
QMenu::separator { height: 1px; background: @border; margin: 4px 6px; }
QMenu::indicator { width: 14px; height: 14px; left: 8px; }
QMenu::item:checked { font-weight: 600; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @scroll; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @inputBorder; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)";

QColor mix(const QColor& a, const QColor& b, double share) {
    const auto part = [share](int from, int to) { return static_cast<int>(from + (to - from) * share); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

/// The longer of two names with the same beginning stands first.
std::vector<std::pair<QString, QColor>> colours(const Tokens& t) {
    return {{u"@accentHover"_s, mix(t.accent, t.text, 0.15)},
            {u"@accentSoft"_s, t.accentSoft},
            {u"@accentText"_s, t.dark ? t.accent : mix(t.accent, t.text, 0.3)},
            {u"@accent"_s, t.accent},
            {u"@badSoft"_s, t.badSoft},
            {u"@bad"_s, t.bad},
            {u"@border"_s, t.border},
            {u"@focus"_s, t.focus},
            {u"@goodHover"_s, mix(t.good, t.text, 0.15)},
            {u"@goodSoft"_s, t.goodSoft},
            {u"@good"_s, t.good},
            {u"@hover"_s, mix(t.surfaceRaised, t.text, 0.06)},
            {u"@inputBorder"_s, t.inputBorder},
            {u"@onAccent"_s, t.onAccent},
            {u"@onGood"_s, t.dark ? t.onAccent : t.onBad},
            {u"@scroll"_s, mix(t.border, t.inputBorder, 0.4)},
            {u"@surfaceRaised"_s, t.surfaceRaised},
            {u"@surface"_s, t.surface},
            {u"@textMuted"_s, t.textMuted},
            {u"@text"_s, t.text},
            {u"@warnSoft"_s, t.warnSoft},
            {u"@warn"_s, t.warn}};
}

const char* nameOf(Look look) {
    switch (look) {
    case Look::Normal:
        return "";
    case Look::Primary:
        return "primary";
    case Look::Danger:
        return "danger";
    case Look::Good:
        return "good";
    case Look::Warn:
        return "warn";
    case Look::Bad:
        return "bad";
    case Look::Accent:
        return "accent";
    case Look::Plain:
        return "plain";
    case Look::Card:
        return "card";
    case Look::Floating:
        return "floating";
    case Look::Band:
        return "band";
    case Look::Side:
        return "side";
    case Look::Title:
        return "title";
    case Look::Heading:
        return "heading";
    case Look::Strong:
        return "strong";
    case Look::Muted:
        return "muted";
    }
    return "";
}

} // namespace

QString styleSheet(const Tokens& tokens) {
    QString sheet;
    for (const char* part : {editors, buttons, containers, floating})
        sheet += QLatin1StringView(part);
    sheet.replace(u"@name"_s, tokens.dark ? u"dark"_s : u"light"_s);
    for (const auto& [name, colour] : colours(tokens))
        sheet.replace(name, colour.name(QColor::HexRgb));
    return sheet;
}

void setLook(QWidget* widget, Look look) {
    const QString name = QLatin1StringView(nameOf(look));
    if (widget->property("look").toString() == name)
        return;
    widget->setProperty("look", name);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

} // namespace visage::ui
