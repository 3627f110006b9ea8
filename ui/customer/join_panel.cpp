// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/join_panel.h"

#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/customer/look_alikes.h"
#include "ui/customer/pair_view.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace visage::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int shownHits = 20;
constexpr std::chrono::milliseconds storePause{150};
constexpr int hintWidth = 480;

} // namespace

JoinPanel::JoinPanel(client::Workspace& workspace, QWidget* parent)
    : RecordPanel(workspace, u"joinPanel"_s, parent)
    , m_search(new QLineEdit)
    , m_list(new QListWidget)
    , m_pair(new PairView(workspace))
    , m_hint(new PlainLabel) {
    m_search->setObjectName(u"joinSearch"_s);
    m_list->setObjectName(u"joinFound"_s);
    m_list->setUniformItemSizes(true);
    m_list->setFixedHeight(96);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_pair->setObjectName(u"joinPair"_s);
    setLook(m_hint, Look::Muted);
    m_hint->setElideMode(Qt::ElideRight);
    for (QWidget* part : std::initializer_list<QWidget*>{m_search, m_list, m_pair, m_hint})
        body().addWidget(part);
    connect(m_search, &QLineEdit::textEdited, this, &JoinPanel::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { choose(firstRow()); });
    connect(&m_pause, &QTimer::timeout, this, &JoinPanel::askStore);
    connect(&workspace, &client::Workspace::statusChanged, this, &JoinPanel::askStoreAgain);
    m_pause.setSingleShot(true);
    m_pause.setInterval(storePause);
    connect(m_list, &QListWidget::itemClicked, this, [this] { choose(m_list->currentRow()); });
    m_search->installEventFilter(this);
    m_list->installEventFilter(this);
    connect(m_pair, &PairView::loaded, this, [this] { setReady(true); });
    retranslate();
}

void JoinPanel::start(const client::CustomerRecord& record, CustomerId other) {
    m_record = record;
    m_search->clear();
    m_list->clear();
    m_found.clear();
    m_answered.clear();
    m_pause.stop();
    m_store = Store::NotAsked;
    say({});
    compare(other);
    if (!other)
        m_search->setFocus(Qt::ShortcutFocusReason);
}

void JoinPanel::leave() {
    m_record = {};
    m_store = Store::NotAsked;
    m_pause.stop();
    compare({});
}

/// Without another one: looks for it.
void JoinPanel::compare(CustomerId other) {
    setReady(false);
    m_search->setVisible(!other);
    m_list->setVisible(!other && m_list->count() > 0);
    m_pair->setVisible(static_cast<bool>(other));
    m_pair->load(other ? m_record.customer.id : CustomerId(), other);
    m_comparing = static_cast<bool>(other);
    showHint();
    if (other)
        if (auto* first = m_pair->findChild<QWidget*>(u"firstStays"_s))
            QMetaObject::invokeMethod(
                first, [first] { first->setFocus(Qt::OtherFocusReason); }, Qt::QueuedConnection);
}

/// Where there is room for it.
void JoinPanel::showHint() {
    m_hint->setVisible(m_comparing && width() >= hintWidth);
}

void JoinPanel::resizeEvent(QResizeEvent* event) {
    RecordPanel::resizeEvent(event);
    showHint();
}

void JoinPanel::search() {
    const client::StoreStatus& status = workspace().status();
    const bool asks = status.partial && !m_search->text().trimmed().isEmpty();
    const bool reachable = status.state == client::StoreStatus::State::Live;
    m_store = !asks ? Store::NotAsked : reachable ? Store::Asking : Store::Away;
    m_store == Store::Asking ? m_pause.start() : m_pause.stop();
    workspace().search(m_search->text(), shownHits, this,
                       [this](const client::SearchAnswer& answer) { fill(answer); });
}

void JoinPanel::fill(const client::SearchAnswer& answer) {
    if (answer.query != m_search->text())
        return;
    m_answered = answer.query.trimmed();
    m_list->clear();
    m_found.clear();
    for (const client::SearchHit& hit : answer.hits)
        append(hit, false);
    showFound();
    if (const auto early = std::exchange(m_early, std::nullopt); early && early->query == m_answered)
        fillFromStore(*early);
}

