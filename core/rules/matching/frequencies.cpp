// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/matching/frequencies.h"

#include "core/rules/matching/hash.h"

#include <algorithm>

namespace visage::rules::matching {
namespace {

struct Held {
    std::uint64_t value = 0;
    std::uint64_t owner = 0;
    friend auto operator<=>(const Held&, const Held&) = default;
};

std::uint64_t valueHash(Field field, std::string_view value) {
    return hashOf(value, static_cast<std::uint64_t>(field) + 1);
}

/// Initials in either order: typos rarely touch them, and columns get swapped.
std::uint64_t initialsOf(const Record& record) {
    if (record.kind == Kind::Organisation)
        return hashOf(std::string_view(record.organisation).substr(0, 2), 77);
    const auto letter = [](std::string_view text) {
        return static_cast<std::uint64_t>(text.empty() ? 0 : static_cast<unsigned char>(text[0]));
    };
    const std::uint64_t a = letter(record.given);
    const std::uint64_t b = letter(record.family);
    return std::min(a, b) * 256 + std::max(a, b);
}

std::uint64_t nameHash(const Record& record) {
    return record.kind == Kind::Organisation ? hashOf(record.organisation, 78)
                                             : hashOf(record.givenSound, 79) + hashOf(record.familySound, 79);
}

std::string addressOf(const Record& record) {
    if (record.street.empty() || record.house.empty())
        return {};
    return record.house + ' ' + record.street + ' ' + (record.town.empty() ? record.postcode : record.town);
}

std::string dateOf(const Record& record) {
    return record.birthDate.isNull() ? std::string() : std::to_string(record.birthDate.yyyymmdd);
}

const std::string& townOf(const Record& record) {
    return record.town.empty() ? record.postcode : record.town;
}

void collect(std::vector<Held>& held, const Record& record) {
    const std::uint64_t name = nameHash(record);
    const std::uint64_t initials = initialsOf(record);
    const auto add = [&](Field field, std::string_view value, std::uint64_t owner) {
        if (!value.empty())
            held.push_back({valueHash(field, value), owner});
    };
    add(Field::Given, record.givenBare, hashOf(record.familySound, 1));
    add(Field::Family, record.familyBare, hashOf(record.givenSound, 1));
    add(Field::Birth, dateOf(record), initials);
    add(Field::Address, addressOf(record), initials);
    add(Field::Order, townOf(record), name); // a column of its own for towns
    add(Field::Firm, record.organisation, name);
    for (const std::string& number : record.mobiles)
        add(Field::Mobile, number, initials);
    for (const std::string& number : record.lines)
        add(Field::Line, number, initials);
    for (const MailBox& box : record.mails)
        add(Field::Mail, box.address, initials);
    for (const std::string& number : record.references)
        add(Field::Reference, number, initials);
}

} // namespace

Frequencies::Frequencies(std::span<const Record> records)
    : m_records(records.size()) {
    std::vector<Held> held;
    std::vector<std::uint64_t> names;
    held.reserve(records.size() * 8);
    names.reserve(records.size());
    for (const Record& record : records) {
        collect(held, record);
        names.push_back(nameHash(record));
    }
    std::ranges::sort(names);
    m_owners = std::max<std::uint32_t>(
        1, static_cast<std::uint32_t>(std::ranges::unique(names).begin() - names.begin()));
    std::ranges::sort(held);
    const auto repeated = std::ranges::unique(held);
    held.erase(repeated.begin(), repeated.end());
    for (const Held& one : held) {
        if (m_entries.empty() || m_entries.back().value != one.value)
            m_entries.push_back({one.value, 0});
        ++m_entries.back().owners;
    }
}

std::uint32_t Frequencies::ownersOf(Field field, std::string_view value) const {
    const std::uint64_t hash = valueHash(field, value);
    const auto found = std::ranges::lower_bound(m_entries, hash, {}, &Entry::value);
    return found == m_entries.end() || found->value != hash ? 0 : static_cast<std::uint32_t>(found->owners);
}

std::vector<Commonness> commonnessOf(std::span<const Record> records, const Frequencies& frequencies) {
    std::vector<Commonness> all;
    all.reserve(records.size());
    for (const Record& record : records) {
        const auto of = [&](Field field, std::string_view value) {
            return value.empty() ? 0 : frequencies.ownersOf(field, value);
        };
        // In whichever column it is common: names get swapped.
        const auto ofName = [&](std::string_view value) {
            return std::max(of(Field::Given, value), of(Field::Family, value));
        };
        all.push_back({ofName(record.givenBare), ofName(record.familyBare), of(Field::Birth, dateOf(record)),
                       of(Field::Address, addressOf(record)), of(Field::Order, townOf(record)),
                       of(Field::Firm, record.organisation)});
    }
    return all;
}

std::uint32_t ownersOfShared(Field field, const Record& one, const Record& other,
                             const Frequencies& frequencies) {
    std::uint32_t least = 0;
    const auto take = [&](std::string_view value) {
        const std::uint32_t owners = frequencies.ownersOf(field, value);
        least = least == 0 ? owners : std::min(least, owners);
    };
    const auto among = [&](const std::vector<std::string>& mine, const std::vector<std::string>& theirs) {
        for (const std::string& value : mine)
            if (std::ranges::find(theirs, value) != theirs.end())
                take(value);
    };
    if (field == Field::Mobile)
        among(one.mobiles, other.mobiles);
    else if (field == Field::Line)
        among(one.lines, other.lines);
    else if (field == Field::Reference)
        among(one.references, other.references);
    else if (field == Field::Mail)
        for (const MailBox& box : one.mails)
            if (std::ranges::find(other.mails, box.address, &MailBox::address) != other.mails.end())
                take(box.address);
    return least;
}

} // namespace visage::rules::matching
