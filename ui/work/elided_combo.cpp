// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/elided_combo.h"

#include "ui/common/plain_label.h"

#include <QStylePainter>

namespace visage::ui {
namespace {

/// Border, padding and arrow, as the style sheet has them.
constexpr int aroundText = 58;

} // namespace

ElidedCombo::ElidedCombo(QWidget* parent)
    : QComboBox(parent) {
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QComboBox::currentTextChanged, this,
            [this](const QString& text) { setToolTip(plainToolTip(text)); });
}

void ElidedCombo::paintEvent(QPaintEvent*) {
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    option.currentText = fontMetrics().elidedText(option.currentText, Qt::ElideRight, width() - aroundText);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

} // namespace visage::ui
