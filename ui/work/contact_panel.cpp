// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/contact_panel.h"

#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/words.h"
#include "ui/customer/draft_keeper.h"
#include "ui/customer/reason_picker.h"
#include "ui/customer/record_facts.h"
#include "ui/customer/text_editor.h"
#include "ui/timeline/names.h"
#include "ui/work/columns.h"
#include "ui/work/elided_combo.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <array>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;

/// The most likely ones first.
constexpr std::array channels{Channel::Visit, Channel::Phone, Channel::Post,     Channel::Email,
                              Channel::Sms,   Channel::Video, Channel::Whatsapp, Channel::Forum};
constexpr std::array directions{Direction::In, Direction::Out};
constexpr int reasonsHeight = 92;

QString keyOf(CustomerId customer) {
    return u"contact/"_s + QString::fromStdString(customer.toString());
}

} // namespace

ContactPanel::ContactPanel(client::Workspace& workspace, QWidget* parent)
    : RecordPanel(workspace, u"contactPanel"_s, parent)
    , m_channel(new ElidedCombo)
    , m_direction(new ElidedCombo)
    , m_at(new QDateTimeEdit)
    , m_case(new ElidedCombo)
    , m_text(new TextEditor(2, 8))
    , m_reasons(new ReasonPicker(workspace))
    , m_new(new QPushButton)
    , m_drafts(new DraftKeeper(workspace, this)) {
    m_channel->setObjectName(u"contactChannel"_s);
    m_direction->setObjectName(u"contactDirection"_s);
    m_at->setObjectName(u"contactAt"_s);
    m_at->setCalendarPopup(true);
    m_at->setDisplayFormat(u"dd/MM/yyyy HH:mm"_s);
    m_case->setObjectName(u"contactCase"_s);
    m_text->setObjectName(u"contactText"_s);
    auto* left = new QVBoxLayout;
    left->setSpacing(6);
    auto* first = new QHBoxLayout;
    first->setSpacing(6);
    first->addWidget(m_channel, 1);
    first->addWidget(m_direction, 1);
    left->addLayout(first);
    auto* second = new QHBoxLayout;
    second->setSpacing(6);
    second->addWidget(m_at, 1);
    second->addWidget(m_case, 1);
    left->addLayout(second);
    left->addWidget(m_text);
    left->addStretch(1);
    auto* right = new QVBoxLayout;
    m_reasons->setFixedHeight(reasonsHeight);
    right->addWidget(m_reasons);
    right->addStretch(1);
    auto* columns = new Columns;
    columns->add(left);
    columns->add(right);
    body().addWidget(columns);
    m_new->setObjectName(u"contactOfNewCustomer"_s);
    setLook(m_new, Look::Plain);
    addBesideTitle(m_new);
    connect(m_new, &QPushButton::clicked, this, &ContactPanel::newCustomerWanted);
    connect(m_text, &TextEditor::textChanged, this, [this] {
        m_drafts->changed(m_text->toPlainText());
        check();
    });
    connect(m_text, &TextEditor::saveRequested, this, &ContactPanel::accept);
    connect(m_text, &TextEditor::escaped, this, &RecordPanel::finished);
    connect(m_at, &QDateTimeEdit::dateTimeChanged, this, [this] { m_now = false; });
    retranslate();
}

void ContactPanel::start(const client::CustomerRecord& record) {
    if (record.customer.id != m_customer) {
        m_drafts->bind({}, {});
        m_customer = record.customer.id;
        m_text->clear();
        m_reasons->setReason({});
        m_drafts->bind(keyOf(m_customer), [this](const QString& draft) {
            if (m_text->content().isEmpty())
                m_text->setPlainText(draft);
        });
    }
    {
        const QSignalBlocker quiet(m_at);
        const QDateTime now = QDateTime::fromMSecsSinceEpoch(workspace().now().ms);
        m_at->setMaximumDateTime(now);
        m_at->setDateTime(now);
    }
    m_now = true;
    fillCases(record);
    say({});
    check();
    m_channel->setFocus(Qt::ShortcutFocusReason);
}

void ContactPanel::leave() {
    m_drafts->bind({}, {});
    m_customer = {};
}

void ContactPanel::moveDraft(client::Workspace& workspace, CustomerId from, CustomerId to, QObject* context,
                             std::function<void()> done) {
    workspace.loadDraft(keyOf(from), context,
                        [&workspace, from, to, done = std::move(done)](const QString& begun) {
                            if (!begun.isEmpty()) {
                                workspace.saveDraft(keyOf(to), begun);
                                workspace.saveDraft(keyOf(from), {});
                            }
                            done();
                        });
}

void ContactPanel::fillCases(const client::CustomerRecord& record) {
    m_caseIds = {CaseId()};
    m_case->clear();
    m_case->addItem(tr("About no case"));
    for (const Case& about : record.cases)
        if (isOpen(about)) {
            m_caseIds.push_back(about.id);
            m_case->addItem(caseNumber(about.number) + u" · "_s + oneLine(about.subject, 200));
        }
}

void ContactPanel::check() {
    setReady(!m_text->content().isEmpty());
}

void ContactPanel::accept() {
    if (m_text->content().isEmpty())
        return;
    LogContact command;
    command.interaction = InteractionId(workspace().newId());
    command.customer = m_customer;
    command.channel = channels.at(static_cast<std::size_t>(m_channel->currentIndex()));
    command.direction = directions.at(static_cast<std::size_t>(m_direction->currentIndex()));
    if (!m_now)
        command.startedAt = {m_at->dateTime().toMSecsSinceEpoch()};
    command.text = m_text->content().toStdString();
    command.reason = m_reasons->reason();
    command.caseId = m_caseIds.at(static_cast<std::size_t>(m_case->currentIndex()));
    submit(command, [this, key = m_drafts->key()] {
        m_drafts->forget(key);
        leave();
    });
}

void ContactPanel::retranslate() {
    setWords(tr("Write a contact down"), tr("Keep the contact"));
    const int channel = std::max(m_channel->currentIndex(), 0);
    const int direction = std::max(m_direction->currentIndex(), 0);
    m_channel->clear();
    for (const Channel one : channels)
        m_channel->addItem(word(one));
    m_channel->setCurrentIndex(channel);
    m_direction->clear();
    m_direction->addItem(tr("From the customer"));
    m_direction->addItem(tr("From us"));
    m_direction->setCurrentIndex(direction);
    m_channel->setAccessibleName(tr("How the contact came about"));
    m_direction->setAccessibleName(tr("Who contacted whom"));
    m_at->setAccessibleName(tr("When the contact was"));
    m_case->setAccessibleName(tr("Case that the contact concerns"));
    m_text->setAccessibleName(tr("What was said"));
    m_text->setPlaceholderText(tr("What was said"));
    m_new->setText(tr("Of a new customer …"));
    m_new->setAccessibleName(tr("Write the contact down on the record of a new customer"));
    m_new->setToolTip(plainToolTip(m_new->accessibleName()));
    if (m_case->count() > 0)
        m_case->setItemText(0, tr("About no case"));
}

} // namespace visage::ui
