// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/record_page.h"

#include "ui/common/command_registry.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/words.h"
#include "ui/customer/alerts_bar.h"
#include "ui/customer/case_panels.h"
#include "ui/customer/cases_section.h"
#include "ui/customer/consents_section.h"
#include "ui/customer/facts_column.h"
#include "ui/customer/identities_section.h"
#include "ui/customer/join_panel.h"
#include "ui/customer/look_alike_bar.h"
#include "ui/customer/note_editor.h"
#include "ui/customer/note_panel.h"
#include "ui/customer/record_header.h"
#include "ui/customer/record_presence.h"
#include "ui/customer/stub_notice.h"
#include "ui/timeline/names.h"
#include "ui/timeline/row_layout.h"
#include "ui/timeline/timeline_area.h"
#include "ui/timeline/timeline_filters.h"
#include "ui/work/contact_panel.h"
#include "ui/work/record_work.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace visage::ui {

using namespace Qt::StringLiterals;
using client::CustomerRecord;
using client::Workspace;

RecordPage::RecordPage(Workspace& workspace, const Theme& theme, CommandRegistry& commands, QWidget* parent)
    : QStackedWidget(parent)
    , m_workspace(workspace)
    , m_theme(theme)
    , m_commands(commands)
    , m_writer(std::make_unique<RowWriter>(workspace)) {
    setObjectName(u"recordPage"_s);
    m_model = new TimelineModel(workspace, this);
    build();
    connectParts();
    registerCommands(commands);
    setState(State::None);
}

RecordPage::~RecordPage() = default;

void RecordPage::build() {
    m_message = new PlainLabel;
    m_message->setObjectName(u"recordMessage"_s);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    setLook(m_message, Look::Muted);
    addWidget(m_message);

    m_content = new QWidget;
    auto* page = new QVBoxLayout(m_content);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    m_header = new RecordHeader(m_workspace, m_theme);
    m_alerts = new AlertsBar(m_workspace, m_theme);
    page->addWidget(m_header);
    page->addWidget(m_alerts);
    m_lookAlike = new LookAlikeBar(m_theme);
    page->addWidget(m_lookAlike);

    auto* middle = new QWidget;
    // As wide as the cards can be: on a large screen the bar and the note stay beside them.
    middle->setMaximumWidth(2 * RowMetrics::margin + RowMetrics::timeWidth + RowMetrics::maxCard +
                            style()->pixelMetric(QStyle::PM_ScrollBarExtent));
    auto* centre = new QVBoxLayout(middle);
    centre->setContentsMargins(0, 0, 0, 0);
    centre->setSpacing(0);
    m_filters = new TimelineFilters(m_theme);
    m_filters->setObjectName(u"timelineFilters"_s);
    m_filters->setContentsMargins(16, 0, 0, 4);
    centre->addWidget(m_filters);
    m_stub = new StubNotice(m_workspace, m_theme);
    centre->addWidget(m_stub);
    m_timeline = new TimelineArea(*m_model, *m_writer, m_theme);
    centre->addWidget(m_timeline, 1);
    m_notice = new PlainLabel;
    m_notice->setObjectName(u"recordTrouble"_s);
    m_notice->setWordWrap(true);
    setLook(m_notice, Look::Bad);
    m_notice->hide();
    centre->addWidget(m_notice);
    m_openCase = new OpenCasePanel(m_workspace);
    m_closeCase = new CloseCasePanel(m_workspace);
    m_notePanel = new NotePanel(m_workspace);
    m_join = new JoinPanel(m_workspace);
    m_facts = new FactsColumn(m_workspace, m_theme);
    m_work = new RecordWork(m_workspace, m_theme, *m_facts);
    std::vector<RecordPanel*> panels{m_openCase, m_closeCase, m_notePanel, m_join};
    const std::vector<RecordPanel*> ofWork = m_work->panels();
    panels.insert(panels.end(), ofWork.begin(), ofWork.end());
    for (RecordPanel* panel : panels) {
        panel->hide();
        centre->addWidget(panel);
        connect(panel, &RecordPanel::finished, this, &RecordPage::closePanel);
    }
    m_note = new NoteEditor(m_workspace);
    centre->addWidget(m_note);

    auto* across = new QHBoxLayout;
    across->setSpacing(0);
    across->addWidget(middle, 4);
    across->addWidget(m_facts, 1); // more than its least only once the timeline has all it can use
    across->addStretch();          // what neither of them takes
    page->addLayout(across, 1);
    addWidget(m_content);
    m_presence = new RecordPresence(m_workspace, *this);
}

