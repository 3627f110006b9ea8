// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/look_alikes_dialog.h"

#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/words.h"
#include "ui/customer/look_alikes.h"
#include "ui/customer/pair_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace visage::ui {

using namespace Qt::StringLiterals;

LookAlikesDialog::LookAlikesDialog(client::Workspace& workspace, LookAlikes& lookAlikes, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_lookAlikes(lookAlikes)
    , m_explanation(new PlainLabel)
    , m_list(new QListWidget)
    , m_why(new PlainLabel)
    , m_pair(new PairView(workspace))
    , m_trouble(new PlainLabel)
    , m_join(new QPushButton)
    , m_different(new QPushButton)
    , m_openButton(new QPushButton)
    , m_closeButton(new QPushButton) {
    setObjectName(u"lookAlikesDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(820, 360);
    build();
    connect(&lookAlikes, &LookAlikes::changed, this, &LookAlikesDialog::fill);
    connect(m_list, &QListWidget::currentRowChanged, this, &LookAlikesDialog::showCurrent);
    connect(m_pair, &PairView::loaded, this, [this] { m_join->setEnabled(true); });
    connect(m_join, &QPushButton::clicked, this, &LookAlikesDialog::joinCurrent);
    connect(m_different, &QPushButton::clicked, this, &LookAlikesDialog::dismissCurrent);
    connect(m_openButton, &QPushButton::clicked, this, [this] {
        if (const client::LookAlike* pair = current())
            Q_EMIT openRequested(pair->created.customer);
        close();
    });
    connect(m_closeButton, &QPushButton::clicked, this, &QDialog::close);
    retranslate();
    fill();
}

void LookAlikesDialog::build() {
    m_explanation->setWordWrap(true);
    m_explanation->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_list->setObjectName(u"lookAlikesList"_s);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_why->setObjectName(u"lookAlikesWhy"_s);
    m_why->setWordWrap(true);
    setLook(m_why, Look::Strong);
    m_trouble->setObjectName(u"lookAlikesTrouble"_s);
    m_trouble->setWordWrap(true);
    setLook(m_trouble, Look::Bad);
    m_trouble->hide();
    m_join->setObjectName(u"lookAlikesJoin"_s);
    setLook(m_join, Look::Primary);
    m_different->setObjectName(u"lookAlikesDifferent"_s);
    m_openButton->setObjectName(u"lookAlikesOpen"_s);
    m_closeButton->setObjectName(u"lookAlikesClose"_s);
    for (QPushButton* button : {m_join, m_different, m_openButton, m_closeButton})
        button->setAutoDefault(false); // Enter in the list joins nobody
    auto* detail = new QVBoxLayout;
    detail->setSpacing(8);
    detail->addWidget(m_why);
    detail->addWidget(m_pair);
    detail->addStretch(1);
    detail->addWidget(m_trouble);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(12);
    middle->addWidget(m_list, 2);
    middle->addLayout(detail, 4);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton* button : {m_join, m_different, m_openButton})
        buttons->addWidget(button);
    buttons->addStretch(1);
    buttons->addWidget(m_closeButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_explanation);
    layout->addLayout(middle, 1);
    layout->addStretch(0);
    layout->addLayout(buttons);
}

const client::LookAlike* LookAlikesDialog::current() const {
    const int row = m_list->currentRow();
    const auto& pairs = m_lookAlikes.pairs();
    return row >= 0 && row < static_cast<int>(pairs.size()) ? &pairs[static_cast<std::size_t>(row)] : nullptr;
}

void LookAlikesDialog::fill() {
    const int row = std::max(0, m_list->currentRow());
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const client::LookAlike& pair : m_lookAlikes.pairs())
            m_list->addItem(lineOf(pair.created));
        m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    }
    showCurrent();
}

void LookAlikesDialog::showCurrent() {
    const client::LookAlike* pair = current();
    m_explanation->setText(pair ? tr("These customers were made on this computer, and resemble others who "
                                     "are there already. Say of each whether it is the same one.")
                                : tr("Nobody made here resembles another customer."));
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_list, m_why, m_pair, m_join, m_different, m_openButton})
        part->setVisible(pair != nullptr);
    // Whoever has chosen which one stays keeps that choice while other pairs come and go.
    const std::pair shown(pair ? pair->created.customer : CustomerId(),
                          pair ? pair->other.customer : CustomerId());
    if (std::exchange(m_shown, shown) != shown) {
        m_join->setEnabled(false);
        m_pair->load(shown.first, shown.second);
    }
    if (!pair)
        return;
    const QString why = word(pair->why);
    m_why->setText(why.left(1).toUpper() + why.mid(1));
}

void LookAlikesDialog::joinCurrent() {
    if (!m_pair->isLoaded())
        return;
    m_join->setEnabled(false);
    m_workspace.submit(m_pair->join(), this, [this](const Result<void>& result) {
        m_trouble->setVisible(!result);
        m_join->setEnabled(true);
        if (!result)
            m_trouble->setText(sentenceOf(result.error()));
    });
}

void LookAlikesDialog::dismissCurrent() {
    if (const client::LookAlike* pair = current())
        m_lookAlikes.dismiss(pair->created.customer, pair->other.customer);
}

void LookAlikesDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        fill();
    }
    QDialog::changeEvent(event);
}

void LookAlikesDialog::retranslate() {
    setWindowTitle(tr("Customers who may be the same"));
    m_list->setAccessibleName(tr("Customers made here"));
    m_join->setText(tr("Join"));
    m_join->setAccessibleName(tr("Join the two records"));
    m_different->setText(tr("Not the same person"));
    m_different->setAccessibleName(m_different->text());
    m_openButton->setText(tr("Open the record"));
    m_openButton->setAccessibleName(m_openButton->text());
    m_closeButton->setText(tr("Close"));
    m_closeButton->setAccessibleName(m_closeButton->text());
}

} // namespace visage::ui
