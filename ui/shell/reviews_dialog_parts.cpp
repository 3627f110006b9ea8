// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/shell/reviews_dialog.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

// ReviewsDialog: its parts, where they stand and what is written on them.

namespace visage::ui {

using namespace Qt::StringLiterals;

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

QLayout* ReviewsDialog::buildViews() {
    m_waitingView->setObjectName(u"reviewsWaiting"_s);
    m_discardedView->setObjectName(u"reviewsThrownAway"_s);
    auto* group = new QButtonGroup(this);
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    for (QPushButton* button : {m_waitingView, m_discardedView}) {
        button->setCheckable(true);
        button->setAutoDefault(false);
        setLook(button, Look::Plain);
        group->addButton(button);
        row->addWidget(button);
    }
    row->addStretch(1);
    return row;
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
    m_howMany->setObjectName(u"reviewsHowMany"_s);
    setLook(m_howMany, Look::Muted);
    m_undo->setObjectName(u"reviewsUndo"_s);
    setLook(m_undo, Look::Plain);
    for (PlainLabel* label : {m_what, m_whose, m_why, m_told, m_howMany})
        label->setWordWrap(true);
    m_text->setObjectName(u"reviewText"_s);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_apply->setObjectName(u"reviewApply"_s);
    setLook(m_apply, Look::Primary);
    m_bringBack->setObjectName(u"reviewBringBack"_s);
    setLook(m_bringBack, Look::Primary);
    m_discard->setObjectName(u"reviewDiscard"_s);
    m_openButton->setObjectName(u"reviewOpen"_s);
    m_closeButton->setObjectName(u"reviewsClose"_s);
    for (QPushButton* button : {m_apply, m_bringBack, m_discard, m_openButton, m_closeButton, m_undo})
        button->setAutoDefault(false); // Enter in the list decides nothing

    auto* detail = new QVBoxLayout;
    detail->setSpacing(6);
    detail->addWidget(m_what);
    detail->addWidget(m_whose);
    detail->addWidget(m_why);
    detail->addWidget(m_text, 1);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(12);
    auto* listed = new QVBoxLayout;
    listed->setSpacing(6);
    listed->addWidget(m_list, 1);
    listed->addWidget(m_howMany);
    middle->addLayout(listed, 2);
    middle->addLayout(detail, 3);
    auto* told = new QHBoxLayout;
    told->setSpacing(8);
    told->addWidget(m_told, 1);
    told->addWidget(m_undo);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton* button : {m_apply, m_bringBack, m_discard, m_openButton})
        buttons->addWidget(button);
    buttons->addStretch(1);
    buttons->addWidget(m_closeButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addLayout(buildViews());
    layout->addWidget(m_explanation);
    layout->addLayout(middle, 1);
    layout->addLayout(told);
    layout->addWidget(m_question);
    layout->addStretch(0);
    layout->addLayout(buttons);
}

void ReviewsDialog::retranslate() {
    setWindowTitle(tr("Work of accounts that were switched off"));
    m_text->setAccessibleName(tr("Text of the entries"));
    m_waitingView->setText(tr("To decide"));
    m_discardedView->setText(tr("Thrown away"));
    m_bringBack->setText(tr("Bring back"));
    m_bringBack->setToolTip(plainToolTip(tr("It awaits a decision again (Ctrl+Return)")));
    m_undo->setText(tr("Undo"));
    m_undo->setAccessibleName(tr("Undo: bring back what was thrown away"));
    m_undo->setToolTip(plainToolTip(tr("Brings back what was thrown away (Ctrl+Z)")));
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
