// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/details_section.h"

#include "core/domain/field_text.h"
#include "core/rules/customer_fields.h"
#include "ui/common/formats.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/words.h"
#include "ui/customer/field_words.h"
#include "ui/customer/parts.h"
#include "ui/customer/record_facts.h"
#include "ui/timeline/names.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t ordersAtFirst = 3;
constexpr int nameWidth = 124;

} // namespace

DetailsSection::DetailsSection(client::Workspace& workspace, const Theme& theme, QWidget* parent)
    : Section(workspace, theme, u"details"_s, parent)
    , m_edit(new IconButton(theme, u"pencil"_s, {})) {
    m_edit->setObjectName(u"editDetails"_s);
    connect(m_edit, &QToolButton::clicked, this, &DetailsSection::editRequested);
    addTool(m_edit);
}

void DetailsSection::show(const client::CustomerRecord& record) {
    if (record.customer.id != customer())
        m_unfolded.clear();
    setCustomer(record.customer.id);
    m_record = record;
    rebuild();
}

void DetailsSection::setUnsaved(bool unsaved) {
    if (std::exchange(m_unsaved, unsaved) != unsaved)
        rebuild();
}

void DetailsSection::focusEdit() {
    m_edit->setFocus(Qt::OtherFocusReason);
}

QString DetailsSection::title() const {
    return tr("Details");
}

QString DetailsSection::address() const {
    const Customer& customer = m_record.customer;
    QStringList parts;
    const QString town = oneLine(customer.postcode, 20) + u' ' + oneLine(customer.town, 80);
    for (const QString& part : {oneLine(customer.addressLine1, 120), oneLine(customer.addressLine2, 120)})
        if (!part.isEmpty())
            parts << part;
    if (!town.trimmed().isEmpty())
        parts << town.trimmed();
    const QString country = oneLine(customer.country, 40);
    if (!country.isEmpty() && country != u"FR"_s)
        parts << country;
    return parts.join(u", "_s);
}

/// What stands in the header is repeated only where it has been something else.
std::vector<DetailsSection::Fact> DetailsSection::facts() const {
    const Customer& customer = m_record.customer;
    const bool isFirm = customer.kind == CustomerKind::Organisation;
    const QString born = customer.birthDate ? formatDate(customer.birthDate) : QString();
    const QString points = customer.points > 0 ? formatNumber(customer.points) : QString();
    const QString language = customer.language.empty() ? QString() : languageName(customer.language);
    std::vector<Fact> facts{
        {tr("Name"), titledName(customer), {"kind", "civility", "givenName", "familyName"}, false, 2},
        {tr("Birth date"), born, {"birthDate"}, false},
        {tr("Address"), address(), {"addressLine1", "addressLine2", "postcode", "town", "country"}, true, 3},
        {tr("Organisation"), oneLine(customer.organisation, 160), {"organisation"}, !isFirm, 2},
        {tr("Birth name"), oneLine(customer.birthName, 120), {"birthName"}},
        {tr("Language"), language, {"language"}},
        {tr("Level"), word(customer.tier), {"tier"}, false},
        {tr("Points"), points, {"points"}, false},
        {tr("Customer since"), formatShortDate(customer.customerSince), {"customerSince"}, false},
    };
    std::erase_if(facts, [this](const Fact& fact) {
        return earlier(fact).empty() && (!fact.always || fact.value.isEmpty());
    });
    return facts;
}

/// Those of the record that was opened: what the fields of a joined one were says nothing of these.
std::vector<const FieldVersion*> DetailsSection::earlier(const Fact& fact) const {
    std::vector<const FieldVersion*> found;
    for (const FieldVersion& version : m_record.fieldVersions)
        if (version.kind == EntityKind::Customer && version.object.uuid == m_record.customer.id.uuid &&
            std::ranges::any_of(fact.members, [&](std::string_view member) {
                return fieldNumber<Customer>(member) == version.field;
            }))
            found.push_back(&version);
    return found;
}

