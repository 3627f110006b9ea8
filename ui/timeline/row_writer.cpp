// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/row_writer.h"

#include "core/rules/note_versions.h"
#include "ui/common/elision.h"
#include "ui/common/formats.h"
#include "ui/common/phone_format.h"
#include "ui/common/words.h"
#include "ui/timeline/names.h"

#include <chrono>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using client::TimelineEntry;

/// What screen readers are told at once; the rest is read after unfolding.
constexpr qsizetype spokenText = 600;

bool isConversation(Channel channel) {
    switch (channel) {
    case Channel::Phone:
    case Channel::Email:
    case Channel::Form:
    case Channel::Post:
    case Channel::Visit:
    case Channel::Forum:
    case Channel::Video:
    case Channel::Note:
        return false;
    default:
        return true;
    }
}

RowLook lookOf(const TimelineEntry& entry) {
    if (std::holds_alternative<Note>(entry.row))
        return RowLook::Note;
    const auto* contact = std::get_if<Interaction>(&entry.row);
    if (!contact)
        return RowLook::Event;
    if (contact->channel == Channel::Note)
        return RowLook::Note;
    return isConversation(contact->channel) ? RowLook::Message : RowLook::Card;
}

bool opensDay(const TimelineEntry& entry, const TimelineEntry* above) {
    return !above || daysBetween(entry.at, above->at) != 0;
}

bool continuesRun(const TimelineEntry& entry, const TimelineEntry* above) {
    const auto* mine = std::get_if<Interaction>(&entry.row);
    const auto* other = above ? std::get_if<Interaction>(&above->row) : nullptr;
    return mine && other && isConversation(mine->channel) && mine->channel == other->channel &&
           mine->direction == other->direction && mine->author == other->author &&
           entry.caseNumbers == above->caseNumbers && entry.unsent == above->unsent &&
           !opensDay(entry, above) && above->at - entry.at < 30min;
}

QString joined(const QStringList& parts) {
    QStringList kept;
    for (const QString& part : parts)
        if (!part.isEmpty())
            kept << part;
    return kept.join(u" · "_s);
}

QString addressOf(const Interaction& contact) {
    const bool number = contact.channel == Channel::Phone || contact.channel == Channel::Sms;
    return number ? formatPhone(contact.peer) : oneLine(contact.peer, 120);
}

} // namespace

RowSize RowWriter::size(const TimelineEntry& entry, const TimelineEntry* above) {
    RowSize size;
    size.look = lookOf(entry);
    size.day = opensDay(entry, above);
    if (const auto* contact = std::get_if<Interaction>(&entry.row)) {
        size.textBytes = contact->text.size();
        size.subject = !contact->subject.empty();
    } else if (const auto* note = std::get_if<Note>(&entry.row)) {
        size.textBytes = note->text.size();
    }
    return size;
}

TimelineRow RowWriter::row(const TimelineEntry& entry, const TimelineEntry* above) const {
    TimelineRow row;
    row.id = idOf(entry.row);
    row.look = lookOf(entry);
    row.time = formatTime(entry.at);
    if (opensDay(entry, above))
        row.day = formatDay(entry.at, m_workspace.now());
    row.continues = continuesRun(entry, above);
    if (entry.unsent)
        row.flag = tr("not sent yet");
    if (const auto* contact = std::get_if<Interaction>(&entry.row))
        write(row, *contact);
    else if (const auto* note = std::get_if<Note>(&entry.row))
        write(row, *note);
    else if (const auto* event = std::get_if<CaseEvent>(&entry.row))
        write(row, *event, entry);
    else if (const auto* order = std::get_if<Order>(&entry.row))
        write(row, *order);
    if (row.look != RowLook::Event)
        for (const std::int64_t number : entry.caseNumbers)
            row.tags << caseTag(number, row.tags.isEmpty() ? entry.caseSubject : QString());
    row.head = joined(
        {row.title, formatMoment(entry.at, m_workspace.now()), row.meta, row.flag, row.tags.join(u", "_s)});
    row.accessibleName = spoken(row, entry);
    return row;
}

QString RowWriter::spoken(const TimelineRow& row, const TimelineEntry& entry) const {
    QStringList who{row.title, formatMoment(entry.at, m_workspace.now())};
    for (const QString& part : {row.meta, row.flag, row.tags.join(u", "_s)})
        if (!part.isEmpty())
            who << part;
    QStringList said;
    for (const QString& part : {row.subject, row.body.left(spokenText)})
        if (!part.isEmpty())
            said << part;
    const QString head = who.join(u", "_s);
    //: what is said of a row of the timeline: channel, moment and people, then the text
    return said.isEmpty() ? head : tr("%1: %2").arg(head, said.join(u" – "_s));
}

QString RowWriter::titleOf(const Interaction& contact) const {
    return contactTitle(contact.channel, contact.direction, contact.state);
}

QString RowWriter::whoOf(const Interaction& contact) const {
    QString name = oneLine(contact.peerName, 120);
    if (name.isEmpty())
        name = m_customerName;
    const QString address = addressOf(contact);
    if (contact.direction == Direction::In)
        return address.isEmpty() ? elided(tr("from %1"), name).arg(isolated(name))
                                 : elided(tr("from %1, %2"), name).arg(isolated(name), isolated(address));
    const QString author = userName(m_workspace, contact.author);
    if (contact.direction == Direction::Internal)
        return author;
    return tr("by %1 to %2").arg(isolated(author), isolated(address.isEmpty() ? name : address));
}

