// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/reviews_dialog.h"

#include "core/client/workspace.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/theme.h"
#include "ui/common/tokens.h"
#include "ui/common/words.h"
#include "ui/shell/review_words.h"
#include "ui/timeline/names.h"

#include <QEvent>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>

#include <algorithm>
#include <functional>
#include <utility>

namespace visage::ui {

using namespace Qt::StringLiterals;
using client::WaitingWork;
using protocol::ReviewChoice;

namespace {

/// So many before the end of what is there the next page is fetched.
constexpr int rowsAhead = 20;

} // namespace

ReviewsDialog::ReviewsDialog(const Surroundings& around, QWidget* parent)
    : QDialog(parent)
    , m_around(around)
    , m_pages(new ReviewPages(around.workspace, this))
    , m_explanation(new PlainLabel)
    , m_list(new QListWidget)
    , m_what(new PlainLabel)
    , m_whose(new PlainLabel)
    , m_why(new PlainLabel)
    , m_text(new QPlainTextEdit)
    , m_howMany(new PlainLabel)
    , m_told(new PlainLabel)
    , m_undo(new QPushButton)
    , m_waitingView(new QPushButton)
    , m_discardedView(new QPushButton)
    , m_apply(new QPushButton)
    , m_bringBack(new QPushButton)
    , m_discard(new QPushButton)
    , m_openButton(new QPushButton)
    , m_closeButton(new QPushButton)
    , m_questionText(new PlainLabel)
    , m_discardIndeed(new QPushButton)
    , m_keep(new QPushButton)
    , m_question(buildQuestion()) {
    setObjectName(u"reviewsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(860, 520);
    build();
    connect(&around.workspace, &client::Workspace::statusChanged, this, &ReviewsDialog::follow);
    connect(m_pages, &ReviewPages::loaded, this, &ReviewsDialog::onLoaded);
    connect(m_pages, &ReviewPages::grown, this, [this] {
        for (std::size_t at = static_cast<std::size_t>(m_list->count()); at < m_pages->works().size(); ++at)
            append(m_pages->works()[at]);
        sayHowMany();
    });
    connect(m_waitingView, &QPushButton::clicked, this, [this] { look(false); });
    connect(m_discardedView, &QPushButton::clicked, this, [this] { look(true); });
    connect(m_list, &QListWidget::itemSelectionChanged, this, &ReviewsDialog::showSelected);
    connect(m_list, &QListWidget::currentRowChanged, this, &ReviewsDialog::loadMoreNearTheEnd);
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, &ReviewsDialog::loadMoreNearTheEnd);
    connect(m_apply, &QPushButton::clicked, this, [this] { decide(ReviewChoice::Apply); });
    connect(m_bringBack, &QPushButton::clicked, this, [this] { decide(ReviewChoice::BringBack); });
    connect(m_undo, &QPushButton::clicked, this, &ReviewsDialog::undo);
    connect(m_discard, &QPushButton::clicked, this, [this] { ask(true); });
    connect(m_discardIndeed, &QPushButton::clicked, this, [this] { decide(ReviewChoice::Discard); });
    connect(m_keep, &QPushButton::clicked, this, [this] { ask(false); });
    connect(m_openButton, &QPushButton::clicked, this, &ReviewsDialog::openCurrent);
    connect(m_closeButton, &QPushButton::clicked, this, &QDialog::close);
    const auto key = [this](const QKeySequence& keys, std::function<void()> press) {
        auto* shortcut = new QShortcut(keys, m_list);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, std::move(press));
    };
    key(QKeySequence(u"Ctrl+Return"_s),
        [this] { (m_pages->ofDiscarded() ? m_bringBack : m_apply)->click(); });
    key(QKeySequence(Qt::Key_Delete), [this] {
        if (!m_pages->ofDiscarded())
            m_discard->click();
    });
    auto* takeBack = new QShortcut(QKeySequence(u"Ctrl+Z"_s), this);
    connect(takeBack, &QShortcut::activated, this, &ReviewsDialog::undo);
    retranslate();
    follow();
    look(false);
}

