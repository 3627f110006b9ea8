// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/joined_section.h"

#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/customer/record_facts.h"
#include "ui/timeline/names.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace visage::ui {

using namespace Qt::StringLiterals;

JoinedSection::JoinedSection(client::Workspace& workspace, const Theme& theme, QWidget* parent)
    : Section(workspace, theme, u"joined"_s, parent) {}

void JoinedSection::show(const client::CustomerRecord& record) {
    setCustomer(record.customer.id);
    m_joined = record.joined;
    rebuild();
}

QString JoinedSection::title() const {
    return tr("Joined from %n records", nullptr, static_cast<int>(m_joined.size()) + 1);
}

void JoinedSection::fill(QVBoxLayout& rows) {
    for (const Customer& one : m_joined) {
        auto* row = new QWidget;
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(8);
        auto* words = new QVBoxLayout;
        words->setSpacing(0);
        auto* name = new PlainLabel(titledName(one));
        name->setElideMode(Qt::ElideRight);
        words->addWidget(name);
        if (const QString summary = summaryOf(one, workspace().now()); !summary.isEmpty()) {
            auto* what = new PlainLabel(summary);
            what->setElideMode(Qt::ElideRight);
            setLook(what, Look::Muted);
            words->addWidget(what);
        }
        line->addLayout(words, 1);
        auto* separate = new QPushButton(tr("Separate again"));
        separate->setObjectName(u"separate/"_s + QString::fromStdString(one.id.toString()));
        separate->setAccessibleName(tr("Separate again: %1").arg(nameOf(one)));
        separate->setToolTip(plainToolTip(
            tr("They are two after all. What was written since they were joined stays with this record.")));
        setLook(separate, Look::Plain);
        connect(separate, &QPushButton::clicked, this,
                [this, id = one.id] { send(UnmergeCustomers{id}, customer()); });
        line->addWidget(separate, 0, Qt::AlignTop);
        rows.addWidget(row);
    }
}

} // namespace visage::ui
