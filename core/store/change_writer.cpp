// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/change_writer.h"

#include "core/store/scopes/rows.h"

#include <array>
#include <type_traits>

namespace visage::store {
namespace {

using rules::Key;

constexpr std::string_view caseNumbers = "case";

template <class T> std::uint64_t differences(const T& before, const T& after) {
    // Pointers to the members in their order, for two values have to be walked side by side.
    std::array<const void*, 64> members{};
    Fields<T>::each(before, [&](int number, std::string_view, const auto& member) {
        members[static_cast<std::size_t>(number)] = &member;
    });
    std::uint64_t changed = 0;
    Fields<T>::each(after, [&](int number, std::string_view, const auto& member) {
        using Member = std::remove_cvref_t<decltype(member)>;
        if (!(*static_cast<const Member*>(members[static_cast<std::size_t>(number)]) == member))
            changed |= std::uint64_t{1} << (number - 1);
    });
    return changed;
}

template <class T> std::uint64_t allFields(const T& entity) {
    std::uint64_t all = 0;
    Fields<T>::each(
        entity, [&](int number, std::string_view, const auto&) { all |= std::uint64_t{1} << (number - 1); });
    return all;
}

bool sameApartFromRevision(const Row& before, Row after) {
    setRev(after, revOf(before));
    return before == after;
}

/// The customer whose words a row contributes to.
CustomerId searchedCustomer(const Row& row) {
    if (const auto* customer = std::get_if<Customer>(&row))
        return customer->id;
    if (const auto* identity = std::get_if<Identity>(&row))
        return identity->customer;
    if (const auto* order = std::get_if<Order>(&row))
        return order->customer;
    return {};
}

template <class T> std::vector<T> as(std::vector<Row> rows) {
    std::vector<T> entities;
    entities.reserve(rows.size());
    for (Row& row : rows)
        entities.push_back(std::get<T>(std::move(row)));
    return entities;
}

} // namespace

std::uint64_t changedFields(const Row* before, const Row& after) {
    return std::visit(
        [before](const auto& entity) {
            using T = std::remove_cvref_t<decltype(entity)>;
            return before ? differences(std::get<T>(*before), entity) : allFields(entity);
        },
        after);
}

void ChangeWriter::touch(const Row& row) {
    if (const CustomerId customer = searchedCustomer(row))
        m_touched.insert(customer);
}

Result<void> ChangeWriter::number(Row& row) {
    auto* opened = std::get_if<Case>(&row);
    if (!opened || opened->number != 0)
        return {};
    const auto next = m_batch.nextNumber(caseNumbers);
    if (!next)
        return next.error();
    opened->number = *next;
    return {};
}

Result<void> ChangeWriter::write(Row& row, MutationId mid) {
    const EntityKind kind = kindOf(row);
    const auto before = m_backend.load(Key{kind, idOf(row)});
    if (!before)
        return before.error();
    const Row* old = before->has_value() ? &**before : nullptr;
    if (old && sameApartFromRevision(*old, row)) {
        // Who works on somebody keeps them, whether there was anything left to change or not.
        if (m_actor)
            m_upkeep.note(old, &row, m_actor);
        setRev(row, revOf(*old));
        return {};
    }
    if (old)
        touch(*old);
    touch(row);
    m_upkeep.note(old, &row, m_actor);
    return putAndLog(row, old, mid);
}

Result<void> ChangeWriter::writeNew(std::vector<Row>& together, const rules::SearchTerms* terms) {
    Seq seq = m_batch.head();
    auto* customer = together.empty() ? nullptr : std::get_if<Customer>(&together.front());
    if (customer)
        m_upkeep.noteNew(*customer, together);
    for (Row& row : together) {
        if (!customer || dossierOf(row) != customer->id || kindOf(row) != EntityKind::Interaction)
            m_upkeep.note(nullptr, &row, m_actor);
        if (auto numbered = number(row); !numbered)
            return numbered;
        setRev(row, isReplicated(kindOf(row)) ? ++seq : 0);
    }
    if (auto put = m_batch.putNew(together); !put)
        return put;
    for (const Row& row : together)
        if (const Seq line = revOf(row); line != 0)
            if (auto logged =
                    m_batch.log({line, kindOf(row), idOf(row), changedFields(nullptr, row), {}, m_now});
                !logged)
                return logged;
    return indexNew(together, terms);
}

Result<void> ChangeWriter::indexNew(const std::vector<Row>& together, const rules::SearchTerms* terms) {
    const auto* customer = together.empty() ? nullptr : std::get_if<Customer>(&together.front());
    std::vector<Identity> identities;
    std::vector<Order> orders;
    for (const Row& row : together) {
        if (!customer || searchedCustomer(row) != customer->id)
            touch(row);
        else if (terms)
            continue;
        else if (const auto* identity = std::get_if<Identity>(&row))
            identities.push_back(*identity);
        else if (const auto* order = std::get_if<Order>(&row))
            orders.push_back(*order);
    }
    if (!customer)
        return {};
    return m_batch.index(customer->id, terms ? *terms : rules::searchTerms({customer, identities, orders}));
}

Result<void> ChangeWriter::putAndLog(Row& row, const Row* old, MutationId mid) {
    if (auto numbered = number(row); !numbered)
        return numbered;
    const EntityKind kind = kindOf(row);
    const Seq seq = isReplicated(kind) ? m_batch.head() + 1 : 0;
    setRev(row, seq);
    if (auto put = m_batch.put(row); !put)
        return put;
    if (seq == 0)
        return {};
    return m_batch.log({seq, kind, idOf(row), changedFields(old, row), mid, m_now});
}

Result<void> ChangeWriter::erase(const Key& key, MutationId mid) {
    const auto before = m_backend.load(key);
    if (!before)
        return before.error();
    if (!before->has_value())
        return {};
    touch(**before);
    m_upkeep.note(&**before, nullptr, m_actor);
    return eraseAndLog(key, mid);
}

Result<void> ChangeWriter::eraseAndLog(const Key& key, MutationId mid) {
    if (auto erased = m_batch.erase(key); !erased)
        return erased;
    if (!isReplicated(key.kind))
        return {};
    return m_batch.log({m_batch.head() + 1, key.kind, key.id, 0, mid, m_now});
}

/// Neither does what follows change the words of anybody, nor does anything follow from it.
Result<void> ChangeWriter::keepUp() {
    auto due = m_upkeep.due(m_backend);
    if (!due)
        return due.error();
    std::vector<Key> keys;
    for (const RowChange& change : *due)
        keys.push_back({kindOf(change.row), idOf(change.row)});
    const auto before = loadMany(m_backend, keys);
    if (!before)
        return before.error();
    for (std::size_t i = 0; i < keys.size(); ++i) {
        RowChange& change = (*due)[i];
        const auto& there = (*before)[i];
        auto done =
            change.erased ? eraseAndLog(keys[i], {}) : putAndLog(change.row, there ? &*there : nullptr, {});
        if (!done)
            return done;
    }
    return {};
}

Result<void> ChangeWriter::finish() {
    if (auto kept = keepUp(); !kept)
        return kept;
    for (const CustomerId customer : m_touched)
        if (auto done = indexCustomer(customer); !done)
            return done;
    m_touched.clear();
    return {};
}

Result<void> ChangeWriter::indexCustomer(CustomerId id) {
    const auto row = m_backend.load(Key{EntityKind::Customer, id.uuid});
    if (!row)
        return row.error();
    if (!row->has_value())
        return m_batch.index(id, {});
    auto identityRows = m_backend.rowsOf(EntityKind::Identity, id, 0);
    if (!identityRows)
        return identityRows.error();
    auto orderRows = m_backend.rowsOf(EntityKind::Order, id, 0);
    if (!orderRows)
        return orderRows.error();
    const auto identities = as<Identity>(std::move(*identityRows));
    const auto orders = as<Order>(std::move(*orderRows));
    return m_batch.index(id, rules::searchTerms({&std::get<Customer>(**row), identities, orders}));
}

} // namespace visage::store
