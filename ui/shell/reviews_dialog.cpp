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
#include <QHBoxLayout>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace visage::ui {

using namespace Qt::StringLiterals;
using client::WaitingWork;
using protocol::ReviewChoice;

ReviewsDialog::ReviewsDialog(const Surroundings& around, QWidget* parent)
    : QDialog(parent)
    , m_around(around)
    , m_explanation(new PlainLabel)
    , m_list(new QListWidget)
    , m_what(new PlainLabel)
    , m_whose(new PlainLabel)
    , m_why(new PlainLabel)
    , m_text(new QPlainTextEdit)
    , m_told(new PlainLabel)
    , m_apply(new QPushButton)
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
    connect(m_list, &QListWidget::itemSelectionChanged, this, &ReviewsDialog::showSelected);
    connect(m_apply, &QPushButton::clicked, this, [this] { decide(ReviewChoice::Apply); });
    connect(m_discard, &QPushButton::clicked, this, [this] { ask(true); });
    connect(m_discardIndeed, &QPushButton::clicked, this, [this] { decide(ReviewChoice::Discard); });
    connect(m_keep, &QPushButton::clicked, this, [this] { ask(false); });
    connect(m_openButton, &QPushButton::clicked, this, &ReviewsDialog::openCurrent);
    connect(m_closeButton, &QPushButton::clicked, this, &QDialog::close);
    const auto key = [this](const QKeySequence& keys, QPushButton* button) {
        auto* shortcut = new QShortcut(keys, m_list);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, button, &QPushButton::click);
    };
    key(QKeySequence(u"Ctrl+Return"_s), m_apply);
    key(QKeySequence(Qt::Key_Delete), m_discard);
    retranslate();
    follow();
    load();
}

QFrame* ReviewsDialog::buildQuestion() {
    auto* frame = new QFrame;
    frame->setObjectName(u"reviewQuestion"_s);
    setLook(frame, Look::Warn);
    m_questionText->setObjectName(u"reviewQuestionText"_s);
    m_questionText->setWordWrap(true);
    m_discardIndeed->setObjectName(u"reviewDiscardIndeed"_s);
    setLook(m_discardIndeed, Look::Danger);
    m_keep->setObjectName(u"reviewKeep"_s);
    for (QPushButton* button : {m_discardIndeed, m_keep})
        button->setAutoDefault(false);
    auto* row = new QHBoxLayout(frame);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_questionText, 1);
    row->addWidget(m_discardIndeed);
    row->addWidget(m_keep);
    frame->hide();
    return frame;
}

void ReviewsDialog::build() {
    m_explanation->setObjectName(u"reviewsExplanation"_s);
    m_explanation->setWordWrap(true);
    m_explanation->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_explanation->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_list->setObjectName(u"reviewsList"_s);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setIconSize(besideWords);
    m_what->setObjectName(u"reviewWhat"_s);
    setLook(m_what, Look::Strong);
    m_whose->setObjectName(u"reviewWhose"_s);
    setLook(m_whose, Look::Muted);
    m_why->setObjectName(u"reviewWhy"_s);
    setLook(m_why, Look::Bad);
    m_told->setObjectName(u"reviewsTold"_s);
    setLook(m_told, Look::Accent);
    for (PlainLabel* label : {m_what, m_whose, m_why, m_told})
        label->setWordWrap(true);
    m_text->setObjectName(u"reviewText"_s);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_apply->setObjectName(u"reviewApply"_s);
    setLook(m_apply, Look::Primary);
    m_discard->setObjectName(u"reviewDiscard"_s);
    m_openButton->setObjectName(u"reviewOpen"_s);
    m_closeButton->setObjectName(u"reviewsClose"_s);
    for (QPushButton* button : {m_apply, m_discard, m_openButton, m_closeButton})
        button->setAutoDefault(false); // Enter in the list decides nothing

    auto* detail = new QVBoxLayout;
    detail->setSpacing(6);
    detail->addWidget(m_what);
    detail->addWidget(m_whose);
    detail->addWidget(m_why);
    detail->addWidget(m_text, 1);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(12);
    middle->addWidget(m_list, 2);
    middle->addLayout(detail, 3);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton* button : {m_apply, m_discard, m_openButton})
        buttons->addWidget(button);
    buttons->addStretch(1);
    buttons->addWidget(m_closeButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_explanation);
    layout->addLayout(middle, 1);
    layout->addWidget(m_told);
    layout->addWidget(m_question);
    layout->addStretch(0);
    layout->addLayout(buttons);
}

/// The list is the store's: it is read again when the store says another number, and when it is back.
void ReviewsDialog::follow() {
    const client::StoreStatus& status = m_around.workspace.status();
    const std::pair now(status.reviews, status.state == client::StoreStatus::State::Live);
    if (std::exchange(m_followed, now) != now && m_loaded && !m_busy)
        load();
}

