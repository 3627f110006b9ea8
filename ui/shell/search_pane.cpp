// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/search_pane.h"

#include "core/client/workspace.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/theme.h"
#include "ui/common/tracer.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/results_view.h"
#include "ui/shell/search_delegate.h"
#include "ui/shell/search_results.h"
#include "ui/work/work_page.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace visage::ui {

using namespace Qt::StringLiterals;

SearchPane::SearchPane(const Surroundings& around, QWidget* parent)
    : QWidget(parent)
    , m_around(around)
    , m_results(new SearchResults(around.workspace, this))
    , m_field(new QLineEdit)
    , m_clear(new QToolButton)
    , m_fieldRow(new QHBoxLayout)
    , m_count(new PlainLabel)
    , m_stack(new QStackedWidget)
    , m_list(new ResultsView(around.tracer))
    , m_empty(new EmptyState(around.theme, u"search"_s)) {
    setObjectName(u"searchPane"_s);
    build();
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textEdited, this, &SearchPane::ask);
    connect(m_clear, &QToolButton::clicked, this, [this] {
        setText({});
        focusSearch();
    });
    connect(m_results, &SearchResults::answered, this, &SearchPane::showAnswer);
    connect(m_results, &SearchResults::storeAnswered, this, &SearchPane::showStoreAnswer);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { chooseRow(index.row()); });
    connect(m_list, &QListView::activated, this,
            [this](const QModelIndex& index) { chooseRow(index.row()); });
    connect(&m_empty->action(), &QPushButton::clicked, this, &SearchPane::newCustomerWanted);
    connect(&around.workspace, &client::Workspace::statusChanged, this, &SearchPane::showEmptiness);
    connect(&around.theme, &Theme::changed, m_list->viewport(), qOverload<>(&QWidget::update));
    retranslate();
    ask({});
}

void SearchPane::build() {
    m_field->setObjectName(u"search"_s);
    m_field->setMaxLength(200);
    m_clear->setObjectName(u"clearSearch"_s);
    setLook(m_clear, Look::Plain);
    setThemeIcon(m_clear, m_around.theme, u"x"_s, &Tokens::textMuted);
    m_clear->setFocusPolicy(Qt::NoFocus);
    m_clear->hide();
    m_count->setObjectName(u"resultCount"_s);
    m_count->setWordWrap(true);
    setLook(m_count, Look::Muted);
    m_list->setObjectName(u"results"_s);
    m_list->setModel(m_results);
    m_list->setItemDelegate(new SearchDelegate(*m_results, m_around.theme, m_list));
    setLook(m_list, Look::Plain);

    auto* inField = new QHBoxLayout(m_field);
    inField->setContentsMargins(9, 0, 3, 0);
    inField->addWidget(new IconLabel(m_around.theme, u"search"_s, &Tokens::textMuted));
    inField->addStretch();
    inField->addWidget(m_clear);
    m_field->setTextMargins(20, 2, 24, 2);

    m_empty->action().setObjectName(u"newCustomerFromSearch"_s);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(12, 0, 12, 0);
    head->setSpacing(6);
    m_fieldRow->setSpacing(6);
    m_fieldRow->addWidget(m_field, 1);
    head->addLayout(m_fieldRow);
    head->addWidget(m_count);
    layout->addLayout(head);
    layout->addWidget(m_stack, 1);
}