/// The list is the store's: it is read again when the store says another number, and when it is back.
void ReviewsDialog::follow() {
    const client::StoreStatus& status = m_around.workspace.status();
    const std::pair now(status.reviews, status.state == client::StoreStatus::State::Live);
    if (std::exchange(m_followed, now) != now && m_pages->isLoaded() && !m_busy)
        m_pages->reload();
}

void ReviewsDialog::look(bool discarded) {
    m_waitingView->setChecked(!discarded);
    m_discardedView->setChecked(discarded);
    m_refusals.clear();
    m_outcome.reset();
    m_list->clear();
    m_pages->look(discarded);
    ask(false);
    tell();
    showSelected();
}

void ReviewsDialog::onLoaded() {
    const bool decided = m_pending.has_value();
    if (decided) {
        // Whatever was refused and stands here no longer, somebody else has decided.
        const auto gone = [this](const auto& one) {
            return std::ranges::find(m_pages->works(), one.first, &WaitingWork::mid) ==
                   m_pages->works().end();
        };
        if (!m_pages->trouble())
            m_pending->decidedBefore = static_cast<int>(std::erase_if(m_refusals, gone));
        m_pending->refused = static_cast<int>(m_refusals.size());
        m_outcome = std::exchange(m_pending, std::nullopt);
        m_busy = false;
    }
    fill(decided);
}

void ReviewsDialog::append(const WaitingWork& work) {
    const bool refused = m_refusals.contains(work.mid);
    const QString line = tr("%1, %2", "Anne A., 14:02")
                             .arg(userName(m_around.workspace, work.author),
                                  formatMoment(work.enteredAt, m_around.workspace.now()));
    auto* item = new QListWidgetItem(line + u'\n' + entryOf(work, m_pages->works()), m_list);
    item->setData(Qt::UserRole, QString::fromStdString(work.mid.toString()));
    item->setData(Qt::AccessibleTextRole,
                  refused ? item->text() + u", "_s + sentenceOf(m_refusals.at(work.mid)) : item->text());
    if (refused)
        item->setIcon(m_around.theme.icon(u"triangle-alert"_s, m_around.theme.tokens().bad));
}

void ReviewsDialog::loadMoreNearTheEnd() {
    if (m_list->count() < static_cast<int>(m_pages->works().size()))
        return; // it is being filled
    const QScrollBar* bar = m_list->verticalScrollBar();
    const bool atTheEnd = bar->maximum() > 0 && bar->value() + bar->pageStep() >= bar->maximum();
    if (atTheEnd || m_list->currentRow() >= m_list->count() - rowsAhead)
        m_pages->loadMore();
}

void ReviewsDialog::sayHowMany() {
    const int shown = m_list->count();
    const int waiting = m_around.workspace.status().reviews;
    m_howMany->setVisible(m_pages->hasMore());
    m_howMany->setText(m_pages->ofDiscarded()
                           ? tr("%Ln entries are shown: scroll on for the others.", nullptr, shown)
                           : tr("%Ln entries of %1 are shown: scroll on for the others.", nullptr, shown)
                                 .arg(formatNumber(std::max(waiting, shown))));
}

void ReviewsDialog::fill(bool decided) {
    std::vector<MutationId> kept;
    for (const QListWidgetItem* item : m_list->selectedItems())
        kept.emplace_back(Uuid::parse(item->data(Qt::UserRole).toString().toStdString()).value_or(Uuid()));
    const int row = std::max(0, m_list->currentRow());
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const WaitingWork& work : m_pages->works()) {
            append(work);
            m_list->item(m_list->count() - 1)->setSelected(std::ranges::find(kept, work.mid) != kept.end());
        }
        // Where somebody else has taken what was read away, the next key must not decide over another one.
        if (m_list->selectedItems().isEmpty())
            m_list->setCurrentRow(std::min(row, m_list->count() - 1),
                                  kept.empty() || decided ? QItemSelectionModel::ClearAndSelect
                                                          : QItemSelectionModel::NoUpdate);
        else
            m_list->setCurrentItem(m_list->selectedItems().front(), QItemSelectionModel::NoUpdate);
    }
    ask(false);
    tell();
    sayHowMany();
    showSelected();
    if (m_waitingView->hasFocus() || m_discardedView->hasFocus())
        return; // who looks from one list to the other stays there
    if (m_pages->works().empty())
        m_closeButton->setFocus();
    else if (decided || !m_text->hasFocus()) // a list that was disabled has lost the keyboard
        m_list->setFocus();
}

