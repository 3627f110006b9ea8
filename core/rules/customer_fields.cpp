// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/customer_fields.h"

#include "core/domain/field_text.h"
#include "core/rules/commands/common.h"

#include <algorithm>

namespace visage::rules {
namespace {

using commands::badInput;

constexpr CustomerField fields[] = {
    {"kind"},
    {"civility"},
    {"givenName"},
    {"familyName"},
    {"birthName"},
    {"organisation"},
    {"birthDate", Role::Agent, true},
    {"language"},
    {"addressLine1", Role::Agent, true},
    {"addressLine2", Role::Agent, true},
    {"postcode", Role::Agent, true},
    {"town", Role::Agent, true},
    {"country", Role::Agent, true},
    // What the loyalty programme grants.
    {"tier", Role::Lead},
    {"points", Role::Lead},
    {"customerSince", Role::Lead},
};
/// A merge has a command of its own, contacts say when they were, and nobody changes when a record was made.
constexpr std::string_view notPatched[] = {"mergedInto", "createdAt", "lastContactOn"};

/// A field that is added to Customer has to be entered above.
consteval bool coversEveryField() {
    std::size_t known = 0;
    for (const CustomerField& field : fields)
        known += fieldNumber<Customer>(field.member) > 0;
    for (const std::string_view member : notPatched)
        known += fieldNumber<Customer>(member) > 0;
    std::size_t count = 0;
    Customer customer{};
    Fields<Customer>::each(customer, [&](int, std::string_view, auto&) { ++count; });
    return known == count && count == std::size(fields) + std::size(notPatched);
}
static_assert(coversEveryField());

template <class E> bool isKnown(E value) {
    return std::ranges::any_of(enumNames<E>(), [value](const auto& entry) { return entry.value == value; });
}

Result<void> tidyCountry(std::string& country) {
    const auto isLetter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    if (country.empty())
        return {};
    if (country.size() != 2 || !std::ranges::all_of(country, isLetter))
        return badInput("A country is written with its two letters: FR, BE, DE...");
    for (char& letter : country)
        letter = static_cast<char>(letter & ~0x20);
    return {};
}

/// What is asked of each type of value.
struct Tidy {
    std::string_view member;
    Timestamp now;

    Result<void> operator()(std::string& text) const {
        auto line = commands::checkedLine(text, commands::maxNameBytes, "This entry");
        if (!line)
            return line.error();
        text = std::move(*line);
        return member == "country" ? tidyCountry(text) : Result<void>{};
    }
    Result<void> operator()(Date& date) const {
        if (date && commands::isAfterToday(date, now))
            return badInput(
                "The birth date lies in the future or does not exist: correct it or leave it empty.");
        return {};
    }
    Result<void> operator()(Timestamp& at) const {
        if (at.ms < 0 || at > now)
            return badInput("A customer since a day that has not come: correct it or leave it empty.");
        return {};
    }
    Result<void> operator()(std::int64_t& number) const {
        if (number < 0)
            return badInput("Nobody has less than no points.");
        return {};
    }
    template <class E>
    requires std::is_enum_v<E> Result<void>
    operator()(E& value) const {
        if (!isKnown(value))
            return badInput("This choice is not known here: choose another one.");
        return {};
    }
    Result<void> operator()(CustomerId&) const { return {}; }
};

} // namespace

const CustomerField* customerField(std::int64_t number) {
    for (const CustomerField& field : fields)
        if (fieldNumber<Customer>(field.member) == number)
            return &field;
    return nullptr;
}

std::vector<FieldPatch> customerPatches(const Customer& seen, const Customer& wanted) {
    std::vector<FieldPatch> patches;
    for (const CustomerField& field : fields) {
        const std::int64_t number = fieldNumber<Customer>(field.member);
        auto before = *fieldText(seen, number);
        auto after = *fieldText(wanted, number);
        if (before != after)
            patches.push_back({number, std::move(before), std::move(after)});
    }
    std::ranges::sort(patches, {}, &FieldPatch::field);
    return patches;
}

Result<void> tidyCustomerField(Customer& customer, std::int64_t number, Timestamp now) {
    Result<void> outcome;
    const CustomerField* field = customerField(number);
    withField(customer, number, [&](auto& member) {
        outcome = Tidy{field ? field->member : std::string_view(), now}(member);
    });
    return outcome;
}

} // namespace visage::rules
