// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"

#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QPainter>
#include <QVariant>

namespace visage::ui {

IconLabel::IconLabel(const Theme& theme, const QString& name, QColor Tokens::*colour, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_name(name)
    , m_colour(colour) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void IconLabel::setIcon(const QString& name, QColor Tokens::*colour) {
    m_name = name;
    m_colour = colour;
    update();
}

void IconLabel::setSide(int pixels) {
    m_side = pixels;
    updateGeometry();
}

void IconLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    m_theme.icon(m_name, m_theme.tokens().*m_colour).paint(&painter, rect());
}

namespace {

constexpr const char* iconProperty = "visageIcon";

void refresh(QAbstractButton* button, const Theme& theme, QColor Tokens::*colour) {
    button->setIcon(theme.icon(button->property(iconProperty).toString(), theme.tokens().*colour));
}

} // namespace

void setThemeIcon(QAbstractButton* button, const Theme& theme, const QString& name, QColor Tokens::*colour) {
    const bool first = !button->property(iconProperty).isValid();
    button->setProperty(iconProperty, name);
    refresh(button, theme, colour);
    if (first)
        QObject::connect(&theme, &Theme::changed, button,
                         [button, &theme, colour] { refresh(button, theme, colour); });
}

} // namespace visage::ui
