// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/record_header.h"

#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"
#include "ui/customer/presence_line.h"
#include "ui/customer/record_facts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace visage::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int narrowWidth = 980;
constexpr int between = 16;     // the summary and who is here
constexpr int manyContacts = 3; // as in the pop

} // namespace

RecordHeader::RecordHeader(client::Workspace& workspace, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_theme(theme)
    , m_name(new PlainLabel)
    , m_tier(new PlainLabel)
    , m_unsent(new PlainLabel)
    , m_contacts(new PlainLabel)
    , m_summary(new PlainLabel)
    , m_others(new PresenceLine(workspace, theme))
    , m_openCase(new QPushButton)
    , m_pin(new QPushButton) {
    auto* across = new QHBoxLayout(this);
    across->setContentsMargins(16, 10, 16, 8);
    across->setSpacing(8);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    auto* line = new QHBoxLayout;
    line->setSpacing(10);
    m_name->setObjectName(u"customerName"_s);
    m_name->setElideMode(Qt::ElideRight);
    setLook(m_name, Look::Title);
    line->addWidget(m_name);
    setLook(m_tier, Look::Accent);
    setLook(m_unsent, Look::Warn);
    setLook(m_contacts, Look::Warn);
    m_tier->setObjectName(u"tier"_s);
    m_contacts->setObjectName(u"recentContacts"_s);
    for (PlainLabel* chip : {m_tier, m_contacts, m_unsent}) {
        chip->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        line->addWidget(chip, 0, Qt::AlignVCenter);
    }
    line->addStretch(1);
    column->addLayout(line);
    m_summary->setObjectName(u"summary"_s);
    m_summary->setElideMode(Qt::ElideRight);
    setLook(m_summary, Look::Muted);
    auto* below = new QHBoxLayout;
    below->setSpacing(between);
    // What was always there gives way to what somebody does now.
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    below->addWidget(m_summary, 1);
    below->addWidget(m_others);
    column->addLayout(below);
    across->addLayout(column, 1);
    m_openCase->setObjectName(u"openCase"_s);
    m_pin->setObjectName(u"pinAlert"_s);
    across->addWidget(m_pin, 0, Qt::AlignVCenter);
    across->addWidget(m_openCase, 0, Qt::AlignVCenter);
    connect(m_openCase, &QPushButton::clicked, this, &RecordHeader::openCaseRequested);
    connect(m_pin, &QPushButton::clicked, this, &RecordHeader::pinAlertRequested);
    connect(&theme, &Theme::changed, this, &RecordHeader::write);
}

void RecordHeader::show(const client::CustomerRecord& record) {
    const bool other = record.customer.id != m_record.customer.id;
    m_record = record;
    if (other)
        m_others->forget();
    write();
}

void RecordHeader::setContactsNow(int contacts) {
    m_contactsNow = contacts;
    writeContacts();
}

void RecordHeader::writeContacts() {
    const int contacts = m_contactsNow > 0 ? m_contactsNow : m_record.contactsLast8Days;
    m_contacts->setText(tr("%n contact(s) in 8 days", nullptr, contacts));
    m_contacts->setVisible(contacts >= manyContacts);
}

void RecordHeader::write() {
    const Customer& customer = m_record.customer;
    m_name->setText(titledName(customer));
    m_name->setAccessibleName(tr("Record of %1").arg(m_name->text()));
    QString summary = summaryOf(customer, m_workspace.now());
    if (!m_record.joined.empty())
        summary += (summary.isEmpty() ? QString() : u" · "_s) +
                   tr("joined from %n records", nullptr, static_cast<int>(m_record.joined.size()) + 1);
    m_summary->setText(summary);

    QString tier = word(customer.tier);
    if (customer.points > 0) {
        const QString points = tr("%1 points").arg(formatNumber(customer.points));
        tier = tier.isEmpty() ? points : tier + u" · "_s + points;
    }
    m_tier->setText(tier);
    m_tier->setVisible(!tier.isEmpty());

    writeContacts();

    const auto& unsent = m_record.unsent;
    m_unsent->setText(tr("not sent yet"));
    m_unsent->setVisible(std::find(unsent.begin(), unsent.end(), customer.id.uuid) != unsent.end());
    writeButtons();
    shareLine();
}

void RecordHeader::writeButtons() {
    const bool narrow = width() < narrowWidth;
    for (QPushButton* button : {m_openCase, m_pin})
        button->setIconSize(narrow ? QSize(16, 16) : besideWords);
    m_openCase->setText(narrow ? QString() : tr("Open a case"));
    m_openCase->setIcon(m_theme.icon(u"plus"_s));
    m_openCase->setAccessibleName(tr("Open a case"));
    m_openCase->setToolTip(plainToolTip(tr("Open a case (Ctrl+Shift+O)")));
    m_pin->setText(narrow ? QString() : tr("Pin an alert"));
    m_pin->setIcon(m_theme.icon(u"pin"_s));
    m_pin->setAccessibleName(tr("Pin an alert"));
    m_pin->setToolTip(plainToolTip(tr("Pin an alert (Ctrl+Shift+A)")));
}

void RecordHeader::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if ((event->oldSize().width() < narrowWidth) != (width() < narrowWidth))
        writeButtons();
    shareLine();
}

/// Who is here gets what the summary does not need, and half of the line at least.
void RecordHeader::shareLine() {
    const int buttons = m_pin->sizeHint().width() + m_openCase->sizeHint().width() + 2 * layout()->spacing();
    const QMargins margins = layout()->contentsMargins();
    const int line = width() - margins.left() - margins.right() - buttons;
    m_others->setRoom(std::max(line / 2, line - between - m_summary->sizeHint().width()));
}

void RecordHeader::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        write();
}

} // namespace visage::ui