void RecordPage::connectParts() {
    connect(&m_workspace, &Workspace::customersChanged, this,
            [this](const std::vector<CustomerId>& customers) {
                if (std::find(customers.begin(), customers.end(), m_customer) != customers.end())
                    read();
            });
    connect(&m_workspace, &Workspace::everythingChanged, this, &RecordPage::read);
    connect(&m_workspace, &Workspace::baseDataChanged, this, [this] {
        if (m_record)
            take(*m_record);
    });
    connect(m_header, &RecordHeader::openCaseRequested, this, [this] { openCase(m_interaction); });
    connect(m_header, &RecordHeader::pinAlertRequested, m_alerts, &AlertsBar::write);
    connect(m_alerts, &AlertsBar::finished, this, [this] { m_timeline->setFocus(Qt::OtherFocusReason); });
    connect(m_filters, &TimelineFilters::changed, m_model, &TimelineModel::setFilter);
    connect(m_timeline, &TimelineArea::editNoteRequested, this, &RecordPage::editNote);
    connect(m_timeline, &TimelineArea::openCaseRequested, this, &RecordPage::openCase);
    connect(m_note, &NoteEditor::left, this, [this] { m_timeline->setFocus(Qt::OtherFocusReason); });
    connect(&m_facts->cases(), &CasesSection::closeRequested, this, [this](const Case& about) {
        openPanel(m_closeCase);
        m_closeCase->start(about);
    });
    connect(&m_facts->cases(), &CasesSection::reopenRequested, this, &RecordPage::reopenCase);
    connect(m_lookAlike, &LookAlikeBar::joinRequested, this, &RecordPage::join);
    connect(m_facts, &FactsColumn::left, this, [this] { m_timeline->setFocus(Qt::OtherFocusReason); });
    connect(&m_facts->identities(), &IdentitiesSection::dialRequested, this, &RecordPage::dialRequested);
    connectWork();
}

void RecordPage::showCustomer(CustomerId customer) {
    if (customer == m_customer && (m_state == State::Shown || m_state == State::Loading))
        return;
    leaveRecord();
    ++m_question;
    m_customer = customer;
    setState(customer ? State::Loading : State::None);
    m_writer->setCustomerName({});
    m_model->show(customer);
    if (customer)
        read();
}

void RecordPage::showRecord(const CustomerRecord& record, const std::optional<client::TimelinePage>& newest) {
    const bool other = record.customer.id != m_customer;
    if (other)
        leaveRecord();
    ++m_question;
    m_customer = record.customer.id;
    m_writer->setCustomerName(nameOf(record.customer));
    if (other && newest)
        m_model->show(m_customer, *newest);
    else if (other)
        m_model->show(m_customer);
    take(record);
}

void RecordPage::leaveRecord() {
    closePanel();
    m_work->leave();
    m_openCase->leave();
    m_closeCase->leave();
    m_notePanel->leave();
    m_join->leave();
    m_notice->hide();
    m_offeredNote.clear();
    m_beginning = Beginning::None;
    m_record.reset();
    setCurrentInteraction({});
}

void RecordPage::read() {
    if (!m_customer)
        return;
    m_workspace.loadRecord(m_customer, this,
                           [this, question = ++m_question](const Result<CustomerRecord>& result) {
                               if (question == m_question)
                                   onRead(result);
                           });
}

void RecordPage::onRead(const Result<CustomerRecord>& result) {
    if (!result && result.error().code == ErrorCode::NotFound) {
        setState(State::NotFound);
        return;
    }
    if (!result && m_record) {
        // What stands there is better than a sentence in its place.
        m_notice->setText(sentenceOf(result.error()));
        m_notice->show();
        return;
    }
    if (!result) {
        setState(State::Failed, sentenceOf(result.error()));
        return;
    }
    if (result->customer.id != m_customer) {
        // A merged record: its old id led to the one that holds everything now.
        m_customer = result->customer.id;
        m_model->show(m_customer);
    }
    take(*result);
}

