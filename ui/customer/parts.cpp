// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/parts.h"

#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"

#include <QLayout>
#include <QPainter>
#include <QTextLayout>

namespace visage::ui {

ThemedIcon::ThemedIcon(const Theme& theme, const QString& icon, Tint tint, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(icon)
    , m_tint(tint) {
    setFixedSize(16, 16);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ThemedIcon::paintEvent(QPaintEvent*) {
    const Tokens& t = m_theme.tokens();
    const auto colour = [&] {
        switch (m_tint) {
        case Tint::Muted:
            return t.textMuted;
        case Tint::Accent:
            return t.accent;
        case Tint::Good:
            return t.good;
        case Tint::Warn:
            return t.warn;
        case Tint::Bad:
            return t.bad;
        case Tint::Text:
            break;
        }
        return t.text;
    };
    QPainter painter(this);
    m_theme.icon(m_icon, colour()).paint(&painter, rect());
}

IconButton::IconButton(const Theme& theme, const QString& icon, const QString& name, QWidget* parent)
    : QToolButton(parent)
    , m_theme(theme)
    , m_icon(icon) {
    setAccessibleName(name);
    setToolTip(plainToolTip(name));
    setIconSize({14, 14});
    setFixedSize(26, 26);
    setLook(this, Look::Plain);
    connect(&theme, &Theme::changed, this, &IconButton::paintIcon);
    paintIcon();
}

void IconButton::paintIcon() {
    setIcon(m_theme.icon(m_icon, m_theme.tokens().textMuted));
}

ClampedText::ClampedText(const QString& text, int maxLines, QWidget* parent)
    : QWidget(parent)
    , m_text(text)
    , m_maxLines(maxLines) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(text);
}

void ClampedText::setText(const QString& text) {
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QStringList ClampedText::lines(int width) const {
    QStringList lines;
    QTextLayout layout(m_text, font());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    for (;;) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(std::max(width, 20));
        const bool last = lines.size() + 1 == m_maxLines;
        const QString rest = m_text.mid(line.textStart(), last ? -1 : line.textLength());
        lines << (last ? fontMetrics().elidedText(rest, Qt::ElideRight, width) : rest.trimmed());
        if (last)
            break;
    }
    layout.endLayout();
    return lines;
}

int ClampedText::heightForWidth(int width) const {
    return static_cast<int>(std::max<qsizetype>(lines(width).size(), 1)) * fontMetrics().lineSpacing();
}

QSize ClampedText::sizeHint() const {
    const int wide = std::min(fontMetrics().horizontalAdvance(m_text), 260);
    return {wide, heightForWidth(width() > 40 ? width() : 260)};
}

QSize ClampedText::minimumSizeHint() const {
    return {80, fontMetrics().lineSpacing()};
}

void ClampedText::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const QStringList shown = lines(width());
    const bool whole = shown.isEmpty() || !shown.last().endsWith(QChar(0x2026));
    setToolTip(plainToolTip(whole ? QString() : m_text));
}

void ClampedText::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    int y = 0;
    const QStringList shown = lines(width());
    for (const QString& line : shown) {
        painter.drawText(QRect(0, y, width(), fontMetrics().lineSpacing()),
                         Qt::AlignLeading | Qt::AlignVCenter, line);
        y += fontMetrics().lineSpacing();
    }
}

PriorityMark::PriorityMark(const Theme& theme, Priority priority, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_priority(priority) {
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    setFont(strong);
    setAccessibleName(word(priority));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize PriorityMark::sizeHint() const {
    return {16 + fontMetrics().horizontalAdvance(word(m_priority)) + 2, 18};
}

void PriorityMark::paintEvent(QPaintEvent*) {
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = m_priority == Priority::P1   ? t.bad
                          : m_priority == Priority::P2 ? t.warn
                                                       : t.textMuted;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const double y = height() / 2.0;
    if (m_priority == Priority::P1)
        painter.drawPolygon(QPolygonF{{6, y - 5.5}, {12, y + 4.5}, {0, y + 4.5}});
    else if (m_priority == Priority::P2)
        painter.drawRect(QRectF(1, y - 5, 10, 10));
    else
        painter.drawEllipse(QRectF(1, y - 5, 10, 10));
    painter.setPen(colour);
    painter.drawText(rect().adjusted(16, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, word(m_priority));
}

void clearLayout(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            // Its name belongs to the one that takes its place.
            widget->setObjectName({});
            for (QWidget* child : widget->findChildren<QWidget*>())
                child->setObjectName({});
            widget->deleteLater();
        } else if (item->layout()) {
            clearLayout(item->layout());
        }
        delete item;
    }
}

} // namespace visage::ui
