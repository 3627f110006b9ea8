// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/banner.h"

#include "ui/common/icons.h"
#include "ui/common/plain_label.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;

struct Sign {
    QString icon;
    QColor Tokens::*colour;
};

Sign signOf(Look look) {
    switch (look) {
    case Look::Bad:
        return {u"circle-x"_s, &Tokens::bad};
    case Look::Warn:
        return {u"triangle-alert"_s, &Tokens::warn};
    default:
        return {u"info"_s, &Tokens::accent};
    }
}

} // namespace

Banner::Banner(const Theme& theme, QWidget* parent)
    : QFrame(parent)
    , m_icon(new IconLabel(theme, u"info"_s, &Tokens::accent))
    , m_label(new PlainLabel)
    , m_button(new QPushButton)
    , m_close(new QToolButton) {
    setObjectName(u"banner"_s);
    m_label->setObjectName(u"bannerText"_s);
    m_label->setWordWrap(true);
    m_button->setObjectName(u"bannerAction"_s);
    m_close->setObjectName(u"bannerClose"_s);
    setLook(m_close, Look::Plain);
    setThemeIcon(m_close, theme, u"x"_s);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 6, 6);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_label, 1);
    layout->addWidget(m_button);
    layout->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &Banner::dismiss);
    connect(m_button, &QPushButton::clicked, this, [this] {
        const auto run = m_action.run;
        dismiss();
        run();
    });
    hide();
}

void Banner::tell(Look look, Text text, Action action, const QString& topic) {
    m_text = std::move(text);
    m_topic = topic;
    m_action = std::move(action);
    const Sign sign = signOf(look);
    m_icon->setIcon(sign.icon, sign.colour);
    setLook(this, look);
    m_button->setVisible(static_cast<bool>(m_action.run));
    retranslate();
    show();
    QAccessibleEvent told(m_label, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

void Banner::dismiss() {
    m_text = {};
    hide();
}

void Banner::withdraw(const QString& topic) {
    if (m_text && m_topic == topic)
        dismiss();
}

void Banner::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void Banner::retranslate() {
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(plainToolTip(m_close->accessibleName()));
    if (m_text)
        m_label->setText(m_text());
    if (m_action.text)
        m_button->setText(m_action.text());
}

} // namespace visage::ui
