// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/commands.h"
#include "app/admin/context.h"
#include "app/admin/entity_json.h"
#include "core/base/text.h"

#include <QJsonArray>

namespace visage::admin {
namespace {

using store::Backend;

constexpr int foundAtMost = 50;
constexpr int shownAtMost = 100;

std::string nameOfCustomer(const Customer& customer) {
    std::string name = customer.givenName;
    if (!customer.familyName.empty())
        name += (name.empty() ? "" : " ") + customer.familyName;
    if (!customer.organisation.empty())
        name += name.empty() ? customer.organisation : " (" + customer.organisation + ")";
    return name;
}

/// What anybody may have written, on one line of a terminal.
std::string shown(const std::string& value) {
    return text::oneLine(value, 200);
}

std::string line(const Customer& customer) {
    std::string text = customer.id.toString() + "\t" + shown(nameOfCustomer(customer));
    if (!customer.town.empty())
        text += "\t" + shown(customer.postcode + " " + customer.town);
    return customer.birthDate ? text + "\t" + customer.birthDate.toIso() : text;
}

Result<std::optional<Customer>> loadCustomer(Backend& backend, CustomerId id) {
    auto row = backend.load({EntityKind::Customer, id.uuid});
    if (!row)
        return row.error();
    if (!row->has_value())
        return std::optional<Customer>{};
    return std::optional<Customer>(std::get<Customer>(**row));
}

Result<void> find(Context& context) {
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    std::string text;
    for (const std::string& word : context.words())
        text += (text.empty() ? "" : " ") + word;
    const auto found = (*backend)->search(rules::parseSearch(text), foundAtMost);
    if (!found)
        return found.error();
    for (const CustomerId id : *found) {
        const auto customer = loadCustomer(**backend, id);
        if (!customer)
            return customer.error();
        if (customer->has_value())
            context.print(line(**customer), entityJson(Row(**customer)));
    }
    return {};
}

Result<CustomerId> customerId(Context& context) {
    const auto id = Uuid::parse(context.words()[0]);
    if (!id)
        return context.wrongUse("A customer's id looks like 0196a2c4-....: \"customer find\" prints it.");
    return CustomerId(*id);
}

/// What somebody took off the record: it is told, and never mistaken for what holds.
bool isRemoved(const Row& row) {
    const auto* identity = std::get_if<Identity>(&row);
    return identity && identity->removedAt;
}

/// What belongs to a customer, kind by kind: the arrays of the JSON and the paragraphs of the text.
Result<void> append(Backend& backend, CustomerId id, EntityKind kind, QJsonObject& object,
                    std::string& text) {
    const auto rows = backend.rowsOf(kind, id, shownAtMost);
    if (!rows)
        return rows.error();
    QJsonArray list;
    QJsonArray removed;
    for (const Row& row : *rows) {
        (isRemoved(row) ? removed : list).append(entityJson(row));
        text.append("\n").append(isRemoved(row) ? "removed " : "").append(tableOf(kind));
        text.append("\t").append(entityLine(row));
    }
    object[QString::fromStdString(std::string(tableOf(kind)))] = list;
    if (!removed.isEmpty())
        object[QString::fromStdString("removed_" + std::string(tableOf(kind)))] = removed;
    return {};
}

Result<void> show(Context& context) {
    const auto id = customerId(context);
    if (!id)
        return id.error();
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    const auto customer = loadCustomer(**backend, *id);
    if (!customer)
        return customer.error();
    if (!customer->has_value())
        return Error{ErrorCode::NotFound, "There is no customer " + id->toString() + "."};
    QJsonObject object = entityJson(Row(**customer));
    std::string text = line(**customer);
    for (const EntityKind kind :
         {EntityKind::Identity, EntityKind::Consent, EntityKind::Alert, EntityKind::Order, EntityKind::Case,
          EntityKind::Note, EntityKind::Interaction, EntityKind::Membership})
        if (auto done = append(**backend, *id, kind, object, text); !done)
            return done;
    context.print(text, object);
    return {};
}

Result<void> showCase(Context& context) {
    const std::string& word = context.words()[0];
    const std::int64_t number = QString::fromStdString(word).toLongLong();
    if (number <= 0)
        return context.wrongUse("A case is named by its number.");
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    const auto found = (*backend)->caseNumbered(number);
    if (!found)
        return found.error();
    if (!found->has_value())
        return Error{ErrorCode::NotFound, "There is no case " + word + "."};
    const auto contacts = (*backend)->interactionsOf((*found)->id);
    if (!contacts)
        return contacts.error();
    QJsonObject object = entityJson(Row(**found));
    std::string text = entityLine(Row(**found));
    QJsonArray list;
    for (const Interaction& contact : *contacts) {
        list.append(entityJson(Row(contact)));
        text += "\n" + entityLine(Row(contact));
    }
    object[QStringLiteral("interactions")] = list;
    context.print(text, object);
    return {};
}

constexpr Command commands[] = {
    {"customer find", "TEXT...", "finds customers as the desktop's search does", 1, 100, {}, find},
    {"customer show", "ID", "prints a customer with all that belongs to it", 1, 1, {}, show},
    {"case show", "NUMBER", "prints a case with its contacts", 1, 1, {}, showCase},
};

} // namespace

std::span<const Command> customerCommands() {
    return commands;
}

} // namespace visage::admin