std::vector<const WaitingWork*> ReviewsDialog::selected() const {
    std::vector<const WaitingWork*> works;
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->isSelected())
            works.push_back(&m_pages->works()[static_cast<std::size_t>(row)]);
    return works;
}

void ReviewsDialog::showSelected() {
    const auto works = selected();
    const bool any = !m_pages->works().empty();
    const bool discarded = m_pages->ofDiscarded();
    for (QWidget* part : std::initializer_list<QWidget*>{m_list, m_what, m_text, m_openButton})
        part->setVisible(any);
    for (QWidget* part : {m_apply, m_discard})
        part->setVisible(any && !discarded);
    m_bringBack->setVisible(any && discarded);
    m_list->setAccessibleName(discarded ? tr("Entries that were thrown away")
                                        : tr("Entries that await a decision"));
    m_whose->setVisible(works.size() == 1);
    m_why->setVisible(works.size() == 1 && m_refusals.contains(works.front()->mid));
    m_explanation->setText(explanation());
    QStringList texts;
    for (const WaitingWork* work : works)
        texts << (works.size() == 1
                      ? wordsOf(*work, m_around.workspace)
                      : entryOf(*work, m_pages->works()) + u'\n' + wordsOf(*work, m_around.workspace));
    m_text->setPlainText(texts.join(u"\n\n"_s));
    m_what->setText(works.size() == 1 ? entryOf(*works.front(), m_pages->works())
                                      : tr("%Ln entries selected", nullptr, static_cast<int>(works.size())));
    if (works.size() == 1) {
        const WaitingWork& work = *works.front();
        const Timestamp now = m_around.workspace.now();
        QString whose =
            tr("Entered by %1, %2")
                .arg(userName(m_around.workspace, work.author), formatMoment(work.enteredAt, now));
        if (discarded)
            whose += u'\n' + tr("Thrown away by %1, %2")
                                 .arg(userName(m_around.workspace, work.decidedBy),
                                      formatMoment(work.decidedAt, now));
        m_whose->setText(whose);
        if (m_refusals.contains(work.mid))
            m_why->setText(sentenceOf(m_refusals.at(work.mid)));
    }
    enable();
}

QString ReviewsDialog::explanation() const {
    if (const auto& trouble = m_pages->trouble())
        return trouble->code == ErrorCode::Unavailable
                   ? tr("The server cannot be reached. What awaits a decision is kept there, and can "
                        "be decided when it is back.")
                   : sentenceOf(*trouble);
    if (!m_pages->isLoaded())
        return tr("Loading…");
    const bool any = !m_pages->works().empty();
    if (m_pages->ofDiscarded())
        return any ? tr("This was thrown away in the last 60 days. What you bring back awaits a decision "
                        "again.")
                   : tr("Nothing was thrown away in the last 60 days.");
    return any ? tr("Accounts were switched off before what was entered with them had been "
                    "sent. What you let count is entered in its author's name; what you throw "
                    "away is kept at the server for 60 days.")
               : tr("Nothing awaits a decision.");
}

void ReviewsDialog::enable() {
    const auto works = selected();
    const bool asked = !m_question->isHidden();
    const bool can = !works.empty() && !m_busy && !asked;
    // One of a newer kind is for a newer Visage to let count.
    const bool readable =
        std::ranges::all_of(works, [](const auto* work) { return work->command.has_value(); });
    m_apply->setEnabled(can && readable);
    m_discard->setEnabled(can);
    m_bringBack->setEnabled(can);
    for (QPushButton* button : {m_waitingView, m_discardedView, m_undo})
        button->setEnabled(!m_busy && !asked);
    m_openButton->setEnabled(works.size() == 1 && works.front()->customer);
    m_list->setEnabled(!m_busy && !asked);
    m_apply->setText(m_busy ? tr("Being decided…") : tr("Let it count"));
}

