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

namespace visage::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int shownHits = 20;
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
    connect(m_search, &QLineEdit::returnPressed, this, [this] { choose(0); });
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
    say({});
    compare(other);
    if (!other)
        m_search->setFocus(Qt::ShortcutFocusReason);
}

void JoinPanel::leave() {
    m_record = {};
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
    workspace().search(m_search->text(), shownHits, this,
                       [this](const client::SearchAnswer& answer) { fill(answer); });
}

void JoinPanel::fill(const client::SearchAnswer& answer) {
    if (answer.query != m_search->text())
        return;
    m_list->clear();
    m_found.clear();
    for (const client::SearchHit& hit : answer.hits) {
        if (hit.customer == m_record.customer.id)
            continue;
        m_found.push_back(hit.customer);
        m_list->addItem(lineOf(hit));
    }
    m_list->setVisible(!m_found.empty());
    m_list->setCurrentRow(m_found.empty() ? -1 : 0);
    const bool nobody = m_found.empty() && !answer.query.trimmed().isEmpty();
    say(nobody ? tr("Nobody else on this device answers to this.") : QString());
}

void JoinPanel::choose(int row) {
    if (row >= 0 && row < static_cast<int>(m_found.size()))
        compare(m_found[static_cast<std::size_t>(row)]);
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