void DetailsSection::fill(QVBoxLayout& rows) {
    m_edit->setAccessibleName(tr("Edit the customer"));
    m_edit->setToolTip(plainToolTip(tr("Edit the customer (F4)")));
    if (m_unsaved) {
        auto* unsaved = new PlainLabel(tr("Changes are not saved yet"));
        unsaved->setObjectName(u"detailsUnsaved"_s);
        setLook(unsaved, Look::Warn);
        rows.addWidget(unsaved, 0, Qt::AlignLeft);
    }
    for (const Fact& fact : facts())
        addFact(rows, fact);
    if (rows.count() > 0)
        return;
    auto* nothing = new PlainLabel(tr("No address is known."));
    setLook(nothing, Look::Muted);
    rows.addWidget(nothing);
}

void DetailsSection::addFact(QVBoxLayout& rows, const Fact& fact) {
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    auto* key = new PlainLabel(fact.name);
    setLook(key, Look::Muted);
    key->setFixedWidth(nameWidth);
    line->addWidget(key, 0, Qt::AlignTop);
    line->addWidget(new ClampedText(fact.value.isEmpty() ? u"–"_s : fact.value, fact.lines), 1, Qt::AlignTop);
    rows.addWidget(row);
    const auto versions = earlier(fact);
    if (versions.empty())
        return;
    const QString name = QLatin1StringView(fact.members.front());
    const bool unfolded = std::ranges::find(m_unfolded, name) != m_unfolded.end();
    auto* mark = new IconButton(
        theme(), u"history"_s,
        tr("%1: %n earlier value(s)", nullptr, static_cast<int>(versions.size())).arg(fact.name));
    mark->setObjectName(u"earlier/"_s + name);
    mark->setCheckable(true);
    mark->setChecked(unfolded);
    connect(mark, &QToolButton::toggled, this, [this, name](bool unfold) {
        std::erase(m_unfolded, name);
        if (unfold)
            m_unfolded.push_back(name);
        rebuild();
    });
    line->addWidget(mark, 0, Qt::AlignTop);
    for (const FieldVersion* version : versions)
        if (unfolded)
            addEarlier(rows, *version);
}

void DetailsSection::addEarlier(QVBoxLayout& rows, const FieldVersion& version) {
    const QString shown = shownFieldValue(version.field, version.value);
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(12, 0, 0, 0);
    line->setSpacing(8);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new ClampedText(tr("%1: %2").arg(fieldName(version.field), shown), 2));
    auto* origin = new PlainLabel(originOf(workspace(), version.author, version.at));
    origin->setElideMode(Qt::ElideRight);
    origin->setToolTip(plainToolTip(formatMomentInFull(version.at)));
    setLook(origin, Look::Muted);
    words->addWidget(origin);
    line->addLayout(words, 1);
    auto* restore = new QPushButton(tr("Restore"));
    restore->setObjectName(u"restore/"_s + QString::fromStdString(version.id.toString()));
    restore->setAccessibleName(tr("Restore %1: %2").arg(fieldName(version.field), shown));
    const bool allowed = workspace().session().role >= rules::customerField(version.field)->lowestRole;
    restore->setEnabled(allowed && shown != shownFieldValue(version.field, standing(version.field)));
    if (!allowed)
        restore->setToolTip(plainToolTip(tr("Your role does not allow to change this: ask a lead.")));
    setLook(restore, Look::Plain);
    connect(restore, &QPushButton::clicked, this, [this, id = version.id, field = version.field] {
        send(SettleField{EditId(workspace().newId()), id, SettleChoice::Take, standing(field)}, customer());
    });
    line->addWidget(restore, 0, Qt::AlignTop);
    rows.addWidget(row);
}

std::string DetailsSection::standing(std::int64_t field) const {
    return fieldText(m_record.customer, field).value_or(std::string());
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
