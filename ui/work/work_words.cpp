// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/work_words.h"

#include "ui/common/formats.h"
#include "ui/common/words.h"
#include "ui/timeline/names.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;
using client::WorkGroup;
using client::WorkItem;

class WorkWords {
    Q_DECLARE_TR_FUNCTIONS(visage::ui::WorkWords)
};

QString kindOf(const WorkItem& item) {
    switch (item.kind) {
    case WorkItem::Kind::Callback:
        return WorkWords::tr("Callback");
    case WorkItem::Kind::Case:
        return WorkWords::tr("Case %1, %2").arg(caseNumber(item.caseNumber), word(item.priority));
    case WorkItem::Kind::Reply:
        return WorkWords::tr("Waiting to be sent: %1").arg(word(item.channel));
    case WorkItem::Kind::Customer:
        return item.lastContact ? WorkWords::tr("last contact %1").arg(formatDate(item.lastContact))
                                : WorkWords::tr("never in touch");
    }
    return {};
}

} // namespace

QString queueName(const client::Workspace& workspace, QueueId queue) {
    for (const Queue& known : workspace.queues())
        if (known.id == queue) {
            const bool french = QLocale().language() == QLocale::French;
            const std::string& wanted = french ? known.labelFr : known.labelEn;
            return oneLine(wanted.empty() ? known.labelFr : wanted, 120);
        }
    return WorkWords::tr("No queue");
}

QString groupName(const client::Workspace& workspace, const WorkGroup& group) {
    switch (group.kind) {
    case WorkGroup::Kind::Callbacks:
        return WorkWords::tr("Callbacks");
    case WorkGroup::Kind::MyCases:
        return WorkWords::tr("My cases");
    case WorkGroup::Kind::Queue:
        return queueName(workspace, group.queue);
    case WorkGroup::Kind::Replies:
        return WorkWords::tr("Messages to be sent");
    case WorkGroup::Kind::List:
        return oneLine(group.label.toStdString(), 120);
    }
    return {};
}

QString shortDue(Timestamp due, Timestamp now) {
    if (!due)
        return {};
    const int days = std::abs(daysBetween(due, now));
    if (days == 0)
        return formatTime(due);
    if (days == 1)
        return formatMoment(due, now);
    QString date = QLocale().toString(QDateTime::fromMSecsSinceEpoch(due.ms).date(), u"d MMM"_s);
    return date.replace(u' ', QChar::Nbsp);
}

QString promisedTime(Timestamp dueAt, Timestamp dueUntil, Timestamp now) {
    const QString from = formatMoment(dueAt, now);
    if (!dueUntil || dueUntil == dueAt)
        return from;
    //: a promised time: from one moment, as "tomorrow 09:00", to another, as "12:00"
    return WorkWords::tr("%1 to %2")
        .arg(from, daysBetween(dueAt, dueUntil) == 0 ? formatTime(dueUntil) : formatMoment(dueUntil, now));
}

QString customerOf(const WorkItem& item) {
    return item.name.isEmpty() ? WorkWords::tr("Customer not on this device") : item.name;
}

QString inFull(const WorkItem& item, Timestamp now) {
    QStringList parts{customerOf(item)};
    if (item.isLate(now))
        parts << WorkWords::tr("late");
    if (item.dueAt)
        parts << promisedTime(item.dueAt, item.dueUntil, now);
    parts << kindOf(item) << item.what;
    if (item.attempts > 0)
        parts << WorkWords::tr("%n attempt(s)", nullptr, static_cast<int>(item.attempts));
    if (item.unsent)
        parts << WorkWords::tr("not sent yet");
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

} // namespace visage::ui
