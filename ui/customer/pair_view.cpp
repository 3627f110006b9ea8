// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/pair_view.h"

#include "ui/common/formats.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/customer/parts.h"
#include "ui/customer/record_facts.h"
#include "ui/timeline/names.h"

#include <QButtonGroup>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>
#include <utility>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t shownIdentities = 3;
constexpr int narrowWidth = 440;

/// One that the store does not know yet gives way, then the younger one.
bool standsBefore(const client::CustomerRecord& one, const client::CustomerRecord& other) {
    const auto rank = [](const client::CustomerRecord& record) {
        const Customer& customer = record.customer;
        return std::tuple(customer.rev == 0,
                          customer.customerSince ? customer.customerSince : customer.createdAt,
                          -record.interactions, customer.id);
    };
    return rank(one) < rank(other);
}

} // namespace

PairView::PairView(client::Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace) {
    auto* across = new QHBoxLayout(this);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(12);
    for (std::size_t n = 0; n < m_sides.size(); ++n) {
        auto* card = new QFrame;
        setLook(card, Look::Card);
        auto* column = new QVBoxLayout(card);
        column->setContentsMargins(10, 6, 10, 8);
        column->setSpacing(2);
        m_sides[n].stays = new QRadioButton;
        m_sides[n].stays->setObjectName(n == 0 ? u"firstStays"_s : u"secondStays"_s);
        column->addWidget(m_sides[n].stays);
        m_sides[n].facts = new QVBoxLayout;
        m_sides[n].facts->setSpacing(1);
        column->addLayout(m_sides[n].facts);
        column->addStretch(1);
        across->addWidget(card, 1);
    }
    auto* stays = new QButtonGroup(this); // of two cards: exclusive although they have different parents
    for (const Side& side : m_sides)
        stays->addButton(side.stays);
    connect(&workspace, &client::Workspace::customersChanged, this, &PairView::readAgain);
}

void PairView::load(CustomerId one, CustomerId other) {
    ++m_question;
    const CustomerId ids[] = {one, other};
    for (std::size_t n = 0; n < m_sides.size(); ++n) {
        m_sides[n].id = ids[n];
        m_sides[n].record.reset();
    }
    write();
    for (std::size_t n = 0; n < m_sides.size() && one && other; ++n)
        read(n);
}

void PairView::read(std::size_t side) {
    m_workspace.loadRecord(m_sides[side].id, this,
                           [this, side, question = m_question](const Result<client::CustomerRecord>& result) {
                               take(side, question, result);
                           });
}

/// As when a history comes that was not here.
void PairView::readAgain(const std::vector<CustomerId>& changed) {
    for (std::size_t n = 0; n < m_sides.size() && isLoaded(); ++n)
        if (std::ranges::find(changed, m_sides[n].id) != changed.end())
            read(n);
}

void PairView::take(std::size_t side, std::uint64_t question, const Result<client::CustomerRecord>& result) {
    if (question != m_question || !result)
        return;
    const bool again = isLoaded();
    m_sides[side].record = *result;
    if (isLoaded() && !again)
        m_sides[standsBefore(*m_sides[0].record, *m_sides[1].record) ? 0 : 1].stays->setChecked(true);
    write();
    if (isLoaded() && !again)
        Q_EMIT loaded();
}

/// Two ids that lead to one record are joined already.
bool PairView::isLoaded() const {
    return m_sides[0].record && m_sides[1].record &&
           m_sides[0].record->customer.id != m_sides[1].record->customer.id;
}

MergeCustomers PairView::join() const {
    const std::size_t survivor = m_sides[0].stays->isChecked() ? 0 : 1;
    return {m_sides[1 - survivor].record->customer.id, m_sides[survivor].record->customer.id};
}

void PairView::write() {
    for (const Side& side : m_sides)
        write(side);
}

QStringList PairView::factsOf(const client::CustomerRecord& record) const {
    const Customer& customer = record.customer;
    QStringList facts;
    if (const QString summary = summaryOf(customer, m_workspace.now()); !summary.isEmpty())
        facts << summary;
    if (const QString street = oneLine(customer.addressLine1, 120); !street.isEmpty() && !m_narrow)
        facts << street;
    QStringList identities;
    for (const Identity& identity : record.identities)
        if (identities.size() < static_cast<qsizetype>(shownIdentities))
            identities << shownValue(identity);
    if (!identities.isEmpty())
        facts << identities.join(u" · "_s);
    if (!record.historyHere)
        return facts << tr("The history is not on this device");
    QString contacts = tr("%Ln contact(s)", nullptr, static_cast<int>(record.interactions));
    if (record.lastContact)
        contacts +=
            u" · "_s + tr("the last one %1").arg(formatAgo(record.lastContact->at, m_workspace.now()));
    return facts << contacts;
}

void PairView::write(const Side& side) {
    clearLayout(side.facts);
    side.stays->setVisible(side.record.has_value());
    if (!side.record)
        return;
    const QString name = titledName(side.record->customer);
    side.stays->setText(m_narrow ? tr("Stays") : tr("This record stays"));
    side.stays->setAccessibleName(
        tr("This record stays: %1, %2").arg(name, factsOf(*side.record).join(u", "_s)));
    auto* title = new PlainLabel(name);
    title->setElideMode(Qt::ElideRight);
    setLook(title, Look::Strong);
    side.facts->addWidget(title);
    for (const QString& fact : factsOf(*side.record)) {
        auto* line = new PlainLabel(fact);
        line->setElideMode(Qt::ElideRight);
        setLook(line, Look::Muted);
        side.facts->addWidget(line);
    }
}

void PairView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (std::exchange(m_narrow, width() < narrowWidth) != m_narrow)
        write();
}

void PairView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        write();
}

} // namespace visage::ui
