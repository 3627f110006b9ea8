// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/half_written.h"

#include "core/domain/field_text.h"
#include "ui/common/formats.h"
#include "ui/customer/field_words.h"
#include "ui/customer/new_customer.h"
#include "ui/phone/call_journal.h"
#include "ui/phone/call_record.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;
using Commands = std::vector<Command>;

class HalfWritten {
    Q_DECLARE_TR_FUNCTIONS(visage::ui::HalfWritten)
};

/// Of a part of a text that is longer than a note may be: at most three bytes each.
constexpr qsizetype lettersOfAPart = 20000;

struct Kind {
    QLatin1StringView key;
    const char* was; ///< null: a note, which needs no word
};
constexpr Kind kinds[] = {
    {"note"_L1, nullptr},
    {"call"_L1, nullptr},
    {"reply"_L1, QT_TRANSLATE_NOOP("visage::ui::HalfWritten", "Message to the customer, not finished:")},
    {"replyedit"_L1,
     QT_TRANSLATE_NOOP("visage::ui::HalfWritten", "Change of a message that waits, not finished:")},
    {"noteedit"_L1, QT_TRANSLATE_NOOP("visage::ui::HalfWritten", "Change of a note, not finished:")},
    {"case"_L1, QT_TRANSLATE_NOOP("visage::ui::HalfWritten", "Case to be opened, not finished:")},
    {"close"_L1, QT_TRANSLATE_NOOP("visage::ui::HalfWritten", "Case to be closed, not finished:")},
    {"callback"_L1, QT_TRANSLATE_NOOP("visage::ui::HalfWritten", "Callback to be booked, not finished:")},
    {"contact"_L1, QT_TRANSLATE_NOOP("visage::ui::HalfWritten", "Contact to be written down, not finished:")},
    {"alert"_L1, QT_TRANSLATE_NOOP("visage::ui::HalfWritten", "Alert to be pinned, not finished:")},
    {"customer"_L1, QT_TRANSLATE_NOOP("visage::ui::HalfWritten", "Correction of the record, not finished:")},
};

/// "Town: Lille", a line a field. See DetailsForm::keepDraft().
QString correctionsOf(const QString& draft) {
    QStringList lines;
    const QJsonObject kept = QJsonDocument::fromJson(draft.toUtf8()).object();
    for (auto one = kept.begin(); one != kept.end(); ++one) {
        const std::int64_t field = one.key().toLongLong();
        const QString typed = one.value().toObject().value(u"typed"_s).toString();
        lines << HalfWritten::tr("%1: %2").arg(fieldName(field),
                                               shownFieldValue(field, typed.trimmed().toStdString()));
    }
    return lines.join(u'\n');
}

/// False where nobody has changed anything of it.
bool placeEdit(const client::HalfWritten& draft, const Uuid& id, WriteNote& note) {
    const auto row = draft.rows.find({EntityKind::Note, id});
    const Note* edited = row && *row ? std::get_if<Note>(&**row) : nullptr;
    if (!edited)
        return true; // submitting it will say that it is not here
    note.customer = edited->customer;
    note.caseId = edited->caseId;
    note.interaction = edited->interaction;
    return text(edited->text).trimmed() != draft.text.trimmed();
}

/// Whose call it was, as far as anybody knows.
CustomerId customerOfCall(const client::HalfWritten& draft, const Uuid& id) {
    const auto row = draft.rows.find({EntityKind::Interaction, id});
    const Interaction* call = row && *row ? std::get_if<Interaction>(&**row) : nullptr;
    return call ? call->customer : CustomerId();
}

/// What the note is about; false where there is nothing to hand over.
bool place(const client::HalfWritten& draft, QStringView kind, const Uuid& id, WriteNote& note) {
    if (kind == "noteedit"_L1)
        return placeEdit(draft, id, note);
    if (kind == "call"_L1)
        note.customer = customerOfCall(draft, id);
    if (kind == "call"_L1 || kind == "replyedit"_L1)
        note.interaction = InteractionId(id);
    else if (kind == "close"_L1)
        note.caseId = CaseId(id);
    else
        note.customer = CustomerId(id);
    return true;
}

Commands notesOf(const WriteNote& about, const QString& heading, const QString& written,
                 const client::HalfWritten& draft, Random& random) {
    Commands notes;
    for (qsizetype at = 0; at < written.size();) {
        qsizetype end = std::min(at + lettersOfAPart, written.size());
        if (end < written.size() && written.at(end - 1).isHighSurrogate())
            --end;
        const QString part = written.mid(at, end - at) + u" […]"_s;
        WriteNote& note = std::get<WriteNote>(notes.emplace_back(about));
        note.note = NoteId(makeUuidV7(draft.now, random));
        note.text = (heading.isEmpty() ? part : heading + u'\n' + part).toStdString();
        at = end;
    }
    return notes;
}

Commands callsOf(const client::HalfWritten& draft) {
    Commands calls;
    for (const CallCard& card : readJournal(draft.text))
        calls.emplace_back(recordOf(card, draft.now));
    return calls;
}

/// For a lead to let count: nothing of it concerns a customer who is there. What is not enough for one stays.
std::optional<Commands> creationIn(const client::HalfWritten& draft, Random& random) {
    const NewCustomer typed = newCustomerIn(draft.text);
    auto read = commandsFor(typed, CustomerId(makeUuidV7(draft.now, random)), draft.now);
    if (auto* commands = std::get_if<Commands>(&read))
        return std::move(*commands);
    return typed.isEmpty() ? std::optional(Commands()) : std::nullopt;
}

} // namespace

std::optional<Commands> handOver(const client::HalfWritten& draft, Random& random) {
    const QStringView kind = QStringView(draft.key).left(draft.key.indexOf(u'/'));
    if (draft.key == "calls/unfinished"_L1)
        return callsOf(draft);
    if (kind == "look-alikes"_L1)
        return Commands(); // what this desktop has asked and does not propose again: no text of anybody's
    if (kind == "newcustomer"_L1)
        return creationIn(draft, random);
    const auto known = std::ranges::find_if(kinds, [kind](const Kind& one) { return kind == one.key; });
    const auto id = Uuid::parse(draft.key.mid(kind.size() + 1).toStdString());
    if (known == std::end(kinds) || !id)
        return std::nullopt;
    const QString written = kind == "customer"_L1 ? correctionsOf(draft.text) : draft.text.trimmed();
    WriteNote about;
    if (written.isEmpty() || !place(draft, kind, *id, about))
        return Commands();
    const QString heading = known->was ? HalfWritten::tr(known->was) : QString();
    return notesOf(about, heading, written, draft, random);
}

} // namespace visage::ui
