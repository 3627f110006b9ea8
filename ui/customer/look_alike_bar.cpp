// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/look_alike_bar.h"

#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/customer/look_alikes.h"
#include "ui/customer/parts.h"
#include "ui/timeline/names.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace visage::ui {

using namespace Qt::StringLiterals;

LookAlikeBar::LookAlikeBar(const Theme& theme, QWidget* parent)
    : QFrame(parent)
    , m_words(new PlainLabel)
    , m_join(new QPushButton)
    , m_different(new QPushButton) {
    setObjectName(u"lookAlikeBar"_s);
    auto* outer = new QHBoxLayout(this);
    outer->setContentsMargins(16, 0, 16, 8);
    auto* frame = new QFrame;
    setLook(frame, Look::Accent);
    auto* line = new QHBoxLayout(frame);
    line->setContentsMargins(10, 2, 2, 2);
    line->setSpacing(8);
    line->addWidget(new ThemedIcon(theme, u"users"_s, ThemedIcon::Tint::Accent));
    m_words->setObjectName(u"lookAlikeWords"_s);
    m_words->setElideMode(Qt::ElideRight);
    line->addWidget(m_words, 1);
    m_join->setObjectName(u"compareLookAlike"_s);
    m_different->setObjectName(u"differentPerson"_s);
    setLook(m_different, Look::Plain);
    line->addWidget(m_join);
    line->addWidget(m_different);
    outer->addWidget(frame);
    connect(m_join, &QPushButton::clicked, this, [this] { Q_EMIT joinRequested(m_other); });
    connect(m_different, &QPushButton::clicked, this, [this] {
        if (m_lookAlikes)
            m_lookAlikes->dismiss(m_customer.id, m_other);
    });
    hide();
}

void LookAlikeBar::follow(LookAlikes* lookAlikes) {
    m_lookAlikes = lookAlikes;
    if (lookAlikes) {
        connect(lookAlikes, &LookAlikes::changed, this, &LookAlikeBar::write);
        connect(lookAlikes, &QObject::destroyed, this, [this] { follow(nullptr); });
    }
    write();
}

void LookAlikeBar::show(const Customer& customer) {
    m_customer = customer;
    write();
}

void LookAlikeBar::write() {
    const client::LookAlike* pair = m_lookAlikes ? m_lookAlikes->of(m_customer.id) : nullptr;
    setVisible(pair != nullptr);
    if (!pair)
        return;
    const client::SearchHit& other = pair->created.customer == m_customer.id ? pair->other : pair->created;
    m_other = other.customer;
    const bool isPerson = m_customer.kind == CustomerKind::Person;
    m_words->setText(
        (isPerson ? tr("Perhaps the same person: %1 (%2)") : tr("Perhaps the same: %1 (%2)"))
            .arg(lineOf(other), word(pair->why)),
        (isPerson ? tr("Perhaps the same person: %1") : tr("Perhaps the same: %1")).arg(lineOf(other)));
    m_words->setAccessibleName(m_words->text());
    m_join->setText(tr("Compare and join …"));
    m_join->setAccessibleName(tr("Compare with %1 and join").arg(lineOf(other)));
    m_different->setText(isPerson ? tr("Not the same person") : tr("Not the same"));
    m_different->setAccessibleName(tr("%1: %2").arg(m_different->text(), lineOf(other)));
}

void LookAlikeBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        write();
}

} // namespace visage::ui
