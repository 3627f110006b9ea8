// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/callbacks_section.h"

#include "ui/common/formats.h"
#include "ui/common/phone_format.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/words.h"
#include "ui/customer/parts.h"
#include "ui/customer/record_facts.h"
#include "ui/timeline/names.h"
#include "ui/work/work_words.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace visage::ui {

using namespace Qt::StringLiterals;

namespace {

QString idName(const char* what, const Callback& about) {
    return QLatin1StringView(what) + QString::fromStdString(about.id.toString());
}

/// The promise as it was, under an id of its own: what is closed stays closed.
BookCallback bookingOf(const Callback& about, const Uuid& id) {
    BookCallback command;
    command.callback = CallbackId(id);
    command.customer = about.customer;
    command.caseId = about.caseId;
    command.number = about.number;
    command.text = about.text;
    command.dueAt = about.dueAt;
    command.dueUntil = about.dueUntil;
    command.assignee = about.assignee;
    command.queue = about.queue;
    return command;
}

bool isLate(const Callback& about, Timestamp now) {
    return std::max(about.dueAt, about.dueUntil) < now;
}

} // namespace

CallbacksSection::CallbacksSection(client::Workspace& workspace, const Theme& theme, QWidget* parent)
    : Section(workspace, theme, u"callbacks"_s, parent) {
    connect(&m_undo, &UndoLine::changed, this, [this] { rebuild(); });
}

void CallbacksSection::show(const client::CustomerRecord& record) {
    if (record.customer.id != customer())
        m_undo.withdraw();
    setCustomer(record.customer.id);
    m_callbacks.clear();
    std::ranges::copy_if(record.callbacks, std::back_inserter(m_callbacks),
                         [](const Callback& one) { return one.state == CallbackState::Open; });
    m_cases = record.cases;
    m_unsent = {record.unsent.begin(), record.unsent.end()};
    m_dialable.clear();
    for (const Identity& identity : record.identities)
        if (!dialable(identity).isEmpty() && (m_dialable.isEmpty() || identity.primary))
            m_dialable = dialable(identity);
    rebuild();
}

QString CallbacksSection::title() const {
    return m_callbacks.empty() ? tr("No callback")
                               : tr("%n callback(s)", nullptr, static_cast<int>(m_callbacks.size()));
}

void CallbacksSection::fill(QVBoxLayout& rows) {
    for (const Callback& about : m_callbacks)
        rows.addWidget(rowOf(about));
    if (m_undo.isOffered())
        rows.addWidget(m_undo.row(u"undoCallback"_s));
}

QWidget* CallbacksSection::rowOf(const Callback& about) {
    auto* card = new QFrame;
    card->setObjectName(idName("work/", about));
    card->setAccessibleName(
        tr("Callback %1: %2")
            .arg(promisedTime(about.dueAt, about.dueUntil, workspace().now()), oneLine(about.text)));
    setLook(card, Look::Card);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(10, 8, 8, 6);
    column->setSpacing(3);
    column->addLayout(headOf(about));
    if (!about.text.empty()) {
        auto* what = new ClampedText(oneLine(about.text), 2);
        QFont strong = what->font();
        strong.setWeight(QFont::DemiBold);
        what->setFont(strong);
        column->addWidget(what);
    }
    auto* details = new PlainLabel(detailsOf(about));
    details->setWordWrap(true);
    setLook(details, Look::Muted);
    column->addWidget(details);
    column->addLayout(buttonsOf(about));
    return card;
}

QLayout* CallbacksSection::headOf(const Callback& about) {
    const Timestamp now = workspace().now();
    const bool late = isLate(about, now);
    const QString time = promisedTime(about.dueAt, about.dueUntil, now);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    auto* when = new PlainLabel(late ? tr("Late: %1").arg(time) : time);
    setLook(when, late ? Look::Bad : about.dueAt <= now ? Look::Warn : Look::Accent);
    head->addWidget(when);
    if (m_unsent.contains(about.id.uuid)) {
        auto* flag = new PlainLabel(tr("not sent yet"));
        setLook(flag, Look::Warn);
        head->addWidget(flag);
    }
    head->addStretch(1);
    return head;
}