void RecordPage::take(const CustomerRecord& record) {
    const bool first = m_state != State::Shown || !m_record || m_record->customer.id != record.customer.id;
    const bool lost = m_record && m_record->historyHere && !record.historyHere;
    m_record = record;
    // The names in the rows come from the record, which may arrive after them.
    m_writer->setCustomerName(nameOf(record.customer));
    m_header->show(record);
    m_alerts->show(record);
    m_lookAlike->show(record.customer);
    m_facts->show(record);
    m_work->show(record);
    m_stub->setHistoryHere(record.historyHere);
    m_timeline->setHistoryHere(record.historyHere);
    m_note->setCustomer(m_customer);
    m_note->setInteraction(m_interaction);
    setState(State::Shown);
    enableCommands();
    takeOfferedNote();
    takeBeginning();
    if (first || lost)
        m_workspace.keepHere(m_customer);
    if (first)
        Q_EMIT customerShown(m_customer);
}

void RecordPage::setState(State state, const QString& sentence) {
    m_state = state;
    m_trouble = sentence;
    switch (state) {
    case State::None:
        m_message->setText(tr("Choose a customer: search by name, number, town or order (Ctrl+F)."));
        break;
    case State::Loading:
        m_message->setText(tr("Loading the record …"));
        break;
    case State::NotFound:
        m_message->setText(tr(
            "This customer is not on this device. Perhaps the record was merged or erased: search again."));
        break;
    case State::Failed:
        m_message->setText(sentence);
        break;
    case State::Shown:
        break;
    }
    m_message->setAccessibleName(m_message->text());
    setCurrentWidget(state == State::Shown ? m_content : m_message);
    if (state != State::Shown)
        m_note->setCustomer({});
    m_presence->setCustomer(state == State::Shown ? m_customer : CustomerId());
    enableCommands();
}

void RecordPage::setCurrentInteraction(InteractionId interaction, int contacts) {
    m_interaction = interaction;
    m_header->setContactsNow(interaction ? contacts : 0);
    m_note->setInteraction(interaction);
    m_facts->consents().setEvidence(interaction ? contactWords(interaction) : QString());
    m_work->setCurrentInteraction(interaction);
}

void RecordPage::setTalkingWith(CustomerId customer) {
    m_presence->setTalkingWith(customer);
}

void RecordPage::setAlertsElsewhere(bool elsewhere) {
    m_alerts->setElsewhere(elsewhere);
}

void RecordPage::follow(LookAlikes& lookAlikes) {
    m_lookAlike->follow(&lookAlikes);
}

void RecordPage::writeNote() {
    if (!m_note->isVisibleTo(this))
        closePanel();
    m_note->write();
}

void RecordPage::addToNote(CustomerId customer, const QString& text) {
    showCustomer(customer);
    m_offeredNote = text;
    if (m_state == State::Shown)
        takeOfferedNote();
}

void RecordPage::takeOfferedNote() {
    if (m_offeredNote.isEmpty())
        return;
    m_note->append(std::exchange(m_offeredNote, {}));
    writeNote();
}

void RecordPage::begin(CustomerId customer, bool contact, CustomerId contactOf) {
    showCustomer(customer);
    const auto goOn = [this, customer, contact] {
        if (m_customer != customer)
            return;
        m_beginning = contact ? Beginning::Contact : Beginning::Note;
        if (m_state == State::Shown)
            takeBeginning();
    };
    contactOf ? ContactPanel::moveDraft(m_workspace, contactOf, customer, this, goOn) : goOn();
}

void RecordPage::takeBeginning() {
    switch (std::exchange(m_beginning, Beginning::None)) {
    case Beginning::Note:
        return writeNote();
    case Beginning::Contact:
        return m_work->logContact();
    case Beginning::None:
        return;
    }
}

void RecordPage::changeEvent(QEvent* event) {
    QStackedWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setState(m_state, m_trouble);
}

} // namespace visage::ui
