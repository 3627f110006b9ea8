// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/field_text.h"
#include "core/rules/commands/field_edit.h"
#include "core/rules/commands/handlers.h"

#include <algorithm>

// Consent has to be shown by whoever relies on it (Regulation (EU) 2016/679, article 7(1)), so a looser
// answer wants evidence; and of two answers recorded at a time the stricter one is the safe one.

namespace visage::rules::commands {
namespace {

constexpr std::int64_t stateField = fieldNumber<Consent>("state");
constexpr std::int64_t sourceField = fieldNumber<Consent>("source");

/// Where nothing was said nobody is to be contacted either, but nobody has refused.
int strictness(ConsentState state) {
    switch (state) {
    case ConsentState::Granted:
        return 0;
    case ConsentState::Refused:
        return 2;
    default:
        return 1;
    }
}

void addKeys(std::vector<Key>& keys, const RecordConsent& command, CustomerId customer) {
    const ConsentId consent = consentId(customer, command.topic);
    keys.push_back(keyOf<Consent>(consent));
    addFieldKeys(keys, command.edit, ObjectId(consent.uuid), stateField);
    keys.push_back(keyOf<FieldVersion>(fieldVersionId(command.edit, sourceField)));
}

Result<void> check(const RecordConsent& command, const Consent& there, const std::string& source,
                   bool isNewerThanThere) {
    if (strictness(command.state) >= strictness(there.state))
        return {};
    if (source.empty())
        return conflict("Say where the customer agreed (a call, a form, a letter): without that the stricter "
                        "answer stands.");
    if (command.seen != there.state || !isNewerThanThere)
        return conflict(
            "A stricter answer of this customer was recorded meanwhile and stands: look at the record "
            "again, and ask the customer if in doubt.");
    return {};
}

/// What stood, with its evidence.
void keep(Decision& decision, const Loaded& loaded, FieldEdit edit, FieldStamp stamp, const Consent& there) {
    stamp.at = there.at;
    put(decision, loaded, keptValue(edit, stamp, toText(there.state), VersionState::Replaced));
    edit.field = sourceField;
    put(decision, loaded, keptValue(edit, stamp, there.source, VersionState::Replaced));
}

Consent standing(const Loaded& loaded, CustomerId customer, ConsentTopic topic) {
    Consent consent;
    consent.id = consentId(customer, topic);
    if (const Consent* there = loaded.find<Consent>(consent.id))
        return *there;
    consent.customer = customer;
    consent.topic = topic;
    return consent;
}

} // namespace

std::vector<Key> keysFor(const RecordConsent& command) {
    std::vector<Key> keys;
    addKeys(keys, command, command.customer);
    addKey<Customer>(keys, command.customer);
    return keys;
}

Wanted wantedBesides(const RecordConsent& command, const Loaded& loaded) {
    std::vector<Key> keys;
    if (const auto customer = customerOf(loaded, command.customer); customer && *customer != command.customer)
        addKeys(keys, command, *customer);
    return {std::move(keys), {}};
}

Result<Decision> decideFor(const Loaded& loaded, const RecordConsent& command,
                           const CommandContext& context) {
    if (!command.edit)
        return badInput("A consent without an id cannot be kept.");
    if (nameOf(command.topic) == "other" || nameOf(command.state) == "other")
        return badInput("This kind of consent is not known here.");
    if (command.state == ConsentState::Unknown)
        return badInput("Say whether the customer agrees or refuses.");
    const auto customer = customerOf(loaded, command.customer);
    if (!customer)
        return customer.error();
    auto source = checkedLine(command.source, maxLineBytes, "The evidence");
    if (!source)
        return source.error();
    if (loaded.find<FieldVersion>(fieldVersionId(command.edit, stateField)))
        return Decision{};

    const Consent there = standing(loaded, *customer, command.topic);
    const FieldEdit edit{
        command.edit, EntityKind::Consent, ObjectId(there.id.uuid), *customer, stateField, {}, {}};
    const FieldStamp theirs = standingStamp(loaded, edit);
    const FieldStamp mine = stampedBy(theirs, context);
    if (const auto fine = check(command, there, *source, isNewer(mine, theirs)); !fine)
        return fine.error();

    Consent consent = there;
    consent.state = command.state;
    consent.at = command.at ? std::min(command.at, context.now) : momentOf(context);
    consent.source = std::move(*source);

    Decision decision;
    // The same answer again: the newer evidence counts. The very same one comes from a desktop that has a new
    // id since.
    if (command.state == there.state && loaded.find<Consent>(there.id) &&
        (consent.source.empty() || consent == there || !isNewer(mine, theirs)))
        return decision;
    if (loaded.find<Consent>(there.id))
        keep(decision, loaded, edit, theirs, there);
    put(decision, loaded, std::move(consent));
    put(decision, loaded, isNewer(mine, theirs) ? mine : theirs);
    return decision;
}

} // namespace visage::rules::commands