void SearchPane::focusSearch() {
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void SearchPane::setText(const QString& typed) {
    m_field->setText(typed);
    ask(typed);
}

void SearchPane::setCorner(QWidget* corner) {
    m_fieldRow->addWidget(corner);
}

void SearchPane::setWorkPage(WorkPage* page) {
    m_work = page;
    m_stack->addWidget(page);
    connect(page, &WorkPage::readied, this, &SearchPane::showEmptiness);
    retranslate();
}

void SearchPane::showWork() {
    setText({});
    if (m_work == nullptr)
        return focusSearch();
    m_stack->setCurrentWidget(m_work);
    m_work->focusList();
}

void SearchPane::showLists() {
    showWork();
    if (m_work != nullptr)
        m_work->focusLists();
}

QString SearchPane::lookedFor() const {
    return m_results->rowCount() == 0 || m_field->hasFocus() ? m_field->text().trimmed() : QString();
}

bool SearchPane::showsWork() const {
    return m_work != nullptr && m_stack->currentWidget() == m_work;
}

void SearchPane::ask(const QString& typed) {
    if (!typed.isEmpty())
        m_around.tracer.mark("key", {{"in", u"search"_s}, {"text", typed}});
    m_clear->setVisible(!typed.isEmpty());
    m_chooseWhenAnswered = false;
    m_kept = {};
    m_results->ask(typed);
}

void SearchPane::showAnswer() {
    m_answered = true;
    const int kept = m_kept ? m_results->rowOf(m_kept) : -1;
    m_list->setCurrentIndex(m_results->index(kept >= 0 ? kept : m_results->bestRow()));
    showEmptiness();
    if (!m_results->asked().isEmpty())
        m_list->tracePaint(m_results->asked());
    if (m_chooseWhenAnswered) {
        m_chooseWhenAnswered = false;
        choose();
    }
}

/// What comes from the store stands below what is looked at, and takes nothing away.
void SearchPane::showStoreAnswer() {
    if (!m_list->currentIndex().isValid() && m_results->rowCount() > 0)
        m_list->setCurrentIndex(m_results->index(m_results->bestRow()));
    showEmptiness();
    if (m_chooseWhenAnswered) {
        m_chooseWhenAnswered = false;
        choose();
    }
}

/// How many this device holds, of how many there are.
QString SearchPane::heldText() const {
    const client::StoreStatus& status = m_around.workspace.status();
    const std::int64_t here = m_results->answer().customersHere;
    if (status.partial && here < status.customersKnown)
        return tr("%1 of %Ln customer(s) on this device", nullptr, static_cast<int>(status.customersKnown))
            .arg(formatNumber(here));
    return tr("%Ln customer(s) on this device", nullptr, static_cast<int>(here));
}

QString SearchPane::foundText() const {
    const client::SearchAnswer& answer = m_results->answer();
    const int here = static_cast<int>(answer.hits.size());
    const int there = m_results->storeHits();
    QString text = answer.more ? tr("More than %Ln customer(s) found", nullptr, here)
                               : tr("%Ln customer(s) found", nullptr, here);
    if (there > 0)
        text += u" · "_s + (m_results->moreAtTheStore() ? tr("more than %Ln on the server", nullptr, there)
                                                        : tr("%Ln on the server", nullptr, there));
    else if (m_results->store() == SearchResults::Store::Asking)
        text += u" · "_s + tr("asking the server …");
    return text;
}

QString SearchPane::countText() const {
    const client::SearchAnswer& answer = m_results->answer();
    const client::StoreStatus& status = m_around.workspace.status();
    if (!m_answered)
        return {};
    QString text = answer.query.trimmed().isEmpty() ? heldText() : foundText();
    if (status.state == client::StoreStatus::State::FirstSync && status.rowsTotal > 0)
        text += u" · "_s + tr("still synchronising (%1 of %2)")
                               .arg(formatNumber(status.rowsDone), formatNumber(status.rowsTotal));
    else if (!answer.complete)
        text += u" · "_s + tr("still synchronising");
    return text;
}

QString SearchPane::hint() {
    return tr("Name, part of a phone number, e-mail, postcode or town, birth date, order or card "
              "number: combine them as you like.");
}

void SearchPane::showEmptiness() {
    m_count->setText(countText());
    const bool empty = m_results->rowCount() == 0;
    m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : m_list);
    if (!empty)
        return;
    const bool nothingTyped = m_results->answer().query.trimmed().isEmpty();
    // While the store is asked it may still be somebody.
    m_empty->action().setVisible(!nothingTyped && m_results->store() != SearchResults::Store::Asking);
    if (nothingTyped && m_work != nullptr && m_work->isReady()) {
        m_stack->setCurrentWidget(m_work);
        return;
    }
    if (nothingTyped) {
        m_empty->setIcon(u"search"_s);
        m_empty->setTexts(tr("Find a customer"), hint());
    } else {
        sayNobody();
    }
}

