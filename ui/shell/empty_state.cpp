// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/empty_state.h"

#include "ui/common/icons.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace visage::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int widestLine = 520; // longer ones are tiring to read

} // namespace

EmptyState::EmptyState(const Theme& theme, const QString& icon, QWidget* parent)
    : QWidget(parent)
    , m_icon(new IconLabel(theme, icon, &Tokens::textMuted))
    , m_heading(new PlainLabel)
    , m_hint(new PlainLabel)
    , m_action(new QPushButton) {
    m_icon->setSide(36);
    m_heading->setObjectName(u"emptyHeading"_s);
    m_hint->setObjectName(u"emptyHint"_s);
    setLook(m_heading, Look::Heading);
    setLook(m_hint, Look::Muted);
    for (PlainLabel* label : {m_heading, m_hint}) {
        label->setWordWrap(true);
        label->setMaximumWidth(widestLine);
        label->setAlignment(Qt::AlignCenter);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(10);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    for (PlainLabel* label : {m_heading, m_hint}) {
        auto* middle = new QHBoxLayout; // an alignment would take the width that the lines need away
        middle->addStretch(1);
        middle->addWidget(label, 1000);
        middle->addStretch(1);
        layout->addLayout(middle);
    }
    m_action->hide();
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(3);
}

void EmptyState::setTexts(const QString& heading, const QString& hint) {
    m_heading->setText(heading);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

void EmptyState::setIcon(const QString& icon) {
    m_icon->setIcon(icon, &Tokens::textMuted);
}

} // namespace visage::ui
