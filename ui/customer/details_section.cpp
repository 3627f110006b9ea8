// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/details_section.h"

#include "ui/common/formats.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/words.h"
#include "ui/customer/parts.h"
#include "ui/customer/record_facts.h"
#include "ui/timeline/names.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t ordersAtFirst = 3;

void addFact(QVBoxLayout& rows, const QString& name, const QString& value, int lines) {
    if (value.isEmpty())
        return;
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    auto* key = new PlainLabel(name);
    setLook(key, Look::Muted);
    key->setFixedWidth(124);
    line->addWidget(key, 0, Qt::AlignTop);
    line->addWidget(new ClampedText(value, lines), 1);
    rows.addWidget(row);
}

} // namespace

DetailsSection::DetailsSection(client::Workspace& workspace, const Theme& theme, QWidget* parent)
    : Section(workspace, theme, u"details"_s, parent) {}

void DetailsSection::show(const client::CustomerRecord& record) {
    m_customer = record.customer;
    rebuild();
}

QString DetailsSection::title() const {
    return tr("Details");
}

QString DetailsSection::address() const {
    QStringList parts;
    const QString town = oneLine(m_customer.postcode, 20) + u' ' + oneLine(m_customer.town, 80);
    for (const QString& part : {oneLine(m_customer.addressLine1, 120), oneLine(m_customer.addressLine2, 120)})
        if (!part.isEmpty())
            parts << part;
    if (!town.trimmed().isEmpty())
        parts << town.trimmed();
    const QString country = oneLine(m_customer.country, 40);
    if (!country.isEmpty() && country != u"FR"_s)
        parts << country;
    return parts.join(u", "_s);
}

void DetailsSection::fill(QVBoxLayout& rows) {
    addFact(rows, tr("Address"), address(), 3);
    if (m_customer.kind == CustomerKind::Person)
        addFact(rows, tr("Organisation"), oneLine(m_customer.organisation, 160), 2);
    addFact(rows, tr("Birth name"), oneLine(m_customer.birthName, 120), 1);
    addFact(rows, tr("Language"), m_customer.language.empty() ? QString() : languageName(m_customer.language),
            1);
}

ConsentsSection::ConsentsSection(client::Workspace& workspace, const Theme& theme, QWidget* parent)
    : Section(workspace, theme, u"consents"_s, parent) {}

void ConsentsSection::show(const client::CustomerRecord& record) {
    m_consents = record.consents;
    rebuild();
}

QString ConsentsSection::title() const {
    return tr("Consents");
}

void ConsentsSection::fill(QVBoxLayout& rows) {
    for (const Consent& consent : m_consents) {
        auto* row = new QWidget;
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(6);
        const bool yes = consent.state == ConsentState::Granted;
        const bool no = consent.state == ConsentState::Refused;
        line->addWidget(new ThemedIcon(theme(),
                                       yes  ? u"circle-check"_s
                                       : no ? u"circle-x"_s
                                            : u"circle-help"_s,
                                       yes  ? ThemedIcon::Tint::Good
                                       : no ? ThemedIcon::Tint::Bad
                                            : ThemedIcon::Tint::Muted));
        line->addWidget(new PlainLabel(tr("%1: %2").arg(word(consent.topic), word(consent.state))));
        line->addStretch(1);
        auto* when = new PlainLabel(formatAgo(consent.at, workspace().now()));
        when->setToolTip(plainToolTip(formatMomentInFull(consent.at)));
        setLook(when, Look::Muted);
        line->addWidget(when);
        rows.addWidget(row);
    }
}

OrdersSection::OrdersSection(client::Workspace& workspace, const Theme& theme, QWidget* parent)
    : Section(workspace, theme, u"orders"_s, parent) {}

void OrdersSection::show(const client::CustomerRecord& record) {
    m_orders = record.orders;
    m_all = false;
    rebuild();
}

QString OrdersSection::title() const {
    return tr("%Ln order(s)", nullptr, static_cast<int>(m_orders.size()));
}

void OrdersSection::fill(QVBoxLayout& rows) {
    const std::size_t shown = m_all ? m_orders.size() : std::min(m_orders.size(), ordersAtFirst);
    for (std::size_t i = 0; i < shown; ++i) {
        const Order& order = m_orders[i];
        auto* row = new QWidget;
        auto* column = new QVBoxLayout(row);
        column->setContentsMargins(0, 0, 0, 2);
        column->setSpacing(0);
        auto* line = new QHBoxLayout;
        line->setSpacing(8);
        auto* what = new PlainLabel(oneLine(order.number, 60) + u" · "_s + word(order.status));
        what->setElideMode(Qt::ElideRight);
        line->addWidget(what, 1);
        line->addWidget(new PlainLabel(formatMoney(order.totalCents, order.currency)));
        column->addLayout(line);
        auto* detail = new PlainLabel(formatAgo(order.placedAt, workspace().now()) + u" · "_s +
                                      oneLine(order.summary, 200));
        detail->setElideMode(Qt::ElideRight);
        setLook(detail, Look::Muted);
        column->addWidget(detail);
        rows.addWidget(row);
    }
    if (shown == m_orders.size())
        return;
    auto* more = new QPushButton(tr("All orders"));
    more->setObjectName(u"allOrders"_s);
    more->setAccessibleName(more->text());
    setLook(more, Look::Plain);
    connect(more, &QPushButton::clicked, this, [this] {
        m_all = true;
        rebuild();
    });
    rows.addWidget(more, 0, Qt::AlignLeft);
}

} // namespace visage::ui