/// "Nobody" is said only where everybody was asked about.
void SearchPane::sayNobody() {
    using Store = SearchResults::Store;
    const client::StoreStatus& status = m_around.workspace.status();
    const bool complete = m_results->answer().complete;
    const QString help = tr("Try fewer words, another spelling, or part of a phone number.");
    if (m_results->store() == Store::Answered) {
        m_empty->setIcon(u"circle-help"_s);
        m_empty->setTexts(tr("Nobody found"), help);
    } else if (m_results->store() == Store::Asking) {
        m_empty->setIcon(u"search"_s);
        m_empty->setTexts(tr("Not on this device"), tr("Asking the server …"));
    } else if (status.partial) {
        m_empty->setIcon(u"cloud-off"_s);
        m_empty->setTexts(
            tr("Not on this device (%1 of %Ln customer(s))", nullptr,
               static_cast<int>(std::max(status.customersKnown, m_results->answer().customersHere)))
                .arg(formatNumber(m_results->answer().customersHere)),
            tr("The server is asked about the others as soon as it can be reached."));
    } else if (!complete) {
        m_empty->setIcon(u"refresh-cw"_s);
        m_empty->setTexts(tr("No customer found on this device"),
                          tr("Synchronisation is still running: try again in a moment."));
    } else {
        m_empty->setIcon(u"circle-help"_s);
        m_empty->setTexts(status.state == client::StoreStatus::State::Live
                              ? tr("Nobody found")
                              : tr("No customer found on this device"),
                          help);
    }
}

void SearchPane::move(int step) {
    if (showsWork())
        return m_work->move(step);
    const int count = m_results->rowCount();
    if (count == 0 && step > 0 && m_empty->action().isVisible())
        m_empty->action().setFocus(Qt::TabFocusReason);
    if (count == 0)
        return;
    int row = std::clamp(m_list->currentIndex().row() + step, 0, count - 1);
    if (m_results->isHeading(row)) // with somebody below it
        row += step > 0 || row == 0 ? 1 : -1;
    m_list->setCurrentIndex(m_results->index(row));
    m_kept = m_results->hit(row).customer;
}

void SearchPane::choose() {
    if (showsWork() && m_field->text().trimmed().isEmpty()) {
        m_work->choose();
        return;
    }
    if (!m_results->upToDate() || m_results->asked() != m_field->text()) {
        m_chooseWhenAnswered = true;
        return;
    }
    if (m_list->currentIndex().isValid())
        chooseRow(m_list->currentIndex().row());
    else
        m_chooseWhenAnswered = m_results->store() == SearchResults::Store::Asking;
}

void SearchPane::chooseRow(int row) {
    if (m_results->isHeading(row))
        return;
    m_kept = m_results->hit(row).customer;
    Q_EMIT customerChosen(m_kept);
}

bool SearchPane::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(10);
        return true;
    case Qt::Key_PageUp:
        move(-10);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose();
        return true;
    case Qt::Key_Escape:
        setText({});
        return true;
    default:
        return false;
    }
}

void SearchPane::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SearchPane::retranslate() {
    m_field->setAccessibleName(tr("Search"));
    m_field->setPlaceholderText(tr("Search for a customer (Ctrl+F)"));
    m_field->setToolTip(plainToolTip(hint()));
    m_field->setAccessibleDescription(hint());
    m_clear->setAccessibleName(tr("Clear the search"));
    m_clear->setToolTip(plainToolTip(m_clear->accessibleName()));
    m_empty->action().setText(tr("New customer …"));
    m_empty->action().setAccessibleName(tr("New customer, from what was searched for"));
    m_empty->action().setToolTip(plainToolTip(tr("%1 (Shift+F4)").arg(m_empty->action().accessibleName())));
    m_list->setAccessibleName(tr("Results"));
    m_list->viewport()->update();
    showEmptiness();
}

} // namespace visage::ui