QString CallbacksSection::numberOf(const Callback& about) const {
    return about.number.empty() ? m_dialable : text(about.number);
}

QString CallbacksSection::detailsOf(const Callback& about) const {
    QStringList parts;
    if (!about.number.empty()) {
        const QString number = formatPhone(about.number);
        parts << (number.isEmpty() ? oneLine(about.number, 60) : number);
    }
    if (about.assignee)
        parts << userName(workspace(), about.assignee);
    else
        parts << (about.queue ? queueName(workspace(), about.queue) : tr("anybody"));
    for (const Case& known : m_cases)
        if (known.id == about.caseId)
            parts << caseNumber(known.number);
    if (about.attempts > 0)
        parts << tr("%n attempt(s)", nullptr, static_cast<int>(about.attempts));
    return parts.join(u" · "_s);
}

QLayout* CallbacksSection::buttonsOf(const Callback& about) {
    auto* line = new QHBoxLayout;
    line->setSpacing(4);
    line->setContentsMargins(0, 2, 0, 0);
    const auto add = [&](const QString& words, const char* name, const QString& said) {
        auto* button = new QPushButton(words);
        button->setObjectName(idName(name, about));
        button->setAccessibleName(said);
        line->addWidget(button);
        return button;
    };
    const QString number = numberOf(about);
    auto* call = add(tr("Call"), "callNow/", tr("Call back now: %1").arg(formatPhone(number.toStdString())));
    call->setEnabled(!number.isEmpty());
    connect(call, &QPushButton::clicked, this, [this, number] { Q_EMIT dialRequested(number); });
    auto* done = add(tr("Done"), "callbackDone/", tr("The callback is done"));
    connect(done, &QPushButton::clicked, this, [this, about] { close(about, CallbackState::Done); });
    line->addStretch(1);
    auto* more = new IconButton(theme(), u"ellipsis"_s, tr("More about this callback"));
    more->setObjectName(idName("callbackMore/", about));
    connect(more, &QToolButton::clicked, this, [this, about, more] { showMenu(about, more); });
    line->addWidget(more);
    return line;
}

void CallbacksSection::showMenu(const Callback& about, QWidget* button) {
    auto* menu = new QMenu(this);
    menu->setObjectName(u"callbackMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& words, const char* name, auto run) {
        menu->addAction(words, this, run)->setObjectName(QString::fromLatin1(name));
    };
    add(tr("Nobody reached: try again …"), "callbackMissed",
        [this, about] { Q_EMIT moveRequested(about, true); });
    add(tr("Another time …"), "callbackMove", [this, about] { Q_EMIT moveRequested(about, false); });
    add(tr("Give up …"), "callbackGiveUp", [this, about] { Q_EMIT giveUpRequested(about); });
    add(tr("Cancel the callback"), "callbackCancel",
        [this, about] { close(about, CallbackState::Cancelled); });
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
}

void CallbacksSection::close(const Callback& about, CallbackState state) {
    CloseCallback command;
    command.callback = about.id;
    command.expected = about.state;
    command.state = state;
    send(command, customer(), [this, about, state] {
        std::erase_if(m_callbacks, [&](const Callback& one) { return one.id == about.id; });
        const bool done = state == CallbackState::Done;
        m_undo.offer([done] { return done ? tr("Callback done") : tr("Callback cancelled"); },
                     [] { return tr("Undo: book the callback again"); }, [this, about] { bookAgain(about); });
    });
}

void CallbacksSection::bookAgain(const Callback& about) {
    send(bookingOf(about, workspace().newId()), customer());
}

} // namespace visage::ui
