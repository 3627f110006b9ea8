// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/columns.h"

#include <QBoxLayout>

namespace visage::ui {
namespace {

constexpr int sideBySide = 560;

} // namespace

Columns::Columns(QWidget* parent)
    : QWidget(parent)
    , m_halves(new QBoxLayout(QBoxLayout::TopToBottom, this)) {
    m_halves->setContentsMargins(0, 0, 0, 0);
    m_halves->setSpacing(8);
}

void Columns::add(QLayout* half, int stretch) {
    m_halves->addLayout(half, stretch);
}

void Columns::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const bool wide = width() >= sideBySide;
    m_halves->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_halves->setSpacing(wide ? 16 : 8);
}

} // namespace visage::ui
