// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include "ui/common/style_sheet.h"

#include <QApplication>
#include <QFile>
#include <QFont>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QStyleFactory>
#include <QSvgRenderer>

namespace visage::ui {
namespace {

/// Draws one SVG in one colour, sharp at every scale.
class TintedEngine final : public QIconEngine {
public:
    TintedEngine(QByteArray svg, QColor colour)
        : m_svg(std::move(svg))
        , m_colour(std::move(colour)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        QColor colour = m_colour;
        if (mode == QIcon::Disabled)
            colour.setAlphaF(0.4F);
        QByteArray bytes = m_svg;
        bytes.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
        QSvgRenderer renderer(bytes);
        const qreal opacity = painter->opacity();
        painter->setOpacity(opacity * colour.alphaF());
        // Room beside the square is the gap to words (besideWords).
        const int side = std::min(rect.width(), rect.height());
        renderer.render(painter, QRect(rect.left(), rect.top() + (rect.height() - side) / 2, side, side));
        painter->setOpacity(opacity);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new TintedEngine(*this); }

private:
    QByteArray m_svg;
    QColor m_colour;
};

QPalette paletteOf(const Tokens& t) {
    QPalette p;
    p.setColor(QPalette::Window, t.background);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.surface);
    p.setColor(QPalette::AlternateBase, t.surfaceRaised);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::PlaceholderText, t.textMuted);
    p.setColor(QPalette::Button, t.surface);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::Highlight, t.accent);
    p.setColor(QPalette::HighlightedText, t.onAccent);
    p.setColor(QPalette::ToolTipBase, t.surfaceRaised);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::Mid, t.border);
    p.setColor(QPalette::Disabled, QPalette::Text, t.textMuted);
    p.setColor(QPalette::Disabled, QPalette::ButtonText, t.textMuted);
    p.setColor(QPalette::Disabled, QPalette::WindowText, t.textMuted);
    return p;
}

/// 13 px at 96 dpi; grows with the system's own size.
QFont baseFont() {
    QFont font = QApplication::font();
    font.setFamilies(
        {QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("Noto Color Emoji")});
    font.setPointSizeF(std::max(9.75, font.pointSizeF()));
    return font;
}

} // namespace

Theme::Theme(QObject* parent)
    : QObject(parent)
    , m_systemDark(QGuiApplication::palette().color(QPalette::Window).lightness() < 128) {}

void Theme::apply(Choice choice) {
    m_choice = choice;
    const bool dark = choice == Choice::Dark || (choice == Choice::System && m_systemDark);
    m_tokens = dark ? Tokens::night() : Tokens::light();
    if (!m_styled) {
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
        QApplication::setFont(baseFont());
        m_styled = true;
    }
    QApplication::setPalette(paletteOf(m_tokens));
    qApp->setStyleSheet(styleSheet(m_tokens));
    Q_EMIT changed();
}

QIcon Theme::icon(const QString& name, const QColor& colour) const {
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new TintedEngine(file.readAll(), colour));
}

} // namespace visage::ui