void RowWriter::write(TimelineRow& row, const Interaction& contact) const {
    row.outgoing = contact.direction == Direction::Out;
    row.icon = iconOf(contact.channel, contact.direction, contact.state);
    row.title = titleOf(contact);
    row.subject = oneLine(contact.subject);
    row.body = manyLines(contact.text);
    if (contact.channel == Channel::Phone) {
        writeCall(row, contact);
        return;
    }
    const bool visit = contact.channel == Channel::Visit;
    const bool done = contact.state == InteractionState::Done || contact.state == InteractionState::Ongoing;
    row.bad = contact.state == InteractionState::Failed;
    row.meta = joined(
        {visit ? (contact.author ? tr("received by %1").arg(isolated(userName(m_workspace, contact.author)))
                                 : QString())
               : whoOf(contact),
         reasonName(m_workspace, contact.reason), done ? QString() : word(contact.state)});
}

void RowWriter::writeCall(TimelineRow& row, const Interaction& call) const {
    const bool missed = call.state == InteractionState::Missed;
    row.bad = (missed && call.direction == Direction::In) || call.state == InteractionState::Failed;
    const QString number = call.peer.empty() ? tr("hidden number") : addressOf(call);
    QString taken;
    if (call.author && !missed)
        taken = (call.direction == Direction::Out ? tr("by %1") : tr("answered by %1"))
                    .arg(isolated(userName(m_workspace, call.author)));
    const bool goesOn = call.state == InteractionState::Ongoing; // its times come with its end
    QString lasted;
    if (call.talkMs > 0 && !goesOn)
        lasted = formatDuration(Milliseconds(call.talkMs));
    else if (missed && call.ringMs > 0)
        lasted = tr("rang for %1").arg(formatDuration(Milliseconds(call.ringMs)));
    const QString held =
        call.holdMs >= 1000 ? tr("%1 on hold").arg(formatDuration(Milliseconds(call.holdMs))) : QString();
    row.meta = joined({isolated(number), taken, lasted, held,
                       goesOn || call.state == InteractionState::Failed ? word(call.state) : QString()});
    // What it was about is what is looked for later.
    row.subject = row.subject.isEmpty() ? joined({reasonName(m_workspace, call.reason), word(call.outcome)})
                                        : row.subject;
}

void RowWriter::write(TimelineRow& row, const Note& note) const {
    row.icon = u"sticky-note"_s;
    row.title = tr("Internal note");
    row.action = note.version > 1 ? tr("Edit, earlier texts") : tr("Edit");
    row.body = manyLines(note.text);
    const QString both =
        rules::keepsBothTexts(note.text) ? tr("two people changed it: both texts are kept") : QString();
    const QString edited =
        note.editedAt ? tr("edited %1").arg(formatMoment(note.editedAt, m_workspace.now())) : QString();
    row.meta = joined({isolated(userName(m_workspace, note.author)), edited, both});
}

void RowWriter::write(TimelineRow& row, const CaseEvent& event, const TimelineEntry& entry) const {
    const QString about =
        caseTag(entry.caseNumbers.empty() ? 0 : entry.caseNumbers.front(), entry.caseSubject);
    const QString who = isolated(userName(m_workspace, event.actor));
    const bool closed = event.toStatus == CaseStatus::Closed || event.toStatus == CaseStatus::Solved;
    row.icon = closed ? u"circle-check"_s : u"inbox"_s;
    QString what;
    switch (event.kind) {
    case CaseEventKind::Opened:
        what = tr("Case opened by %1: %2").arg(who, about);
        break;
    case CaseEventKind::OwnerChanged:
        what = tr("Owner changed by %1: %2").arg(who, about);
        break;
    case CaseEventKind::ReasonChanged:
        what = tr("Reason changed by %1: %2").arg(who, about);
        break;
    case CaseEventKind::QueueChanged:
        what = tr("Queue changed by %1: %2").arg(who, about);
        break;
    case CaseEventKind::StatusChanged:
        if (event.toStatus == CaseStatus::Closed)
            what = tr("Case closed by %1: %2").arg(who, about);
        else if (event.fromStatus == CaseStatus::Closed || event.fromStatus == CaseStatus::Solved)
            what = tr("Case reopened by %1: %2").arg(who, about);
        else
            what = tr("%1, by %2: %3").arg(word(event.toStatus), who, about);
        break;
    }
    row.title = joined({what, reasonName(m_workspace, event.reason)});
}

void RowWriter::write(TimelineRow& row, const Order& order) const {
    row.icon = u"package"_s;
    row.title =
        joined({tr("Order %1").arg(isolated(oneLine(order.number, 60))), word(order.status),
                formatMoney(order.totalCents, order.currency), isolated(oneLine(order.summary, 200))});
}

QString RowWriter::caseTag(std::int64_t number, const QString& subject) const {
    return subject.isEmpty() ? caseNumber(number)
                             : caseNumber(number) + u' ' + isolated(oneLine(subject.toStdString(), 120));
}

} // namespace visage::ui
