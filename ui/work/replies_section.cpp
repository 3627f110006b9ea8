// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/replies_section.h"

#include "ui/common/formats.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/words.h"
#include "ui/customer/parts.h"
#include "ui/timeline/names.h"
#include "ui/work/reply_targets.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace visage::ui {

using namespace Qt::StringLiterals;

namespace {

QString idName(const char* what, const Interaction& waiting) {
    return QLatin1StringView(what) + QString::fromStdString(waiting.id.toString());
}

} // namespace

RepliesSection::RepliesSection(client::Workspace& workspace, const Theme& theme, QWidget* parent)
    : Section(workspace, theme, u"replies"_s, parent) {
    connect(&m_undo, &UndoLine::changed, this, [this] { rebuild(); });
}

void RepliesSection::show(const client::CustomerRecord& record) {
    if (record.customer.id != customer())
        m_undo.withdraw();
    setCustomer(record.customer.id);
    m_waiting = record.waitingReplies;
    m_unsent = {record.unsent.begin(), record.unsent.end()};
    rebuild();
}

QString RepliesSection::title() const {
    return m_waiting.empty() ? tr("No message to be sent")
                             : tr("%n message(s) to be sent", nullptr, static_cast<int>(m_waiting.size()));
}

void RepliesSection::fill(QVBoxLayout& rows) {
    for (const Interaction& waiting : m_waiting)
        rows.addWidget(rowOf(waiting));
    if (m_undo.isOffered())
        rows.addWidget(m_undo.row(u"undoReply"_s));
}

QWidget* RepliesSection::rowOf(const Interaction& waiting) {
    const ReplyTarget target{waiting.channel, waiting.peer};
    auto* card = new QFrame;
    card->setObjectName(idName("work/", waiting));
    card->setAccessibleName(tr("Waiting to be sent: %1").arg(nameOf(target)));
    setLook(card, Look::Card);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(10, 8, 8, 6);
    column->setSpacing(3);
    auto* head = new QHBoxLayout;
    auto* state = new PlainLabel(tr("Waiting for a connected channel"));
    state->setElideMode(Qt::ElideRight);
    setLook(state, Look::Warn);
    head->addWidget(state);
    head->addStretch(1);
    column->addLayout(head);
    auto* what = new ClampedText(oneLine(waiting.subject.empty() ? waiting.text : waiting.subject), 2);
    QFont strong = what->font();
    strong.setWeight(QFont::DemiBold);
    what->setFont(strong);
    column->addWidget(what);
    QStringList parts{nameOf(target), userName(workspace(), waiting.author),
                      formatMoment(waiting.at, workspace().now())};
    if (m_unsent.contains(waiting.id.uuid))
        parts << tr("only on this device so far");
    column->addWidget(new ClampedText(parts.join(u" · "_s), 2));
    const client::Session& me = workspace().session();
    if (waiting.author == me.user || me.role >= Role::Lead)
        column->addLayout(buttonsOf(waiting));
    return card;
}

QLayout* RepliesSection::buttonsOf(const Interaction& waiting) {
    auto* line = new QHBoxLayout;
    line->setSpacing(4);
    line->setContentsMargins(0, 2, 0, 0);
    const auto add = [&](const QString& words, const char* name, const QString& said) {
        auto* button = new QPushButton(words);
        button->setObjectName(idName(name, waiting));
        button->setAccessibleName(said);
        line->addWidget(button);
        return button;
    };
    auto* edit = add(tr("Change"), "editReply/", tr("Change the waiting message"));
    connect(edit, &QPushButton::clicked, this, [this, waiting] { Q_EMIT editRequested(waiting); });
    auto* back = add(tr("Take back"), "cancelReply/", tr("Take the waiting message back"));
    connect(back, &QPushButton::clicked, this, [this, waiting] { takeBack(waiting); });
    line->addStretch(1);
    return line;
}

void RepliesSection::takeBack(const Interaction& waiting) {
    send(CancelReply{waiting.id, shownMessage(waiting.subject, waiting.text)}, customer(), [this, waiting] {
        std::erase_if(m_waiting, [&](const Interaction& one) { return one.id == waiting.id; });
        m_undo.offer([] { return tr("Message taken back"); },
                     [] { return tr("Undo: put the message back among those to be sent"); },
                     [this, waiting] { queueAgain(waiting); });
    });
}

/// Under an id of its own: what was taken back stays so.
void RepliesSection::queueAgain(const Interaction& waiting) {
    QueueReply command;
    command.interaction = InteractionId(workspace().newId());
    command.customer = waiting.customer;
    command.channel = waiting.channel;
    command.account = waiting.account;
    command.peer = waiting.peer;
    command.subject = waiting.subject;
    command.text = waiting.text;
    send(command, customer());
}

} // namespace visage::ui
