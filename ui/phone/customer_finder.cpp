// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/customer_finder.h"

#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/customer/name_fields.h"
#include "ui/customer/new_customer.h"
#include "ui/phone/caller_text.h"
#include "ui/phone/phone_style.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace visage::ui {
namespace {

constexpr std::size_t shownHits = 9; // as many as there are number keys
constexpr std::chrono::milliseconds storePause{150};

QLineEdit* makeField(const char* name, QWidget* parent) {
    auto* field = new QLineEdit(parent);
    field->setObjectName(QString::fromLatin1(name));
    field->setMaxLength(200);
    return field;
}

} // namespace

CustomerFinder::CustomerFinder(client::Workspace& workspace, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addWidget(makeSearch(theme), 6);
    row->addWidget(makeForm(), 5);
    retranslate();
}

QWidget* CustomerFinder::makeSearch(const Theme& theme) {
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_search = makeField("callerSearch", side);
    m_results = new CandidateList(theme, 1, side);
    m_results->setObjectName(QStringLiteral("callerResults"));
    column->addWidget(m_search);
    column->addWidget(m_results, 1);
    m_nobody = new PlainLabel(side);
    m_nobody->setObjectName(QStringLiteral("callerNobody"));
    setLook(m_nobody, Look::Muted);
    column->addWidget(m_nobody);
    column->addStretch(0);
    m_results->hide(); // no empty frame before anything was searched for
    m_nobody->hide();
    connect(m_search, &QLineEdit::textChanged, this, &CustomerFinder::search);
    connect(m_search, &QLineEdit::returnPressed, this, &CustomerFinder::takeFirst);
    m_askStore.setSingleShot(true);
    m_askStore.setInterval(storePause);
    connect(&m_askStore, &QTimer::timeout, this, &CustomerFinder::searchStore);
    m_search->installEventFilter(this);
    connect(m_results, &CandidateList::chosen, this,
            [this](CustomerId customer) { Q_EMIT chosen(customer, attach()); });
    return side;
}

QWidget* CustomerFinder::makeForm() {
    auto* side = new QWidget(this);
    auto* grid = new QGridLayout(side);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(6);
    m_name = new NameFields(*grid, QStringLiteral("new"), side);
    m_attach = new QCheckBox(side);
    m_attach->setObjectName(QStringLiteral("attachNumber"));
    m_attach->setChecked(true);
    m_create = new QPushButton(side);
    m_create->setObjectName(QStringLiteral("createCustomer"));
    m_create->setAutoDefault(false);
    grid->addWidget(m_attach, NameFields::rows, 0, 1, 3);
    grid->addWidget(m_create, NameFields::rows, 3);
    grid->setRowStretch(NameFields::rows + 1, 1);
    connect(m_name, &NameFields::changed, this, &CustomerFinder::refreshCreate);
    connect(m_name, &NameFields::entered, this, &CustomerFinder::create);
    connect(m_create, &QPushButton::clicked, this, &CustomerFinder::create);
    return side;
}

void CustomerFinder::retranslate() {
    m_search->setAccessibleName(tr("Find the customer"));
    m_search->setPlaceholderText(tr("Find the customer: name, number, town…"));
    m_results->setAccessibleName(tr("Customers found"));
    m_name->retranslate();
    m_create->setText(tr("Create customer"));
    m_create->setAccessibleName(m_create->text());
    m_attach->setText(tr("Add %1 to the record").arg(m_number));
    m_attach->setAccessibleName(m_attach->text());
    m_attach->setVisible(!m_number.isEmpty());
    refreshCreate();
}

void CustomerFinder::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void CustomerFinder::begin(int call, const QString& number) {
    if (call == m_call && number == m_number)
        return;
    m_number = number;
    if (call != m_call) {
        m_search->clear();
        m_name->clear();
    }
    m_call = call;
    m_attach->setChecked(true);
    retranslate();
}

void CustomerFinder::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
}

void CustomerFinder::choose(int number) {
    m_results->choose(number);
}

bool CustomerFinder::attach() const {
    return !m_number.isEmpty() && m_attach->isChecked();
}

/// The first of those who were searched for, never of those whom an unfinished word had found.
void CustomerFinder::takeFirst() {
    m_takeFirst = m_answered != m_search->text().trimmed();
    if (!m_takeFirst)
        m_results->choose(1);
}

/// Down leads from the field into its list.
bool CustomerFinder::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_search && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down && m_results->count() > 0) {
        m_results->setCurrentRow(0);
        m_results->setFocus(Qt::ShortcutFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void CustomerFinder::search(const QString& text) {
    m_takeFirst = false;
    if (text.trimmed().isEmpty()) {
        m_answered.clear();
        showHits({});
        return;
    }
    m_workspace.search(text, static_cast<int>(shownHits), this, [this](const client::SearchAnswer& answer) {
        if (answer.query.trimmed() != m_search->text().trimmed())
            return;
        std::vector<CandidateList::Row> rows;
        for (const client::SearchHit& hit : answer.hits)
            rows.push_back({hit.customer, nameInFull(hit), hitForms(hit, m_workspace.now())});
        showHits(rows);
        m_answered = answer.query.trimmed();
        if (std::exchange(m_takeFirst, false))
            m_results->choose(1);
    });
    m_askStore.start();
}

/// Below those from here, as far as there are keys for them.
void CustomerFinder::searchStore() {
    const QString asked = m_search->text().trimmed();
    if (asked.isEmpty() || !m_workspace.status().partial)
        return;
    m_workspace.searchStore(
        asked, static_cast<int>(shownHits), this, [this](const client::StoreAnswer& answer) {
            if (answer.query != m_search->text().trimmed() || answer.query != m_answered)
                return;
            std::vector<CandidateList::Row> rows = m_rows;
            for (const client::SearchHit& hit : answer.hits) {
                const auto same = [&hit](const CandidateList::Row& row) {
                    return row.customer == hit.customer;
                };
                if (rows.size() < shownHits && std::none_of(rows.begin(), rows.end(), same))
                    rows.push_back({hit.customer, nameInFull(hit), hitForms(hit, m_workspace.now())});
            }
            if (rows.size() > m_rows.size())
                showHits(rows);
        });
}

void CustomerFinder::showHits(const std::vector<CandidateList::Row>& rows) {
    m_rows = rows;
    const client::StoreStatus& status = m_workspace.status();
    const bool everybodyAsked = !status.partial || status.state == client::StoreStatus::State::Live;
    m_nobody->setText(everybodyAsked ? tr("Nobody found. Create the customer on the right.")
                                     : tr("Not on this device, and the server cannot be asked now."));
    m_results->setRows(rows);
    m_results->setVisible(!rows.empty());
    m_nobody->setVisible(rows.empty() && !m_search->text().trimmed().isEmpty());
}

void CustomerFinder::refreshCreate() {
    m_create->setEnabled(m_name->isEnough());
}

void CustomerFinder::create() {
    if (!m_create->isEnabled())
        return;
    NewCustomer typed;
    typed.name = m_name->name();
    Q_EMIT createWanted(creationOf(typed), attach());
}

} // namespace visage::ui
