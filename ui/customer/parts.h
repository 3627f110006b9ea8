// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/enums.h"

#include <QString>
#include <QToolButton>
#include <QWidget>

class QLayout;

namespace visage::ui {

class Theme;

// Small pieces of which the record is made. GUI thread.

/// An icon that follows the theme. Says nothing to screen readers unless it is given a name.
class ThemedIcon : public QWidget {
    Q_OBJECT
public:
    enum class Tint { Text, Muted, Accent, Good, Warn, Bad };
    ThemedIcon(const Theme& theme, const QString& icon, Tint tint, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {16, 16}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QString m_icon;
    Tint m_tint;
};

/// A small button with nothing but an icon: its name is the accessible name and the tool tip.
class IconButton : public QToolButton {
    Q_OBJECT
public:
    IconButton(const Theme& theme, const QString& icon, const QString& name, QWidget* parent = nullptr);

private:
    void paintIcon();

    const Theme& m_theme;
    QString m_icon;
};

/// Data in a few lines that never grow beyond their number, whatever an outsider wrote: words of any length
/// are broken, the rest is in the tool tip. Plain text.
class ClampedText : public QWidget {
    Q_OBJECT
public:
    ClampedText(const QString& text, int maxLines, QWidget* parent = nullptr);

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString& text);
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// The lines for a width; the last one elided when the text goes on.
    [[nodiscard]] QStringList lines(int width) const;

    QString m_text;
    int m_maxLines;
};

/// P1 a triangle, P2 a square, P3 a circle, each with its letters: never by the colour alone.
class PriorityMark : public QWidget {
    Q_OBJECT
public:
    PriorityMark(const Theme& theme, Priority priority, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Priority m_priority;
};

/// Takes everything out of a layout; the widgets die with the next turn of the event loop.
void clearLayout(QLayout* layout);

} // namespace visage::ui