void ReviewsDialog::load() {
    m_around.workspace.loadReviews(this, [this](Result<std::vector<WaitingWork>> list) {
        m_loaded = true;
        m_trouble = list ? std::optional<Error>() : list.error();
        m_works = std::move(list).valueOr({});
        const bool decided = m_pending.has_value();
        if (decided) {
            // Whatever was refused and waits no longer, somebody else has decided.
            if (!m_trouble)
                m_pending->decidedBefore =
                    static_cast<int>(std::erase_if(m_refusals, [this](const auto& one) {
                        return std::ranges::find(m_works, one.first, &WaitingWork::mid) == m_works.end();
                    }));
            m_pending->refused = static_cast<int>(m_refusals.size());
            m_outcome = std::exchange(m_pending, std::nullopt);
            m_busy = false;
        }
        std::ranges::stable_sort(m_works, {}, [this](const WaitingWork& work) {
            return std::pair(userName(m_around.workspace, work.author), work.author);
        });
        fill(decided);
    });
}

void ReviewsDialog::fill(bool decided) {
    std::vector<MutationId> kept;
    for (const QListWidgetItem* item : m_list->selectedItems())
        kept.emplace_back(Uuid::parse(item->data(Qt::UserRole).toString().toStdString()).value_or(Uuid()));
    const int row = std::max(0, m_list->currentRow());
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const WaitingWork& work : m_works) {
            const bool refused = m_refusals.contains(work.mid);
            const QString line = tr("%1, %2", "Anne A., 14:02")
                                     .arg(userName(m_around.workspace, work.author),
                                          formatMoment(work.enteredAt, m_around.workspace.now()));
            auto* item = new QListWidgetItem(line + u'\n' + entryOf(work, m_works), m_list);
            item->setData(Qt::UserRole, QString::fromStdString(work.mid.toString()));
            item->setData(Qt::AccessibleTextRole,
                          refused ? item->text() + u", "_s + sentenceOf(m_refusals.at(work.mid))
                                  : item->text());
            if (refused)
                item->setIcon(m_around.theme.icon(u"triangle-alert"_s, m_around.theme.tokens().bad));
            item->setSelected(std::ranges::find(kept, work.mid) != kept.end());
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
    showSelected();
    if (m_works.empty())
        m_closeButton->setFocus();
    else if (!m_text->hasFocus())
        m_list->setFocus();
}

std::vector<const WaitingWork*> ReviewsDialog::selected() const {
    std::vector<const WaitingWork*> works;
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->isSelected())
            works.push_back(&m_works[static_cast<std::size_t>(row)]);
    return works;
}

void ReviewsDialog::showSelected() {
    const auto works = selected();
    const bool any = !m_works.empty();
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_list, m_what, m_text, m_apply, m_discard, m_openButton})
        part->setVisible(any);
    m_whose->setVisible(works.size() == 1);
    m_why->setVisible(works.size() == 1 && m_refusals.contains(works.front()->mid));
    if (m_trouble)
        m_explanation->setText(
            m_trouble->code == ErrorCode::Unavailable
                ? tr("The server cannot be reached. What awaits a decision is kept there, and can "
                     "be decided when it is back.")
                : sentenceOf(*m_trouble));
    else if (!m_loaded)
        m_explanation->setText(tr("Loading…"));
    else
        m_explanation->setText(
            any ? tr("Accounts were switched off before what was entered with them had been "
                     "sent. What you let count is entered in its author's name; what you throw "
                     "away is kept at the server for 60 days.")
                : tr("Nothing awaits a decision."));
    QStringList texts;
    for (const WaitingWork* work : works)
        texts << (works.size() == 1 ? wordsOf(*work, m_around.workspace)
                                    : entryOf(*work, m_works) + u'\n' + wordsOf(*work, m_around.workspace));
    m_text->setPlainText(texts.join(u"\n\n"_s));
    m_what->setText(works.size() == 1 ? entryOf(*works.front(), m_works)
                                      : tr("%Ln entries selected", nullptr, static_cast<int>(works.size())));
    if (works.size() == 1) {
        const WaitingWork& work = *works.front();
        m_whose->setText(tr("Entered by %1, %2")
                             .arg(userName(m_around.workspace, work.author),
                                  formatMoment(work.enteredAt, m_around.workspace.now())));
        if (m_refusals.contains(work.mid))
            m_why->setText(sentenceOf(m_refusals.at(work.mid)));
    }
    enable();
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
            ++now.done;
        else if (outcome.code == ErrorCode::Unavailable)
            now.away = why;
        else
            m_refusals.emplace(outcome.mid, why);
    }
    m_pending = now;
    load();
}

void ReviewsDialog::tell() {
    m_told->setVisible(m_outcome.has_value());
    if (!m_outcome)
        return;
    QStringList said;
    if (m_outcome->done > 0)
        said << (m_outcome->choice == ReviewChoice::Apply
                     ? tr("%Ln entries count now.", nullptr, m_outcome->done)
                     : tr("%Ln entries were thrown away.", nullptr, m_outcome->done));
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

void ReviewsDialog::retranslate() {
    setWindowTitle(tr("Work of accounts that were switched off"));
    m_list->setAccessibleName(tr("Entries that await a decision"));
    m_text->setAccessibleName(tr("Text of the entries"));
    m_discard->setText(tr("Throw away"));
    m_openButton->setText(tr("Open the customer"));
    m_closeButton->setText(tr("Close"));
    m_discardIndeed->setText(tr("Yes, throw away"));
    m_keep->setText(tr("Keep"));
    m_apply->setToolTip(plainToolTip(tr("Enters it in its author's name (Ctrl+Return)")));
    m_discard->setToolTip(plainToolTip(tr("It counts nowhere; the server keeps it for 60 days (Delete)")));
    showSelected();
}

} // namespace visage::ui
