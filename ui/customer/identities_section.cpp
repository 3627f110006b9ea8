// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/identities_section.h"

#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"
#include "ui/customer/parts.h"
#include "ui/customer/record_facts.h"
#include "ui/timeline/names.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t shownAtFirst = 4; // orders and consents stay above the fold of a small screen

constexpr qsizetype longestNumber = 24; // with an extension; its label gives way instead

/// What an icon alone does not tell.
QString labelOf(const Identity& identity) {
    const QString label = oneLine(identity.label, 60);
    const bool plain = identity.type == IdentityType::Phone || identity.type == IdentityType::Email;
    return label.isEmpty() && !plain ? word(identity.type) : label;
}

QWidget* mark(const Theme& theme, const QString& icon, ThemedIcon::Tint tint, const QString& meaning) {
    auto* mark = new ThemedIcon(theme, icon, tint);
    mark->setAccessibleName(meaning);
    mark->setToolTip(plainToolTip(meaning));
    return mark;
}

} // namespace

IdentitiesSection::IdentitiesSection(client::Workspace& workspace, const Theme& theme, QWidget* parent)
    : Section(workspace, theme, u"identities"_s, parent) {
    preparePatience();
    prepareAdding();
}

void IdentitiesSection::show(const client::CustomerRecord& record) {
    if (record.customer.id != customer()) {
        m_all = false;
        m_former = false;
        m_removed.clear();
        m_next = {};
        m_editing = {};
        m_value->clear();
        m_label->clear();
        m_adding->hide();
    }
    setCustomer(record.customer.id);
    m_identities = record.identities;
    m_taken = record.removedIdentities;
    rebuild();
    focusPutBack();
}

QString IdentitiesSection::title() const {
    return tr("Contact details");
}

void IdentitiesSection::fill(QVBoxLayout& rows) {
    rows.setSpacing(0);
    retranslateAdding();
    // One more row takes no more room than the button would.
    const bool all = m_all || m_identities.size() <= shownAtFirst + 1;
    const std::size_t shown = all ? m_identities.size() : shownAtFirst;
    for (std::size_t n = 0; n < shown; ++n)
        rows.addWidget(m_identities[n].id == m_editing ? editingRow(m_identities[n]) : row(m_identities[n]));
    for (const Removed& removed : m_removed)
        rows.insertWidget(static_cast<int>(std::min<std::size_t>(removed.place, shown)),
                          removedRow(removed.identity));
    if (!all)
        addMore(rows, static_cast<int>(m_identities.size() - shown));
    addFormer(rows);
    if (rows.count() > 0)
        return;
    auto* none = new PlainLabel(tr("No number or address is known."));
    setLook(none, Look::Muted);
    rows.addWidget(none);
}

void IdentitiesSection::addMore(QVBoxLayout& rows, int hidden) {
    auto* more = new QPushButton(tr("%n more", "contact details", hidden));
    more->setObjectName(u"allIdentities"_s);
    more->setAccessibleName(more->text());
    setLook(more, Look::Plain);
    connect(more, &QPushButton::clicked, this, [this] {
        m_all = true;
        rebuild();
    });
    rows.addWidget(more, 0, Qt::AlignLeft);
}

QWidget* IdentitiesSection::row(const Identity& identity) {
    auto* widget = new QWidget;
    auto* line = new QHBoxLayout(widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    line->addWidget(new ThemedIcon(theme(), iconOf(identity.type), ThemedIcon::Tint::Muted));
    addMark(*line, identity);
    const QString shown = shownValue(identity);
    auto* value = new PlainLabel(shown);
    if (identity.type != IdentityType::Phone || shown.size() > longestNumber)
        value->setElideMode(Qt::ElideMiddle);
    value->setAccessibleName(tr("%1: %2").arg(word(identity.type), shown));
    line->addWidget(value, 1);
    if (const QString label = labelOf(identity); !label.isEmpty()) {
        auto* kind = new PlainLabel(label);
        kind->setElideMode(Qt::ElideRight);
        setLook(kind, Look::Muted);
        line->addWidget(kind);
    }
    if (!identity.deliverable) {
        auto* wrong = new PlainLabel(tr("undeliverable"));
        setLook(wrong, Look::Bad);
        line->addWidget(wrong);
    }
    addButtons(*line, identity);
    addRemoval(*widget, identity);
    addEditing(*widget, identity);
    return widget;
}

void IdentitiesSection::addButtons(QHBoxLayout& line, const Identity& identity) {
    const QString shown = shownValue(identity);
    if (const QString number = dialable(identity); !number.isEmpty()) {
        auto* dial = new IconButton(theme(), u"phone-outgoing"_s, tr("Call %1").arg(shown));
        dial->setObjectName(idName("dial/", identity));
        connect(dial, &QToolButton::clicked, this, [this, number] { Q_EMIT dialRequested(number); });
        line.addWidget(dial);
    }
    auto* copy = new IconButton(theme(), u"copy"_s, tr("Copy %1").arg(shown));
    copy->setObjectName(idName("copy/", identity));
    connect(copy, &QToolButton::clicked, this, [shown] {
        QString plain = shown;
        QGuiApplication::clipboard()->setText(plain.replace(QChar::Nbsp, u' '));
    });
    line.addWidget(copy);
}

/// In a column of its own, so that one glance down tells which are verified.
void IdentitiesSection::addMark(QHBoxLayout& line, const Identity& identity) {
    if (identity.verified)
        line.addWidget(mark(theme(), u"shield-check"_s, ThemedIcon::Tint::Good, tr("verified")));
    else if (std::ranges::any_of(m_identities, &Identity::verified))
        line.addSpacing(16 + line.spacing()); // a layout puts its own spacing beside widgets only
}

} // namespace visage::ui