void JoinPanel::askStore() {
    const QString asked = m_search->text().trimmed();
    workspace().searchStore(asked, shownHits, this, [this](const client::StoreAnswer& answer) {
        if (answer.query != m_search->text().trimmed())
            return;
        if (answer.query == m_answered)
            fillFromStore(answer);
        else
            m_early = answer; // those from here stand above
    });
}

/// It can be reached again.
void JoinPanel::askStoreAgain() {
    if (m_store != Store::Away || m_comparing ||
        workspace().status().state != client::StoreStatus::State::Live)
        return;
    m_store = Store::Asking;
    sayNobody();
    m_pause.start();
}

/// Below those from here: nothing moves under the person's hands.
void JoinPanel::fillFromStore(const client::StoreAnswer& answer) {
    m_store = answer.asked ? Store::Answered : Store::Away;
    bool headed = false;
    for (const client::SearchHit& hit : answer.hits) {
        if (hit.customer == m_record.customer.id || std::ranges::find(m_found, hit.customer) != m_found.end())
            continue;
        if (!std::exchange(headed, true)) {
            m_found.emplace_back();
            (new QListWidgetItem(tr("On the server"), m_list))->setFlags(Qt::NoItemFlags);
        }
        append(hit, true);
    }
    showFound();
}

void JoinPanel::append(const client::SearchHit& hit, bool elsewhere) {
    if (hit.customer == m_record.customer.id)
        return;
    m_found.push_back(hit.customer);
    auto* item = new QListWidgetItem(lineOf(hit), m_list);
    if (elsewhere)
        item->setData(Qt::AccessibleTextRole, tr("%1, on the server").arg(lineOf(hit)));
}

void JoinPanel::showFound() {
    m_list->setVisible(!m_comparing && !m_found.empty());
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(firstRow());
    sayNobody();
}

/// Only where everybody was asked about.
void JoinPanel::sayNobody() {
    if (!m_found.empty() || m_answered.isEmpty() || m_store == Store::Asking)
        return say({});
    switch (m_store) {
    case Store::Answered:
        return say(tr("Nobody else answers to this."));
    case Store::Away:
        return say(tr("Not on this device, and the server cannot be asked now."));
    default:
        return say(tr("Nobody else on this device answers to this."));
    }
}

/// -1: nobody stands there.
int JoinPanel::firstRow() const {
    const auto first = std::ranges::find_if(m_found, [](CustomerId found) { return bool(found); });
    return first == m_found.end() ? -1 : static_cast<int>(first - m_found.begin());
}

/// Whose history is not here it is fetched for the comparison.
void JoinPanel::choose(int row) {
    const CustomerId chosen = row >= 0 && row < static_cast<int>(m_found.size())
                                  ? m_found[static_cast<std::size_t>(row)]
                                  : CustomerId();
    if (!chosen)
        return;
    workspace().keepHere(chosen);
    compare(chosen);
}

bool JoinPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress)
        return RecordPanel::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (watched == m_search && key->key() == Qt::Key_Down && !m_found.empty()) {
        m_list->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (watched == m_list && enter && key->modifiers() == Qt::NoModifier) {
        choose(m_list->currentRow());
        return true;
    }
    return RecordPanel::eventFilter(watched, event);
}

void JoinPanel::accept() {
    if (!m_pair->isLoaded())
        return;
    submit(m_pair->join(), [this] { leave(); });
}

void JoinPanel::retranslate() {
    setWords(tr("Join with another record"), tr("Join"));
    m_search->setPlaceholderText(tr("Name, number, town or order of the other record"));
    m_search->setAccessibleName(tr("Search for the other record"));
    m_list->setAccessibleName(tr("Records found"));
    m_hint->setText(tr("The one that stays shows everything of both. “Separate again” undoes it."));
}

} // namespace visage::ui