void ReviewsDialog::ask(bool asked) {
    if (asked == !m_question->isHidden())
        return;
    m_question->setVisible(asked);
    if (asked) {
        m_told->hide();
        m_undo->hide();
        m_questionText->setText(tr("Throw away %Ln entries? They will count nowhere.", nullptr,
                                   static_cast<int>(selected().size())));
        m_keep->setFocus();
    } else {
        m_list->setEnabled(true);
        m_list->setFocus();
    }
    enable();
}

void ReviewsDialog::decide(ReviewChoice choice) {
    std::vector<MutationId> which;
    for (const WaitingWork* work : selected())
        which.push_back(work->mid);
    decide(choice, std::move(which));
}

void ReviewsDialog::undo() {
    if (m_undo->isEnabled() && !m_undo->isHidden())
        decide(ReviewChoice::BringBack, m_outcome->done);
}

void ReviewsDialog::decide(ReviewChoice choice, std::vector<MutationId> which) {
    if (which.empty() || m_busy)
        return;
    m_busy = true;
    m_outcome.reset();
    ask(false);
    tell();
    enable();
    m_around.workspace.decideReviews(
        choice, which, this,
        [this, choice](const std::vector<client::ReviewOutcome>& outcomes) { take(choice, outcomes); });
}

void ReviewsDialog::take(ReviewChoice choice, const std::vector<client::ReviewOutcome>& outcomes) {
    Outcome now;
    now.choice = choice;
    for (const client::ReviewOutcome& outcome : outcomes) {
        const Error why{outcome.code, outcome.sentence.toStdString()};
        m_refusals.erase(outcome.mid);
        if (outcome.code == ErrorCode::None)
            now.done.push_back(outcome.mid);
        else if (outcome.code == ErrorCode::Unavailable)
            now.away = why;
        else
            m_refusals.emplace(outcome.mid, why);
    }
    if (choice == ReviewChoice::Apply)
        sayWhoWasMade(now.done);
    m_pending = now;
    m_pages->reload();
}

void ReviewsDialog::sayWhoWasMade(const std::vector<MutationId>& applied) {
    for (const WaitingWork& work : m_pages->works()) {
        const auto* made = work.command ? std::get_if<CreateCustomer>(&*work.command) : nullptr;
        if (made && std::ranges::find(applied, work.mid) != applied.end())
            Q_EMIT customerMade(made->customer);
    }
}

void ReviewsDialog::tell() {
    m_told->setVisible(m_outcome.has_value());
    m_undo->setVisible(m_outcome && m_outcome->choice == ReviewChoice::Discard && !m_outcome->done.empty());
    if (!m_outcome)
        return;
    const int done = static_cast<int>(m_outcome->done.size());
    QStringList said;
    if (done > 0)
        said << (m_outcome->choice == ReviewChoice::Apply ? tr("%Ln entries count now.", nullptr, done)
                 : m_outcome->choice == ReviewChoice::Discard
                     ? tr("%Ln entries were thrown away.", nullptr, done)
                     : tr("%Ln entries await a decision again.", nullptr, done));
    if (m_outcome->decidedBefore > 0)
        said << tr("Somebody else had decided over %Ln entries before.", nullptr, m_outcome->decidedBefore);
    if (m_outcome->refused > 0)
        said << tr("%Ln entries were refused and stay here: each says why.", nullptr, m_outcome->refused);
    if (m_outcome->away)
        said << tr("The server did not answer: look at the list again when it is back.");
    m_told->setText(said.join(u' '));
    m_told->setVisible(!said.isEmpty());
    setLook(m_told, m_outcome->refused > 0 || m_outcome->away ? Look::Warn : Look::Accent);
}

void ReviewsDialog::openCurrent() {
    const auto works = selected();
    if (works.size() != 1 || !works.front()->customer)
        return;
    Q_EMIT openRequested(works.front()->customer);
    close();
}

void ReviewsDialog::reject() {
    if (m_question->isHidden())
        QDialog::reject();
    else
        ask(false);
}

void ReviewsDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        fill(false);
    }
    QDialog::changeEvent(event);
}

} // namespace visage::ui
