// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/refused_words.h"

#include "ui/common/formats.h"
#include "ui/common/words.h"
#include "ui/customer/field_words.h"
#include "ui/shell/refused_work.h"
#include "ui/timeline/names.h"
#include "ui/work/work_words.h"

#include <QCoreApplication>
#include <QStringList>

namespace visage::ui {
namespace {

class RefusedWords {
    Q_DECLARE_TR_FUNCTIONS(RefusedWords)
};

/// Commands into which nobody types: only ids stand in them, and the rows beside say what those are.
class Teller {
public:
    Teller(const std::vector<Row>& about, const client::Workspace& workspace)
        : m_about(about)
        , m_workspace(workspace) {}

    /// Everything else says itself what it was.
    template <class C> QStringList operator()(const C&) const { return whose(); }

    QStringList operator()(const MoveCase& c) const {
        return whose() + ofCase(c.caseId) +
               QStringList(c.queue ? RefusedWords::tr("To the queue: %1").arg(queueName(m_workspace, c.queue))
                                   : RefusedWords::tr("Out of its queue"));
    }
    QStringList operator()(const AssignCase& c) const {
        return whose() + ofCase(c.caseId) +
               QStringList(c.owner ? RefusedWords::tr("New owner: %1").arg(userName(m_workspace, c.owner))
                                   : RefusedWords::tr("Back to its queue"));
    }
    QStringList operator()(const MoveCallback& c) const {
        QStringList lines = whose();
        if (const auto* callback = row<Callback>(c.callback); callback && !callback->number.empty())
            lines << oneLine(callback->number);
        const Timestamp now = m_workspace.now();
        lines << RefusedWords::tr("Promised before: %1").arg(formatMoment(c.expected, now));
        lines << RefusedWords::tr("New time: %1").arg(promisedTime(c.dueAt, c.dueUntil, now));
        return lines;
    }
    QStringList operator()(const DetachIdentity& c) const {
        const auto* identity = row<Identity>(c.identity);
        return whose() + (identity ? QStringList(oneLine(identity->valueRaw)) : QStringList());
    }
    QStringList operator()(const UnpinAlert& c) const {
        const auto* alert = row<Alert>(c.alert);
        return whose() + (alert ? QStringList(manyLines(alert->text)) : QStringList());
    }
    QStringList operator()(const RemoveTag& c) const {
        const auto* tag = row<CustomerTag>(c.tag);
        return whose() + (tag ? QStringList(oneLine(tag->text)) : QStringList());
    }
    QStringList operator()(const SettleField& c) const;
    QStringList operator()(const MergeCustomers& c) const {
        return {RefusedWords::tr("%1 and %2 are one customer").arg(name(c.loser), name(c.survivor))};
    }
    QStringList operator()(const UnmergeCustomers& c) const {
        return {RefusedWords::tr("%1 is a customer on their own").arg(name(c.loser))};
    }
    QStringList operator()(const LinkInteraction& c) const {
        return whose() + ofContact(c.interaction) + ofCase(c.caseId);
    }
    QStringList operator()(const AssignInteraction& c) const { return whose() + ofContact(c.interaction); }
    QStringList operator()(const CancelReply& c) const {
        const auto* message = row<Interaction>(c.interaction);
        return whose() + ofContact(c.interaction) +
               (message ? QStringList(oneLine(message->subject)) : QStringList());
    }

private:
    template <class T, class IdType> [[nodiscard]] const T* row(IdType id) const {
        for (const Row& known : m_about)
            if (const auto* one = std::get_if<T>(&known); one && one->id == id)
                return one;
        return nullptr;
    }

    [[nodiscard]] QString name(CustomerId id) const {
        const auto* customer = row<Customer>(id);
        return customer ? nameOf(*customer) : RefusedWords::tr("a customer who is not on this desktop");
    }

    [[nodiscard]] QStringList whose() const {
        QStringList lines;
        for (const Row& known : m_about)
            if (const auto* customer = std::get_if<Customer>(&known))
                lines << RefusedWords::tr("Customer: %1").arg(nameOf(*customer));
        return lines;
    }

    [[nodiscard]] QStringList ofCase(CaseId id) const {
        const auto* known = row<Case>(id);
        return known ? QStringList(RefusedWords::tr("Case: %1, %2", "Case: No. 12, late delivery")
                                       .arg(caseNumber(known->number), oneLine(known->subject)))
                     : QStringList();
    }

    [[nodiscard]] QStringList ofContact(InteractionId id) const {
        const auto* contact = row<Interaction>(id);
        return contact ? QStringList(contactTitle(contact->channel, contact->direction, contact->state) +
                                     QStringLiteral(", ") + formatMoment(contact->at, m_workspace.now()))
                       : QStringList();
    }

    const std::vector<Row>& m_about;
    const client::Workspace& m_workspace;
};

QStringList Teller::operator()(const SettleField& c) const {
    const auto* kept = row<FieldVersion>(c.version);
    // A number or address is named there by its id, which says nothing to people.
    const bool isField = kept && kept->kind == EntityKind::Customer;
    const QString field = isField ? fieldName(kept->field) : RefusedWords::tr("Number, address or consent");
    switch (c.choice) {
    case SettleChoice::Confirm:
        return whose() + QStringList(isField ? RefusedWords::tr("%1: “%2” is right and stays")
                                                   .arg(field, shownFieldValue(kept->field, c.seen))
                                             : RefusedWords::tr("%1: what stands is right").arg(field));
    case SettleChoice::Take:
        return whose() + QStringList(isField ? RefusedWords::tr("%1: “%2” is right and comes back")
                                                   .arg(field, shownFieldValue(kept->field, kept->value))
                                             : RefusedWords::tr("%1: the earlier one comes back").arg(field));
    case SettleChoice::KeepBoth:
        break;
    }
    return whose() + QStringList(RefusedWords::tr("%1: both stay").arg(field));
}

} // namespace

QString wordsOf(const Command& command, const std::vector<Row>& about, const client::Workspace& workspace) {
    if (const QString typed = fullTextOf(command); !typed.isEmpty())
        return typed;
    const QStringList lines = std::visit(Teller(about, workspace), command);
    return lines.isEmpty() ? RefusedWords::tr("What it was about is not on this desktop.")
                           : lines.join(QChar(u'\n'));
}

} // namespace visage::ui
