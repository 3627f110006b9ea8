// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/people.h"

#include "app/sim/held_rows.h"
#include "core/domain/field_text.h"

namespace visage::sim {
namespace {

constexpr std::uint64_t people = 2;
constexpr std::int64_t town = fieldNumber<Customer>("town");
constexpr std::int64_t familyName = fieldNumber<Customer>("familyName");
constexpr const char* towns[] = {"Rouen", "Dieppe", "Le Havre"};
constexpr const char* numbers[] = {"+33639980001", "+33639980002", "+33639980003", "+33639980004"};

CustomerId person(std::uint64_t which) {
    Uuid id;
    id.bytes[0] = 0x72; // apart from those who are merged and erased, whose rows move to others
    id.bytes[15] = static_cast<std::uint8_t>(which);
    return CustomerId(id);
}

IdentityId numberOf(CustomerId customer, const char* number) {
    return identityId(customer, IdentityType::Phone, "", number);
}

template <class T, class IdType> const T* find(const Rows& rows, const IdType& id) {
    const auto found = rows.find({Fields<T>::kind, id.uuid});
    return found == rows.end() ? nullptr : &std::get<T>(found->row());
}

template <class T> const T* anyOf(const Rows& rows, Random& random) {
    const auto all = rows.of(Fields<T>::kind);
    return all.empty() ? nullptr : &std::get<T>(all[random.below(all.size())].row());
}

Result<rules::Loaded> loaded(const Rows& rows, const Command& command) {
    HeldRows held(rows);
    return rules::load(command, held);
}

UpdateCustomer someUpdate(EditId edit, CustomerId who, const Rows& seen, Random& random) {
    const Customer* there = find<Customer>(seen, who);
    const std::int64_t field = random.below(2) == 0 ? town : familyName;
    return {
        edit, who, {{field, there ? *fieldText(*there, field) : "", towns[random.below(std::size(towns))]}}};
}

SettleField someSettlement(EditId edit, const FieldVersion& kept, const Rows& seen, Random& random) {
    std::string stands;
    if (const Customer* customer = find<Customer>(seen, kept.customer);
        kept.kind == EntityKind::Customer && customer)
        stands = *fieldText(*customer, kept.field);
    if (const Identity* old = find<Identity>(seen, IdentityId(kept.object.uuid)))
        stands = toText(old->replacedBy);
    return {edit, kept.id, static_cast<SettleChoice>(1 + random.below(3)), stands};
}

Command someReplacement(EditId edit, CustomerId who, const Rows& seen, Random& random) {
    const Identity* old = anyOf<Identity>(seen, random);
    const char* number = numbers[random.below(std::size(numbers))];
    const bool mine = old && old->customer == who;
    return ReplaceIdentity{
        edit, mine ? old->id : numberOf(who, numbers[0]), who, IdentityType::Phone, number, number, "", ""};
}

Command someConsent(EditId edit, CustomerId who, const Rows& seen, Random& random) {
    const Consent* there = find<Consent>(seen, consentId(who, ConsentTopic::Email));
    return RecordConsent{edit,
                         who,
                         ConsentTopic::Email,
                         random.below(2) == 0 ? ConsentState::Refused : ConsentState::Granted,
                         "call",
                         {},
                         there ? there->state : ConsentState::Unknown};
}

} // namespace

std::vector<Row> sharedPeople() {
    std::vector<Row> rows;
    for (std::uint64_t i = 1; i <= people; ++i) {
        Customer customer;
        customer.id = person(i);
        customer.familyName = "Lefèvre";
        Identity number;
        number.id = numberOf(customer.id, numbers[0]);
        number.customer = customer.id;
        number.valueRaw = number.valueNorm = numbers[0];
        rows.emplace_back(customer);
        rows.emplace_back(number);
    }
    return rows;
}

UserId userNamed(std::string_view name) {
    Uuid id;
    id.bytes[0] = 0x73;
    id.bytes[15] = name == "anne" ? 1 : 2;
    return UserId(id);
}

bool isOfConflicts(const Command& command) {
    return std::holds_alternative<UpdateCustomer>(command) || std::holds_alternative<SettleField>(command) ||
           std::holds_alternative<ReplaceIdentity>(command) || std::holds_alternative<AddTag>(command) ||
           std::holds_alternative<RemoveTag>(command) || std::holds_alternative<RecordConsent>(command);
}

RowKey targetOfConflict(const Command& command) {
    if (const auto* update = std::get_if<UpdateCustomer>(&command))
        return {EntityKind::FieldStamp,
                fieldStampId(ObjectId(update->customer.uuid), update->patches.front().field).uuid};
    if (const auto* settled = std::get_if<SettleField>(&command))
        return {EntityKind::FieldVersion, settled->version.uuid};
    if (const auto* replaced = std::get_if<ReplaceIdentity>(&command))
        return {EntityKind::Identity,
                identityId(replaced->customer, replaced->type, "", replaced->valueNorm).uuid};
    if (const auto* added = std::get_if<AddTag>(&command))
        return {EntityKind::CustomerTag, customerTagId(added->customer, added->text).uuid};
    if (const auto* removed = std::get_if<RemoveTag>(&command))
        return {EntityKind::CustomerTag, removed->tag.uuid};
    const auto& consent = std::get<RecordConsent>(command);
    return {EntityKind::Consent, consentId(consent.customer, consent.topic).uuid};
}

bool conflictMakesRow(const Command& command) {
    if (const auto* consent = std::get_if<RecordConsent>(&command))
        return consent->state == ConsentState::Refused;
    return !std::holds_alternative<SettleField>(command) && !std::holds_alternative<RemoveTag>(command);
}

Command someConflict(const Rows& seen, Random& random) {
    const EditId edit(makeUuidV7({1'700'000'000'000}, random));
    const CustomerId who = person(1 + random.below(people));
    const char* word = random.below(2) == 0 ? "vip" : "deaf";
    switch (random.below(8)) {
    case 0:
        return AddTag{who, word};
    case 1:
        if (const CustomerTag* tag = anyOf<CustomerTag>(seen, random))
            return RemoveTag{tag->id, tag->added};
        return AddTag{who, word};
    case 2:
        return someConsent(edit, who, seen, random);
    case 3:
        return someReplacement(edit, who, seen, random);
    case 4:
        if (const FieldVersion* kept = anyOf<FieldVersion>(seen, random))
            return someSettlement(edit, *kept, seen, random);
        [[fallthrough]];
    default:
        return someUpdate(edit, who, seen, random);
    }
}

Hlc stampFor(const Command& command, const Rows& seen, Hlc last, Timestamp now) {
    HybridClock clock(last);
    if (const auto rows = loaded(seen, command))
        clock.observe(rows->newestStamp(), now);
    return clock.issue(now);
}

} // namespace visage::sim
