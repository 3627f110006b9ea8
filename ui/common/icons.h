// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <QSize>
#include <QString>
#include <QWidget>

class QAbstractButton;

namespace visage::ui {

class Theme;

/// An icon beside words, in a colour of the tokens; follows the theme. Says nothing to a screen reader.
class IconLabel : public QWidget {
    Q_OBJECT
public:
    IconLabel(const Theme& theme, const QString& name, QColor Tokens::*colour, QWidget* parent = nullptr);

    void setIcon(const QString& name, QColor Tokens::*colour);
    void setSide(int pixels);
    [[nodiscard]] QSize sizeHint() const override { return {m_side, m_side}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QString m_name;
    QColor Tokens::*m_colour;
    int m_side = 16;
};

/// The size of a button's icon before words, with the gap to them; the style's own is too small.
inline constexpr QSize besideWords(20, 16);

/// Gives a button an icon of the theme that follows its changes. May be called again with another one.
void setThemeIcon(QAbstractButton* button, const Theme& theme, const QString& name,
                  QColor Tokens::*colour = &Tokens::text);

} // namespace visage::ui
