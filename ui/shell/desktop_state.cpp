// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/desktop_state.h"

#include "core/client/workspace.h"
#include "ui/common/formats.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/shell/refused_words.h"
#include "ui/shell/review_words.h"
#include "ui/shell/state_words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace visage::ui {

using namespace Qt::StringLiterals;

QString keptUntilWords(const client::StoreStatus& status) {
    return status.keptUntil
               ? DesktopStateDialog::tr(
                     "Without contact with the server, the customers stay on this computer until "
                     "%1. What you have entered stays in any case.")
                     .arg(formatMomentInFull(status.keptUntil))
               : DesktopStateDialog::tr("No customers are kept on this computer.");
}

DesktopStateDialog::DesktopStateDialog(const Surroundings& around, QWidget* parent)
    : QDialog(parent)
    , m_around(around)
    , m_store(new PlainLabel)
    , m_kept(new PlainLabel)
    , m_unsent(new PlainLabel)
    , m_list(new QListWidget)
    , m_text(new QPlainTextEdit)
    , m_closeButton(new QPushButton) {
    setObjectName(u"desktopStateDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(760, 440);
    build();
    connect(&around.workspace, &client::Workspace::statusChanged, this, &DesktopStateDialog::follow);
    connect(m_list, &QListWidget::currentRowChanged, this, &DesktopStateDialog::showCurrent);
    connect(m_closeButton, &QPushButton::clicked, this, &QDialog::close);
    retranslate();
    showCurrent();
    load();
}

void DesktopStateDialog::build() {
    m_store->setObjectName(u"desktopStateStore"_s);
    setLook(m_store, Look::Strong);
    m_kept->setObjectName(u"desktopStateKept"_s);
    m_unsent->setObjectName(u"desktopStateUnsent"_s);
    for (PlainLabel* label : {m_store, m_kept, m_unsent}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }
    m_list->setObjectName(u"unsentList"_s);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_text->setObjectName(u"unsentText"_s);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_closeButton->setObjectName(u"desktopStateClose"_s);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(12);
    middle->addWidget(m_list, 2);
    middle->addWidget(m_text, 3);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_store);
    layout->addWidget(m_kept);
    layout->addWidget(m_unsent);
    layout->addLayout(middle, 1);
    layout->addStretch(0);
    layout->addWidget(m_closeButton, 0, Qt::AlignRight);
}

void DesktopStateDialog::follow() {
    const client::StoreStatus& status = m_around.workspace.status();
    m_store->setText(storeWords(status, m_around.workspace.now()).text);
    m_kept->setText(keptUntilWords(status));
    m_unsent->setText(
        status.unsent == 0
            ? tr("Everything that was entered here has been sent.")
            : tr("%Ln entries are not sent yet. They go out by themselves as soon as the server "
                 "can be reached.",
                 nullptr, status.unsent));
    if (status.unsent != static_cast<int>(m_works.size()))
        load();
}

void DesktopStateDialog::load() {
    m_around.workspace.loadUnsentWork(this, [this](std::vector<client::UnsentWork> works) {
        m_works = std::move(works);
        fill();
    });
}

void DesktopStateDialog::fill() {
    const int row = std::max(0, m_list->currentRow());
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const client::UnsentWork& work : m_works)
            m_list->addItem(formatMoment(work.enteredAt, m_around.workspace.now()) + u'\n' + entryOf(work));
        m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    }
    showCurrent();
}

void DesktopStateDialog::showCurrent() {
    const int row = m_list->currentRow();
    const bool any = row >= 0 && row < static_cast<int>(m_works.size());
    m_list->setVisible(any);
    m_text->setVisible(any);
    if (!any)
        return m_text->clear();
    const client::UnsentWork& work = m_works[static_cast<std::size_t>(row)];
    m_text->setPlainText(wordsOf(work.command, work.about, m_around.workspace));
}

void DesktopStateDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        fill();
    }
    QDialog::changeEvent(event);
}

void DesktopStateDialog::retranslate() {
    setWindowTitle(tr("State of this desktop"));
    m_list->setAccessibleName(tr("Entries that are not sent yet"));
    m_text->setAccessibleName(tr("Text of the entry"));
    m_closeButton->setText(tr("Close"));
    follow();
}

} // namespace visage::ui
